"""The buttons on a card: what is done with a ticket, by whoever of the team taps first."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from xenia.care import staff_screens, work
from xenia.care.find import Case, case_for
from xenia.care.forum import screens
from xenia.care.forum.card import card
from xenia.care.forum.ending import expect, forget
from xenia.care.forum.filters import InForum
from xenia.care.forum.look import Looked, Seen
from xenia.care.forum.models import StaffForum
from xenia.care.forum.taps import DropQuestion, SolvedBy, TryForum
from xenia.care.forum.trouble import looked_at
from xenia.care.records.screens import record_here
from xenia.care.records.transcript import For, transcript
from xenia.care.refusals import NobodyThere
from xenia.care.seen import seen
from xenia.care.taps import Claim, Everything, HandOver, Mode, Reopen, ShowCase, WaitForCustomer, Write
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, WRITES, Moment
from xenia.core.texts import Say, Texts
from xenia.shop import Shop
from xenia.team.audit import Viewed
from xenia.team.filters import Role
from xenia.team.members import team
from xenia.team.models import STAFF, TeamMember

router = Router(name="forum-taps")


@router.callback_query(InForum(), Claim.filter(), Role(STAFF), flags=WRITES)
async def claiming(
    _: CallbackQuery,
    tap: Claim,
    forum: StaffForum,
    moment: Moment,
    member: TeamMember,
    texts: Texts,
    say: Say,
) -> Answer:
    """Somebody takes it."""
    case = await work.claim(moment, tap.ticket, member)
    return _card(texts, forum, case, say.plain("care-claimed"))


@router.callback_query(InForum(), HandOver.filter(), Role(STAFF), flags=WRITES)
async def handing_over(
    _: CallbackQuery,
    tap: HandOver,
    forum: StaffForum,
    session: AsyncSession,
    member: TeamMember,
    texts: Texts,
    moment: Moment,
    say: Say,
) -> Answer:
    """Somebody gives it to another; asked first to whom."""
    if tap.to == 0:
        case = await case_for(session, tap.ticket, member)
        return staff_screens.to_whom(texts.say(forum.language), case, await team(session))
    case = await work.hand_over(moment, tap.ticket, member, tap.to)
    if case.holder is None:
        raise NobodyThere
    return _card(texts, forum, case, say.plain("care-handed-over", member=case.holder.name))


@router.callback_query(InForum(), WaitForCustomer.filter(), Role(STAFF), flags=WRITES)
async def waiting(
    _: CallbackQuery,
    tap: WaitForCustomer,
    forum: StaffForum,
    moment: Moment,
    member: TeamMember,
    texts: Texts,
    say: Say,
) -> Answer:
    """It goes on when the customer answers."""
    case = await work.wait_for_customer(moment, tap.ticket, member)
    return _card(texts, forum, case, say.plain("care-waiting"))


@router.callback_query(InForum(), Reopen.filter(), Role(STAFF), flags=WRITES)
async def reopening(
    _: CallbackQuery,
    tap: Reopen,
    forum: StaffForum,
    moment: Moment,
    member: TeamMember,
    texts: Texts,
    say: Say,
) -> Answer:
    """It is not done after all."""
    case = await work.reopen(moment, tap.ticket, member)
    return _card(texts, forum, case, say.plain("care-reopened"))


@router.callback_query(InForum(), ShowCase.filter(), Role(STAFF), flags=READS)
async def card_again(
    _: CallbackQuery,
    tap: ShowCase,
    forum: StaffForum,
    session: AsyncSession,
    member: TeamMember,
    texts: Texts,
) -> Answer:
    """Back from a question to the card."""
    return _card(texts, forum, await case_for(session, tap.ticket, member))


@router.callback_query(InForum(), Everything.filter(), Role(STAFF), flags=WRITES)
async def everything(
    _: CallbackQuery,
    tap: Everything,
    forum: StaffForum,
    session: AsyncSession,
    member: TeamMember,
    texts: Texts,
    shop: Shop,
    now: datetime,
) -> Answer:
    """All of it in one file, which buries nothing; the pictures stand in the topic already."""
    case = await case_for(session, tap.ticket, member)
    seen(session, member, Viewed.EVERYTHING, case, now)
    made = await transcript(session, case, For.OWNER, shop.name, now)
    return Reply((record_here(texts.say(forum.language), made),), fresh=True)


@router.callback_query(InForum(), Write.filter(), Role(STAFF), flags=CONVERSES)
async def asking(
    _: CallbackQuery,
    tap: Write,
    forum: StaffForum,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    texts: Texts,
    now: datetime,
) -> Answer:
    """Somebody says that it is solved, and is asked how: with what they write next, or a ready sentence."""
    case = await case_for(session, tap.ticket, member)
    mode = tap.mode if tap.mode == Mode.CLOSE else Mode.RESOLVE
    work.check_may(case, member, mode)
    await expect(session, state, case.ticket.id, mode, now)
    return Reply((screens.ask(texts.say(forum.language), case, mode),), fresh=True)


@router.callback_query(InForum(), SolvedBy.filter(), Role(STAFF), flags=WRITES)
async def solving(
    _: CallbackQuery,
    tap: SolvedBy,
    forum: StaffForum,
    session: AsyncSession,
    member: TeamMember,
    texts: Texts,
    moment: Moment,
    say: Say,
) -> Answer:
    """With a ready sentence, which the customer reads in their language."""
    case = await case_for(session, tap.ticket, member)
    words = texts.say(case.customer.language).plain("forum-ready", which=tap.ready)
    case = await work.resolve(moment, tap.ticket, member, words)
    shown = screens.solved(texts.say(forum.language), case, words)
    return Reply((shown,), notice=say.plain("forum-solved-notice"))


@router.callback_query(InForum(), DropQuestion.filter(), Role(STAFF), flags=CONVERSES)
async def dropping(_: CallbackQuery, state: FSMContext, forum: StaffForum, texts: Texts) -> Answer:
    """It was not wanted after all."""
    await forget(state)
    return screens.dropped(texts.say(forum.language))


@router.callback_query(InForum(), TryForum.filter(), Role(STAFF), Looked(), flags=WRITES)
async def trying_here(
    _: CallbackQuery,
    seen: Seen,
    forum: StaffForum,
    session: AsyncSession,
    texts: Texts,
    moment: Moment,
    say: Say,
) -> Answer:
    """Whether what was missing is there now."""
    kept = await session.get_one(StaffForum, forum.id)
    await looked_at(moment, kept, seen.lack)
    notice = say.plain("forum-looked", lack=seen.lack.value if seen.lack else "none")
    return Reply((screens.bound(texts.say(forum.language), seen.lack),), notice=notice)


@router.callback_query(flags=READS)
async def not_here(_: CallbackQuery, member: TeamMember | None, say: Say) -> Answer:
    """Somebody who is not on the team, or a button that is for a private chat."""
    return Reply(notice=say.plain("forum-not-here", team="yes" if member else "no"), alert=True)


def _card(texts: Texts, forum: StaffForum, case: Case, notice: str | None = None) -> Reply:
    return Reply((card(texts.say(forum.language), case),), notice=notice)
