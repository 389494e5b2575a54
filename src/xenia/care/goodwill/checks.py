"""What `xenia verify` asks: gestures and the books say the same, and the tickets' histories tell of each."""

from collections.abc import AsyncIterator

from sqlalchemy import func, select

from xenia.care.goodwill.models import Goodwill, Standing
from xenia.care.models import Ticket, TicketLine
from xenia.core.database import AsyncSession
from xenia.ledger import Entry, Kind
from xenia.ledger.models import Account


async def check_goodwill(session: AsyncSession) -> AsyncIterator[str]:
    """Each gesture that was given is one entry, of its points, to its customer; and each entry is of one."""
    booked = (
        select(Goodwill.id, Entry.id)
        .join(Ticket, Ticket.id == Goodwill.ticket_id)
        .join(Entry, Entry.id == Goodwill.entry_id)
        .join(Account, Account.id == Entry.customer_account_id)
        .where(
            (Entry.kind != Kind.GOODWILL)
            | (Entry.amount != Goodwill.points)
            | (Entry.actor_id != Goodwill.asked_by)
            | (Account.customer_id != Ticket.customer_id)
        )
        .order_by(Goodwill.id)
    )
    for goodwill_id, entry_id in await session.execute(booked):
        yield f"goodwill {goodwill_id} is not what the entry {entry_id} says"
    of_gestures = Entry.idempotency_key.startswith("goodwill:")
    stray = (
        select(Entry.id)
        .outerjoin(Goodwill, Goodwill.entry_id == Entry.id)
        .where(Entry.kind == Kind.GOODWILL, of_gestures, Goodwill.id.is_(None))
        .order_by(Entry.id)
    )
    for entry_id in await session.scalars(stray):
        yield f"entry {entry_id} gives goodwill that nobody decided"
    given = (
        select(func.count())
        .where(Goodwill.ticket_id == Ticket.id, Goodwill.state == Standing.GIVEN)
        .scalar_subquery()
    )
    told = (
        select(func.count())
        .where(TicketLine.ticket_id == Ticket.id, TicketLine.what == "goodwill")
        .scalar_subquery()
    )
    untold = select(Ticket.reference).where(
        Ticket.id.in_(
            select(Goodwill.ticket_id).union(
                select(TicketLine.ticket_id).where(TicketLine.what == "goodwill")
            )
        ),
        given != told,
    )
    for reference in await session.scalars(untold.order_by(Ticket.id)):
        yield f"ticket {reference} does not tell of each of its gestures"
