"""Points given: for a purchase, as a bonus, as goodwill."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert

from xenia.core.database import AsyncSession
from xenia.ledger.accounts import Locked, lock_customer, restate, save
from xenia.ledger.entries import line, request_hash, write, written
from xenia.ledger.lots import repay, settle_account
from xenia.ledger.models import EARNINGS, GOODWILL, ISSUED, Entry, Kind, Lot


async def award(
    session: AsyncSession,
    customer_id: int,
    points: int,
    *,
    key: str,
    kind: Kind = Kind.AWARD,
    actor_id: int | None,
    reason: str,
    rule_snapshot: dict[str, Any],
    expires_at: datetime | None,
    now: datetime,
    active_from: datetime | None = None,
    purchase_id: int | None = None,
) -> Entry:
    """Give points, once for each key. They pay a debt first.

    Args:
        session: the transaction.
        customer_id: who earns.
        points: how many, above 0.
        key: names this request; the same key and request give back the entry written then.
        kind: award, bonus or goodwill.
        actor_id: the team member who gives them, if a person does.
        reason: why, in a word or two, for the team.
        rule_snapshot: what explains the line to the customer later.
        expires_at: UTC moment from which the points are gone; None is never.
        now: UTC moment of the booking.
        active_from: UTC moment from which they may be spent; until then they are held.
        purchase_id: the purchase that a bonus belongs to; points for the purchase itself come with
            `record_purchase`.

    Raises:
        KeyReused: the key was used for another request.
        LookupError: the customer has no account.
        ValueError: not a kind of earning, no points, or a span of validity that is already over.
    """
    if kind not in EARNINGS or (kind is Kind.AWARD and purchase_id is not None):
        raise ValueError(f"{kind.value} cannot be awarded like this")
    account = await lock_customer(session, customer_id)
    earlier = await written(session, key, request_hash(kind, account.id, points, purchase_id))
    if earlier is not None:
        return earlier
    await settle_account(session, account, now)
    return await earn(
        session,
        account,
        points,
        key=key,
        kind=kind,
        actor_id=actor_id,
        reason=reason,
        rule_snapshot=rule_snapshot,
        expires_at=expires_at,
        now=now,
        active_from=active_from,
        purchase_id=purchase_id,
    )


async def earn(
    session: AsyncSession,
    account: Locked,
    points: int,
    *,
    key: str,
    kind: Kind,
    actor_id: int | None,
    reason: str,
    rule_snapshot: dict[str, Any],
    expires_at: datetime | None,
    now: datetime,
    active_from: datetime | None = None,
    purchase_id: int | None = None,
) -> Entry:
    """Write an earning and its lot on an account that is locked and settled; pay a debt from it.

    Raises:
        ValueError: no points, or a span of validity that is already over.
    """
    starts = max(active_from or now, now)
    if points <= 0 or (expires_at is not None and expires_at <= starts):
        raise ValueError("an earning needs points, and time to spend them")
    entry = await write(
        session,
        line(
            account,
            kind,
            points,
            debit_id=GOODWILL if kind is Kind.GOODWILL else ISSUED,
            credit_id=account.id,
            at=now,
            reason=reason,
            rule_snapshot=rule_snapshot,
            key=key,
            actor_id=actor_id,
            purchase_id=purchase_id,
        ),
    )
    await session.execute(
        insert(Lot).values(
            account_id=account.id,
            entry_id=entry.id,
            original=points,
            remaining=points,
            active_from=starts,
            expires_at=expires_at,
        )
    )
    if await repay(session, account, entry, now):
        await restate(session, account, now)
        return entry
    if starts > now:
        account.held += points
    else:
        account.available += points
    due = (account.next_due, expires_at, starts if starts > now else None)
    account.next_due = min((moment for moment in due if moment is not None), default=None)
    await save(session, account)
    return entry
