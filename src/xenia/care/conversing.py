"""What a customer says next belongs to a ticket, until they turn to something else."""

from datetime import datetime, timedelta

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup

from xenia.care.models import Kind
from xenia.core.filters import Question

TALKING_FOR = timedelta(hours=1)
"""After that long without a word, the customer is asked whether what they write belongs to the ticket."""


class Bringing(StatesGroup):
    """What the bot waits for from a customer."""

    words = Question()
    """The first ones of a new ticket."""
    more = Question()


async def wait_for_first(state: FSMContext, kind: Kind, now: datetime) -> None:
    """What they send next opens a ticket of that kind."""
    await state.set_state(Bringing.words)
    await state.set_data({"kind": kind.value, "at": now.isoformat()})


async def go_on(state: FSMContext, ticket_id: int, now: datetime) -> None:
    """What they send next is added to that ticket."""
    await state.set_state(Bringing.more)
    await state.set_data({"ticket": ticket_id, "at": now.isoformat()})
