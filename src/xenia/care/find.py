"""Finding tickets and their lines, for those who may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, literal_column, or_, select

from xenia.care.models import OPEN, Side, State, Ticket, TicketCopy, TicketLine
from xenia.care.refusals import NoSuchCase, OwnCase
from xenia.care.said import Said
from xenia.care.threads.models import TicketMerge
from xenia.core.asked import Asked
from xenia.core.database import AsyncSession
from xenia.customers.models import Customer
from xenia.deliveries.models import CANCELLED, FAILED, Delivery
from xenia.team.models import TeamMember

FRESH_FOR = timedelta(days=14)
"""How long a solved ticket is brought back with one tap."""


@dataclass(frozen=True, slots=True)
class Case:
    """A ticket with its people."""

    ticket: Ticket
    customer: Customer
    holder: TeamMember | None
    """Who has it; nobody, where they have left the team."""


async def case_of(session: AsyncSession, ticket_id: int, *, to_change: bool = False) -> Case:
    """A ticket by its number; `to_change` waits until nobody else is changing it.

    What was joined to another ticket is that one: whatever is meant for it goes on there.

    Raises:
        NoSuchCase: there is none.
    """
    ticket = await _ticket(session, ticket_id, to_change=to_change)
    while ticket.state == State.CLOSED:
        into = select(TicketMerge.into_id).where(TicketMerge.from_id == ticket.id)
        if (goes_on := await session.scalar(into)) is None:
            break
        ticket = await _ticket(session, goes_on, to_change=to_change)
    customer = await session.get_one(Customer, ticket.customer_id)
    holder = await session.get(TeamMember, ticket.claimed_by) if ticket.claimed_by else None
    return Case(ticket, customer, holder if holder is not None and holder.removed_at is None else None)


async def case_itself(session: AsyncSession, ticket_id: int) -> Case:
    """A ticket as it stands, also where it goes on in another one; nobody has it then.

    Raises:
        NoSuchCase: there is none.
    """
    goes_on = await case_of(session, ticket_id)
    if goes_on.ticket.id == ticket_id:
        return goes_on
    return Case(await session.get_one(Ticket, ticket_id), goes_on.customer, None)


async def _ticket(session: AsyncSession, ticket_id: int, *, to_change: bool) -> Ticket:
    found = await session.get(
        Ticket, ticket_id, with_for_update=to_change or None, populate_existing=to_change
    )
    if found is None:
        raise NoSuchCase
    return found


async def own_case(
    session: AsyncSession, ticket_id: int, customer_id: int, *, to_change: bool = False
) -> Case:
    """A customer's own ticket.

    Raises:
        NoSuchCase: it is not theirs, or there is none.
    """
    found = await case_of(session, ticket_id, to_change=to_change)
    if found.customer.id != customer_id:
        raise NoSuchCase
    return found


async def case_for(
    session: AsyncSession, ticket_id: int, member: TeamMember, *, to_change: bool = False
) -> Case:
    """A ticket for somebody of the team.

    Raises:
        NoSuchCase: there is none.
        OwnCase: they brought it themselves, as a customer.
    """
    found = await case_of(session, ticket_id, to_change=to_change)
    if found.customer.telegram_id == member.telegram_id:
        raise OwnCase
    return found


_OPEN_ONE = Asked(
    select(Ticket.id)
    .where(
        Ticket.customer_id == bindparam("customer_id"),
        or_(*(Ticket.state == literal_column(f"'{state.value}'") for state in OPEN)),
    )
    .limit(1)
)


async def has_open_case(session: AsyncSession, customer_id: int) -> bool:
    """Whether a customer waits for something; asked at many a message."""
    return bool(await _OPEN_ONE(session, customer_id=customer_id))


async def open_cases_of(session: AsyncSession, customer_id: int) -> Sequence[Ticket]:
    """A customer's open tickets, the newest first."""
    found = await session.scalars(
        select(Ticket)
        .where(Ticket.customer_id == customer_id, Ticket.state.in_(OPEN))
        .order_by(Ticket.id.desc())
    )
    return found.all()


async def answered_elsewhere(
    session: AsyncSession, customer_id: int, ticket_id: int, since: datetime
) -> bool:
    """Whether the team has written to a customer about another open ticket of theirs since then."""
    written = (
        select(TicketLine.id)
        .join(Ticket, Ticket.id == TicketLine.ticket_id)
        .where(
            Ticket.customer_id == customer_id,
            Ticket.id != ticket_id,
            Ticket.state.in_(OPEN),
            TicketLine.side == Side.STAFF,
            TicketLine.at > since,
        )
    )
    return await session.scalar(written.limit(1)) is not None


async def recent_cases_of(session: AsyncSession, customer_id: int, now: datetime) -> Sequence[Ticket]:
    """A customer's tickets that are open or can be brought back with one tap, the newest first."""
    goes_on = select(TicketMerge.from_id)
    found = await session.scalars(
        select(Ticket)
        .where(Ticket.customer_id == customer_id, Ticket.id.not_in(goes_on))
        .order_by(Ticket.id.desc())
    )
    return [one for one in found if one.is_open or is_fresh(one, now)]


