"""Lines of the books: how one is written, and how a repeated request finds the line it wrote before."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, select

from xenia.core.database import AsyncSession
from xenia.ledger.accounts import Locked, lock_customer
from xenia.ledger.models import EXPIRED, Entry, Kind

_BY_KEY = select(Entry).where(Entry.idempotency_key == bindparam("key"))


class KeyReused(Exception):  # noqa: N818 - says what happened, as the rooms' refusals do
    """An idempotency key came again with another request: a programming or a forging error."""


def request_hash(
    kind: Kind, account_id: int, amount: int, purchase_id: int | None = None, reverses_id: int | None = None
) -> str:
    """A digest of what was asked for. Times are left out: a repeated request may come later."""
    asked = json.dumps([kind.value, account_id, amount, purchase_id, reverses_id])
    return sha256(asked.encode()).hexdigest()


async def written(session: AsyncSession, key: str, asked: str | None = None) -> Entry | None:
    """The entry that `key` wrote, if it did.

    Call it with the account locked: only then has everybody who might be writing the same key finished.

    Raises:
        KeyReused: `asked` is the hash of another request than the one that was written.
    """
    entry: Entry | None = await session.scalar(_BY_KEY, {"key": key})
    if entry is not None and asked is not None and entry.request_hash != asked:
        raise KeyReused(key)
    return entry


async def earlier_entry(session: AsyncSession, customer_id: int, key: str) -> Entry | None:
    """Take the customer's account for this transaction, and look for the entry that `key` wrote before.

    An act that checks other things before it books calls this first: then no second one runs beside it.

    Raises:
        LookupError: the customer has no account.
    """
    await lock_customer(session, customer_id)
    return await written(session, key)


def line(
    account: Locked,
    kind: Kind,
    amount: int,
    *,
    debit_id: int,
    credit_id: int,
    at: datetime,
    reason: str,
    rule_snapshot: dict[str, Any],
    key: str | None = None,
    actor_id: int | None = None,
    purchase_id: int | None = None,
    reverses_id: int | None = None,
) -> Entry:
    """The next line in the customer's history, to be added to the session.

    Without a `key` it is a line that follows from another one and is never asked for by itself.
    """
    account.seq += 1
    account.total += amount * ((credit_id == account.id) - (debit_id == account.id))
    return Entry(
        kind=kind,
        debit_id=debit_id,
        credit_id=credit_id,
        amount=amount,
        customer_account_id=account.id,
        seq=account.seq,
        balance_after=account.total,
        purchase_id=purchase_id,
        reverses_id=reverses_id,
        actor_id=actor_id,
        reason=reason,
        rule_snapshot=rule_snapshot,
        idempotency_key=key or f"{kind.value}:{account.id}:{account.seq}",
        request_hash=request_hash(kind, account.id, amount, purchase_id, reverses_id),
        at=at,
    )


async def write(session: AsyncSession, entry: Entry) -> Entry:
    """Write the line, so that it has its id."""
    session.add(entry)
    await session.flush()
    return entry


def expiry(account: Locked, points: int, moment: datetime, *, at: datetime | None = None) -> Entry:
    """The line for points that expired at `moment`, dated `at` where it says something else."""
    return line(
        account,
        Kind.EXPIRE,
        points,
        debit_id=account.id,
        credit_id=EXPIRED,
        at=at or moment,
        reason="expired",
        rule_snapshot={"expired_at": moment.isoformat()},
    )
