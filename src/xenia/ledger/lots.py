"""Lots: used up first-expiring-first, put back where they came from, expired when they are due."""

from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Insert,
    bindparam,
    case,
    func,
    insert,
    literal,
    select,
    update,
)

from xenia.core.database import AsyncSession, Base
from xenia.ledger.accounts import Locked, lock_customer, restate
from xenia.ledger.entries import expiry, line, write
from xenia.ledger.models import OWED, Allocation, Entry, Kind, Lot

_of_entry = Allocation.entry_id == bindparam("entry")
_amount = select(Allocation.amount).where(_of_entry, Allocation.lot_id == Lot.id).scalar_subquery()
_lots = (
    update(Lot)
    .where(Lot.id.in_(select(Allocation.lot_id).where(_of_entry)))
    .execution_options(synchronize_session=False)
)
_TAKE = _lots.values(remaining=Lot.remaining - _amount)
_PUT = _lots.values(remaining=Lot.remaining + _amount)


@cache
def _use(*, every_lot: bool, own_first: bool) -> Insert:
    """Allocates `points` of `entry` to the lots of `account` in their turn; built once for each way."""
    turn: list[ColumnElement[Any]] = [Lot.expires_at.asc().nulls_last(), Lot.id.asc()]
    if own_first:
        own = select(Entry.id).where(Entry.purchase_id == bindparam("purchase"), Entry.kind == Kind.AWARD)
        turn.insert(0, case((Lot.entry_id.in_(own), 0), else_=1))
    before = func.sum(Lot.remaining).over(order_by=turn) - Lot.remaining
    lots = select(Lot.id, Lot.remaining, before.label("before")).where(
        Lot.account_id == bindparam("account"), Lot.remaining > 0
    )
    if not every_lot:
        # Settling decided which lots are active: those that began before anything is due. The clock may have
        # been set back since, and would decide otherwise.
        lots = lots.where(Lot.active_from < bindparam("due"))
    turned = lots.subquery()
    points = bindparam("points", type_=BigInteger())
    left = points - turned.c.before
    used = case((turned.c.remaining < left, turned.c.remaining), else_=left)
    # The plain table: for the class, parameters beside a SELECT would be taken for rows to insert.
    return insert(Base.metadata.tables["allocation"]).from_select(
        ["entry_id", "lot_id", "amount"],
        select(bindparam("entry", type_=BigInteger()), turned.c.id, used).where(turned.c.before < points),
    )


async def consume(
    session: AsyncSession,
    account: Locked,
    entry: Entry,
    points: int,
    *,
    held_too: bool = False,
    first_of: int | None = None,
) -> None:
    """Take points out of the lots for `entry`, the first to expire first, in two statements.

    Args:
        session: the transaction.
        account: the account, settled.
        entry: the line that uses the points.
        points: how many; the caller knows that they are there.
        held_too: points that are not active yet may be taken as well.
        first_of: a purchase whose own lot goes before all others.
    """
    given: dict[str, object] = {"entry": entry.id, "account": account.id, "points": points}
    if first_of is not None:
        given["purchase"] = first_of
    every_lot = held_too or account.next_due is None
    if not every_lot:
        given["due"] = account.next_due
    await session.execute(_use(every_lot=every_lot, own_first=first_of is not None), given)
    await session.execute(_TAKE, {"entry": entry.id})


async def put_back(session: AsyncSession, entry: Entry, reversed_id: int) -> None:
    """Give every lot what the reversed entry had taken from it."""
    await session.execute(
        insert(Allocation).from_select(
            ["entry_id", "lot_id", "amount"],
            select(literal(entry.id), Allocation.lot_id, Allocation.amount).where(
                Allocation.entry_id == reversed_id
            ),
        )
    )
    await session.execute(_PUT, {"entry": entry.id})


async def expire(
    session: AsyncSession, account: Locked, now: datetime, *, at: datetime | None = None
) -> None:
    """Take what has expired out of the lots: one entry for all that expired at the same moment.

    The entries carry that moment, or `at` where the points were elsewhere when they expired.
    """
    due = (Lot.account_id == account.id, Lot.remaining > 0, Lot.expires_at <= now)
    lots = (
        await session.execute(
            select(Lot.id, Lot.remaining, Lot.expires_at).where(*due).order_by(Lot.expires_at, Lot.id)
        )
    ).all()
    if not lots:
        return
    together = [(moment, list(group)) for moment, group in groupby(lots, key=lambda lot: lot.expires_at)]
    entries = [
        expiry(account, sum(lot.remaining for lot in group), moment, at=at) for moment, group in together
    ]
    session.add_all(entries)
    await session.flush()
    await session.execute(
        insert(Allocation),
        [
            {"entry_id": entry.id, "lot_id": lot.id, "amount": lot.remaining}
            for entry, (_, group) in zip(entries, together, strict=True)
            for lot in group
        ],
    )
    await session.execute(
        update(Lot).where(*due).values(remaining=0), execution_options={"synchronize_session": False}
    )


async def settle_account(session: AsyncSession, account: Locked, now: datetime) -> None:
    """Bring a locked account up to `now`: what is due expires or becomes active."""
    if account.next_due is None or account.next_due > now:
        return
    await expire(session, account, now)
    await restate(session, account, now)


async def settle(session: AsyncSession, customer_id: int, now: datetime) -> None:
    """Bring a customer's account up to `now`. Every booking does this first; nothing waits for a sweep.

    Raises:
        LookupError: the customer has no account.
    """
    await settle_account(session, await lock_customer(session, customer_id), now)


async def repay(session: AsyncSession, account: Locked, earned: Entry, now: datetime) -> int:
    """Use what has just come in to pay a debt; returns how many points went there."""
    points = min(account.debt, account.total)
    if points == 0:
        return 0
    entry = await write(
        session,
        line(
            account,
            Kind.REPAY,
            points,
            debit_id=account.id,
            credit_id=OWED,
            at=now,
            reason="debt",
            rule_snapshot={"earned_by": earned.id},
            actor_id=earned.actor_id,
        ),
    )
    account.debt -= points
    await consume(session, account, entry, points, held_too=True)
    return points
