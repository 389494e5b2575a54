"""Shift leads say what tickets and ratings are about."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care.filters import NotOurCommand
from xenia.care.themes import screens
from xenia.care.themes.change import changes_of, reach
from xenia.care.themes.mark import About, about, cases_about, mark, marks_of, theme_called, theme_of, themes
from xenia.care.themes.screens import NAME_LIMIT
from xenia.care.themes.taps import Mark, MarkCase, MarkFeedback, NewTheme, ShowTheme, ShowThemes, ShowTold
from xenia.care.told import feedback_with_words, words_of_feedback
from xenia.core.database import AsyncSession
from xenia.core.filters import Question
from xenia.core.names import clean_name
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say, Texts
from xenia.team.filters import Role
from xenia.team.models import LEAD, TeamMember

router = Router(name="care-themes-marking")

_CASES = 6


class Naming(StatesGroup):
    """What the bot waits for from a shift lead."""

    name = Question()


@router.callback_query(ShowThemes.filter(), Role(LEAD), flags=READS)
async def themes_listed(
    _: CallbackQuery, tap: ShowThemes, session: AsyncSession, say: Say, now: datetime
) -> Answer:
    """All of them."""
    return screens.themes(say, await themes(session, now), tap.page)


@router.callback_query(ShowTheme.filter(), Role(LEAD), flags=READS)
async def theme_shown(
    _: CallbackQuery,
    tap: ShowTheme,
    session: AsyncSession,
    member: TeamMember,
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """One of them."""
    theme = await theme_of(session, tap.theme)
    (counted,) = [one for one in await themes(session, now) if one.theme.id == theme.id]
    changes, cases = await changes_of(session, theme), await cases_about(session, theme, member, _CASES)
    people = (await reach(session, texts, theme)).raised
    return screens.theme(say, counted, changes, cases, member, people)


@router.callback_query(ShowTold.filter(), Role(LEAD), flags=READS)
async def ratings_listed(
    _: CallbackQuery, tap: ShowTold, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """Ratings that came with words."""
    found = await feedback_with_words(session, now, member.telegram_id)
    words = {one.id: await words_of_feedback(session, one.id) for one in found}
    return screens.ratings(say, found, words, tap.page)


@router.callback_query(MarkCase.filter(), Role(LEAD), flags=READS)
async def case_marking(
    _: CallbackQuery, tap: MarkCase, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """What is this ticket about?"""
    page = await _page(session, say, await about(session, member, tap.ticket, is_rating=False), now)
    return Reply((page,), fresh=True)


@router.callback_query(MarkFeedback.filter(), Role(LEAD), flags=READS)
async def feedback_marking(
    _: CallbackQuery, tap: MarkFeedback, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """What is this rating about?"""
    return await _page(session, say, await about(session, member, tap.feedback, is_rating=True), now)


@router.callback_query(Mark.filter(), Role(LEAD), flags=WRITES)
async def marked(
    _: CallbackQuery, tap: Mark, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """It is about that, or not any more."""
    it = await about(session, member, tap.of, is_rating=tap.is_rating)
    await mark(session, await theme_of(session, tap.theme), it, member, now)
    return await _page(session, say, it, now)


@router.callback_query(NewTheme.filter(), Role(LEAD), flags=CONVERSES)
async def theme_begun(
    _: CallbackQuery, tap: NewTheme, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say
) -> Answer:
    """It is about something else."""
    it = await about(session, member, tap.of, is_rating=tap.is_rating)
    await state.set_state(Naming.name)
    await state.set_data({"of": it.of, "is_rating": it.is_rating})
    return screens.ask_name(say, it, again=False)


@router.message(Naming.name, NotOurCommand(), Role(LEAD), flags=CONVERSES)
async def theme_named(
    message: Message, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """Its name: the theme is made, where there is none like it, and marked."""
    data = await state.get_data()
    it = await about(session, member, data["of"], is_rating=data["is_rating"])
    name = clean_name(message.text or "", otherwise="")
    if not name or len(name) > NAME_LIMIT:
        return screens.ask_name(say, it, again=True)
    await state.clear()
    theme = await theme_called(session, name, member, now)
    await mark(session, theme, it, member, now, keep=True)
    return await _page(session, say, it, now)


async def _page(session: AsyncSession, say: Say, it: About, now: datetime) -> Screen:
    return screens.marking(say, it, await marks_of(session, it), await themes(session, now))
