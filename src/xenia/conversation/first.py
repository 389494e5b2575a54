"""Who asks to be left alone, or for a person, is heard at once, whatever they were asked before."""

from typing import Any

from aiogram import Router
from aiogram.types import Message

from xenia.conversation.chat import answer, spoken
from xenia.conversation.filters import InBetween
from xenia.conversation.memory import NOTHING
from xenia.conversation.talk import talk_of
from xenia.conversation.understand import Understanding
from xenia.core.pages import Pages
from xenia.core.reply import Answer
from xenia.core.room import CONVERSES
from xenia.core.texts import Texts
from xenia.customers.filters import Joined
from xenia.customers.models import Customer

router = Router(name="talk-first")


@router.message(InBetween(), Joined(), flags=CONVERSES)
async def heard_at_once(
    message: Message, heard: Understanding, customer: Customer, texts: Texts, pages: Pages, **given: Any
) -> Answer:
    """The page on which every kind of message can be stopped, or a person asked."""
    talk = talk_of(message, heard, customer, texts, pages, given)
    said, _ = await answer(talk, NOTHING)
    return spoken(talk, said)
