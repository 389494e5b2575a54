"""The owner switches learning on; admins say what a line is about."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.conversation import learning_screens as screens
from xenia.conversation.intents import Intent
from xenia.conversation.learning import examples, forget, is_on, label, switch, waiting
from xenia.conversation.learning_taps import (
    ForgetExample,
    Label,
    ShowExamples,
    ShowLearning,
    ShowLine,
    SwitchLearning,
)
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer
from xenia.core.room import READS, WRITES
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import ADMIN, OWNER, TeamMember

router = Router(name="talk-learning")


@router.callback_query(ShowLearning.filter(), Role(ADMIN), flags=READS)
async def learning_shown(_: CallbackQuery, session: AsyncSession, member: TeamMember, say: Say) -> Answer:
    """Whether lines are kept, and how many wait."""
    _line, many = await waiting(session)
    return screens.learning(say, many, on=await is_on(session), may_switch=member.may(OWNER))


@router.callback_query(SwitchLearning.filter(), Role(OWNER), flags=WRITES)
async def learning_switched(
    _: CallbackQuery, tap: SwitchLearning, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """On, or off and everything that waits deleted."""
    await switch(session, member, now, on=tap.on)
    await session.flush()
    _line, many = await waiting(session)
    return screens.learning(say, many, on=tap.on, may_switch=True)


@router.callback_query(ShowLine.filter(), Role(ADMIN), flags=READS)
async def line_shown(_: CallbackQuery, tap: ShowLine, session: AsyncSession, say: Say) -> Answer:
    """What is this about?"""
    line, many = await waiting(session)
    return screens.line(say, line, many, every=tap.every)


@router.callback_query(Label.filter(), Role(ADMIN), flags=WRITES)
async def line_labelled(
    _: CallbackQuery, tap: Label, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """One tap, and the next line."""
    await label(session, tap.line, None if tap.intent is Intent.UNKNOWN else tap.intent, member, now)
    await session.flush()
    line, many = await waiting(session)
    return screens.line(say, line, many)


@router.callback_query(ShowExamples.filter(), Role(ADMIN), flags=READS)
async def examples_shown(_: CallbackQuery, session: AsyncSession, say: Say) -> Answer:
    """What the team has labelled."""
    return screens.examples(say, await examples(session))


@router.callback_query(ForgetExample.filter(), Role(ADMIN), flags=WRITES)
async def example_forgotten(_: CallbackQuery, tap: ForgetExample, session: AsyncSession, say: Say) -> Answer:
    """That label was wrong."""
    await forget(session, tap.example)
    return screens.examples(say, await examples(session))
