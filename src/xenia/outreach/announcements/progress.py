"""How far an announcement has come: counted where its messages are."""

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import and_, case, func, select

from xenia.core.database import AsyncSession
from xenia.deliveries.governor import Reason
from xenia.deliveries.models import (
    CANCELLED,
    FAILED,
    PAUSED,
    QUEUED,
    SENDING,
    SENT,
    UNKNOWN,
    Delivery,
)
from xenia.deliveries.pace import A_SECOND
from xenia.outreach.announcements.course import KIND
from xenia.outreach.announcements.models import AnnouncementLeftOut

ERASED = "erased"
"""What kept a message from going, or from being taken back: its receiver had all of theirs erased."""
IS_ERASED = Delivery.chat_id < 0
"""A pseudonym stands where their chat stood; announcements go to people alone, whose numbers are positive."""


@dataclass(slots=True)
class Progress:
    """The messages of an announcement, each in one place."""

    sent: int = 0
    going: int = 0
    """On their way, or next as soon as the pace allows."""
    held: dict[str, int] = field(default_factory=dict)
    """By what holds them back now: they may still go."""
    stopped_us: int = 0
    """Their receivers have stopped the bot: they go if they write again in time."""
    unknown: int = 0
    failed: int = 0
    never: dict[str, int] = field(default_factory=dict)
    """By what kept them from going at all."""
    held_out: int = 0
    """People who get none, by lot. No message was planned for them."""

    @property
    def planned(self) -> int:
        """All of them."""
        return self.sent + self.left + self.unknown + self.failed + sum(self.never.values())

    @property
    def left(self) -> int:
        """All that may still go."""
        return self.going + sum(self.held.values()) + self.stopped_us

    @property
    def time_left(self) -> timedelta:
        """How long those take that nothing holds back, at Telegram's pace and with nothing before them."""
        return timedelta(seconds=-(-self.going // A_SECOND))


async def progress_of(session: AsyncSession, announcement_id: int) -> Progress:
    """How far it has come by now."""
    seen = Progress()
    stopped_by_erasure = and_(Delivery.state == CANCELLED, IS_ERASED)
    why = case((stopped_by_erasure, ERASED), else_=Delivery.reason)
    counted = (
        select(Delivery.state, why.label("why"), func.count().label("many"))
        .where(Delivery.kind == KIND, Delivery.about == announcement_id)
        .group_by(Delivery.state, why)
    )
    for state, reason, count in await session.execute(counted):
        _count(seen, state, reason, count)
    seen.held_out = (
        await session.scalar(
            select(func.count()).where(AnnouncementLeftOut.announcement_id == announcement_id)
        )
        or 0
    )
    return seen


def _count(seen: Progress, state: str, reason: str | None, count: int) -> None:
    if state == SENT:
        seen.sent += count
    elif state == UNKNOWN:
        seen.unknown += count
    elif state == FAILED:
        seen.failed += count
    elif state == PAUSED:
        seen.stopped_us += count
    elif state == CANCELLED:
        seen.never[reason or ""] = seen.never.get(reason or "", 0) + count
    elif state == QUEUED and reason in _HOLDS:
        seen.held[reason] = seen.held.get(reason, 0) + count
    elif state in (QUEUED, SENDING):
        seen.going += count


_HOLDS = {one.value for one in Reason} - {Reason.PAUSED.value}
"""What has a message wait. Any other reason is that of an attempt that failed, and it is tried again."""
