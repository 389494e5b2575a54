"""Lots: used up first-expiring-first, put back where they came from, expired when they are due."""

from datetime import datetime
from itertools import groupby

from sqlalchemy import case, func, insert, literal, select, true, update

from xenia.core.database import AsyncSession
from xenia.ledger.accounts import Locked, lock_customer, restate
from xenia.ledger.entries import expiry, line, write
from xenia.ledger.models import OWED, Allocation, Entry, Kind, Lot

_UNSYNCHRONISED = {"synchronize_session": False}


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
    own = select(Entry.id).where(Entry.purchase_id == first_of, Entry.kind == Kind.AWARD)
    turn = (Lot.expires_at.asc().nulls_last(), Lot.id)
    order = turn if first_of is None else (case((Lot.entry_id.in_(own), 0), else_=1), *turn)
    # Settling decided which lots are active: those that began before anything is due. The clock may have been
    # set back since, and would decide otherwise.
    active = true() if held_too or account.next_due is None else Lot.active_from < account.next_due
    lots = (
        select(
            Lot.id,
            Lot.remaining,
            (func.sum(Lot.remaining).over(order_by=order) - Lot.remaining).label("before"),
        )
        .where(Lot.account_id == account.id, Lot.remaining > 0, active)
        .subquery()
    )
    left = literal(points) - lots.c.before
    used = case((lots.c.remaining < left, lots.c.remaining), else_=left)
    await session.execute(
        insert(Allocation).from_select(
            ["entry_id", "lot_id", "amount"],
            select(literal(entry.id), lots.c.id, used).where(lots.c.before < points),
        )
    )
    await _apply(session, entry.id, sign=-1)


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
    await _apply(session, entry.id, sign=1)


async def _apply(session: AsyncSession, entry_id: int, *, sign: int) -> None:
    of_entry = Allocation.entry_id == entry_id
    amount = select(Allocation.amount).where(of_entry, Allocation.lot_id == Lot.id).scalar_subquery()
    await session.execute(
        update(Lot)
        .where(Lot.id.in_(select(Allocation.lot_id).where(of_entry)))
        .values(remaining=Lot.remaining + sign * amount),
        execution_options=_UNSYNCHRONISED,
    )


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
    await session.execute(update(Lot).where(*due).values(remaining=0), execution_options=_UNSYNCHRONISED)


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
