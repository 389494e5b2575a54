"""What `xenia verify` asks of this room: histories without gaps, carried to all, no note outside the team."""

from collections.abc import AsyncIterator

from sqlalchemy import exists, func, select

from xenia.care.models import Side, State, Ticket, TicketCopy, TicketLine
from xenia.core.database import AsyncSession
from xenia.customers.models import Customer
from xenia.deliveries.models import Delivery


async def check_histories(session: AsyncSession) -> AsyncIterator[str]:
    """The lines of each ticket are numbered from 1 without a gap; an edit is of a line of its ticket."""
    counted = (
        select(Ticket.reference, Ticket.lines, func.count(TicketLine.id), func.max(TicketLine.number))
        .outerjoin(TicketLine, TicketLine.ticket_id == Ticket.id)
        .group_by(Ticket.id, Ticket.reference, Ticket.lines)
        .having((func.count(TicketLine.id) != Ticket.lines) | (func.max(TicketLine.number) != Ticket.lines))
        .order_by(Ticket.id)
    )
    for row in await session.execute(counted):
        yield f"ticket {row.reference} should have {row.lines} lines"
    other = TicketLine.__table__.alias("first")
    first = select(TicketLine.id).join(other, other.c.id == TicketLine.edits_id)
    for line_id in await session.scalars(
        first.where((other.c.ticket_id != TicketLine.ticket_id) | (other.c.side != TicketLine.side))
    ):
        yield f"line {line_id} changes a line of another ticket"


async def check_copies(session: AsyncSession) -> AsyncIterator[str]:
    """Each line is carried to those who should have it, or is on its way; each answer to its customer."""
    counted = (
        select(TicketLine.id, TicketLine.copies)
        .outerjoin(TicketCopy, TicketCopy.line_id == TicketLine.id)
        .group_by(TicketLine.id, TicketLine.copies)
        .having(func.count(TicketCopy.delivery_id) != TicketLine.copies)
        .order_by(TicketLine.id)
    )
    for row in await session.execute(counted):
        yield f"line {row.id} should be carried by {row.copies} messages"
    carried = exists().where(TicketCopy.line_id == TicketLine.id, TicketCopy.chat_id == Customer.telegram_id)
    answers = (
        select(TicketLine.id)
        .join(Ticket, Ticket.id == TicketLine.ticket_id)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(TicketLine.side == Side.STAFF, ~carried)
        .order_by(TicketLine.id)
    )
    for line_id in await session.scalars(answers):
        yield f"line {line_id} was written to the customer and is not carried to them"


async def check_notes(session: AsyncSession) -> AsyncIterator[str]:
    """No note is carried to the customer, and no message carries a line to somebody else than it says."""
    left = (
        select(TicketLine.id)
        .join(TicketCopy, TicketCopy.line_id == TicketLine.id)
        .join(Ticket, Ticket.id == TicketLine.ticket_id)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(TicketLine.side == Side.NOTE, TicketCopy.chat_id == Customer.telegram_id)
        .order_by(TicketLine.id)
    )
    for line_id in await session.scalars(left):
        yield f"line {line_id} is a note, and is carried to the customer"
    astray = (
        select(TicketCopy.delivery_id)
        .join(Delivery, Delivery.id == TicketCopy.delivery_id)
        .where(Delivery.chat_id != TicketCopy.chat_id)
        .order_by(TicketCopy.delivery_id)
    )
    for delivery_id in await session.scalars(astray):
        yield f"delivery {delivery_id} carries a line to another chat than it should"


async def check_ends(session: AsyncSession) -> AsyncIterator[str]:
    """What is solved or closed has a line that says so: none ends by itself."""
    said = exists().where(
        TicketLine.ticket_id == Ticket.id,
        TicketLine.what.in_(("resolved", "closed", "agreed", "withdrawn", "erased", "merged")),
    )
    ended = select(Ticket.reference).where(Ticket.state.in_((State.RESOLVED, State.CLOSED)), ~said)
    for reference in await session.scalars(ended.order_by(Ticket.id)):
        yield f"ticket {reference} ended, and nothing says why"
