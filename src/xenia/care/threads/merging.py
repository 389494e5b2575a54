"""The team has two tickets go on as one, or wants to hear no more of one."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care import staff_screens
from xenia.care.find import case_for, case_itself, history
from xenia.care.forum.filters import InForum
from xenia.care.forum.models import StaffForum
from xenia.care.seen import seen
from xenia.care.threads import screens
from xenia.care.threads.merge import as_it_was, check_may_join, merge, others_of
from xenia.care.threads.mute import has_muted, mute, unmute
from xenia.care.threads.page import page_of_case
from xenia.care.threads.refusals import NotTheirs
from xenia.care.threads.taps import Join, Mute, ShowJoined
from xenia.care.where import read_there, shown_there
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import WRITES, Moment
from xenia.core.texts import Say
from xenia.team.audit import Viewed
from xenia.team.filters import Role
from xenia.team.members import names_of
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-merging")
groups = Router(name="forum-merging")


@groups.callback_query(InForum(), Join.filter(), Role(STAFF), flags=WRITES)
@router.callback_query(Join.filter(), Role(STAFF), flags=WRITES)
async def joining(
    _: CallbackQuery,
    tap: Join,
    session: AsyncSession,
    member: TeamMember,
    moment: Moment,
    say: Say,
    forum: StaffForum | None = None,
) -> Answer:
    """Two tickets are the same matter: asked first which other, then once more. A card keeps to its own."""
    if not (tap.other and tap.sure):
        return await _asked(session, read_there(moment, say, forum), tap, member)
    case = await merge(moment, tap.ticket, tap.other, member)
    notice = say.plain("threads-join-done", name=case.ticket.reference)
    shown = case if forum is None else await case_itself(session, tap.ticket)
    return await shown_there(moment, say, shown, member, forum, notice)


@router.callback_query(ShowJoined.filter(), Role(STAFF), flags=WRITES)
async def shown(
    _: CallbackQuery, tap: ShowJoined, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """A ticket that goes on in another one, as it was."""
    case = await as_it_was(session, tap.ticket, member)
    seen(session, member, Viewed.TICKET, case, now)
    lines = await history(session, tap.ticket)
    names = await names_of(session, {line.member_id for line in lines if line.member_id})
    return staff_screens.case_page(
        say,
        case,
        lines,
        names,
        member,
        tap.page,
        now,
        turn_to=lambda at: ShowJoined(ticket=tap.ticket, page=at),
    )


@router.callback_query(Mute.filter(), Role(STAFF), flags=WRITES)
async def muting(
    _: CallbackQuery,
    tap: Mute,
    session: AsyncSession,
    member: TeamMember,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """Somebody wants to hear no more of it, or again."""
    if tap.again:
        case = await case_for(session, tap.ticket, member)
        await unmute(session, case.ticket.id, member.id)
    else:
        case = await mute(moment, tap.ticket, member)
    notice = say.plain("threads-muted", again="yes" if tap.again else "no", name=case.ticket.reference)
    return Reply((await page_of_case(session, say, case, member, now),), notice=notice)


@groups.callback_query(InForum(), Mute.filter(), Role(STAFF), flags=WRITES)
async def muting_in_topic(
    _: CallbackQuery, tap: Mute, session: AsyncSession, member: TeamMember, moment: Moment, say: Say
) -> Answer:
    """The same on a card, for whoever taps: the card itself is for all, so it says nothing of that."""
    case = await case_for(session, tap.ticket, member)
    again = await has_muted(session, case.ticket.id, member.id)
    if again:
        await unmute(session, case.ticket.id, member.id)
    else:
        await mute(moment, tap.ticket, member)
    notice = say.plain("threads-muted", again="yes" if again else "no", name=case.ticket.reference)
    return Reply(notice=notice, alert=True)


async def _asked(session: AsyncSession, say: Say, tap: Join, member: TeamMember) -> Screen:
    case = await case_for(session, tap.ticket, member)
    check_may_join(case, member)
    others = await others_of(session, case)
    if not tap.other:
        return screens.with_which(say, case, others)
    for other in others:
        if other.id == tap.other:
            return screens.sure_to_join(say, case, other)
    raise NotTheirs
