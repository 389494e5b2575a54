"""How long it takes to plan an announcement to very many customers, and to call it off.

`python -m bench.announcements [CUSTOMERS]` prints one line of JSON: how many were planned and left out, the
seconds, the longest transaction in milliseconds, by how many MB the process grew; milliseconds of counting
how far it is; seconds and the longest transaction of calling all of them off.
"""

import json
import logging
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import uvloop
from sqlalchemy import bindparam, text

from databases import fresh_sqlite
from xenia.core.database import Database
from xenia.core.room import Due, Moment
from xenia.core.texts import Texts
from xenia.core.transaction import in_transaction, reading, transaction
from xenia.outreach.announcements import course
from xenia.outreach.announcements.due import begun, called_off, planned
from xenia.outreach.announcements.models import SCHEDULED, Announcement
from xenia.outreach.announcements.progress import progress_of
from xenia.privacy.consent import notices_of
from xenia.shop import Rules, Shop
from xenia.team.models import TeamMember

CUSTOMERS = 1_000_000
NOW = datetime(2027, 6, 1, 7, tzinfo=UTC)
"""Ten o'clock on a Tuesday in Athens."""
ZONE = ZoneInfo("Europe/Athens")
TEXTS = Texts(ZONE)
SHOP = Shop("Το Καφενείο", "shop_of_bench_bot", ZONE, Rules(10, 12, 1, 1, 1), b"bench")
_FILL = """
INSERT INTO customer (id, telegram_id, first_name, language, card_number, joined_at)
WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :first + :customers)
SELECT i, 700000000 + i, 'Άννα', CASE WHEN i % 5 = 0 THEN 'en' ELSE 'el' END,
    CAST(10000000 + i AS TEXT), :joined FROM n;

INSERT INTO preferences (customer_id, of_age, quiet_from, quiet_until)
SELECT id, 1, 0, 0 FROM customer WHERE id >= :first;

INSERT INTO consent_record (id, record_id, schema_version, customer_id, controller, purpose, lawful_basis,
    event, notice, notice_language, method, jurisdiction, at)
SELECT id, CAST(id AS TEXT), '', id, '', 'announcements', 'consent', 'given', '', 'el', '', 'GR', :joined
FROM customer WHERE id >= :first;

INSERT INTO consent (customer_id, purpose, given, notice, record_id, since)
SELECT id, 'announcements', 1, :announcements, id, :joined FROM customer WHERE id >= :first
"""


async def fill(database: Database, customers: int, first: int = 1) -> None:
    """Very many customers, numbered from `first`, who all want our news at any hour."""
    given = {
        "customers": customers,
        "first": first,
        "joined": "2026-07-01 10:00:00.000000",
        "announcements": min(notices_of(TEXTS)["announcements"]),
    }
    async with transaction(database) as session:
        for statement in _FILL.split(";"):
            names = [name for name in given if f":{name}" in statement]
            bound = text(statement).bindparams(*(bindparam(name, given[name]) for name in names))
            await session.execute(bound)


def announcement(member_id: int, now: datetime, **changed: object) -> Announcement:
    """One to everybody who wants our news, approved, and to begin now."""
    given: dict[str, object] = {
        "created_by": member_id,
        "created_at": now,
        "state": SCHEDULED,
        "text_el": "Νέος χειμερινός κατάλογος.",
        "text_en": "A new winter menu.",
        "photos": [],
        "buttons": [],
        "audience": {},
        "begins_at": now,
        "local_hour": False,
        "ends_at": now + timedelta(days=3),
        "holdout_percent": 10,
        "accepted": [],
        "approved_by": member_id,
        "approved_at": now,
    }
    return Announcement(**{**given, **changed})


async def slices(database: Database, due: Due) -> tuple[float, float]:
    """Seconds of some due work to its end, and milliseconds of its longest transaction."""
    longest, began, done = 0.0, time.perf_counter(), 1
    while done:
        before = time.perf_counter()
        done = await in_transaction(database, lambda session: due(Moment(session, TEXTS, SHOP, NOW)))
        longest = max(longest, (time.perf_counter() - before) * 1000)
    return time.perf_counter() - began, longest


async def measure(folder: Path, customers: int = CUSTOMERS) -> dict[str, float]:
    """All figures, on a new SQLite file."""
    database = Database(fresh_sqlite(folder))
    found: dict[str, float] = {"customers": customers}
    try:
        await fill(database, customers)
        async with transaction(database) as session:
            member = TeamMember(telegram_id=1, name="Κατερίνα", role="owner", language="el", since=NOW)
            session.add(member)
            await session.flush()
            session.add(announcement(member.id, NOW))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        await slices(database, begun)
        found["plan_s"], found["plan_longest_ms"] = await slices(database, planned)
        found["grown_mb"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        async with reading(database) as session:
            began = time.perf_counter()
            seen = await progress_of(session, 1)
            found["count_ms"] = (time.perf_counter() - began) * 1000
        found["planned"], found["held_out"] = seen.planned, seen.held_out
        await in_transaction(database, lambda session: course.cancel(session, 1, NOW))
        found["cancel_s"], found["cancel_longest_ms"] = await slices(database, called_off)
        async with reading(database) as session:
            found["called_off"] = sum((await progress_of(session, 1)).never.values())
        found["all_grown_mb"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        return found
    finally:
        await database.close()


def main(arguments: list[str]) -> None:
    """Measure, and print what was found."""
    logging.disable(logging.WARNING)
    customers = int(arguments[0]) if arguments else CUSTOMERS
    with tempfile.TemporaryDirectory(prefix="xenia-bench-") as folder:
        found = uvloop.run(measure(Path(folder), customers))
    sys.stdout.write(json.dumps({name: round(one, 2) for name, one in found.items()}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
