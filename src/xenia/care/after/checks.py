"""What `xenia verify` asks: nothing that was said to be solved is forgotten afterwards."""

from collections.abc import AsyncIterator

from sqlalchemy import exists, select

from xenia.care.after.follow import FOLLOWED
from xenia.care.after.models import Resolution
from xenia.care.models import State, Ticket
from xenia.core.database import AsyncSession


async def check_resolutions(session: AsyncSession) -> AsyncIterator[str]:
    """Each solved ticket has its resolution; none is of a round that has not come yet."""
    followed = exists().where(Resolution.ticket_id == Ticket.id, Resolution.round == Ticket.reopened)
    forgotten = select(Ticket.reference).where(
        Ticket.state == State.RESOLVED, Ticket.kind.in_(FOLLOWED), ~followed
    )
    for reference in await session.scalars(forgotten.order_by(Ticket.id)):
        yield f"ticket {reference} is solved, and nobody will ask whether it is"
    early = (
        select(Ticket.reference)
        .join(Resolution, Resolution.ticket_id == Ticket.id)
        .where(Resolution.round > Ticket.reopened)
    )
    for reference in await session.scalars(early.order_by(Ticket.id)):
        yield f"ticket {reference} was solved more often than it was opened"
