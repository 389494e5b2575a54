"""The proof that the books balance, the same in production and in tests. It reads all and changes nothing."""

from collections.abc import AsyncIterator

from sqlalchemy import select, text

from xenia.core.database import AsyncSession
from xenia.ledger.entries import request_hash
from xenia.ledger.models import SYSTEM_ACCOUNTS, Account, Entry, Kind, Purchase

# Each query finds what must not be, and the sentence says it. The accounts 1 to 5 are issued, spent, expired,
# goodwill and owed.
_MUST_BE_EMPTY = (
    (
        "entry {0}: {1} between the accounts {2} and {3}",
        """
        SELECT id, kind, debit_id, credit_id FROM entry WHERE NOT CASE kind
            WHEN 'award' THEN debit_id = 1 AND credit_id = customer_account_id
            WHEN 'bonus' THEN debit_id = 1 AND credit_id = customer_account_id
            WHEN 'goodwill' THEN debit_id = 4 AND credit_id = customer_account_id
            WHEN 'redeem' THEN debit_id = customer_account_id AND credit_id = 2
            WHEN 'cancel' THEN debit_id = 2 AND credit_id = customer_account_id
            WHEN 'expire' THEN debit_id = customer_account_id AND credit_id = 3
            WHEN 'refund' THEN debit_id IN (customer_account_id, 5) AND credit_id = 1
            ELSE debit_id = customer_account_id AND credit_id = 5
        END
        """,
    ),
    (
        "account {0}: has {1} points, its entries make {2}",
        """
        WITH leg AS (
            SELECT credit_id AS account_id, amount AS points FROM entry
            UNION ALL SELECT debit_id, -amount FROM entry
        ), moved AS (SELECT account_id, SUM(points) AS points FROM leg GROUP BY account_id)
        SELECT account.id, available + held, COALESCE(points, 0)
        FROM account LEFT JOIN moved ON account_id = account.id
        WHERE customer_id IS NOT NULL AND available + held <> COALESCE(points, 0)
        """,
    ),
    (
        "account {0}: owes {1} points, its entries make {2}",
        """
        WITH owed AS (
            SELECT customer_account_id, SUM(CASE WHEN debit_id = 5 THEN amount ELSE -amount END) AS points
            FROM entry WHERE 5 IN (debit_id, credit_id) GROUP BY customer_account_id
        )
        SELECT id, debt, COALESCE(points, 0) FROM account LEFT JOIN owed ON customer_account_id = id
        WHERE debt <> COALESCE(points, 0)
        """,
    ),
    (
        "account {0}: owes {1} points and has {2}",
        "SELECT id, debt, available + held FROM account WHERE debt > 0 AND available + held > 0",
    ),
    (
        "account {0}: {1} available and {2} held, its lots make {3} and {4}",
        """
        WITH kept AS (
            SELECT account.id,
                COALESCE(SUM(CASE WHEN active_from >= next_due THEN 0 ELSE remaining END), 0) AS active,
                COALESCE(SUM(CASE WHEN active_from >= next_due THEN remaining ELSE 0 END), 0) AS waiting
            FROM account LEFT JOIN lot ON account_id = account.id GROUP BY account.id
        )
        SELECT account.id, available, held, active, waiting FROM account JOIN kept ON kept.id = account.id
        WHERE available <> active OR held <> waiting
        """,
    ),
    (
        "lot {0}: expires before anything of account {1} is said to be due",
        """
        SELECT lot.id, account_id FROM lot JOIN account ON account.id = account_id
        WHERE remaining > 0 AND expires_at IS NOT NULL AND (next_due IS NULL OR expires_at < next_due)
        """,
    ),
    (
        "account {0}: its entries are not numbered 1 to {1}",
        """
        SELECT account.id, account.seq FROM account LEFT JOIN entry ON customer_account_id = account.id
        GROUP BY account.id, account.seq
        HAVING account.seq <> COUNT(entry.id) OR MIN(entry.seq) <> 1 OR MAX(entry.seq) <> account.seq
        """,
    ),
    (
        "entry {0}: the balance after it is not that of the line before, and its change",
        """
        WITH chain AS (
            SELECT id, balance_after,
                COALESCE(LAG(balance_after) OVER (PARTITION BY customer_account_id ORDER BY seq), 0)
                    AS before,
                CASE customer_account_id WHEN credit_id THEN amount WHEN debit_id THEN -amount ELSE 0 END
                    AS change
            FROM entry
        )
        SELECT id FROM chain WHERE balance_after <> before + change
        """,
    ),
    (
        "entry {0}: an earning without its lot",
        """
        SELECT entry.id FROM entry LEFT JOIN lot ON entry_id = entry.id
        WHERE kind IN ('award', 'bonus', 'goodwill')
            AND (lot.id IS NULL OR original <> amount OR active_from < at
                OR account_id <> customer_account_id)
        """,
    ),
    (
        "lot {0}: opened by a line that earns nothing",
        """
        SELECT lot.id FROM lot JOIN entry ON entry.id = entry_id
        WHERE kind NOT IN ('award', 'bonus', 'goodwill')
        """,
    ),
    (
        "lot {0}: {1} of {2} points remain, its allocations explain {3} used",
        """
        WITH used AS (
            SELECT lot_id, SUM(CASE kind WHEN 'cancel' THEN -allocation.amount ELSE allocation.amount END)
                AS points
            FROM allocation JOIN entry ON entry.id = entry_id GROUP BY lot_id
        )
        SELECT id, remaining, original, COALESCE(points, 0) FROM lot LEFT JOIN used ON lot_id = id
        WHERE original - remaining <> COALESCE(points, 0)
        """,
    ),
    (
        "entry {0}: {1} points, {2} of them allocated to lots",
        """
        WITH used AS (SELECT entry_id, SUM(amount) AS points FROM allocation GROUP BY entry_id)
        SELECT id, amount, COALESCE(points, 0) FROM entry LEFT JOIN used ON entry_id = id
        WHERE COALESCE(points, 0) <>
            CASE WHEN kind IN ('award', 'bonus', 'goodwill') OR debit_id = 5 THEN 0 ELSE amount END
        """,
    ),
    (
        "entry {0}: uses the lot {1} of another account",
        """
        SELECT allocation.entry_id, lot_id FROM allocation
        JOIN entry ON entry.id = allocation.entry_id JOIN lot ON lot.id = lot_id
        WHERE account_id <> customer_account_id
        """,
    ),
    (
        "entry {0}: the lot {1} had not expired",
        """
        SELECT allocation.entry_id, lot_id FROM allocation
        JOIN entry ON entry.id = allocation.entry_id JOIN lot ON lot.id = lot_id
        WHERE kind = 'expire' AND (expires_at IS NULL OR expires_at > at)
        """,
    ),
    (
        "entry {0}: the lot {1} had expired",
        """
        SELECT allocation.entry_id, lot_id FROM allocation
        JOIN entry ON entry.id = allocation.entry_id JOIN lot ON lot.id = lot_id
        WHERE kind IN ('redeem', 'refund', 'repay') AND expires_at <= at
        """,
    ),
    (
        "entry {0}: does not undo the redemption {1}",
        """
        SELECT back.id, back.reverses_id FROM entry AS back JOIN entry AS spent ON spent.id = back.reverses_id
        WHERE spent.kind <> 'redeem' OR spent.amount <> back.amount
            OR spent.customer_account_id <> back.customer_account_id
        """,
    ),
    (
        "entry {0}: does not put back into the lot {1} what was taken from it",
        """
        SELECT back.id, taken.lot_id FROM entry AS back
        JOIN allocation AS taken ON taken.entry_id = reverses_id
        LEFT JOIN allocation AS put ON put.entry_id = back.id AND put.lot_id = taken.lot_id
        WHERE put.amount IS NULL OR put.amount <> taken.amount
        """,
    ),
    (
        "purchase {0}: stands for {1} points, its entries make {2}",
        """
        WITH booked AS (
            SELECT purchase_id, SUM(CASE kind WHEN 'award' THEN amount WHEN 'refund' THEN -amount ELSE 0 END)
                AS points
            FROM entry GROUP BY purchase_id
        )
        SELECT id, awarded, COALESCE(points, 0) FROM purchase LEFT JOIN booked ON purchase_id = id
        WHERE awarded <> COALESCE(points, 0)
        """,
    ),
    (
        "entry {0}: its purchase {1} is gone",
        """
        SELECT entry.id, purchase_id FROM entry LEFT JOIN purchase ON purchase.id = purchase_id
        WHERE purchase_id IS NOT NULL AND purchase.id IS NULL
        """,
    ),
    (
        "account {0}: its customer {1} is gone",
        """
        SELECT account.id, customer_id FROM account LEFT JOIN customer ON customer.id = customer_id
        WHERE customer_id IS NOT NULL AND customer.id IS NULL
        """,
    ),
    (
        "entry {0}: belongs to the purchase {1} of another account",
        """
        SELECT entry.id, purchase_id FROM entry JOIN purchase ON purchase.id = purchase_id
        WHERE account_id <> customer_account_id
        """,
    ),
    (
        "purchase {0}: {1} cents refunded, its refunds make {2}",
        """
        WITH paid AS (SELECT purchase_id, SUM(cents) AS cents FROM refund GROUP BY purchase_id)
        SELECT id, refunded_cents, COALESCE(paid.cents, 0) FROM purchase LEFT JOIN paid ON purchase_id = id
        WHERE refunded_cents <> COALESCE(paid.cents, 0)
        """,
    ),
    (
        "purchase {0}: its refunds took {1} points and left {2} owed, the entries say otherwise",
        """
        WITH said AS (
            SELECT purchase_id, SUM(clawed_back) AS taken, SUM(debt) AS owed FROM refund GROUP BY purchase_id
        ), booked AS (
            SELECT purchase_id, SUM(CASE WHEN debit_id = 5 THEN 0 ELSE amount END) AS taken,
                SUM(CASE WHEN debit_id = 5 THEN amount ELSE 0 END) AS owed
            FROM entry WHERE kind = 'refund' GROUP BY purchase_id
        )
        SELECT said.purchase_id, said.taken, said.owed FROM said
        LEFT JOIN booked ON booked.purchase_id = said.purchase_id
        WHERE said.taken <> COALESCE(booked.taken, 0) OR said.owed <> COALESCE(booked.owed, 0)
        """,
    ),
)


