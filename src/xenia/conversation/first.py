"""Who asks in a few words to be left alone is heard at once, whatever they were asked before."""

from typing import Any

from aiogram import Router
from aiogram.types import Message

from xenia.conversation.chat import about, spoken
from xenia.conversation.filters import StopInBetween
from xenia.conversation.intents import Intent
from xenia.conversation.talk import talk_of
from xenia.conversation.understand import Understanding
from xenia.core.pages import Pages
from xenia.core.reply import Answer
from xenia.core.room import CONVERSES
from xenia.core.texts import Texts
from xenia.customers.filters import Joined
from xenia.customers.models import Customer

router = Router(name="talk-first")


@router.message(StopInBetween(), Joined(), flags=CONVERSES)
async def stopped(
    message: Message, heard: Understanding, customer: Customer, texts: Texts, pages: Pages, **given: Any
) -> Answer:
    """The page on which every kind of message can be stopped; what was asked waits for its answer."""
    talk = talk_of(message, heard, customer, texts, pages, given)
    said, _ = await about(talk, Intent.STOP)
    return spoken(talk, said)
