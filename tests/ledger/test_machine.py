"""Books and vouchers against the plain rules: thousands of accepted steps on SQLite, hundreds on PostgreSQL.

`BOOK_STEPS` sets another number.

The first part begins with the steps that find the planted faults: they find nothing where nothing is wrong.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from databases import PostgreSQL, fresh_sqlite
from ledger.machine import ENOUGH, FIRST, run
from ledger.world import World, quick_sqlite

BOOK_STEPS = int(os.environ.get("BOOK_STEPS", "3000"))
PARTS = 1 + (BOOK_STEPS > 10_000)
LEAST = 0.008 if BOOK_STEPS > 10_000 else 0.003
"""The share of all steps that each kind has at least; in a short run chance takes more from some."""
KINDS = {
    "award",
    "bonus",
    "cancel",
    "collect",
    "goodwill",
    "held",
    "new stock, limit or dates",
    "new terms",
    "purchase",
    "redeem",
    "redeem old terms",
    "refund into debt",
    "refund part",
    "refund rest",
    "retire",
    "time",
}
"""Named here, so that a kind which never comes is missed, and not only one that is rare."""
REFUSALS = {
    "AlreadyCollected",
    "KeyReused",
    "LimitReached",
    "NotEnoughPoints",
    "NotNow",
    "RefundTooLarge",
    "Retired",
    "SoldOut",
    "TermsChanged",
    "UnknownVoucher",
    "VoucherCancelled",
    "VoucherExpired",
    "done before: the same answer",
}


@pytest.mark.parametrize("part", range(PARTS))
def test_books_follow_the_rules(
    part: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with quick_sqlite(), World.open(fresh_sqlite(tmp_path)) as world:
        run(world, FIRST + part, ENOUGH)
        run(world, FIRST + PARTS + part, BOOK_STEPS // PARTS)
    record_property("books", json.dumps([world.done, world.refused]))
    least = world.accepted * LEAST
    rare = {kind: world.done[kind] for kind in KINDS | set(world.done) if world.done[kind] < least}
    assert not rare, f"of {world.accepted} steps"
    assert set(world.refused) >= REFUSALS


def test_books_follow_the_rules_on_postgresql(postgresql: PostgreSQL) -> None:
    with postgresql.copy() as url, World.open(url) as world:
        run(world, FIRST + 2 * PARTS, 500)
