"""Anybody of the team suggests something to the owner, who answers."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care.filters import NotOurCommand
from xenia.care.praise import suggestion_screens as screens
from xenia.care.praise.suggestions import answer, suggest, suggestions, unanswered
from xenia.care.praise.taps import (
    AnswerSuggestion,
    SendSuggestion,
    SendSuggestionAnswer,
    ShowSuggestions,
    WriteSuggestion,
)
from xenia.core.database import AsyncSession
from xenia.core.filters import Question
from xenia.core.names import clean_text, units_of
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, READS, Moment
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.members import names_of
from xenia.team.models import OWNER, STAFF, TeamMember

router = Router(name="care-suggestions")


class Suggesting(StatesGroup):
    """What the bot waits for from the team."""

    words = Question()
    answer = Question()
    """From the owner."""


@router.callback_query(ShowSuggestions.filter(), Role(STAFF), flags=READS)
async def suggestions_shown(
    _: CallbackQuery, tap: ShowSuggestions, session: AsyncSession, member: TeamMember, say: Say
) -> Answer:
    """One's own; for the owner, everybody's."""
    return Reply((await _page(session, say, member, tap.page),), fresh=True)


@router.callback_query(WriteSuggestion.filter(), Role(STAFF), flags=CONVERSES)
async def suggestion_begun(_: CallbackQuery, state: FSMContext, say: Say) -> Answer:
    """Somebody has an idea."""
    await state.set_state(Suggesting.words)
    await state.set_data({"words": ""})
    return screens.ask(say, again=False)


@router.message(Suggesting.words, NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def suggestion_written(message: Message, state: FSMContext, say: Say) -> Answer:
    """The idea, shown once more."""
    words = _words(message)
    if not words:
        return screens.ask(say, again=True)
    await state.update_data(words=words)
    return screens.draft(say, words)


@router.callback_query(SendSuggestion.filter(), Suggesting.words, Role(STAFF), flags=CONVERSES)
async def suggestion_sent(
    _: CallbackQuery, moment: Moment, state: FSMContext, member: TeamMember, say: Say
) -> Answer:
    """The owner reads it; the end of the conversation makes it happen once."""
    words = (await state.get_data())["words"]
    if not words:
        return screens.ask(say, again=True)
    await state.clear()
    await suggest(moment, member, words)
    return screens.sent(say)


@router.callback_query(AnswerSuggestion.filter(), Role(OWNER), flags=CONVERSES)
async def answer_begun(
    _: CallbackQuery, tap: AnswerSuggestion, session: AsyncSession, state: FSMContext, say: Say
) -> Answer:
    """The owner wants to answer one."""
    suggestion = await unanswered(session, tap.suggestion)
    await state.set_state(Suggesting.answer)
    await state.set_data({"suggestion": suggestion.id, "words": ""})
    return Reply((screens.ask_answer(say, suggestion, again=False),), fresh=True)


@router.message(Suggesting.answer, NotOurCommand(), Role(OWNER), flags=CONVERSES)
async def answer_written(message: Message, session: AsyncSession, state: FSMContext, say: Say) -> Answer:
    """The sentence, shown once more."""
    suggestion = await unanswered(session, (await state.get_data())["suggestion"])
    words = _words(message)
    if not words:
        return screens.ask_answer(say, suggestion, again=True)
    await state.update_data(words=words)
    return screens.answer_draft(say, suggestion, words)


@router.callback_query(SendSuggestionAnswer.filter(), Suggesting.answer, Role(OWNER), flags=CONVERSES)
async def answer_sent(
    _: CallbackQuery, session: AsyncSession, state: FSMContext, member: TeamMember, moment: Moment, say: Say
) -> Answer:
    """Who suggested it reads the answer."""
    data = await state.get_data()
    if not data["words"]:
        return screens.ask_answer(say, await unanswered(session, data["suggestion"]), again=True)
    await state.clear()
    await answer(moment, data["suggestion"], member, data["words"])
    return await _page(session, say, member, 0)


async def _page(session: AsyncSession, say: Say, member: TeamMember, page: int) -> Screen:
    found = await suggestions(session, member)
    people = {one.member_id for one in found} | {one.answered_by for one in found if one.answered_by}
    return screens.page(say, member, found, await names_of(session, people), page)


def _words(message: Message) -> str:
    words = clean_text(message.text or "").strip()
    return words if units_of(words) <= screens.LIMIT else ""
