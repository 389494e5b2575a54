"""How an announcement goes on: paused, resumed, cancelled, recalled, ended. Each takes effect at once.

What waits is asked about its announcement in the very transaction that takes it in hand, so nothing more
leaves once one of these is committed. A pause touches no row; what is over is called off afterwards, in
slices.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, exists, or_, select, update

from xenia.core.database import AsyncSession, Base
from xenia.core.refusal import Refusal
from xenia.core.room import Later, Moment
from xenia.deliveries.models import PAUSED as WAITS_FOR_THEM
from xenia.deliveries.models import QUEUED, SENDING, SENT, Delivery
from xenia.outreach.announcements.models import (
    CANCELLED,
    ENDED,
    PAUSED,
    RECALLED,
    RUNNING,
    SCHEDULED,
    Announcement,
)

KIND = "announcement"
"""The kind of its messages."""
OVER = (ENDED, CANCELLED, RECALLED)
RECALLED_WITHIN = timedelta(hours=48)
"""How long a bot may delete what it sent (Bot API, deleteMessage)."""
_ANNOUNCEMENT = Base.metadata.tables["announcement"]
# Of the table and not of the class: it is asked at each look for what is due.
_RUNNING = select(_ANNOUNCEMENT.c.id).where(_ANNOUNCEMENT.c.state == RUNNING).limit(1)
_QUIETLY: dict[str, Any] = {"synchronize_session": False}


class NotNow(Refusal):
    """It is in no state in which that can be done: perhaps somebody else was quicker."""

    def __init__(self) -> None:
        super().__init__("announced-refusal-not-now")


class TooLate(Refusal):
    """Its last message left so long ago that none can be deleted any more."""

    def __init__(self) -> None:
        super().__init__("announced-refusal-too-late")


async def leaving(moment: Moment, announcement_id: int) -> Announcement | Later | None:
    """The announcement, if a message of it may leave in this transaction; when it may, or None for never.

    Whoever pauses or stops it waits for this transaction, and the next one sees it paused or stopped.
    """
    found = await moment.session.get(Announcement, announcement_id, with_for_update={"read": True})
    if found is None or found.state not in (RUNNING, PAUSED) or found.ends_at is None:
        return None
    if found.state == PAUSED:
        return Later(found.ends_at)
    return found


async def at_rest(session: AsyncSession) -> bool:
    """Whether none is running."""
    return await session.scalar(_RUNNING) is None


async def pause(session: AsyncSession, announcement_id: int) -> None:
    """Nothing more of it leaves until it is resumed.

    Raises:
        NotNow: it is not running.
    """
    await _turn(session, announcement_id, PAUSED, RUNNING)


async def resume(session: AsyncSession, announcement_id: int) -> None:
    """It goes on where it was: one that had not begun waits for its beginning.

    Raises:
        NotNow: it is not paused.
    """
    has_begun = or_(Announcement.planned_after.is_not(None), Announcement.planned_at.is_not(None))
    await _turn(session, announcement_id, case((has_begun, RUNNING), else_=SCHEDULED), PAUSED)


async def cancel(session: AsyncSession, announcement_id: int, now: datetime) -> None:
    """Nothing more of it leaves, ever; what has left stays.

    Raises:
        NotNow: it is over already, or was never approved.
    """
    await _turn(session, announcement_id, CANCELLED, SCHEDULED, RUNNING, PAUSED, over_at=now)


async def recall(session: AsyncSession, announcement_id: int, now: datetime) -> None:
    """Nothing more of it leaves, and what has left is deleted as far as Telegram lets us.

    Raises:
        NotNow: nothing of it was ever sent, or it was recalled already.
        TooLate: all of it was sent too long ago.
    """
    sent = select(Delivery.id).where(
        Delivery.kind == KIND,
        Delivery.about == announcement_id,
        Delivery.state == SENT,
        Delivery.reason.is_(None),
    )
    # From the last one back: it is the likeliest to be young enough.
    some = sent.order_by(Delivery.id.desc()).limit(1)
    young = some.where(Delivery.sent_at > now - RECALLED_WITHIN)
    if await session.scalar(young) is None and await session.scalar(some) is not None:
        raise TooLate
    # From here on planning is that of deleting.
    started = {"over_at": now, "planned_at": None, "planned_after": None}
    await _turn(session, announcement_id, RECALLED, RUNNING, PAUSED, CANCELLED, ENDED, **started)


async def finish(moment: Moment) -> int:
    """What has reached its end is over: by the clock, or because everybody was reached or cannot be."""
    waits = exists().where(
        Delivery.kind == KIND,
        Delivery.about == Announcement.id,
        Delivery.state.in_((QUEUED, SENDING, WAITS_FOR_THEM)),
    )
    done: Any = await moment.session.execute(
        update(Announcement)
        .where(
            Announcement.state.in_((RUNNING, PAUSED)),
            or_(Announcement.ends_at <= moment.now, Announcement.planned_at.is_not(None) & ~waits),
        )
        .values(state=ENDED, over_at=moment.now),
        execution_options={**_QUIETLY, "preserve_rowcount": True},
    )
    return int(done.rowcount)


async def _turn(
    session: AsyncSession, announcement_id: int, to: str | ColumnElement[str], *states: str, **values: Any
) -> None:
    turned = await session.scalar(
        update(Announcement)
        .where(Announcement.id == announcement_id, Announcement.state.in_(states))
        .values(state=to, **values)
        .returning(Announcement.id),
        execution_options=_QUIETLY,
    )
    if turned is None:
        raise NotNow
