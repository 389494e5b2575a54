"""Filters every room may need. They are coroutines: a plain function would be sent to a thread each time."""

from aiogram.filters import Filter
from aiogram.types import Message


class NotCommand(Filter):
    """Anything a person sends but a command: in a conversation, `/points` still means `/points`."""

    async def __call__(self, message: Message) -> bool:
        return not (message.text or "").startswith("/")
