"""The terms, for everyone who asks."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from xenia.core.reply import Answer
from xenia.core.room import READS
from xenia.core.texts import LANGUAGES, Say, Texts
from xenia.shop import screens
from xenia.shop.shop import Shop
from xenia.shop.taps import ShowTerms

router = Router(name="shop")


@router.message(Command("terms"), flags=READS)
async def terms(_: Message, shop: Shop, say: Say) -> Answer:
    """Somebody asks for the programme's rules."""
    return screens.terms(say, shop)


@router.callback_query(ShowTerms.filter(), flags=READS)
async def terms_tapped(_: CallbackQuery, tap: ShowTerms, shop: Shop, texts: Texts, say: Say) -> Answer:
    """The same from a button, perhaps before joining and in another language."""
    return screens.terms(texts.say(tap.language) if tap.language in LANGUAGES else say, shop)
