"""The proof that announcements went to those they were for: for `xenia verify` and for tests."""

from collections.abc import AsyncIterator

from sqlalchemy import String, and_, cast, literal, select

from xenia.core.database import AsyncSession
from xenia.deliveries.models import Delivery
from xenia.outreach.announcements.course import KIND
from xenia.outreach.announcements.models import Announcement, AnnouncementLeftOut


async def check_announcements(session: AsyncSession) -> AsyncIterator[str]:
    """A sentence for everybody who was left out by lot and written to, and for what nobody approved."""
    number_of, customer = AnnouncementLeftOut.announcement_id, AnnouncementLeftOut.customer_id
    subject = cast(number_of, String).concat(literal(":")).concat(cast(customer, String))
    both = await session.execute(
        select(AnnouncementLeftOut.announcement_id, Delivery.id)
        .join(Delivery, and_(Delivery.kind == KIND, Delivery.subject == subject))
        .order_by(AnnouncementLeftOut.announcement_id, Delivery.id)
    )
    for number, delivery_id in both:
        yield f"announcement {number}: delivery {delivery_id} is to somebody whom the lot left out"
    unapproved = select(Announcement.id).where(Announcement.approved_at.is_(None)).order_by(Announcement.id)
    for number in (await session.scalars(unapproved)).all():
        some = select(Delivery.id).where(Delivery.kind == KIND, Delivery.about == number).limit(1)
        if await session.scalar(some) is not None:
            yield f"announcement {number}: was planned, and nobody approved it"
