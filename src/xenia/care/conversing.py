"""What a customer says next belongs to a ticket, until they turn to something else."""

from datetime import datetime, timedelta

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup

from xenia.care.models import Kind
from xenia.core.filters import Question

TALKING_FOR = timedelta(hours=1)
"""After that long without a word, the customer is asked whether what they write belongs to the ticket."""

QUIET_FOR = timedelta(minutes=2)
"""So long who goes on writing sees a mark on each message, and is not told the same again."""


class Bringing(StatesGroup):
    """What the bot waits for from a customer."""

    words = Question()
    """The first ones of a new ticket."""
    more = Question()
    kept = Question()
    """What is to be added to words that are there already, before they leave."""


async def wait_for_first(state: FSMContext, kind: Kind, now: datetime) -> None:
    """What they send next opens a ticket of that kind."""
    await state.set_state(Bringing.words)
    await state.set_data({"kind": kind.value, "at": now.isoformat()})


async def wait_for_tap(state: FSMContext, kind: Kind | None, now: datetime) -> None:
    """What they send next goes with what is kept of theirs, once they have tapped."""
    await state.set_state(Bringing.kept)
    await state.set_data({"kind": kind.value if kind else None, "at": now.isoformat()})


async def go_on(state: FSMContext, ticket_id: int, now: datetime, *, told_at: datetime | None = None) -> None:
    """What they send next is added to that ticket; `told_at` they were told so of what they sent before."""
    await state.set_state(Bringing.more)
    told = {"told": told_at.isoformat()} if told_at is not None else {}
    await state.set_data({"ticket": ticket_id, "at": now.isoformat(), **told})


async def told_lately(state: FSMContext, ticket_id: int, now: datetime) -> datetime | None:
    """When they were last told that something was added to that ticket, if it was a moment ago."""
    data = await state.get_data()
    if data.get("ticket") != ticket_id or "told" not in data:
        return None
    told_at = datetime.fromisoformat(data["told"])
    return told_at if now - told_at < QUIET_FOR else None
