"""The owner sets the hours of the week, one weekday at a time, and what holds on holidays."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say
from xenia.shop import hours_owner_screens as screens
from xenia.shop.filters import Admin
from xenia.shop.hours_kept import hours_of, rest_on_holidays, set_weekdays
from xenia.shop.hours_read import NotThatError, read_hours
from xenia.shop.shop import Shop
from xenia.shop.taps import (
    CloseWeekday,
    CopyWeekday,
    ManageHours,
    ManageWeekday,
    PreviewHours,
    RestOnHolidays,
)

router = Router(name="shop-hours-owner")


class SettingWeek(StatesGroup):
    """What the bot waits for from the owner."""

    weekday = Question()


@router.callback_query(ManageHours.filter(), Admin(), flags=READS)
async def managed(_: CallbackQuery, session: AsyncSession, shop: Shop, say: Say) -> Answer:
    """The week, with what can be changed."""
    return screens.week(say, await hours_of(session, shop.zone))


@router.callback_query(PreviewHours.filter(), Admin(), flags=READS)
async def previewed(_: CallbackQuery, session: AsyncSession, shop: Shop, say: Say, now: datetime) -> Answer:
    """The page as customers see it."""
    return screens.preview(say, await hours_of(session, shop.zone), now)


@router.callback_query(ManageWeekday.filter(), Admin(), flags=CONVERSES)
async def asking(
    _: CallbackQuery, tap: ManageWeekday, session: AsyncSession, state: FSMContext, shop: Shop, say: Say
) -> Answer:
    """Asks for the hours of one weekday."""
    await state.set_state(SettingWeek.weekday)
    await state.set_data({"weekday": tap.weekday})
    return screens.ask_weekday(say, await hours_of(session, shop.zone), tap.weekday)


@router.message(SettingWeek.weekday, NotCommand(), Admin(), flags=CONVERSES)
async def written(message: Message, session: AsyncSession, state: FSMContext, shop: Shop, say: Say) -> Answer:
    """The hours as they were typed; what cannot be read is asked again, with the reason."""
    weekday = int((await state.get_data())["weekday"])
    try:
        spans = read_hours(message.text or "")
    except NotThatError as error:
        return screens.ask_weekday(say, await hours_of(session, shop.zone), weekday, why=error.why)
    await state.clear()
    await set_weekdays(session, [weekday], spans)
    return screens.weekday_kept(say, await hours_of(session, shop.zone), weekday)


@router.callback_query(CloseWeekday.filter(), Admin(), flags=WRITES)
async def closed(_: CallbackQuery, tap: CloseWeekday, session: AsyncSession, shop: Shop, say: Say) -> Answer:
    """That weekday is closed."""
    await set_weekdays(session, [tap.weekday], ())
    return screens.weekday_kept(say, await hours_of(session, shop.zone), tap.weekday)


@router.callback_query(CopyWeekday.filter(), Admin(), flags=WRITES)
async def copied(_: CallbackQuery, tap: CopyWeekday, session: AsyncSession, shop: Shop, say: Say) -> Answer:
    """Other weekdays have the hours of this one."""
    spans = (await hours_of(session, shop.zone)).week[tap.weekday - 1]
    await set_weekdays(session, [tap.weekday, *tap.others], spans)
    return screens.weekday_kept(say, await hours_of(session, shop.zone), tap.weekday)


@router.callback_query(RestOnHolidays.filter(), Admin(), flags=WRITES)
async def resting(
    _: CallbackQuery, tap: RestOnHolidays, session: AsyncSession, shop: Shop, say: Say
) -> Answer:
    """The shop is closed on public holidays, or open as on any day."""
    await rest_on_holidays(session, closed=tap.closed)
    page = screens.week(say, await hours_of(session, shop.zone))
    notice = say.plain("shop-hours-owner-holidays-kept", closed="yes" if tap.closed else "no")
    return Reply((page,), notice=notice)
