"""Runs of the sender, their leases, and messages that wait for somebody: what is taken up again, and how."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, update

from xenia.core.database import AsyncSession
from xenia.core.inbox import Received
from xenia.core.room import DeliveryKind
from xenia.deliveries import claim
from xenia.deliveries.governor import Reason
from xenia.deliveries.models import FAILED, PAUSED, QUEUED, SENDING, UNKNOWN, Delivery, SenderEpoch

INTERRUPTED = "interrupted"
"""Why it is not known whether a message arrived: its sender ended while it was on its way."""
NO_SUCH_KIND = "no-such-kind"
"""Why a message failed: no room of this version composes it."""

_ASTRAY = timedelta(minutes=10)
"""No lease, and no pause between two attempts, reaches as far ahead: the clock was set back meanwhile."""
_QUIETLY: dict[str, Any] = {"synchronize_session": False}


async def begin_run(session: AsyncSession, kinds: Mapping[str, DeliveryKind]) -> int:
    """A new run of the sender begins; returns its number.

    What an earlier version planned is brought to this one's priorities; what this one cannot compose fails.
    """
    advanced = await session.scalar(
        update(SenderEpoch)
        .where(SenderEpoch.id == 1)
        .values(epoch=SenderEpoch.epoch + 1)
        .returning(SenderEpoch.epoch),
        execution_options=_QUIETLY,
    )
    if advanced is None:
        session.add(SenderEpoch(id=1, epoch=1))
    queued = update(Delivery).where(Delivery.state == QUEUED, Delivery.screen.is_(None))
    if kinds:
        priority = case({kind.name: kind.priority for kind in kinds.values()}, value=Delivery.kind)
        await session.execute(
            queued.where(Delivery.kind.in_(list(kinds)), Delivery.priority != priority).values(
                priority=priority
            ),
            execution_options=_QUIETLY,
        )
    await session.execute(
        queued.where(Delivery.kind.not_in(list(kinds))).values(state=FAILED, reason=NO_SUCH_KIND),
        execution_options=_QUIETLY,
    )
    return int(advanced or 1)


async def renew(session: AsyncSession, in_hand: Collection[int], epoch: int, now: datetime) -> None:
    """What this run has in hand stays its own for another lease."""
    await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(in_hand), Delivery.state == SENDING, Delivery.epoch == epoch)
        .values(lease_until=now + claim.LEASE),
        execution_options=_QUIETLY,
    )


async def left_behind(
    session: AsyncSession, in_hand: Collection[int], epoch: int, now: datetime
) -> list[int]:
    """What is `sending`, and nobody's any more: its lease is over, and this run does not have it in hand."""
    found = await session.scalars(
        select(Delivery.id).where(
            Delivery.state == SENDING,
            _is_over(now),
            or_(Delivery.epoch != epoch, Delivery.id.not_in(in_hand)),
        )
    )
    return list(found)


def _is_over(now: datetime) -> ColumnElement[bool]:
    return or_(Delivery.lease_until <= now, Delivery.lease_until > now + _ASTRAY)


async def astray(session: AsyncSession, now: datetime) -> list[int]:
    """What is owed, and would wait until a clock that was set back is there again."""
    found = await session.scalars(select(Delivery.id).where(_is_astray(now)))
    return list(found)


async def call_back(session: AsyncSession, ids: Collection[int], now: datetime) -> None:
    """What has gone astray is due now."""
    await session.execute(
        update(Delivery).where(Delivery.id.in_(ids), _is_astray(now)).values(retry_at=now),
        execution_options=_QUIETLY,
    )


def _is_astray(now: datetime) -> ColumnElement[bool]:
    # Its priority leads the index there. What was only planned may well begin far ahead.
    return and_(
        Delivery.state == QUEUED,
        Delivery.priority == 0,
        Delivery.retry_at > now + _ASTRAY,
        Delivery.purpose.is_(None),
        or_(Delivery.attempts > 0, Delivery.screen.is_not(None)),
    )


async def take_up(session: AsyncSession, ids: Collection[int], now: datetime) -> None:
    """What was left behind: owed, it goes again; unasked, it may have arrived, and a person decides."""
    left = (
        update(Delivery)
        .where(Delivery.id.in_(ids), Delivery.state == SENDING, _is_over(now))
        .values(epoch=None, lease_until=None, reason=INTERRUPTED)
    )
    await session.execute(
        left.where(Delivery.purpose.is_(None)).values(state=QUEUED, retry_at=now, sent_at=None),
        execution_options=_QUIETLY,
    )
    await session.execute(
        left.where(Delivery.purpose.is_not(None)).values(state=UNKNOWN), execution_options=_QUIETLY
    )


async def returned(session: AsyncSession) -> list[int]:
    """The chats for which something waits until they write, and who have written since, by any clock."""
    found = await session.scalars(
        select(Delivery.chat_id)
        .distinct()
        .where(
            Delivery.state == PAUSED,
            exists().where(
                Received.chat_id == Delivery.chat_id, Received.id > func.coalesce(Delivery.paused_after, 0)
            ),
        )
    )
    return list(found)


async def welcome_back(session: AsyncSession, chat_ids: Collection[int], now: datetime) -> None:
    """What waits for these people may go again."""
    await session.execute(
        update(Delivery)
        .where(
            Delivery.chat_id.in_(chat_ids),
            or_(
                Delivery.state == PAUSED,
                (Delivery.state == QUEUED) & (Delivery.reason == Reason.UNREACHABLE.value),
            ),
        )
        .values(state=QUEUED, retry_at=now),
        execution_options=_QUIETLY,
    )
