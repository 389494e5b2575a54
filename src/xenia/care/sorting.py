"""Somebody of the team says what a ticket really is: its deadlines and its icon follow."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care import staff_screens, work
from xenia.care.find import case_for
from xenia.care.forum.card import card
from xenia.care.forum.filters import InForum
from xenia.care.forum.models import StaffForum
from xenia.care.models import Kind
from xenia.care.taps import Sort
from xenia.care.threads.page import page_of_case
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import WRITES, Moment
from xenia.core.texts import Say, Texts
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-sorting")
groups = Router(name="forum-sorting")


@router.callback_query(Sort.filter(), Role(STAFF), flags=WRITES)
async def sorting(
    _: CallbackQuery,
    tap: Sort,
    session: AsyncSession,
    member: TeamMember,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """On its page; asked first what it is."""
    if tap.kind is None:
        return staff_screens.of_which_kind(say, await case_for(session, tap.ticket, member))
    case = await work.sort(moment, tap.ticket, member, tap.kind)
    return Reply((await page_of_case(session, say, case, member, now),), notice=_notice(say, tap.kind))


@groups.callback_query(InForum(), Sort.filter(), Role(STAFF), flags=WRITES)
async def sorting_in_topic(
    _: CallbackQuery,
    tap: Sort,
    forum: StaffForum,
    session: AsyncSession,
    member: TeamMember,
    texts: Texts,
    moment: Moment,
    say: Say,
) -> Answer:
    """The same on a card of the staff forum, in the language that is spoken there."""
    there = texts.say(forum.language)
    if tap.kind is None:
        return staff_screens.of_which_kind(there, await case_for(session, tap.ticket, member))
    case = await work.sort(moment, tap.ticket, member, tap.kind)
    return Reply((card(there, case),), notice=_notice(say, tap.kind))


def _notice(say: Say, kind: Kind) -> str:
    return say.plain("care-sorted", kind=say.plain("care-kind", kind=kind.value))
