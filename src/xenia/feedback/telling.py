"""After a rating or an answer: what the customer writes next belongs to it."""

from datetime import datetime, timedelta

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup

from xenia.feedback.models import Feedback

TELLING_FOR = timedelta(hours=1)
"""After that long without a word, what the customer writes is about something else."""


class Telling(StatesGroup):
    """What the bot waits for after a rating."""

    more = State()


async def listen(state: FSMContext, feedback: Feedback, now: datetime) -> None:
    """Wait for words and photos about that feedback."""
    await state.set_state(Telling.more)
    await state.set_data({"feedback": feedback.id, "at": now.isoformat()})
