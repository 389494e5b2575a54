"""Looking up purchases: by their name, by their number, and what one person recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, cast, func, select

from xenia.core.database import AsyncSession
from xenia.ledger.models import Account, Purchase


async def find_purchase(session: AsyncSession, source: str, external_id: str) -> Purchase | None:
    """The purchase that was recorded under that name."""
    return await session.scalar(
        select(Purchase).where(Purchase.source == source, Purchase.external_id == external_id)
    )


async def purchase_of(session: AsyncSession, purchase_id: int) -> tuple[Purchase, int] | None:
    """A purchase and the id of the customer it belongs to."""
    row = (
        await session.execute(
            select(Purchase, Account.customer_id)
            .join(Account, Account.id == Purchase.account_id)
            .where(Purchase.id == purchase_id)
        )
    ).one_or_none()
    return (row[0], row[1]) if row is not None and row[1] is not None else None


async def recorded_by(session: AsyncSession, actor_id: int, since: datetime) -> tuple[int, int]:
    """How many purchases a team member recorded since then, and their cents; undone ones do not count."""
    row = (
        await session.execute(
            select(func.count(), cast(func.coalesce(func.sum(Purchase.cents), 0), BigInteger)).where(
                Purchase.actor_id == actor_id, Purchase.at >= since, Purchase.refunded_cents < Purchase.cents
            )
        )
    ).one()
    return row[0], row[1]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a customer bought: how many purchases, and their cents less what was given back."""

    purchases: int
    cents: int


async def last_purchases(session: AsyncSession, customer_id: int, limit: int) -> Sequence[Purchase]:
    """Up to `limit` purchases of a customer, the newest first, with those that were given back."""
    found = await session.scalars(
        select(Purchase)
        .join(Account, Account.id == Purchase.account_id)
        .where(Account.customer_id == customer_id)
        .order_by(Purchase.at.desc(), Purchase.id.desc())
        .limit(limit)
    )
    return found.all()


async def last_purchase_at(session: AsyncSession, customer_id: int) -> datetime | None:
    """When a customer last bought something that was not given back."""
    return await session.scalar(
        select(func.max(Purchase.at))
        .join(Account, Account.id == Purchase.account_id)
        .where(Account.customer_id == customer_id, Purchase.refunded_cents < Purchase.cents)
    )


async def spent_by(session: AsyncSession, customer_id: int, since: datetime) -> Spent:
    """What a customer bought since then; what was given back whole does not count."""
    cents = func.coalesce(func.sum(Purchase.cents - Purchase.refunded_cents), 0)
    row = (
        await session.execute(
            select(func.count(), cast(cents, BigInteger))
            .select_from(Purchase)
            .join(Account, Account.id == Purchase.account_id)
            .where(
                Account.customer_id == customer_id,
                Purchase.at > since,
                Purchase.refunded_cents < Purchase.cents,
            )
        )
    ).one()
    return Spent(row[0], row[1])
