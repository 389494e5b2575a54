"""What a customer wrote is about something else than what is open: one tap opens a new ticket with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery
from sqlalchemy import and_, or_, select

from xenia.care import screens
from xenia.care.aside import drop_all, is_kept, open_kept
from xenia.care.bring import open_case
from xenia.care.conversing import go_on
from xenia.care.early.refusals import NothingKept
from xenia.care.find import Case, own_case
from xenia.care.history import happened, tell_team
from xenia.care.models import Kind, Side, TicketLine
from xenia.care.promise import promise, promised
from xenia.care.refusals import NoSuchCase
from xenia.care.said import Said
from xenia.care.taps import Elsewhere, KeepOut, NotNeeded, OpenWith
from xenia.core.reply import Answer
from xenia.core.room import CONVERSES, WRITES, Moment
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer

router = Router(name="care-elsewhere")


@router.callback_query(KeepOut.filter(), Joined(), flags=WRITES)
async def keeping_out(_: CallbackQuery, moment: Moment, customer: Customer, say: Say) -> Answer:
    """It belongs to none that is open. It stays kept until they say what becomes of it."""
    if not await is_kept(moment, customer):
        raise NothingKept
    return screens.open_another(say)


@router.callback_query(Elsewhere.filter(), Joined(), flags=WRITES)
async def disowning(_: CallbackQuery, tap: Elsewhere, moment: Moment, customer: Customer, say: Say) -> Answer:
    """It was added, and is about something else: it stays there to be read, and the team is told."""
    added = await _added(moment, customer, tap.first, tap.last)
    name = f"{added.case.ticket.reference}·{added.lines[0].number}"
    told = select(TicketLine.id).where(
        TicketLine.ticket_id == added.case.ticket.id,
        TicketLine.side == Side.SYSTEM,
        TicketLine.what == _ELSEWHERE,
        TicketLine.words == name,
    )
    if await moment.session.scalar(told.limit(1)) is None:
        line = await happened(moment.session, added.case.ticket, _ELSEWHERE, moment.now, words=name)
        await tell_team(moment, added.case, line)
    return screens.open_another(say, tap.first, tap.last)


@router.callback_query(OpenWith.filter(), Joined(), flags=CONVERSES)
async def opening(
    _: CallbackQuery,
    tap: OpenWith,
    moment: Moment,
    state: FSMContext,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """A new one, with all of it; tapped twice there is one."""
    if tap.first:
        case, told = await _open_with(moment, customer, tap.kind, tap.first, tap.last)
    else:
        case, told = await open_kept(moment, customer, tap.kind)
    if not case.ticket.is_open:
        return screens.case_page(say, case, await promise(moment, say, case), now)
    await go_on(state, case.ticket.id, now)
    return screens.received(say, case, await promised(moment, say, case), told=told)


@router.callback_query(NotNeeded.filter(), Joined(), flags=WRITES)
async def not_needed(
    _: CallbackQuery, tap: NotNeeded, moment: Moment, customer: Customer, say: Say
) -> Answer:
    """Nothing new. Only what stands nowhere else is dropped."""
    if tap.first:
        added = await _added(moment, customer, tap.first, tap.first)
        return screens.stays(say, added.case)
    if not await is_kept(moment, customer):
        raise NothingKept
    await drop_all(moment, customer)
    return screens.kept_out(say)


_ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class _Added:
    """What a customer wrote, and the ticket that has it."""

    case: Case
    lines: Sequence[TicketLine]


async def _added(moment: Moment, customer: Customer, first: int, last: int) -> _Added:
    """What was added from one line to another, with the rest of an album that begins there.

    Raises:
        NoSuchCase: it is not theirs.
    """
    begins = await moment.session.get(TicketLine, first)
    if begins is None or begins.side != Side.CUSTOMER:
        raise NoSuchCase
    case = await own_case(moment.session, begins.ticket_id, customer.id, to_change=True)
    one_album = and_(TicketLine.album.is_not(None), TicketLine.album == begins.album)
    found = await moment.session.scalars(
        select(TicketLine)
        .where(
            TicketLine.ticket_id == begins.ticket_id,
            TicketLine.side == Side.CUSTOMER,
            TicketLine.version == 1,
            or_(TicketLine.id.between(first, last), one_album),
        )
        .order_by(TicketLine.id)
    )
    lines = found.all()
    if not lines:
        raise NoSuchCase
    return _Added(case, lines)


async def _open_with(
    moment: Moment, customer: Customer, kind: Kind, first: int, last: int
) -> tuple[Case, bool]:
    added = await _added(moment, customer, first, last)
    # The messages themselves stay those of the other ticket: here are their words and files.
    said = [Said(one.what, one.words, one.file, one.album) for one in added.lines]
    return await open_case(moment, customer, kind, said, about=f"line:{first}")
