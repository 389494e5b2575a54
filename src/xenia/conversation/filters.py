"""Which messages are free text of a customer, and which of them need nothing but a page."""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from xenia.conversation.intents import Band, Intent
from xenia.conversation.leads import SIMPLE
from xenia.conversation.relearning.using import ear_of
from xenia.conversation.understand import Context
from xenia.customers.models import Customer

PLAIN = 100
"""Nobody asks for one page in more letters."""
_FEW = 5
"""Words: in more of them a complaint may speak of what should stop."""
_IN = {"el": Context(language="el"), "en": Context(language="en")}


class FreeText(Filter):
    """Words of somebody who has joined, and no command."""

    async def __call__(self, message: Message, customer: Customer | None) -> bool:
        return customer is not None and bool(message.text) and not (message.text or "").startswith("/")


class StopInBetween(Filter):
    """Nothing but a wish for no more messages, where the bot had asked for something else."""

    async def __call__(
        self, message: Message, customer: Customer | None, ground: Any, raw_state: str | None = None
    ) -> bool | dict[str, Any]:
        if raw_state is None or customer is None or not message.text or message.text.startswith("/"):
            return False
        if len(message.text.split()) > _FEW:
            return False
        heard = ear_of(ground.database)(message.text, _IN[customer.language])
        return {"heard": heard} if heard.intent is Intent.STOP and heard.why == ("rule",) else False


class Plain(Filter):
    """Surely one page that only shows something, with nothing going on that the words could be about."""

    async def __call__(
        self, message: Message, customer: Customer | None, ground: Any, raw_state: str | None = None
    ) -> bool | dict[str, Any]:
        if raw_state is not None or customer is None or not message.text or message.text.startswith("/"):
            return False
        if len(message.text) > PLAIN:
            return False
        heard = ear_of(ground.database)(message.text, _IN[customer.language])
        return {"heard": heard} if heard.band is Band.ACT and heard.intent in SIMPLE else False
