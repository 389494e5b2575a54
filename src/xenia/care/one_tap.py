"""What one tap of the team does with a ticket: the same on its page in private and on its card in a topic."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care import staff_screens, work
from xenia.care.find import case_for
from xenia.care.forum.filters import InForum
from xenia.care.forum.models import StaffForum
from xenia.care.refusals import NobodyThere
from xenia.care.taps import Claim, HandOver, Reopen, Sort, WaitForCustomer
from xenia.care.where import read_there, shown_there
from xenia.core.reply import Answer
from xenia.core.room import WRITES, Moment
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.members import team
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-one-tap")
groups = Router(name="forum-one-tap")


@groups.callback_query(InForum(), Claim.filter(), Role(STAFF), flags=WRITES)
@router.callback_query(Claim.filter(), Role(STAFF), flags=WRITES)
async def claiming(
    _: CallbackQuery,
    tap: Claim,
    moment: Moment,
    member: TeamMember,
    say: Say,
    forum: StaffForum | None = None,
) -> Answer:
    """Somebody takes it. In private the button may stand under the customer's words, which stay."""
    case = await work.claim(moment, tap.ticket, member)
    shown = await shown_there(moment, say, case, member, forum, say.plain("care-claimed"))
    return replace(shown, fresh=forum is None)


@groups.callback_query(InForum(), HandOver.filter(), Role(STAFF), flags=WRITES)
@router.callback_query(HandOver.filter(), Role(STAFF), flags=WRITES)
async def handing_over(
    _: CallbackQuery,
    tap: HandOver,
    moment: Moment,
    member: TeamMember,
    say: Say,
    forum: StaffForum | None = None,
) -> Answer:
    """Somebody gives it to another; asked first to whom."""
    if tap.to == 0:
        case = await case_for(moment.session, tap.ticket, member)
        return staff_screens.to_whom(read_there(moment, say, forum), case, await team(moment.session))
    case = await work.hand_over(moment, tap.ticket, member, tap.to)
    if case.holder is None:
        raise NobodyThere
    notice = say.plain("care-handed-over", member=case.holder.name)
    return await shown_there(moment, say, case, member, forum, notice)


@groups.callback_query(InForum(), WaitForCustomer.filter(), Role(STAFF), flags=WRITES)
@router.callback_query(WaitForCustomer.filter(), Role(STAFF), flags=WRITES)
async def waiting(
    _: CallbackQuery,
    tap: WaitForCustomer,
    moment: Moment,
    member: TeamMember,
    say: Say,
    forum: StaffForum | None = None,
) -> Answer:
    """It goes on when the customer answers."""
    case = await work.wait_for_customer(moment, tap.ticket, member)
    return await shown_there(moment, say, case, member, forum, say.plain("care-waiting"))


@groups.callback_query(InForum(), Reopen.filter(), Role(STAFF), flags=WRITES)
@router.callback_query(Reopen.filter(), Role(STAFF), flags=WRITES)
async def reopening(
    _: CallbackQuery,
    tap: Reopen,
    moment: Moment,
    member: TeamMember,
    say: Say,
    forum: StaffForum | None = None,
) -> Answer:
    """It is not done after all."""
    case = await work.reopen(moment, tap.ticket, member)
    return await shown_there(moment, say, case, member, forum, say.plain("care-reopened"))


@groups.callback_query(InForum(), Sort.filter(), Role(STAFF), flags=WRITES)
@router.callback_query(Sort.filter(), Role(STAFF), flags=WRITES)
async def sorting(
    _: CallbackQuery,
    tap: Sort,
    moment: Moment,
    member: TeamMember,
    say: Say,
    forum: StaffForum | None = None,
) -> Answer:
    """Somebody says what it really is, and its deadlines and its icon follow; asked first which."""
    if tap.kind is None:
        case = await case_for(moment.session, tap.ticket, member)
        return staff_screens.of_which_kind(read_there(moment, say, forum), case)
    case = await work.sort(moment, tap.ticket, member, tap.kind)
    notice = say.plain("care-sorted", kind=say.plain("care-kind", kind=tap.kind.value))
    return await shown_there(moment, say, case, member, forum, notice)
