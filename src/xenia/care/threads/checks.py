"""What `xenia verify` asks of joined tickets."""

from collections.abc import AsyncIterator

from sqlalchemy import select
from sqlalchemy.orm import aliased

from xenia.care.models import State, Ticket
from xenia.care.threads.models import TicketMerge
from xenia.core.database import AsyncSession


async def check_merges(session: AsyncSession) -> AsyncIterator[str]:
    """What goes on in another ticket is closed, and both are of one customer."""
    younger, elder = aliased(Ticket), aliased(Ticket)
    wrong = (
        select(younger.reference)
        .join(TicketMerge, TicketMerge.from_id == younger.id)
        .join(elder, elder.id == TicketMerge.into_id)
        .where((younger.state != State.CLOSED) | (younger.customer_id != elder.customer_id))
        .order_by(younger.id)
    )
    for reference in await session.scalars(wrong):
        yield f"ticket {reference} goes on in another one, and should not"
