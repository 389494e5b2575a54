"""The owner says which days are unlike their weekday, one question at a time."""

from datetime import date, datetime
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.core.clock import local_day
from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say, Texts
from xenia.shop import exceptions_owner_screens as screens
from xenia.shop.filters import Admin
from xenia.shop.hours import Exceptional
from xenia.shop.hours_days import Unlike, exceptions_from
from xenia.shop.hours_kept import drop_exceptions, hours_of, set_exception
from xenia.shop.hours_read import NotThatError, read_days, read_hours, read_note
from xenia.shop.shop import Shop
from xenia.shop.taps import (
    AddException,
    ClosedThen,
    DropException,
    KeepException,
    ManageExceptions,
    WithoutNote,
)

router = Router(name="shop-exceptions-owner")

FIELDS = ("days", "hours", "note_el", "note_en")
"""In the order in which they are asked."""


class SettingException(StatesGroup):
    """What the bot waits for from the owner."""

    answer = Question()


@router.callback_query(ManageExceptions.filter(), Admin(), flags=READS)
async def listed(
    _: CallbackQuery, tap: ManageExceptions, session: AsyncSession, shop: Shop, say: Say, now: datetime
) -> Answer:
    """The exceptions that are not over."""
    today = local_day(now, shop.zone)
    return screens.listed(say, exceptions_from(await hours_of(session, shop.zone), today), today, tap.page)


@router.callback_query(AddException.filter(), Admin(), flags=CONVERSES)
async def adding(_: CallbackQuery, state: FSMContext, say: Say) -> Answer:
    """The first question about an exception."""
    await state.set_state(SettingException.answer)
    await state.set_data({"answers": {}})
    return screens.ask(say, FIELDS[0])


@router.message(SettingException.answer, NotCommand(), Admin(), flags=CONVERSES)
@router.callback_query(ClosedThen.filter(), SettingException.answer, Admin(), flags=CONVERSES)
@router.callback_query(WithoutNote.filter(), SettingException.answer, Admin(), flags=CONVERSES)
async def answered(
    event: Message | CallbackQuery,
    session: AsyncSession,
    state: FSMContext,
    shop: Shop,
    texts: Texts,
    say: Say,
    now: datetime,
    tap: Any = None,
) -> Answer:
    """One answer; the next question, or the preview."""
    answers: dict[str, Any] = (await state.get_data())["answers"]
    field, today = _next(answers), local_day(now, shop.zone)
    if field is not None:
        try:
            answers = {**answers, field: _read(field, event, tap, today)}
        except NotThatError as error:
            return screens.ask(say, field, why=error.why)
        await state.update_data(answers=answers)
        field = _next(answers)
    if field is not None:
        return screens.ask(say, field)
    kept = await hours_of(session, shop.zone)
    planned = _planned(answers)
    replaces = any(planned.first <= day <= planned.last for day in kept.exceptions)
    return screens.preview(say, texts, planned, today, replaces=replaces)


@router.callback_query(KeepException.filter(), SettingException.answer, Admin(), flags=CONVERSES)
async def kept(
    _: CallbackQuery, session: AsyncSession, state: FSMContext, shop: Shop, say: Say, now: datetime
) -> Answer:
    """The exception as it was previewed; the conversation's end makes it happen once."""
    answers: dict[str, Any] = (await state.get_data())["answers"]
    field = _next(answers)
    if field is not None:
        return screens.ask(say, field)
    await state.clear()
    planned = _planned(answers)
    assert planned.why is not None  # noqa: S101 - `_planned` always says why
    await set_exception(session, planned.first, planned.last, planned.why)
    today = local_day(now, shop.zone)
    page = screens.listed(say, exceptions_from(await hours_of(session, shop.zone), today), today)
    return Reply((page,), notice=say.plain("shop-hours-exceptions-kept"))


@router.callback_query(DropException.filter(), Admin(), flags=WRITES)
async def dropping(
    _: CallbackQuery, tap: DropException, session: AsyncSession, shop: Shop, say: Say, now: datetime
) -> Answer:
    """These days are as their weekday again, after a question; what has passed stays as it was."""
    today = local_day(now, shop.zone)
    first, last = max(date.fromordinal(tap.first), today), date.fromordinal(tap.last)
    standing = exceptions_from(await hours_of(session, shop.zone), today)
    if not tap.sure:
        found = next((one for one in standing if (one.first, one.last) == (first, last)), None)
        if found is not None:
            return screens.sure_to_drop(say, found, today)
        return screens.listed(say, standing, today)
    await drop_exceptions(session, first, last)
    page = screens.listed(say, exceptions_from(await hours_of(session, shop.zone), today), today)
    return Reply((page,), notice=say.plain("shop-hours-exceptions-dropped"))


def _next(answers: dict[str, Any]) -> str | None:
    return next((one for one in FIELDS if one not in answers), None)


def _read(field: str, event: Message | CallbackQuery, tap: Any, today: date) -> Any:
    """The value in an answer, fit to be kept as JSON.

    Raises:
        NotThatError: it is not one for this question.
    """
    text = (event.text or "") if isinstance(event, Message) else ""
    match field, tap:
        case "hours", ClosedThen():
            return []
        case "note_el" | "note_en", WithoutNote():
            return ""
        case "days", _:
            return [day.isoformat() for day in read_days(text, today)]
        case "hours", _:
            return read_hours(text)
        case _:
            return read_note(text)


def _planned(answers: dict[str, Any]) -> Unlike:
    first, last = map(date.fromisoformat, answers["days"])
    spans = tuple((opens, closes) for opens, closes in answers["hours"])
    return Unlike(first, last, Exceptional(spans, answers["note_el"], answers["note_en"]))
