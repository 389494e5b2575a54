"""What `xenia verify` asks of this room: nothing unasked left without a consent of that person to it."""

from collections.abc import AsyncIterator

from sqlalchemy import and_, or_, select

from xenia.core.database import AsyncSession
from xenia.deliveries.models import SENDING, SENT, UNKNOWN, Delivery
from xenia.privacy.consent import GIVEN
from xenia.privacy.models import ConsentRecord


async def check_consents(session: AsyncSession) -> AsyncIterator[str]:
    """Each unasked message that left, or may have, stands on a yes of its receiver to its purpose."""
    found = await session.execute(
        select(Delivery.id)
        .outerjoin(
            ConsentRecord,
            and_(
                ConsentRecord.id == Delivery.consent_id,
                ConsentRecord.customer_id == Delivery.customer_id,
                ConsentRecord.purpose == Delivery.purpose,
                ConsentRecord.event == GIVEN,
            ),
        )
        .where(
            Delivery.purpose.is_not(None),
            Delivery.state.in_((SENDING, SENT, UNKNOWN)),
            or_(ConsentRecord.id.is_(None), Delivery.sent_at.is_(None)),
        )
        .order_by(Delivery.id)
    )
    for row in found:
        yield f"delivery {row.id} left without a consent to it, or without its moment"
