"""What `xenia verify` asks of deadlines: no step without those before it, nor of a time that never was."""

from collections.abc import AsyncIterator

from sqlalchemy import func, select

from xenia.care.deadlines.models import DeadlineStep
from xenia.care.models import Ticket
from xenia.core.database import AsyncSession


async def check_steps(session: AsyncSession) -> AsyncIterator[str]:
    """A sentence for each clock that has left out a step, or has run before its ticket was opened again."""
    counted = (
        select(Ticket.reference, DeadlineStep.clock, DeadlineStep.round, Ticket.reopened)
        .join(Ticket, Ticket.id == DeadlineStep.ticket_id)
        .group_by(Ticket.id, Ticket.reference, Ticket.reopened, DeadlineStep.clock, DeadlineStep.round)
        .having((func.count() != func.max(DeadlineStep.step)) | (DeadlineStep.round > Ticket.reopened))
        .order_by(Ticket.id, DeadlineStep.clock, DeadlineStep.round)
    )
    for row in await session.execute(counted):
        what = "has not been opened again so often" if row.round > row.reopened else "has left out a step"
        yield f"ticket {row.reference}, clock {row.clock}, round {row.round}: it {what}"
