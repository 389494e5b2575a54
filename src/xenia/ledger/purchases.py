"""Purchases and their refunds: points follow the money, in both directions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.ledger.accounts import Locked, lock, lock_customer, restate
from xenia.ledger.earning import earn
from xenia.ledger.entries import KeyReused, line, write, written
from xenia.ledger.lots import consume, settle_account
from xenia.ledger.models import ISSUED, OWED, Account, Kind, Purchase, Refund


class RefundTooLarge(Refusal):
    """More would be refunded than the `remaining` cents of the purchase."""

    def __init__(self, remaining: int) -> None:
        super().__init__("ledger-refusal-refund-too-large", remaining=remaining)


@dataclass(frozen=True, slots=True)
class Refunded:
    """A refund, the points it took from the customer, and the points that are owed because of it."""

    refund: Refund
    clawed_back: int
    debt: int


async def record_purchase(
    session: AsyncSession,
    customer_id: int,
    *,
    source: str,
    external_id: str,
    cents: int,
    points: int,
    key: str,
    actor_id: int | None,
    rule_snapshot: dict[str, Any],
    expires_at: datetime | None,
    now: datetime,
) -> Purchase:
    """Record a purchase and award its points, once for each (source, external_id).

    The same request again gives back the purchase recorded then, with the points of then. A purchase too
    small for a point is recorded all the same.

    Raises:
        KeyReused: that (source, external_id) is another purchase, or `key` another request.
        LookupError: the customer has no account.
        ValueError: no cents, negative points, or an expiry that has passed.
    """
    if cents <= 0 or points < 0:
        raise ValueError("a purchase has cents, and no negative points")
    account = await lock_customer(session, customer_id)
    earlier = await session.scalar(
        select(Purchase).where(Purchase.source == source, Purchase.external_id == external_id)
    )
    if earlier is not None:
        if (earlier.account_id, earlier.cents) != (account.id, cents):
            raise KeyReused(f"{source}:{external_id}")
        return earlier
    if await written(session, key) is not None:
        raise KeyReused(key)
    await settle_account(session, account, now)
    purchase = Purchase(
        account_id=account.id,
        source=source,
        external_id=external_id,
        cents=cents,
        refunded_cents=0,
        awarded=points,
        rule_snapshot=rule_snapshot,
        actor_id=actor_id,
        at=now,
    )
    session.add(purchase)
    await session.flush()
    if points:
        await earn(
            session,
            account,
            points,
            key=key,
            kind=Kind.AWARD,
            actor_id=actor_id,
            reason="purchase",
            rule_snapshot={**rule_snapshot, "cents": cents},
            expires_at=expires_at,
            now=now,
            purchase_id=purchase.id,
        )
    return purchase


async def refund(
    session: AsyncSession,
    purchase_id: int,
    *,
    external_id: str,
    cents: int,
    points_after: Callable[[int, dict[str, Any]], int],
    actor_id: int | None,
    now: datetime,
) -> Refunded:
    """Refund some or all of a purchase, once for each (purchase, external_id).

    The points are worked out anew by the rule of the day of purchase: what stands above that is taken back,
    from the purchase's own lot first, then from the others, the first to expire first. What is no longer
    there becomes debt, paid by later earnings.

    Args:
        session: the transaction.
        purchase_id: the purchase.
        external_id: names this refund within the purchase.
        cents: how much money is given back.
        points_after: the points for the cents that remain, given the purchase's rule_snapshot.
        actor_id: the team member who refunds, if a person does.
        now: UTC moment of the booking.

    Raises:
        RefundTooLarge: fewer cents remain.
        KeyReused: the external_id was used for another amount.
        LookupError: there is no such purchase.
        ValueError: no cents.
    """
    if cents <= 0:
        raise ValueError("a refund has cents")
    account = await lock(
        session,
        Account.id == select(Purchase.account_id).where(Purchase.id == purchase_id).scalar_subquery(),
    )
    earlier = await session.scalar(
        select(Refund).where(Refund.purchase_id == purchase_id, Refund.external_id == external_id)
    )
    if earlier is not None:
        if earlier.cents != cents:
            raise KeyReused(f"{purchase_id}:{external_id}")
        return Refunded(earlier, earlier.clawed_back, earlier.debt)
    await settle_account(session, account, now)
    purchase = (
        await session.execute(
            select(Purchase).where(Purchase.id == purchase_id),
            execution_options={"populate_existing": True},
        )
    ).scalar_one()
    remaining = purchase.cents - purchase.refunded_cents
    if cents > remaining:
        raise RefundTooLarge(remaining)
    target = points_after(remaining - cents, purchase.rule_snapshot)
    owed = max(0, purchase.awarded - target)
    clawed_back = min(owed, account.total)
    row = Refund(
        purchase_id=purchase_id,
        external_id=external_id,
        cents=cents,
        clawed_back=clawed_back,
        debt=owed - clawed_back,
        actor_id=actor_id,
        at=now,
    )
    session.add(row)
    await session.execute(
        update(Purchase)
        .where(Purchase.id == purchase_id)
        .values(refunded_cents=Purchase.refunded_cents + cents, awarded=Purchase.awarded - owed)
        .returning(Purchase),
        execution_options={"synchronize_session": False, "populate_existing": True},
    )
    await _claw_back(session, account, row)
    return Refunded(row, row.clawed_back, row.debt)


async def _claw_back(session: AsyncSession, account: Locked, row: Refund) -> None:
    """Write what a refund does to the points: one line for what was there, one for what is owed."""
    snapshot = {"refunded_cents": row.cents, "clawed_back": row.clawed_back, "debt": row.debt}
    for points, debit_id, part in ((row.clawed_back, account.id, "points"), (row.debt, OWED, "debt")):
        if points == 0:
            continue
        entry = await write(
            session,
            line(
                account,
                Kind.REFUND,
                points,
                debit_id=debit_id,
                credit_id=ISSUED,
                at=row.at,
                reason="refund" if part == "points" else "debt",
                rule_snapshot=snapshot,
                key=f"refund:{row.purchase_id}:{row.external_id}:{part}",
                actor_id=row.actor_id,
                purchase_id=row.purchase_id,
            ),
        )
        if part == "points":
            await consume(session, account, entry, points, held_too=True, first_of=row.purchase_id)
    account.debt += row.debt
    await restate(session, account, row.at)