async def check_books(session: AsyncSession) -> AsyncIterator[str]:
    """A sentence for everything in the books that is not as it must be; nothing when they balance."""
    for sentence, query in _MUST_BE_EMPTY:
        for row in await session.execute(text(query)):
            yield sentence.format(*row)
    columns = [Account.__table__.c[name] for name in SYSTEM_ACCOUNTS[0]]
    system = await session.execute(select(*columns).where(Account.customer_id.is_(None)).order_by(Account.id))
    if [dict(row) for row in system.mappings()] != list(SYSTEM_ACCOUNTS):
        yield "the system's accounts are not as they were made"
    # Asked for as columns: the lines are not needed a second time, and there may be millions.
    lines = await session.stream(
        select(
            Entry.id,
            Entry.request_hash,
            Entry.kind,
            Entry.customer_account_id,
            Entry.amount,
            Entry.purchase_id,
            Entry.reverses_id,
        ).execution_options(yield_per=1000)
    )
    async for row in lines:
        asked = request_hash(row.kind, row.customer_account_id, row.amount, row.purchase_id, row.reverses_id)
        if asked != row.request_hash:
            yield f"entry {row.id}: is not what its request hash says"
    priced = await session.stream(
        select(Entry.id, Entry.rule_snapshot, Purchase.cents)
        .join(Purchase, Purchase.id == Entry.purchase_id)
        .where(Entry.kind == Kind.AWARD)
        .execution_options(yield_per=1000)
    )
    async for row in priced:
        if row.rule_snapshot.get("cents") != row.cents:
            yield f"entry {row.id}: was written for another amount than its purchase has"
