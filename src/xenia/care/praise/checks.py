"""What `xenia verify` asks of kind words: nobody was told of any without a question and a yes."""

from collections.abc import AsyncIterator

from sqlalchemy import and_, or_, select

from xenia.care.models import Kind, Ticket
from xenia.care.praise.models import Praise
from xenia.core.database import AsyncSession
from xenia.feedback.models import Feedback


async def check_praise(session: AsyncSession) -> AsyncIterator[str]:
    """They are their customer's own; who said them was asked, and answered, before they were told."""
    asked = and_(
        Praise.decided_at.is_not(None), or_(Praise.asked_at.is_(None), Praise.asked_at > Praise.decided_at)
    )
    told = and_(Praise.told_at.is_not(None), Praise.decided_at.is_(None))
    for praise_id in await session.scalars(select(Praise.id).where(or_(asked, told)).order_by(Praise.id)):
        yield f"kind words {praise_id} were passed on without a question and a yes"
    others = (
        select(Praise.id)
        .outerjoin(Ticket, Ticket.id == Praise.ticket_id)
        .outerjoin(Feedback, Feedback.id == Praise.feedback_id)
        .where(
            or_(
                Ticket.customer_id != Praise.customer_id,
                Feedback.customer_id != Praise.customer_id,
                Ticket.kind != Kind.PRAISE,
            )
        )
        .order_by(Praise.id)
    )
    for praise_id in await session.scalars(others):
        yield f"kind words {praise_id} are of somebody else, or no kind words"
