"""What a customer has, and how it came to be. Both are reads: what is due is worked out, not booked."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, bindparam, cast, func, select

from xenia.core.asked import Asked
from xenia.core.database import AsyncSession
from xenia.ledger.accounts import Locked
from xenia.ledger.entries import expiry
from xenia.ledger.models import Account, Entry, Lot

_account, _lot = Account.__table__.c, Lot.__table__.c
_held = _lot.active_from > bindparam("now")
_POINTS = Asked(
    select(
        _account.available,
        _account.held,
        _account.debt,
        _account.next_due,
        _lot.expires_at,
        _held,
        cast(func.sum(_lot.remaining), BigInteger),
    )
    .join_from(
        Account.__table__,
        Lot.__table__,
        (_lot.account_id == _account.id) & (_lot.remaining > 0),
        isouter=True,
    )
    .where(_account.customer_id == bindparam("customer_id"))
    .group_by(_account.id, _lot.expires_at, _held)
)


@dataclass(frozen=True, slots=True)
class Expiring:
    """Points that will be gone at a moment, in UTC."""

    points: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Balance:
    """Points to spend, points held until later, points owed, and what expires when, soonest first."""

    available: int
    held: int
    debt: int
    expiring: tuple[Expiring, ...] = ()


async def balance(session: AsyncSession, customer_id: int, now: datetime) -> Balance:
    """The customer's points at `now`, all 0 for one without an account. Writes nothing."""
    rows = await _POINTS(session, customer_id=customer_id, now=now)
    if not rows:
        return Balance(0, 0, 0)
    available, waiting, debt, next_due = rows[0][:4]
    live = [
        (expires_at, is_held, points)
        for *_, expires_at, is_held, points in rows
        if points is not None and (expires_at is None or expires_at > now)
    ]
    if next_due is not None and next_due <= now:
        available = sum(points for _, is_held, points in live if not is_held)
        waiting = sum(points for _, is_held, points in live if is_held)
    ends: defaultdict[datetime, int] = defaultdict(int)
    for expires_at, is_held, points in live:
        if expires_at is not None and not is_held:
            ends[expires_at] += points
    return Balance(available, waiting, debt, tuple(Expiring(ends[at], at) for at in sorted(ends)))


async def history(
    session: AsyncSession, customer_id: int, *, before_seq: int | None = None, limit: int = 6, now: datetime
) -> list[Entry]:
    """Up to `limit` lines of the customer's history, newest first, those before `before_seq` if it is given.

    What has expired and is not booked yet stands on top, as the next booking will write it: lines without an
    id that do not belong to the session.
    """
    lines: list[Entry] = []
    account = (
        await session.execute(
            select(
                Account.id, Account.available, Account.held, Account.debt, Account.seq, Account.next_due
            ).where(Account.customer_id == customer_id)
        )
    ).one_or_none()
    if account is None:
        return lines
    if account.next_due is not None and account.next_due <= now:
        lines = await _due(session, Locked(*account), now)
    if before_seq is not None:
        lines = [entry for entry in lines if entry.seq < before_seq]
    lines = lines[::-1][:limit]
    if len(lines) == limit:
        return lines
    booked = select(Entry).where(Entry.customer_account_id == account.id)
    if before_seq is not None:
        booked = booked.where(Entry.seq < before_seq)
    lines += await session.scalars(booked.order_by(Entry.seq.desc()).limit(limit - len(lines)))
    return lines


async def _due(session: AsyncSession, account: Locked, now: datetime) -> list[Entry]:
    rows = await session.execute(
        select(Lot.expires_at, cast(func.sum(Lot.remaining), BigInteger))
        .where(Lot.account_id == account.id, Lot.remaining > 0, Lot.expires_at <= now)
        .group_by(Lot.expires_at)
        .order_by(Lot.expires_at)
    )
    return [expiry(account, points, moment) for moment, points in rows if moment is not None]
