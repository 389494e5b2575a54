"""What a customer does: brings a matter, says more about it, is done with it, or brings it back."""

from collections.abc import Sequence

from sqlalchemy import select

from xenia.care.after import follow
from xenia.care.doubt.read import Meant, meant_by
from xenia.care.find import Case, by_reference, case_of, is_fresh, line_at, own_case
from xenia.care.history import happened, tell_customer, tell_team, write
from xenia.care.models import Kind, Side, Source, State, Ticket, TicketLine
from xenia.care.references import new_reference
from xenia.care.refusals import NoNoteAnyMore, NotFresh, NotOpen
from xenia.care.said import Said
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.team.models import TeamMember


async def open_case(
    moment: Moment,
    customer: Customer,
    kind: Kind,
    said: Sequence[Said],
    *,
    source: Source = Source.PERSON,
    about: str | None = None,
) -> tuple[Case, bool]:
    """Open a ticket with what the customer said first, and have everybody on the team told.

    Returns:
        The ticket, and whether there is anybody to tell. About the same thing there is one ticket only: asked
        for again, it is given as it stands.
    """
    session, now = moment.session, moment.now
    if about is not None:
        known = await session.scalar(
            select(Ticket).where(Ticket.customer_id == customer.id, Ticket.about == about)
        )
        if known is not None:
            return await own_case(session, known.id, customer.id), True
    ticket = Ticket(
        reference=await _free_reference(session),
        customer_id=customer.id,
        kind=kind,
        state=State.NEW,
        source=source,
        about=about,
        priority=0,
        opened_at=now,
        reopened=0,
        lines=0,
    )
    session.add(ticket)
    await session.flush()
    case = Case(ticket, customer, None)
    opened = await happened(session, ticket, "opened", now)
    told = await tell_team(moment, case, opened)
    for one in said:
        await tell_team(moment, case, await write(session, ticket, Side.CUSTOMER, one, now))
    return case, told


async def say(
    moment: Moment, ticket_id: int, customer: Customer, said: Said, *, also_ended: bool = False
) -> Case:
    """Add what the customer sent, and carry it to who has the ticket, or to all while nobody has.

    What wants no answer is added `also_ended`, and opens nothing.

    Raises:
        NoSuchCase: it is not theirs.
        NotOpen: it is solved or closed.
    """
    case = await own_case(moment.session, ticket_id, customer.id, to_change=True)
    if not case.ticket.is_open and not also_ended:
        raise NotOpen
    if case.ticket.state == State.WAITING_CUSTOMER:
        case.ticket.state, case.ticket.paused_at = State.WAITING_US, None
    line = await write(moment.session, case.ticket, Side.CUSTOMER, said, moment.now)
    await tell_team(moment, case, line, reply_to=await number_of(moment, line.reply_to_id))
    return case


async def correct(moment: Moment, said: Said) -> tuple[Case, TicketLine] | None:
    """Somebody changed a message of theirs: both versions are kept, and who got the first gets the other.

    Returns:
        None where the message belongs to no ticket, or says what it said before.

    Raises:
        NoNoteAnyMore: what the customer has read was to become a note.
    """
    assert said.chat_id is not None  # noqa: S101 - it was read from a message
    assert said.message_id is not None  # noqa: S101 - as above
    session = moment.session
    first = await line_at(session, said.chat_id, said.message_id)
    if first is None or first.chat_id != said.chat_id or first.message_id != said.message_id:
        return None
    ticket = await session.get_one(Ticket, first.ticket_id, with_for_update=True, populate_existing=True)
    goes_on = await case_of(session, first.ticket_id)
    case = Case(ticket, goes_on.customer, goes_on.holder)
    newest = await session.scalar(
        select(TicketLine).where(TicketLine.edits_id == first.id).order_by(TicketLine.version.desc()).limit(1)
    )
    before = newest or first
    if (before.words, before.file) == (said.words, said.file):
        return None
    member = await session.get(TeamMember, first.member_id) if first.member_id else None
    if member is not None and member.removed_at is not None:
        return None  # who has left the team says nothing in its name any more
    if first.side == Side.STAFF and meant_by(said.words) != Meant.CUSTOMER:
        raise NoNoteAnyMore
    line = await write(session, ticket, first.side, said, moment.now, member=member, edits=first)
    if first.side == Side.STAFF:
        await tell_customer(moment, case, line, member)
    else:
        await tell_team(moment, case, line, but=member, reply_to=first.number)
    return case, line


async def bring_back(moment: Moment, ticket_id: int, customer: Customer) -> Case:
    """It was not solved: it is open again, first in the team's list, with whoever had it.

    Tapped twice it is brought back once.

    Raises:
        NoSuchCase: it is not theirs.
        NotFresh: that was too long ago.
    """
    case = await own_case(moment.session, ticket_id, customer.id, to_change=True)
    ticket = case.ticket
    if ticket.is_open:
        return case
    if not is_fresh(ticket, moment.now):
        raise NotFresh
    ticket.state, ticket.closed_at = (State.WAITING_US if case.holder else State.NEW), None
    if case.holder is None:
        ticket.claimed_by = None
    ticket.priority = 1
    ticket.reopened += 1
    await follow.reopened(moment, ticket, by_customer=True)
    await tell_team(moment, case, await happened(moment.session, ticket, "brought-back", moment.now))
    return case


async def agree_solved(moment: Moment, ticket_id: int, customer: Customer) -> Case:
    """The customer says that it is solved. Where it is not said to be solved, nothing happens.

    Raises:
        NoSuchCase: it is not theirs.
    """
    case = await own_case(moment.session, ticket_id, customer.id, to_change=True)
    if case.ticket.state == State.RESOLVED:
        case.ticket.state, case.ticket.closed_at = State.CLOSED, moment.now
        await follow.agreed(moment, case.ticket)
        line = await happened(moment.session, case.ticket, "agreed", moment.now)
        await tell_team(moment, case, line)
    return case


async def withdraw(moment: Moment, ticket_id: int, customer: Customer) -> Case:
    """The customer does not need it any more. Tapped twice it is withdrawn once.

    Raises:
        NoSuchCase: it is not theirs.
    """
    case = await own_case(moment.session, ticket_id, customer.id, to_change=True)
    if case.ticket.is_open:
        case.ticket.state, case.ticket.closed_at = State.CLOSED, moment.now
        case.ticket.paused_at = None
        line = await happened(moment.session, case.ticket, "withdrawn", moment.now)
        await tell_team(moment, case, line)
    return case


async def _free_reference(session: AsyncSession) -> str:
    """One that no ticket has. Two drawn alike at one moment are left to the table to refuse."""
    while await by_reference(session, drawn := new_reference()) is not None:
        pass
    return drawn


async def number_of(moment: Moment, line_id: int | None) -> int | None:
    """The number by which people know a line."""
    line = await moment.session.get(TicketLine, line_id) if line_id is not None else None
    return line.number if line else None
