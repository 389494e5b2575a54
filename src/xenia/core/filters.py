"""Filters every room may need. They are coroutines: a plain function would be sent to a thread each time."""

from datetime import timedelta

from aiogram.filters import Filter
from aiogram.fsm.state import State
from aiogram.types import Message


class NotCommand(Filter):
    """Anything a person sends but a command: in a conversation, `/points` still means `/points`."""

    async def __call__(self, message: Message) -> bool:
        return not (message.text or "").startswith("/")


class Question(State):
    """A state in which whatever is written next is the answer, also where it looks like a short cut."""

    @property
    def state(self) -> str | None:
        """Its name in the conversation's row: `Telling:answer?`."""
        return f"{super().state}?"


MEMORY = "~"
"""Ends the name of a state in which nothing is asked: it keeps what was shown, and since when, as `at`."""
REMEMBERED_FOR = timedelta(minutes=10)


class Shown(State):
    """A state that interrupts nothing and ends by itself, `REMEMBERED_FOR` after its `at`."""

    @property
    def state(self) -> str | None:
        """Its name in the conversation's row: `Talking:shown~`."""
        return f"{super().state}{MEMORY}"


class Unasked(Filter):
    """For short cuts such as `4821 12,40`: lets through what does not answer a question of ours."""

    async def __call__(self, message: Message, raw_state: str | None = None) -> bool:  # noqa: ARG002 - aiogram calls it so
        return not (raw_state or "").endswith("?")
