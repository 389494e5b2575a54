"""The customer tells us their days, and when and how often we may write."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.names import clean_name
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say
from xenia.customers import preferences_screens as screens
from xenia.customers.filters import Joined
from xenia.customers.models import Customer, Preferences
from xenia.customers.preferences import (
    Birthday,
    preferences_of,
    set_birthday,
    set_monthly,
    set_name_day,
    set_quiet_hours,
    set_zone,
)
from xenia.customers.taps import (
    AskBirthDay,
    AskBirthday,
    AskNameDay,
    AskQuietFrom,
    AskQuietUntil,
    AskZone,
    DropBirthday,
    DropNameDay,
    KeepBirthday,
    KeepMonthly,
    KeepNameDay,
    KeepQuiet,
    KeepZone,
    ShowDays,
    ShowPace,
    WriteName,
)

router = Router(name="customers-preferences")


class Naming(StatesGroup):
    """What the bot waits for from a customer."""

    name = Question()


@router.callback_query(ShowDays.filter(), Joined(), flags=READS)
async def days(
    _: CallbackQuery, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """Birthday and name day as we know them."""
    return screens.days(say, await _told(session, customer), now)


@router.callback_query(AskBirthday.filter(), Joined(), flags=READS)
async def asked_month(_: CallbackQuery, say: Say) -> Answer:
    """The customer wants to tell us their birthday."""
    return screens.ask_birthday(say)


@router.callback_query(AskBirthDay.filter(), Joined(), flags=READS)
async def asked_day(_: CallbackQuery, tap: AskBirthDay, say: Say) -> Answer:
    """They chose a month."""
    return screens.ask_birth_day(say, tap.month)


@router.callback_query(KeepBirthday.filter(), Joined(), flags=WRITES)
async def birthday(
    _: CallbackQuery,
    tap: KeepBirthday,
    session: AsyncSession,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """They chose a day; of 29 February we ask what it is in other years."""
    if (tap.month, tap.day, tap.leap) == (2, 29, ""):
        return screens.ask_leap_day(say)
    try:
        chosen = Birthday(tap.month, tap.day, tap.leap or None)
    except ValueError:
        return screens.ask_birth_day(say, tap.month)
    await set_birthday(session, customer.id, chosen)
    page = screens.days(say, await _told(session, customer), now)
    return Reply((page,), notice=say.plain("customers-kept"))


@router.callback_query(DropBirthday.filter(), Joined(), flags=WRITES)
async def no_birthday(
    _: CallbackQuery, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """They take their birthday back."""
    await set_birthday(session, customer.id, None)
    page = screens.days(say, await _told(session, customer), now)
    return Reply((page,), notice=say.plain("customers-dropped"))


@router.callback_query(AskNameDay.filter(), Joined(), flags=READS)
async def asked_name_day(
    _: CallbackQuery, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The feasts that go with their first name."""
    return screens.ask_name_day(say, await _told(session, customer), customer.first_name, now)


@router.callback_query(WriteName.filter(), Joined(), flags=CONVERSES)
async def asked_name(_: CallbackQuery, state: FSMContext, say: Say) -> Answer:
    """They keep the feast of another name."""
    await state.set_state(Naming.name)
    return screens.write_name(say)


@router.message(Naming.name, NotCommand(), Joined(), flags=CONVERSES)
async def wrote_name(message: Message, say: Say, now: datetime) -> Answer:
    """They wrote a name. We wait for another one until they choose a feast or turn to something else."""
    name = clean_name(message.text or "", otherwise="")
    return screens.feasts_of(say, name, now) if name else screens.write_name(say)


@router.callback_query(KeepNameDay.filter(), Joined(), flags=WRITES)
async def name_day(
    _: CallbackQuery,
    tap: KeepNameDay,
    session: AsyncSession,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """They chose a feast."""
    try:
        await set_name_day(session, customer.id, tap.key)
    except KeyError:
        return screens.ask_name_day(say, await _told(session, customer), customer.first_name, now)
    page = screens.days(say, await _told(session, customer), now)
    return Reply((page,), notice=say.plain("customers-kept"))


@router.callback_query(DropNameDay.filter(), Joined(), flags=WRITES)
async def no_name_day(
    _: CallbackQuery, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """They keep no feast."""
    await set_name_day(session, customer.id, None)
    page = screens.days(say, await _told(session, customer), now)
    return Reply((page,), notice=say.plain("customers-dropped"))


@router.callback_query(ShowPace.filter(), Joined(), flags=READS)
async def pace(_: CallbackQuery, session: AsyncSession, customer: Customer, say: Say) -> Answer:
    """When and how often we may write."""
    return screens.pace(say, await _told(session, customer))


@router.callback_query(AskQuietFrom.filter(), Joined(), flags=READS)
async def asked_quiet_from(_: CallbackQuery, say: Say) -> Answer:
    """They want other quiet hours."""
    return screens.ask_quiet_from(say)


@router.callback_query(AskQuietUntil.filter(), Joined(), flags=READS)
async def asked_quiet_until(_: CallbackQuery, tap: AskQuietUntil, say: Say) -> Answer:
    """They chose the first hour."""
    return screens.ask_quiet_until(say, tap.start)


@router.callback_query(KeepQuiet.filter(), Joined(), flags=WRITES)
async def quiet_hours(
    _: CallbackQuery, tap: KeepQuiet, session: AsyncSession, customer: Customer, say: Say
) -> Answer:
    """They chose both hours."""
    try:
        await set_quiet_hours(session, customer.id, (tap.start, tap.end))
    except ValueError:
        return screens.ask_quiet_until(say, tap.start)
    return await _kept(session, customer, say)


@router.callback_query(AskZone.filter(), Joined(), flags=READS)
async def asked_zone(_: CallbackQuery, say: Say, now: datetime) -> Answer:
    """They live in another time zone."""
    return screens.ask_zone(say, now)


@router.callback_query(KeepZone.filter(), Joined(), flags=WRITES)
async def zone(
    _: CallbackQuery, tap: KeepZone, session: AsyncSession, customer: Customer, say: Say
) -> Answer:
    """They chose it."""
    await set_zone(session, customer.id, tap.zone or None)
    return await _kept(session, customer, say)


@router.callback_query(KeepMonthly.filter(), Joined(), flags=WRITES)
async def monthly(
    _: CallbackQuery, tap: KeepMonthly, session: AsyncSession, customer: Customer, say: Say
) -> Answer:
    """They chose how often at most."""
    try:
        await set_monthly(session, customer.id, tap.monthly)
    except ValueError:
        return screens.pace(say, await _told(session, customer))
    return await _kept(session, customer, say)


async def _kept(session: AsyncSession, customer: Customer, say: Say) -> Reply:
    page = screens.pace(say, await _told(session, customer))
    return Reply((page,), notice=say.plain("customers-kept"))


async def _told(session: AsyncSession, customer: Customer) -> Preferences | None:
    return (await preferences_of(session, [customer.id])).get(customer.id)
