"""The buttons on a card that are not as on a ticket's page: what is asked and answered in the topic."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from xenia.care import work
from xenia.care.find import case_for
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
from xenia.care.seen import seen
from xenia.care.taps import Everything, Mode, ShowCase, Write
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, WRITES, Moment
from xenia.core.texts import Say, Texts
from xenia.shop import Shop
from xenia.team.audit import Viewed
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="forum-taps")


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
    return card(texts.say(forum.language), await case_for(session, tap.ticket, member))


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
