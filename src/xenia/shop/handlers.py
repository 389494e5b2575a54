"""The terms and the opening hours, for everyone who asks."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer
from xenia.core.room import READS
from xenia.core.texts import LANGUAGES, Say, Texts
from xenia.shop import hours_screens, screens
from xenia.shop.filters import ADMIN, Colleague
from xenia.shop.hours_kept import are_set, hours_of
from xenia.shop.shop import Shop
from xenia.shop.taps import ShowHours, ShowTerms

router = Router(name="shop")


@router.message(Command("terms"), flags=READS)
async def terms(_: Message, shop: Shop, say: Say) -> Answer:
    """Somebody asks for the programme's rules."""
    return screens.terms(say, shop)


@router.callback_query(ShowTerms.filter(), flags=READS)
async def terms_tapped(_: CallbackQuery, tap: ShowTerms, shop: Shop, texts: Texts, say: Say) -> Answer:
    """The same from a button, perhaps before joining and in another language."""
    return screens.terms(texts.say(tap.language) if tap.language in LANGUAGES else say, shop)


@router.message(Command("hours"), flags=READS)
@router.callback_query(ShowHours.filter(), flags=READS)
async def hours(
    _: Message | CallbackQuery,
    session: AsyncSession,
    member: Colleague | None,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """Somebody asks whether we are open. What nobody has set is not told as if it were so."""
    kept = await hours_of(session, shop.zone) if await are_set(session) else None
    return hours_screens.hours(say, kept, now, may_change=member is not None and member.may(ADMIN))
