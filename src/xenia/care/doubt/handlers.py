"""Somebody of the team says for whom their words are."""

from dataclasses import replace

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from xenia.care import staff_screens
from xenia.care.doubt import screens
from xenia.care.doubt.hold import decide
from xenia.care.doubt.read import without_prefix
from xenia.care.doubt.refusals import NothingInDoubt
from xenia.care.doubt.taps import Decide, DecideDraft
from xenia.care.find import case_for
from xenia.care.forum.filters import InForum
from xenia.care.said import Said, mark_of
from xenia.care.taps import Mode
from xenia.care.working import Working, carry_out
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer
from xenia.core.room import CONVERSES, WRITES, Moment
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-doubt")
groups = Router(name="forum-doubt")


@groups.callback_query(InForum(), Decide.filter(), Role(STAFF), flags=WRITES)
@router.callback_query(Decide.filter(), Role(STAFF), flags=WRITES)
async def decided(_: CallbackQuery, tap: Decide, moment: Moment, member: TeamMember, say: Say) -> Answer:
    """In their own chat or in the topic, where they wrote it."""
    case = await decide(moment, tap.doubt, member, note=tap.note)
    return screens.decided(say, case, note=tap.note)


@router.callback_query(DecideDraft.filter(), Working.words, Role(STAFF), flags=CONVERSES)
async def draft_decided(
    _: CallbackQuery,
    tap: DecideDraft,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    moment: Moment,
    say: Say,
) -> Answer:
    """What looked like a note is one, or is meant for the customer after all."""
    data = await state.get_data()
    drafts = [Said(**one) for one in data["drafts"]]
    case, mode = await case_for(session, data["ticket"], member), Mode(data["mode"])
    if not drafts or tap.draft != mark_of(case.ticket.id, drafts[0]):
        raise NothingInDoubt
    if tap.note:
        mode, drafts = Mode.NOTE, [replace(one, words=without_prefix(one.words)) for one in drafts]
    await state.clear()
    case = await carry_out(moment, case.ticket.id, member, mode, drafts)
    return staff_screens.done(say, case, mode)
