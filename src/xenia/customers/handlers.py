"""Joining, the card, settings, leaving."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.names import clean_name
from xenia.core.reply import Answer, Reply
from xenia.core.room import READS, WRITES, Moment, Room
from xenia.core.texts import LANGUAGES, Say, Texts
from xenia.customers import screens
from xenia.customers.filters import Joined
from xenia.customers.join import join, leave
from xenia.customers.models import Customer
from xenia.customers.taps import ChooseLanguage, Join, Leave, ShowCard, ShowSettings, Welcome
from xenia.ledger import balance
from xenia.privacy.consent import consents, notices_of
from xenia.shop import Shop
from xenia.team.models import TeamMember

router = Router(name="customers")


@router.callback_query(Welcome.filter(), flags=READS)
async def welcomed(query: CallbackQuery, tap: Welcome, shop: Shop, texts: Texts, say: Say) -> Answer:
    """The welcome page in the other language, before anything is decided."""
    say = texts.say(tap.language) if tap.language in LANGUAGES else say
    return screens.welcome(say, shop, clean_name(query.from_user.first_name, otherwise=""))


@router.callback_query(Join.filter(), flags=WRITES)
async def joining(
    query: CallbackQuery,
    tap: Join,
    session: AsyncSession,
    texts: Texts,
    moment: Moment,
    rooms: Sequence[Room],
    say: Say,
    now: datetime,
) -> Answer:
    """The person joins, in the language of the page they read."""
    language = tap.language if tap.language in LANGUAGES else say.language
    customer, new = await join(session, query.from_user, language, now)
    say = texts.say(customer.language)
    greets = [room.greet for room in rooms if room.greet is not None]
    below = [await greet(moment, customer.telegram_id, say) for greet in greets]
    shown = (screens.joined(say, customer, new=new), *(one for one in below if one is not None))
    return Reply(shown, menus_of=(customer.telegram_id,) if new else ())


@router.message(Command("card"), Joined(), flags=READS)
@router.callback_query(ShowCard.filter(), Joined(), flags=READS)
async def card(_: Message | CallbackQuery, customer: Customer, shop: Shop, say: Say) -> Answer:
    """The customer shows their card."""
    return screens.card(say, shop, customer)


@router.message(Command("settings"), Joined(), flags=READS)
@router.callback_query(ShowSettings.filter(), Joined(), flags=READS)
async def settings(
    _: Message | CallbackQuery, session: AsyncSession, customer: Customer, texts: Texts, say: Say
) -> Answer:
    """Language, messages, leaving."""
    return screens.settings(say, customer, await consents(session, customer.id, notices_of(texts)))


@router.callback_query(ChooseLanguage.filter(), Joined(), flags=WRITES)
async def language(
    _: CallbackQuery,
    tap: ChooseLanguage,
    session: AsyncSession,
    customer: Customer,
    member: TeamMember | None,
    texts: Texts,
    say: Say,
) -> Answer:
    """The customer reads in another language from now on, also what the team is told if they are on it."""
    customer.language = tap.language if tap.language in LANGUAGES else say.language
    if member is not None:
        member.language = customer.language
    say = texts.say(customer.language)
    screen = screens.settings(say, customer, await consents(session, customer.id, notices_of(texts)))
    notice = say.plain("customers-language-changed")
    return Reply((screen,), notice=notice, menus_of=(customer.telegram_id,))


@router.callback_query(Leave.filter(), Joined(), flags=WRITES)
async def leaving(
    _: CallbackQuery,
    tap: Leave,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    rooms: Sequence[Room],
    say: Say,
    now: datetime,
) -> Answer:
    """The customer leaves, after reading what that means."""
    points = (await balance(session, customer.id, now)).available
    found = [await leaves(session, customer.id, now, say) for room in rooms for leaves in room.leaves]
    more = [one for one in found if one is not None]
    if not tap.sure:
        return screens.sure_to_leave(say, points, more)
    notice = screens.leaving_notice(say, points, more)
    await leave(session, customer, notice=notice, controller=shop.name, now=now)
    return screens.left(say)
