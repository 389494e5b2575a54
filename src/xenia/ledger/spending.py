"""Points used, and points given back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, case, cast, func, select, update
from sqlalchemy.orm import aliased

from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.ledger.accounts import lock, lock_customer, restate
from xenia.ledger.entries import line, request_hash, write, written
from xenia.ledger.lots import consume, expire, put_back, repay, settle_account
from xenia.ledger.models import SPENT, Account, Allocation, Entry, Kind, Lot


class NotEnoughPoints(Refusal):
    """The customer has `available` points; `missing` more are needed."""

    def __init__(self, available: int, missing: int) -> None:
        super().__init__("ledger-refusal-not-enough", available=available, missing=missing)


@dataclass(frozen=True, slots=True)
class GivenBack:
    """Where points went that came back: to the customer, to expiry meanwhile, or into a debt."""

    entry: Entry
    returned: int
    expired: int
    repaid: int


async def spend(
    session: AsyncSession,
    customer_id: int,
    points: int,
    *,
    key: str,
    actor_id: int | None,
    reason: str,
    rule_snapshot: dict[str, Any],
    now: datetime,
) -> Entry:
    """Use points, once for each key; the lots that expire first go first.

    Raises:
        NotEnoughPoints: fewer than `points` are available at `now`.
        KeyReused: the key was used for another request.
        LookupError: the customer has no account.
        ValueError: `points` is not above 0.
    """
    if points <= 0:
        raise ValueError("points must be above 0")
    account = await lock_customer(session, customer_id)
    earlier = await written(session, key, request_hash(Kind.REDEEM, account.id, points))
    if earlier is not None:
        return earlier
    await settle_account(session, account, now)
    taken = await session.scalar(
        update(Account)
        .where(Account.id == account.id, Account.available >= points)
        .values(available=Account.available - points, seq=Account.seq + 1)
        .returning(Account.id),
        execution_options={"synchronize_session": False},
    )
    if taken is None:
        raise NotEnoughPoints(account.available, points - account.available)
    entry = await write(
        session,
        line(
            account,
            Kind.REDEEM,
            points,
            debit_id=account.id,
            credit_id=SPENT,
            at=now,
            reason=reason,
            rule_snapshot=rule_snapshot,
            key=key,
            actor_id=actor_id,
        ),
    )
    await consume(session, account, entry, points)
    return entry


async def give_back(
    session: AsyncSession, entry_id: int, *, key: str, actor_id: int | None, reason: str, now: datetime
) -> GivenBack:
    """Undo a redemption: every point returns to its own lot with that lot's own expiry.

    What has expired meanwhile expires at once, and a debt is paid first. A redemption can be given back once.

    Raises:
        KeyReused: the key was used for another request.
        LookupError: there is no such entry.
        ValueError: the entry is not a redemption.
    """
    account = await lock(
        session,
        Account.id == select(Entry.customer_account_id).where(Entry.id == entry_id).scalar_subquery(),
    )
    redeemed = (await session.execute(select(Entry).where(Entry.id == entry_id))).scalar_one()
    if redeemed.kind is not Kind.REDEEM:
        raise ValueError("only a redemption can be given back")
    asked = request_hash(Kind.CANCEL, account.id, redeemed.amount, reverses_id=entry_id)
    earlier = await written(session, key, asked)
    if earlier is not None:
        return _given_back(earlier)
    await settle_account(session, account, now)
    over = case((Lot.expires_at <= now, Allocation.amount), else_=0)
    expired = (
        await session.execute(
            select(cast(func.sum(over), BigInteger))
            .join(Lot, Lot.id == Allocation.lot_id)
            .where(Allocation.entry_id == entry_id)
        )
    ).scalar_one()
    repaid = min(account.debt, redeemed.amount - expired)
    outcome = {"returned": redeemed.amount - expired - repaid, "expired": expired, "repaid": repaid}
    entry = await write(
        session,
        line(
            account,
            Kind.CANCEL,
            redeemed.amount,
            debit_id=SPENT,
            credit_id=account.id,
            at=now,
            reason=reason,
            rule_snapshot={**redeemed.rule_snapshot, **outcome},
            key=key,
            actor_id=actor_id,
            reverses_id=entry_id,
        ),
    )
    await put_back(session, entry, entry_id)
    await expire(session, account, now, at=now)
    await repay(session, account, entry, now)
    await restate(session, account, now)
    return _given_back(entry)


def _given_back(entry: Entry) -> GivenBack:
    said = entry.rule_snapshot
    return GivenBack(entry, returned=said["returned"], expired=said["expired"], repaid=said["repaid"])


@dataclass(frozen=True, slots=True)
class Redemption:
    """A redemption as the books know it, for those who gave something for it."""

    entry_id: int
    customer_id: int
    points: int
    rule_snapshot: dict[str, Any]
    given_back: bool


async def redemptions(
    session: AsyncSession, reason: str, *, after: int = 0, limit: int = 1000
) -> list[Redemption]:
    """Up to `limit` redemptions with that reason, in the order of their entries, behind the entry `after`."""
    back = aliased(Entry)
    rows = await session.execute(
        select(Entry.id, Account.customer_id, Entry.amount, Entry.rule_snapshot, back.id.is_not(None))
        .join(Account, Account.id == Entry.customer_account_id)
        .outerjoin(back, back.reverses_id == Entry.id)
        .where(Entry.kind == Kind.REDEEM, Entry.reason == reason, Entry.id > after)
        .order_by(Entry.id)
        .limit(limit)
    )
    return [Redemption(*row) for row in rows]
