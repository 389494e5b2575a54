"""An admin looks at an announcement that was approved, pauses it, stops it, takes it back."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import WRITES, Moment
from xenia.core.texts import Say
from xenia.outreach.announcements import course, screens
from xenia.outreach.announcements.course import OVER, NotNow
from xenia.outreach.announcements.due import taken_up
from xenia.outreach.announcements.models import (
    CANCELLED,
    DRAFT,
    PAUSED,
    RECALLED,
    RUNNING,
    WAITING,
    Announcement,
)
from xenia.outreach.announcements.page import look, page, sure_to_call_off, sure_to_take_back
from xenia.outreach.announcements.recalling import plan_recall
from xenia.outreach.announcements.run_taps import CallOff, LeaveProgress, TakeBack, Turn
from xenia.outreach.announcements.taps import ShowProgress
from xenia.outreach.announcements.watching import leave, watch
from xenia.outreach.announcements.write import announcements, how_many
from xenia.team.filters import Role
from xenia.team.models import ADMIN

router = Router(name="announcements-running")


@router.callback_query(ShowProgress.filter(), Role(ADMIN), flags=WRITES)
async def announcement_watched(query: CallbackQuery, tap: ShowProgress, moment: Moment, say: Say) -> Answer:
    """How it goes, kept right from now on."""
    return await _shown(moment, query, tap.announcement, say)


@router.callback_query(Turn.filter(), Role(ADMIN), flags=WRITES)
async def announcement_turned(query: CallbackQuery, tap: Turn, moment: Moment, say: Say) -> Answer:
    """It is paused, or goes on, from this moment; tapped twice, it is said again."""
    found = await _found(moment.session, tap.announcement, lock=True)
    if found.state in OVER or (found.ends_at is not None and found.ends_at <= moment.now):
        return await _over(moment, query, tap.announcement, say)
    if (found.state == PAUSED) == (tap.to == "pause"):
        pass
    elif tap.to == "pause":
        await course.pause(moment.session, tap.announcement)
    else:
        await course.resume(moment.session, tap.announcement)
        await taken_up(moment)
    shown = await _shown(moment, query, tap.announcement, say)
    return Reply((shown,), notice=say.plain("announced-turned", to=tap.to))


@router.callback_query(CallOff.filter(), Role(ADMIN), flags=WRITES)
async def announcement_called_off(query: CallbackQuery, tap: CallOff, moment: Moment, say: Say) -> Answer:
    """Nothing more of it goes, after a question, for which it pauses; tapped twice, it is said again."""
    found = await _found(moment.session, tap.announcement, lock=True)
    if found.state in OVER and not (found.state == CANCELLED and tap.sure):
        return await _over(moment, query, tap.announcement, say)
    if not tap.sure:
        if found.state == RUNNING:
            await course.pause(moment.session, tap.announcement)
            found = await _found(moment.session, tap.announcement)
        await _leave(moment.session, query)
        return sure_to_call_off(say, await look(moment.session, found))
    if found.state != CANCELLED:
        await course.cancel(moment.session, tap.announcement, moment.now)
    shown = await _shown(moment, query, tap.announcement, say)
    return Reply((shown,), notice=say.plain("announced-called-off"))


@router.callback_query(TakeBack.filter(), Role(ADMIN), flags=WRITES)
async def announcement_taken_back(query: CallbackQuery, tap: TakeBack, moment: Moment, say: Say) -> Answer:
    """Its messages are deleted, after a question; tapped twice, it is said again."""
    found = await _found(moment.session, tap.announcement, lock=True)
    if found.state != RECALLED:
        if not tap.sure:
            await _leave(moment.session, query)
            return sure_to_take_back(say, await look(moment.session, found))
        await course.recall(moment.session, tap.announcement, moment.now)
        await plan_recall(moment)
    shown = await _shown(moment, query, tap.announcement, say)
    return Reply((shown,), notice=say.plain("announced-taken-back"))


@router.callback_query(LeaveProgress.filter(), Role(ADMIN), flags=WRITES)
async def announcement_left(query: CallbackQuery, session: AsyncSession, say: Say) -> Answer:
    """Back to all of them: this page shows no progress any more."""
    await _leave(session, query)
    found = await announcements(session, offset=0, limit=screens.PAGE)
    return screens.listed(say, found, 0, await how_many(session))


async def _shown(moment: Moment, query: CallbackQuery, number: int, say: Say) -> Screen:
    seen = await look(moment.session, await _found(moment.session, number))
    await watch(moment.session, query, seen, moment.now)
    return page(say, seen, moment.now)


async def _over(moment: Moment, query: CallbackQuery, number: int, say: Say) -> Reply:
    """It ended meanwhile: how it stands now."""
    shown = await _shown(moment, query, number, say)
    return Reply((shown,), notice=say.plain("announced-is-over"), alert=True)


async def _found(session: AsyncSession, number: int, *, lock: bool = False) -> Announcement:
    """The announcement, as it is after all that was done in this transaction.

    Args:
        session: of the transaction.
        number: its own.
        lock: whether nobody else turns it before this transaction ends.

    Raises:
        NotNow: it was never approved, or is not there.
    """
    found = await session.get(Announcement, number, populate_existing=True, with_for_update=lock or None)
    if found is None or found.state in (DRAFT, WAITING) or found.approved_at is None:
        raise NotNow
    return found


async def _leave(session: AsyncSession, query: CallbackQuery) -> None:
    if isinstance(query.message, Message):
        await leave(session, query.message.chat.id, query.message.message_id)
