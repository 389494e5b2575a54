"""Which messages are free text of a customer, and which of them need nothing but a page."""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from xenia.care.conversing import Bringing
from xenia.conversation.intents import Band, Intent
from xenia.conversation.leads import SIMPLE
from xenia.conversation.memory import Talking
from xenia.conversation.relearning.using import ear_of
from xenia.conversation.understand import Context
from xenia.customers.models import Customer
from xenia.team.models import TeamMember

PLAIN = 100
"""Nobody asks for one page in more letters."""
_FEW = {Intent.STOP: 5, Intent.PERSON: 8}
"""Words: in more of them a complaint may speak of what should stop, or of who was asked for."""
_IN = {"el": Context(language="el"), "en": Context(language="en")}


class FreeText(Filter):
    """Words of somebody who has joined, and no command."""

    async def __call__(self, message: Message, customer: Customer | None) -> bool:
        return customer is not None and bool(message.text) and not (message.text or "").startswith("/")


class InBetween(Filter):
    """Nothing but a wish for no more messages, or for a person, where the bot had asked for something else.

    Where a person reads already, or where what is going on is the team's, the words are part of that.
    """

    async def __call__(
        self,
        message: Message,
        customer: Customer | None,
        member: TeamMember | None,
        ground: Any,
        raw_state: str | None = None,
    ) -> bool | dict[str, Any]:
        if raw_state is None or customer is None or not message.text or message.text.startswith("/"):
            return False
        words = len(message.text.split())
        if words > max(_FEW.values()):
            return False
        heard = ear_of(ground.database)(message.text, _IN[customer.language])
        if heard.why != ("rule",) or words > _FEW.get(heard.intent, 0):
            return False
        is_ours = member is not None or raw_state in Bringing or raw_state in Talking
        return False if heard.intent is Intent.PERSON and is_ours else {"heard": heard}


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
