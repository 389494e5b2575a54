"""Faults to plant in the real code, each a small slip of the kind that happens."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import FunctionType


@dataclass(frozen=True)
class Fault:
    """In `module`, `fragment` (found once) becomes `faulty`."""

    name: str
    module: str
    fragment: str
    faulty: str


FAULTS = (
    Fault(
        "no settling before points are spent",
        "xenia.ledger.spending",
        "    await settle_account(session, account, now)\n    taken =",
        "    taken =",
    ),
    Fault(
        "a cancellation gives a fresh expiry",
        "xenia.ledger.spending",
        "    await put_back(session, entry, entry_id)\n",
        "    await put_back(session, entry, entry_id)\n"
        "    lots = select(Allocation.lot_id).where(Allocation.entry_id == entry_id)\n"
        "    await session.execute(update(Lot).where(Lot.id.in_(lots), Lot.expires_at > now)"
        ".values(expires_at=now.replace(year=now.year + 1)))\n",
    ),
    Fault(
        "a refund takes from the wrong lot",
        "xenia.ledger.purchases",
        "first_of=row.purchase_id",
        "first_of=None",
    ),
    Fault("a debt is forgotten", "xenia.ledger.purchases", "account.debt += row.debt", "account.debt += 0"),
    Fault(
        "stock is not returned",
        "xenia.rewards.redeem",
        "stock=Reward.stock + 1",
        "stock=Reward.stock + 0",
    ),
    Fault(
        "a key is not held against its request",
        "xenia.ledger.entries",
        "entry.request_hash != asked",
        "entry.request_hash == '0'",
    ),
    Fault("the sequence has a gap", "xenia.ledger.entries", "account.seq += 1", "account.seq += 2"),
    Fault(
        "the balance after a line is the one before it",
        "xenia.ledger.entries",
        "balance_after=account.total",
        "balance_after=account.available + account.held",
    ),
    Fault(
        "the guard is gone",
        "xenia.ledger.spending",
        ".where(Account.id == account.id, Account.available >= points)",
        ".where(Account.id == account.id)",
    ),
    Fault(
        "returned points do not pay a debt",
        "xenia.ledger.spending",
        "    await repay(session, account, entry, now)\n",
        "",
    ),
    Fault(
        "the next due moment is not brought forward",
        "xenia.ledger.earning",
        "due = (account.next_due, expires_at,",
        "due = (account.next_due, account.next_due or expires_at,",
    ),
    Fault(
        "what expired meanwhile is told as returned",
        "xenia.ledger.spending",
        "over = case((Lot.expires_at <= now,",
        "over = case((Lot.expires_at <= redeemed.at,",
    ),
    Fault(
        "old terms are honoured for ever",
        "xenia.rewards.redeem",
        "        or shown.until + HONOURED_FOR < now\n",
        "",
    ),
    Fault(
        "an expired voucher is collected",
        "xenia.rewards.collect",
        ", Voucher.expires_at > now)",
        ")",
    ),
    Fault(
        "a refund forgets what was refunded before",
        "xenia.ledger.purchases",
        "awarded=Purchase.awarded - owed",
        "awarded=Purchase.awarded",
    ),
    Fault(
        "cancelled vouchers count against the limit",
        "xenia.rewards.redeem",
        "                Voucher.state != VoucherState.CANCELLED,\n",
        "",
    ),
)


@contextmanager
def planted(fault: Fault) -> Iterator[None]:
    """Let the module's functions run with the fault in them, wherever they were imported to."""
    module = import_module(fault.module)
    source = inspect.getsource(module)
    assert source.count(fault.fragment) == 1, f"the code has changed: {fault.fragment!r}"
    patched = dict(vars(module))
    exec(compile(source.replace(fault.fragment, fault.faulty), str(module.__file__), "exec"), patched)  # noqa: S102 - our own source, with one slip
    # The code is swapped inside the functions: other modules hold the functions, and would not see new ones.
    mine = [
        (function, patched[name])
        for name, function in vars(module).items()
        if isinstance(function, FunctionType) and function.__module__ == fault.module
    ]
    whole = [(function, function.__code__) for function, _ in mine]
    for function, faulty in mine:
        function.__code__ = faulty.__code__
    try:
        yield
    finally:
        for function, code in whole:
            function.__code__ = code
