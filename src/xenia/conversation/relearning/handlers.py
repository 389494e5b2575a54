"""Admins have the labels learned, and go back to what was."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.conversation.relearning import screens
from xenia.conversation.relearning.acts import (
    labelled_lines,
    latest,
    lines_in_use,
    lines_of,
    usable,
    use,
    wish,
)
from xenia.conversation.relearning.models import Learned
from xenia.conversation.relearning.taps import LearnNow, ShowModels, UseModel
from xenia.conversation.relearning.using import in_use
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import READS, WRITES
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import ADMIN, TeamMember

router = Router(name="talk-relearning")


@router.callback_query(ShowModels.filter(), Role(ADMIN), flags=READS)
async def models_shown(_: CallbackQuery, session: AsyncSession, say: Say) -> Answer:
    """What is in use."""
    return await _page(session, say)


@router.callback_query(LearnNow.filter(), Role(ADMIN), flags=WRITES)
async def learning_wished(
    _: CallbackQuery, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """From the next tick on."""
    await wish(session, member, now)
    return await _page(session, say)


@router.callback_query(UseModel.filter(), Role(ADMIN), flags=WRITES)
async def model_chosen(
    _: CallbackQuery, tap: UseModel, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """The one before, or the built-in."""
    await use(session, tap.model or None, member, now)
    return Reply((await _page(session, say),), notice=say.plain("relearn-chosen"))


async def _page(session: AsyncSession, say: Say) -> Screen:
    last, lines = await latest(session), await labelled_lines(session)
    refused = lines_of(last) if last is not None and last.state == Learned.REFUSED else None
    is_new = lines not in (refused, await lines_in_use(session))
    return screens.models(
        say,
        await in_use(session),
        await usable(session),
        len(lines) if is_new else None,
        is_learning=last is not None and last.state == Learned.WANTED,
    )
