"""The pictures of an album come one by one: the draft's page is shown once, when they have come."""

from datetime import datetime, timedelta

from sqlalchemy import select

from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.deliveries.models import QUEUED, Delivery
from xenia.deliveries.queue import owe
from xenia.outreach.announcements import screens
from xenia.outreach.announcements.models import CANCELLED, Announcement
from xenia.team.models import TeamMember

_LONG_ENOUGH = timedelta(seconds=2)
"""The pictures of one album arrive within a fraction of this."""


async def _compose(moment: Moment, about: int, say: Say) -> Screen | None:
    announcement = await moment.session.get_one(Announcement, about)
    return screens.draft(say, announcement, moment.now) if announcement.state != CANCELLED else None


TAKEN = DeliveryKind("announce-album", None, 0, _compose)


async def page_follows(
    session: AsyncSession, announcement: Announcement, writer: TeamMember, media_group: str, now: datetime
) -> bool:
    """Have the page follow once the album has come; False where it went before this late picture."""
    subject = f"{announcement.id}:{media_group}"
    is_first = await owe(
        session,
        TAKEN,
        writer.telegram_id,
        subject=subject,
        about=announcement.id,
        not_before=now + _LONG_ENOUGH,
        now=now,
    )
    waits = select(Delivery.id).where(
        Delivery.kind == TAKEN.name, Delivery.subject == subject, Delivery.state == QUEUED
    )
    return is_first or await session.scalar(waits) is not None
