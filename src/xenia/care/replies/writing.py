"""Shift leads write ready answers, one question at a time, and see them in both languages."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care.replies import screens
from xenia.care.replies.canned import answer_of, answers, keep, retire
from xenia.care.replies.fill import check
from xenia.care.replies.screens import FIELDS, WORDS_LIMIT
from xenia.care.replies.taps import (
    ForKind,
    ForThese,
    KeepAnswer,
    RetireAnswer,
    ShowAnswer,
    ShowAnswers,
    WriteAnswer,
)
from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.names import clean_name, clean_text, units_of
from xenia.core.refusal import Refusal
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import LEAD, TeamMember

router = Router(name="care-replies-writing")

_TITLE_LIMIT = 40


class WritingAnswer(StatesGroup):
    """What the bot waits for from a shift lead."""

    field = Question()


class NotThat(Refusal):
    """No words, or too many."""

    def __init__(self, limit: int) -> None:
        super().__init__("replies-refusal-words", limit=limit)


@router.callback_query(ShowAnswers.filter(), Role(LEAD), flags=READS)
async def answers_listed(_: CallbackQuery, tap: ShowAnswers, session: AsyncSession, say: Say) -> Answer:
    """All that are in use."""
    return screens.answers_page(say, await answers(session), tap.page)


@router.callback_query(ShowAnswer.filter(), Role(LEAD), flags=READS)
async def answer_shown(
    _: CallbackQuery, tap: ShowAnswer, session: AsyncSession, member: TeamMember, shop: Shop, say: Say
) -> Answer:
    """One of them."""
    return screens.answer_page(say, shop, member, await answer_of(session, tap.answer))


@router.callback_query(WriteAnswer.filter(), Role(LEAD), flags=CONVERSES)
async def answer_begun(
    _: CallbackQuery, tap: WriteAnswer, session: AsyncSession, state: FSMContext, say: Say
) -> Answer:
    """The first question about a new one, or the one question about a field that is to change."""
    given: dict[str, Any] = {}
    if tap.answer:
        answer = await answer_of(session, tap.answer)
        kept = (answer.title, answer.words_el, answer.words_en, answer.kinds.split())
        given = dict(zip(FIELDS, kept, strict=True))
        del given[FIELDS[tap.field]]
    await state.set_state(WritingAnswer.field)
    await state.set_data({"answer": tap.answer, "given": given, "kinds": []})
    return screens.ask(say, _next(given) or FIELDS[0])


@router.message(WritingAnswer.field, NotCommand(), Role(LEAD), flags=CONVERSES)
async def field_written(
    message: Message, state: FSMContext, member: TeamMember, shop: Shop, say: Say
) -> Answer:
    """One answer; the next question, or the preview."""
    data = await state.get_data()
    given: dict[str, Any] = data["given"]
    field = _next(given)
    if field is None:
        return screens.preview(say, shop, member, given)
    if field == "kinds":
        return screens.ask(say, field, data["kinds"])
    try:
        value = _read(field, message)
    except Refusal as refusal:
        return screens.ask(say, field, why=say(refusal.text, **refusal.values))
    return await _answered(state, say, shop, member, {**given, field: value})


@router.callback_query(ForKind.filter(), WritingAnswer.field, Role(LEAD), flags=CONVERSES)
async def kind_chosen(_: CallbackQuery, tap: ForKind, state: FSMContext, say: Say) -> Answer:
    """One kind more, or one less."""
    kinds = list({*(await state.get_data())["kinds"]} ^ {tap.kind.value})
    await state.update_data(kinds=kinds)
    return screens.ask(say, "kinds", kinds)


@router.callback_query(ForThese.filter(), WritingAnswer.field, Role(LEAD), flags=CONVERSES)
async def kinds_chosen(
    _: CallbackQuery, state: FSMContext, member: TeamMember, shop: Shop, say: Say
) -> Answer:
    """Those are all."""
    data = await state.get_data()
    return await _answered(state, say, shop, member, {**data["given"], "kinds": data["kinds"]})


@router.callback_query(KeepAnswer.filter(), WritingAnswer.field, Role(LEAD), flags=CONVERSES)
async def answer_kept(
    _: CallbackQuery, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """As it was previewed; the conversation's end makes it happen once."""
    data = await state.get_data()
    missing = _next(data["given"])
    if missing is not None:
        return screens.ask(say, missing)
    await state.clear()
    await keep(session, data["answer"], member, **data["given"], now=now)
    page = screens.answers_page(say, await answers(session), 0)
    return Reply((page,), notice=say.plain("replies-kept"))


@router.callback_query(RetireAnswer.filter(), Role(LEAD), flags=WRITES)
async def answer_retired(
    _: CallbackQuery, tap: RetireAnswer, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """It is not used any more, after a question."""
    if not tap.sure:
        return screens.sure_to_retire(say, await answer_of(session, tap.answer))
    await retire(session, tap.answer, member, now)
    return screens.answers_page(say, await answers(session), 0)


async def _answered(
    state: FSMContext, say: Say, shop: Shop, member: TeamMember, given: dict[str, Any]
) -> Screen:
    await state.update_data(given=given)
    following = _next(given)
    return screens.ask(say, following) if following else screens.preview(say, shop, member, given)


def _next(given: dict[str, Any]) -> str | None:
    return next((one for one in FIELDS if one not in given), None)


def _read(field: str, message: Message) -> str:
    """The value in a message.

    Raises:
        NotThat: it has no words, or too many.
        UnknownPlace, LooseBrace, OtherLanguage: as `check` says.
    """
    text = clean_text(message.text or "").strip()
    limit = _TITLE_LIMIT if field == "title" else WORDS_LIMIT
    if not text or units_of(text) > limit:
        raise NotThat(limit)
    if field == "title":
        return clean_name(text, otherwise=text)
    check(text, field.removeprefix("words_"))
    return text
