"""Somebody who has not joined asks what everybody may know: how to join, the hours, where the shop is."""

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.types import Message

from xenia.conversation import talk_screens as screens
from xenia.conversation.chat import OF_SHOP, written_about
from xenia.conversation.faq_screens import told_to_stranger
from xenia.conversation.filters import PLAIN
from xenia.conversation.intents import Intent
from xenia.conversation.relearning.using import ear_of
from xenia.conversation.talk import language_of
from xenia.conversation.understand import Context, Understanding
from xenia.conversation.unsent import may_become_a_ticket
from xenia.core.names import clean_name
from xenia.core.pages import Pages
from xenia.core.reply import Answer
from xenia.core.room import READS
from xenia.core.texts import Texts
from xenia.customers.models import Customer
from xenia.customers.screens import welcome
from xenia.shop import Shop
from xenia.shop.taps import ShowHours
from xenia.team.models import TeamMember

router = Router(name="talk-stranger")

_SURE = 0.9
"""What is less sure may be for a person, and is kept for one."""
_GREETING = 3
"""Words: more of them say more than good morning."""
_OF_PROGRAMME = frozenset(
    {
        Intent.JOIN,
        Intent.HELP,
        Intent.PROGRAMME,
        Intent.EARNING,
        Intent.POINTS,
        Intent.REWARDS,
        Intent.CARD,
    }
)
"""The welcome says it, and how to join."""


class Asking(Filter):
    """Surely something that everybody may know, or a wish for a person or an end, from a stranger."""

    async def __call__(
        self, message: Message, customer: Customer | None, member: TeamMember | None, ground: Any
    ) -> bool | dict[str, Any]:
        text = message.text or ""
        if customer is not None or member is not None or not text or text.startswith("/"):
            return False
        if len(text) > PLAIN:
            return False
        heard = ear_of(ground.database)(text, Context())
        if heard.why == ("rule",):
            is_wish = heard.intent in {Intent.STOP, Intent.PERSON} and not may_become_a_ticket(text, heard)
            return {"heard": heard} if is_wish else False
        is_known = heard.intent in {Intent.HOURS, *OF_SHOP, *_OF_PROGRAMME} or (
            heard.intent is Intent.GREETING and len(text.split()) <= _GREETING
        )
        return {"heard": heard} if is_known and heard.confidence >= _SURE else False


@router.message(Asking(), flags=READS)
async def asked(
    message: Message, heard: Understanding, shop: Shop, texts: Texts, pages: Pages, **given: Any
) -> Answer:
    """The answer itself, in the language of the question, with the way to the programme."""
    if message.from_user is None:
        raise SkipHandler
    text, session, hears = message.text or "", given["session"], ear_of(given["ground"].database)
    say = texts.say(language_of(text, heard, given["say"].language, hears.model))
    if heard.intent is Intent.STOP:
        return screens.nothing_to_stop(say)
    if heard.intent is Intent.PERSON:
        return screens.join_for_a_person(say)
    if heard.intent is Intent.HOURS:
        every = {**given, "texts": texts, "shop": shop, "say": say, "pages": pages}
        page = await pages.open(ShowHours(), message.from_user, every)
        if page is None:
            raise SkipHandler
        return page
    if heard.intent in OF_SHOP:
        entry = await written_about(session, hears, say.language, text, heard.intent)
        if entry is None:
            raise SkipHandler  # a person knows: it is kept until they join
        return told_to_stranger(say, entry)
    return welcome(say, shop, clean_name(message.from_user.first_name, otherwise=""))