async def open_cases(session: AsyncSession, member: TeamMember) -> Sequence[Case]:
    """All that is open and that this member may work on: what was brought back first, then by age."""
    found = await session.execute(
        select(Ticket, Customer, TeamMember)
        .join(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(TeamMember, (TeamMember.id == Ticket.claimed_by) & TeamMember.removed_at.is_(None))
        .where(Ticket.state.in_(OPEN), Customer.telegram_id != member.telegram_id)
        .order_by(Ticket.priority.desc(), Ticket.opened_at, Ticket.id)
    )
    return [Case(*row) for row in found]


async def by_reference(session: AsyncSession, reference: str) -> int | None:
    """The number of the ticket that people call so."""
    return await session.scalar(select(Ticket.id).where(Ticket.reference == reference))


async def line_at(
    session: AsyncSession, chat_id: int, message_id: int, name: str | None = None
) -> TicketLine | None:
    """The line that a message is, or that it carries: what a reply to it, or an edit of it, is about.

    A message that was carried twice, since nobody could say whether it had arrived, is known by its last one;
    the others by the `name` that stands on them.
    """
    written = await session.scalar(
        select(TicketLine).where(
            TicketLine.chat_id == chat_id, TicketLine.message_id == message_id, TicketLine.version == 1
        )
    )
    if written is not None:
        return written
    carried = await session.scalar(
        select(TicketLine)
        .join(TicketCopy, TicketCopy.line_id == TicketLine.id)
        .join(Delivery, Delivery.id == TicketCopy.delivery_id)
        .where(Delivery.chat_id == chat_id, Delivery.message_id == message_id)
        .limit(1)
    )
    if carried is not None or name is None:
        return carried
    reference, _, number = name.partition("·")
    return await session.scalar(
        select(TicketLine)
        .join(Ticket, Ticket.id == TicketLine.ticket_id)
        .where(Ticket.reference == reference, TicketLine.number == int(number))
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a line stands in a chat: it was written there, or is carried there by a delivery, or neither."""

    message_id: int | None = None
    delivery_id: int | None = None


async def place_in(session: AsyncSession, line_id: int | None, chat_id: int) -> Shown:
    """Where a line stands, or will stand, in a chat: the newest copy of it."""
    line = await session.get(TicketLine, line_id) if line_id is not None else None
    if line is None:
        return Shown()
    if line.chat_id == chat_id:
        return Shown(message_id=line.message_id)
    carried = (
        select(TicketCopy.delivery_id)
        .join(Delivery, Delivery.id == TicketCopy.delivery_id)
        .where(
            TicketCopy.line_id == line.id,
            TicketCopy.chat_id == chat_id,
            Delivery.state.not_in((CANCELLED, FAILED)),
        )
        .order_by(TicketCopy.delivery_id.desc())
        .limit(1)
    )
    return Shown(delivery_id=await session.scalar(carried))


async def history(session: AsyncSession, ticket_id: int) -> Sequence[TicketLine]:
    """All that was said and done, in its order. Who shows it to a customer leaves the notes out."""
    found = await session.scalars(
        select(TicketLine).where(TicketLine.ticket_id == ticket_id).order_by(TicketLine.number)
    )
    return found.all()


async def is_part_of(session: AsyncSession, ticket_id: int, album: str | None) -> bool:
    """Whether another picture of the same album is there already: a whole album is confirmed once."""
    if album is None:
        return False
    found = select(func.count()).where(TicketLine.ticket_id == ticket_id, TicketLine.album == album)
    return (await session.scalar(found) or 0) > 1


async def is_part_of_note(session: AsyncSession, said: Said) -> bool:
    """Whether another picture of the same album is a note for the team."""
    if said.album is None:
        return False
    found = select(TicketLine.id).where(
        TicketLine.chat_id == said.chat_id, TicketLine.album == said.album, TicketLine.side == Side.NOTE
    )
    return await session.scalar(found.limit(1)) is not None


async def is_answered(session: AsyncSession, ticket_id: int) -> bool:
    """Whether the team has written to the customer since they last wrote; an emoji is not written."""
    last = await session.scalar(
        select(TicketLine.side)
        .where(
            TicketLine.ticket_id == ticket_id,
            TicketLine.side.in_((Side.CUSTOMER, Side.STAFF)),
            TicketLine.what != "reaction",
            TicketLine.version == 1,
        )
        .order_by(TicketLine.number.desc())
        .limit(1)
    )
    return last == Side.STAFF


async def answers_note(session: AsyncSession, said: Said) -> bool:
    """Whether it is a reply to a note, which the customer has never read."""
    if said.chat_id is None or said.reply_to is None:
        return False
    answered = await line_at(session, said.chat_id, said.reply_to, said.reply_name)
    return answered is not None and answered.side == Side.NOTE


def is_fresh(ticket: Ticket, now: datetime) -> bool:
    """Whether the customer can bring it back with one tap."""
    ended = max((one for one in (ticket.resolved_at, ticket.closed_at) if one), default=None)
    return not ticket.is_open and ended is not None and now < ended + FRESH_FOR


def is_read_by_customer(line: TicketLine) -> bool:
    """Whether a line is for the customer's eyes."""
    return line.side in (Side.CUSTOMER, Side.STAFF)
