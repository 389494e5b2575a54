"""The proof of the books finds what somebody changed behind their back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from xenia.core.database import Database
from xenia.core.transaction import reading, transaction
from xenia.ledger import award, check_books, give_back, record_purchase, refund, spend

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
async def books(shop: Database) -> Database:
    """A purchase (entry 1), points used and given back (2, 3), used again (4), a refund into debt (5, 6), a
    second customer's held points (7), and a third one's that expired (8, 9)."""
    more: dict[str, Any] = {"actor_id": None, "reason": "test", "rule_snapshot": {}}
    async with transaction(shop) as session:
        bought = await record_purchase(
            session, 1, source="till", external_id="1", cents=1000, points=100, key="buy", actor_id=None,
            rule_snapshot={}, expires_at=NOW + 9 * DAY, now=NOW,
        )  # fmt: skip
        for _ in range(2):
            used = await spend(session, 1, 60, key=f"use {_}", now=NOW, **more)
            if not _:
                await give_back(session, used.id, key="back", actor_id=None, reason="test", now=NOW)
        await refund(
            session, bought.id, external_id="1", cents=1000, points_after=lambda *_: 0, actor_id=None, now=NOW
        )
        await award(
            session,
            2,
            40,
            key="held",
            expires_at=NOW + 9 * DAY,
            active_from=NOW + DAY,
            now=NOW,
            **more,
        )
        await award(session, 3, 10, key="short", expires_at=NOW + DAY, now=NOW, **more)
        await award(session, 3, 20, key="later", expires_at=None, now=NOW + 2 * DAY, **more)
    return shop


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE entry SET debit_id = 3 WHERE kind = 'cancel'", "cancel between the accounts"),
        ("UPDATE account SET available = available + 1 WHERE customer_id = 3", "its entries make"),
        ("UPDATE account SET available = 1, held = 39 WHERE customer_id = 2", "its lots make"),
        ("UPDATE account SET debt = debt - 1 WHERE customer_id = 1", "owes 59 points, its entries make 60"),
        ("UPDATE account SET available = 1 WHERE customer_id = 1", "owes 60 points and has 1"),
        ("UPDATE account SET next_due = NULL WHERE customer_id = 2", "is said to be due"),
        ("UPDATE account SET seq = seq + 1 WHERE customer_id = 3", "are not numbered 1 to"),
        (
            "UPDATE entry SET seq = seq + 5 WHERE kind = 'refund' AND debit_id = 5",
            "not numbered 1 to",
        ),
        (
            "UPDATE entry SET balance_after = balance_after + 1 WHERE kind = 'expire'",
            "that of the line before",
        ),
        ("UPDATE lot SET original = original + 1", "an earning without its lot"),
        (
            "UPDATE lot SET entry_id = (SELECT min(id) FROM entry WHERE kind = 'expire') WHERE original = 40",
            "earns nothing",
        ),
        ("UPDATE lot SET remaining = remaining - 1 WHERE original = 20", "its allocations explain 0 used"),
        ("UPDATE allocation SET amount = amount + 1", "of them allocated to lots"),
        (
            "UPDATE lot SET account_id = (SELECT id FROM account WHERE customer_id = 2) WHERE original = 100",
            "of another account",
        ),
        ("UPDATE lot SET expires_at = NULL WHERE original = 10", "had not expired"),
        ("UPDATE entry SET at = '2027-01-01 00:00:00+00' WHERE kind = 'redeem'", "had expired"),
        ("UPDATE entry SET reverses_id = 1 WHERE kind = 'cancel'", "does not undo the redemption 1"),
        (
            "DELETE FROM allocation WHERE entry_id = (SELECT id FROM entry WHERE kind = 'cancel')",
            "does not put back into the lot",
        ),
        ("UPDATE purchase SET awarded = 1", "stands for 1 points, its entries make 0"),
        (
            "UPDATE purchase SET account_id = (SELECT id FROM account WHERE customer_id = 2)",
            "belongs to the purchase 1 of another account",
        ),
        ("UPDATE purchase SET refunded_cents = 999", "999 cents refunded, its refunds make 1000"),
        ("UPDATE refund SET debt = debt + 1", "the entries say otherwise"),
        ("UPDATE account SET available = 1 WHERE kind = 'spent'", "the system's accounts are not"),
        ("UPDATE entry SET amount = amount + 1 WHERE kind = 'expire'", "is not what its request hash says"),
        ("UPDATE entry SET request_hash = 'x' WHERE kind = 'award' AND amount = 20", "request hash"),
    ],
)
async def test_tampering_is_found(books: Database, tampering: str, found: str) -> None:
    async with reading(books) as session:
        assert [fault async for fault in check_books(session)] == []
    async with transaction(books) as session:
        await session.execute(text(tampering))
    async with reading(books) as session:
        faults = [fault async for fault in check_books(session)]
    assert any(found in fault for fault in faults), faults
