"""What is told of deliveries: to customers about their own, to admins about all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from xenia.core.database import AsyncSession
from xenia.core.transaction import WAKES_SENDER
from xenia.customers.models import Customer
from xenia.deliveries.governor import Reason
from xenia.deliveries.models import CANCELLED, PAUSED, QUEUED, UNKNOWN, Delivery, HeldBack

SHOWN_FOR = timedelta(days=30)
"""How far back is told."""
MOST_HELD = 12
MOST_UNKNOWN = 5
LEFT_ALONE = "left-alone"
"""Why an unknown one is not shown any more: somebody has decided to leave it."""
_QUIETLY: dict[str, Any] = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class Held:
    """A message that a customer did not get, or not yet."""

    purpose: str
    since: datetime
    reasons: tuple[str, ...]
    waits: bool
    """Whether it may still come."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A message of which nobody can say whether it arrived."""

    delivery_id: int
    name: str
    purpose: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """What admins see."""

    counts: dict[str, dict[str, int]]
    """By purpose (empty: what is owed) and state."""
    reasons: dict[str, int]
    unknown: Sequence[Unknown]
    """The oldest."""
    unknown_in_all: int


async def held_back(session: AsyncSession, customer_id: int, now: datetime) -> list[Held]:
    """What this customer did not get in the last 30 days, the newest first, with everything that held it."""
    found = await session.execute(
        select(
            Delivery.id,
            Delivery.purpose,
            Delivery.state,
            Delivery.queued_at,
            Delivery.retry_at,
            Delivery.expires_at,
            HeldBack.reason,
        )
        .outerjoin(HeldBack, HeldBack.delivery_id == Delivery.id)
        .where(
            Delivery.customer_id == customer_id,
            Delivery.state.in_((QUEUED, PAUSED, CANCELLED, UNKNOWN)),
            Delivery.queued_at > now - SHOWN_FOR,
        )
        .order_by(Delivery.queued_at.desc(), Delivery.id.desc(), HeldBack.at, HeldBack.reason)
    )
    held: dict[int, Held] = {}
    for row in found:
        before = held[row.id].reasons if row.id in held else ()
        reasons = (*before, row.reason) if row.reason is not None else before
        if row.id not in held and row.state == UNKNOWN:
            reasons = (*reasons, UNKNOWN)
        if reasons:
            in_time = row.expires_at is None or max(row.retry_at, now) < row.expires_at
            held[row.id] = Held(row.purpose, row.queued_at, reasons, row.state == QUEUED and in_time)
    return list(held.values())[:MOST_HELD]


async def overview(session: AsyncSession, now: datetime) -> Overview:
    """Counts of the last 30 days, and what is unknown whenever it was."""
    recent = Delivery.queued_at > now - SHOWN_FOR
    counts: dict[str, dict[str, int]] = {}
    by_state = select(Delivery.purpose, Delivery.state, func.count().label("many")).where(recent)
    for row in await session.execute(
        by_state.group_by(Delivery.purpose, Delivery.state).order_by(Delivery.purpose, Delivery.state)
    ):
        counts.setdefault(row.purpose or "", {})[row.state] = row.many
    by_reason = (
        select(HeldBack.reason, func.count().label("many"))
        .join(Delivery, Delivery.id == HeldBack.delivery_id)
        .where(recent)
        .group_by(HeldBack.reason)
        .order_by(func.count().desc(), HeldBack.reason)
    )
    reasons = {row.reason: row.many for row in await session.execute(by_reason)}
    is_open = (Delivery.state == UNKNOWN) & (Delivery.reason != LEFT_ALONE)
    unknown = await session.execute(
        select(Delivery.id, Delivery.purpose, Delivery.sent_at, Customer.first_name)
        .join(Customer, Customer.id == Delivery.customer_id)
        .where(is_open)
        .order_by(Delivery.id)
        .limit(MOST_UNKNOWN)
    )
    return Overview(
        counts,
        reasons,
        [Unknown(row.id, row.first_name, row.purpose, row.sent_at) for row in unknown],
        await session.scalar(select(func.count()).select_from(Delivery).where(is_open)) or 0,
    )


async def send_again(session: AsyncSession, delivery_id: int, now: datetime) -> bool:
    """Somebody decides that an unknown message is sent once more, under the same limits as the first time.

    That first time goes on counting: the message may have arrived.

    Returns:
        False when it is unknown no more, or somebody has decided already.
    """
    again: Any = await session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.state == UNKNOWN, Delivery.reason != LEFT_ALONE)
        .values(state=QUEUED, retry_at=now, reason=None),
        execution_options=_QUIETLY,
    )
    if again.rowcount:
        session.info[WAKES_SENDER] = True
    return bool(again.rowcount)


async def leave_it(session: AsyncSession, delivery_id: int) -> bool:
    """Somebody decides that an unknown message stays as it is; it counts as one that was sent.

    Returns:
        False when it is unknown no more, or somebody has decided already.
    """
    left: Any = await session.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.state == UNKNOWN, Delivery.reason != LEFT_ALONE)
        .values(reason=LEFT_ALONE),
        execution_options=_QUIETLY,
    )
    return bool(left.rowcount)


async def cancel_queued(session: AsyncSession, customer_id: int, purpose: str) -> None:
    """What waits to be sent to a customer for a purpose does not go any more."""
    await session.execute(
        update(Delivery)
        .where(
            Delivery.customer_id == customer_id,
            Delivery.purpose == purpose,
            Delivery.state.in_((QUEUED, PAUSED)),
        )
        .values(state=CANCELLED, reason=Reason.NO_CONSENT.value),
        execution_options=_QUIETLY,
    )


def stopped_by(delivery_id: int) -> str:
    """How a consent was withdrawn that the button under a message ended: it names the message."""
    return f"tap on the button under message {delivery_id}"


async def received(session: AsyncSession, delivery_id: int, chat_id: int) -> Delivery | None:
    """The unasked message with that id, if it is this person's; whatever its state is."""
    found = await session.get(Delivery, delivery_id)
    is_theirs = found is not None and found.chat_id == chat_id and found.purpose is not None
    return found if is_theirs else None
