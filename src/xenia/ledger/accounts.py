"""Accounts: opening them, and holding one for the length of a transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Result, bindparam, case, cast, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from xenia.core.database import AsyncSession
from xenia.ledger.models import CUSTOMER, SYSTEM_ACCOUNTS, Account, Lot

_INSERT: dict[str, Callable[..., Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

_update = update(Account).execution_options(synchronize_session=False)
# An UPDATE locks on both databases; SELECT ... FOR UPDATE is silently nothing on SQLite.
_LOCK = _update.values(seq=Account.seq).returning(
    Account.id, Account.available, Account.held, Account.debt, Account.seq, Account.next_due
)
_LOCK_CUSTOMER = _LOCK.where(Account.customer_id == bindparam("owner"))
_SAVE = _update.where(Account.id == bindparam("account")).values(
    available=bindparam("to_available"),
    held=bindparam("to_held"),
    debt=bindparam("to_debt"),
    seq=bindparam("to_seq"),
    next_due=bindparam("to_due"),
)


@dataclass(slots=True)
class Locked:
    """A customer's account that nobody else can book on until this transaction ends."""

    id: int
    available: int
    held: int
    debt: int
    seq: int
    next_due: datetime | None
    total: int = 0
    """Available and held points after the last line written; entries keep it as `balance_after`."""

    def __post_init__(self) -> None:
        self.total = self.available + self.held


async def open_books(session: AsyncSession) -> None:
    """Make the system's accounts where they are missing."""
    await _insert_new(session, *SYSTEM_ACCOUNTS)


async def open_account(session: AsyncSession, customer_id: int) -> None:
    """Give the customer an account; one who has one keeps it."""
    await _insert_new(
        session,
        {"customer_id": customer_id, "kind": CUSTOMER, "available": 0, "held": 0, "debt": 0, "seq": 0},
    )


async def _insert_new(session: AsyncSession, *rows: dict[str, object]) -> None:
    insert = _INSERT[session.get_bind().dialect.name]
    await session.execute(insert(Account).values(rows).on_conflict_do_nothing())


async def lock(session: AsyncSession, which: ColumnElement[bool]) -> Locked:
    """Take one account for this transaction and read it as it now is.

    Raises:
        LookupError: there is no such account.
    """
    return _locked(await session.execute(_LOCK.where(which)))


async def lock_customer(session: AsyncSession, customer_id: int) -> Locked:
    """Take the account of a customer for this transaction.

    Raises:
        LookupError: the customer has no account.
    """
    return _locked(await session.execute(_LOCK_CUSTOMER, {"owner": customer_id}))


def _locked(found: Result[int, int, int, int, int, datetime | None]) -> Locked:
    row = found.one_or_none()
    if row is None:
        raise LookupError("no such account")
    return Locked(*row)


async def save(session: AsyncSession, account: Locked) -> None:
    """Write the account's figures back."""
    await session.execute(
        _SAVE,
        {
            "account": account.id,
            "to_available": account.available,
            "to_held": account.held,
            "to_debt": account.debt,
            "to_seq": account.seq,
            "to_due": account.next_due,
        },
    )


async def restate(session: AsyncSession, account: Locked, now: datetime) -> None:
    """Work out available and held points and the next due moment from the lots, and save them."""
    held = Lot.active_from > now
    row = (
        await session.execute(
            select(
                cast(func.coalesce(func.sum(case((held, 0), else_=Lot.remaining)), 0), BigInteger),
                cast(func.coalesce(func.sum(case((held, Lot.remaining), else_=0)), 0), BigInteger),
                func.min(case((held, Lot.active_from))),
                func.min(Lot.expires_at),
            ).where(Lot.account_id == account.id, Lot.remaining > 0)
        )
    ).one()
    account.available, account.held = row[0], row[1]
    account.next_due = min((moment for moment in row[2:] if moment is not None), default=None)
    await save(session, account)
