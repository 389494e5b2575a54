"""What the books hold of a person: sums, which must stay, and never a word of theirs."""

from sqlalchemy import update

from xenia.core.database import AsyncSession
from xenia.core.held import BOOKS, Held
from xenia.ledger.models import Account, Allocation, Entry, Lot, Purchase, Refund

HELD = (
    Held(Account, BOOKS, of=("customer_id",), ours=("kind",)),
    Held(
        Entry,
        BOOKS,
        of=("customer_account_id",),
        ours=("reason", "rule_snapshot", "idempotency_key", "request_hash"),
        hide=("request_hash", "idempotency_key"),
    ),
    Held(Lot, BOOKS, of=("account_id",)),
    Held(Allocation, BOOKS, of=("entry_id",)),
    Held(Purchase, BOOKS, of=("account_id",), ours=("source", "external_id", "rule_snapshot")),
    Held(Refund, BOOKS, of=("purchase_id",), ours=("external_id",)),
)


async def rename_code(session: AsyncSession, entry_id: int, code: str) -> None:
    """The voucher of a redemption is called otherwise from now on; the sums stay as they are."""
    entry = await session.get_one(Entry, entry_id)
    snapshot = {**entry.rule_snapshot, "code": code}
    await session.execute(update(Entry).where(Entry.id == entry_id).values(rule_snapshot=snapshot))
