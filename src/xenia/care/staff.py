"""The team works on tickets in their own chats: a list, a page for each, replies that go to the customer."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from xenia.care import staff_screens, work
from xenia.care.deadlines.shown import deadline_line
from xenia.care.deadlines.standing import in_order, standings
from xenia.care.doubt import screens as doubt_screens
from xenia.care.doubt.hold import hold, meant_here, settle_before
from xenia.care.doubt.read import Meant, meant_together
from xenia.care.filters import NotOurCommand, OfTeam, ReferenceTyped
from xenia.care.find import case_for, line_at, open_cases
from xenia.care.models import Side
from xenia.care.said import SAID_JSON, Said, mark_of, name_in, read_message
from xenia.care.seen import seen
from xenia.care.taps import (
    Everything,
    Mode,
    SendWords,
    ShowCase,
    ShowCases,
    Write,
)
from xenia.care.threads.page import page_of_case as _page
from xenia.care.working import WRITING_FOR, Working, carry_out, read_mode
from xenia.core.database import AsyncSession
from xenia.core.filters import Unasked
from xenia.core.refusal import Refusal
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, READS, WRITES, Moment
from xenia.core.texts import Say
from xenia.shop import Shop
from xenia.team.audit import Viewed
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-staff")


@router.message(Command("cases"), Role(STAFF), flags=READS)
@router.callback_query(ShowCases.filter(), Role(STAFF), flags=READS)
async def listed(
    _: Message | CallbackQuery,
    session: AsyncSession,
    member: TeamMember,
    shop: Shop,
    say: Say,
    now: datetime,
    tap: ShowCases | None = None,
) -> Answer:
    """All that is open."""
    cases = await open_cases(session, member)
    found = await standings(session, shop.zone, [one.ticket for one in cases], now)
    dues = {number: deadline_line(say, one, now) for number, one in found.items()}
    return staff_screens.cases(say, in_order(cases, found), tap.page if tap else 0, now, dues)


@router.callback_query(ShowCase.filter(), Role(STAFF), flags=WRITES)
async def shown(
    _: CallbackQuery, tap: ShowCase, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """One ticket with its history."""
    page = await _page(session, say, await case_for(session, tap.ticket, member), member, now, tap.page)
    return Reply((page,), fresh=tap.keep)


@router.message(Role(STAFF), Unasked(), ReferenceTyped(), flags=WRITES)
async def found(
    _: Message, ticket_id: int, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """Somebody typed its reference."""
    return await _page(session, say, await case_for(session, ticket_id, member), member, now)


@router.callback_query(Everything.filter(), Role(STAFF), flags=WRITES)
async def everything(
    _: CallbackQuery,
    tap: Everything,
    session: AsyncSession,
    member: TeamMember,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """All of it once more, pictures and files too."""
    case = await work.send_everything(moment, tap.ticket, member)
    seen(session, member, Viewed.EVERYTHING, case, now)
    return Reply(notice=say.plain("care-everything-sent"))


@router.message(OfTeam(), NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def replied(
    message: Message,
    ticket_id: int,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    moment: Moment,
    say: Say,
) -> Answer | None:
    """A reply to a line goes to the customer; one that begins with `//` is a note, and stays."""
    said = read_message(message)
    await settle_before(moment, said)
    try:
        case = await case_for(session, ticket_id, member)
        if said.album is not None:  # the words that say for whom it is may stand under its last picture
            await hold(moment, ticket_id, member, said)
            await state.clear()
            return None
        meant, of_note = await meant_here(session, said)
        if meant == Meant.DOUBT:
            held = await hold(moment, ticket_id, member, said, ask=True)
            await state.clear()
            return doubt_screens.ask(say, case, held.id, of_note=of_note)
        mode, said = read_mode(Mode.ANSWER, said)
        case = await carry_out(moment, ticket_id, member, mode, [said])
    except Refusal as refusal:
        # They wrote something, and must not believe that it was sent.
        return Screen(say("care-not-sent", why=say(refusal.text, **refusal.values)))
    await state.clear()
    return staff_screens.done(say, case, mode)


@router.callback_query(Write.filter(), Role(STAFF), flags=CONVERSES)
async def writing(
    query: CallbackQuery,
    tap: Write,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    say: Say,
    now: datetime,
) -> Answer:
    """Somebody wants to write: to the customer, for the team, or the sentence that ends it."""
    case = await case_for(session, tap.ticket, member)
    work.check_may(case, member, tap.mode)
    await state.set_state(Working.words)
    under = query.message
    name = name_in(under) if isinstance(under, Message) else None
    line = await line_at(session, under.chat.id, under.message_id, name) if under else None
    of_note = tap.mode == Mode.ANSWER and line is not None and line.side == Side.NOTE
    found = {"ticket": tap.ticket, "mode": tap.mode.value, "of_note": of_note}
    await state.set_data({**found, "drafts": [], "at": now.isoformat()})
    return Reply((staff_screens.ask(say, case, tap.mode),), fresh=True)


@router.message(Working.words, NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def drafted(
    message: Message, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer | None:
    """What was written, shown once more: a busy waiter may have meant `4821 12,40` for somebody else."""
    data = await state.get_data()
    if now - datetime.fromisoformat(data["at"]) > WRITING_FOR:
        raise SkipHandler
    case = await case_for(session, data["ticket"], member)
    mode, said = Mode(data["mode"]), read_message(message)
    if mode in {Mode.RESOLVE, Mode.CLOSE} and said.what != "text":
        return staff_screens.only_words(say, case)
    drafts: list[dict[str, Any]] = data["drafts"]
    if not drafts:
        mode, said = read_mode(mode, said)
    seen = said.album is not None and any(one["album"] == said.album for one in drafts)
    drafts = [*drafts, SAID_JSON.dump_python(said)]
    await state.update_data(drafts=drafts, mode=mode.value)
    return None if seen else staff_screens.draft(say, case, mode, [Said(**one) for one in drafts])


@router.callback_query(SendWords.filter(), Working.words, Role(STAFF), flags=CONVERSES)
async def sent(
    _: CallbackQuery,
    tap: SendWords,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    moment: Moment,
    say: Say,
) -> Answer:
    """It leaves as it was shown; the end of the conversation makes it happen once."""
    data = await state.get_data()
    drafts = [Said(**one) for one in data["drafts"]]
    case = await case_for(session, data["ticket"], member)
    mode = Mode(data["mode"])
    if not drafts:
        return staff_screens.ask(say, case, mode)
    if tap.draft != mark_of(case.ticket.id, drafts[0]):
        # Tapped under a draft of before: what would leave is shown first, and is the only one that can.
        return Reply(
            (staff_screens.draft(say, case, mode, drafts),), say.plain("care-other-draft"), fresh=True
        )
    of_note = data.get("of_note", False) and meant_together(drafts) == Meant.CUSTOMER
    if mode != Mode.NOTE and (of_note or meant_together(drafts) != Meant.CUSTOMER):
        return doubt_screens.ask_of_draft(say, case, tap.draft, of_note=of_note)
    await state.clear()
    case = await carry_out(moment, data["ticket"], member, mode, drafts)
    return staff_screens.done(say, case, mode)
