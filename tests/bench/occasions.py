"""How long it takes to find today's birthdays among very many customers, and what planning needs.

`python -m bench.occasions [CUSTOMERS] [ROUNDS]` prints one line of JSON: milliseconds of the query for the
birthdays of a day with consent, and of a look at all occasions when nothing is left to plan; then, for the
birthdays and a day of appreciation: messages planned, seconds, the longest transaction in milliseconds, and
by how many MB the process grew over all of it.
"""

import json
import logging
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import uvloop
from sqlalchemy import and_, bindparam, text

from databases import fresh_sqlite
from xenia.core.database import AsyncSession, Database
from xenia.core.room import Due, Moment
from xenia.core.texts import Texts
from xenia.core.transaction import reading, transaction
from xenia.customers.name_days import keys_on
from xenia.customers.preferences import birthday_on
from xenia.customers.zones import ZONES
from xenia.outreach.due import DUE
from xenia.outreach.gifts import Given, prepare
from xenia.outreach.models import Occasion
from xenia.outreach.occasions import due_for, plan_days
from xenia.outreach.places import Places
from xenia.privacy.consent import notices_of
from xenia.shop import Rules, Shop

CUSTOMERS, ROUNDS = 1_000_000, 20
NOW = datetime(2027, 5, 2, 5, tzinfo=UTC)
"""Orthodox Easter, eight in the morning."""
ZONE = ZoneInfo("Europe/Athens")
TEXTS = Texts(ZONE)
SHOP = Shop(
    name="Το Καφενείο",
    bot_username="shop_of_bench_bot",
    zone=ZONE,
    rules=Rules(
        points_per_euro=10, points_months=12, award_limit_cents=1, daily_awards=1, daily_award_cents=1
    ),
    secret=b"bench",
)
# A birthday for everybody, every day of the year alike; one in five lives in another zone than the shop's.
_FILL = """
INSERT INTO customer (id, telegram_id, first_name, language, card_number, joined_at)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :customers)
SELECT i, 700000000 + i, 'Άννα', 'el', CAST(10000000 + i AS TEXT), :joined FROM n;

INSERT INTO account (customer_id, kind, available, held, debt, seq)
SELECT id, 'customer', 0, 0, 0, 0 FROM customer;

INSERT INTO preferences (customer_id, of_age, birth_month, birth_day, name_day, zone)
SELECT id, 1, 1 + id % 12, 1 + (id / 12) % 28, CASE WHEN id % 100 = 0 THEN :feast END,
    CASE WHEN id % 5 = 0 THEN :zone END
FROM customer;

INSERT INTO consent_record (id, record_id, schema_version, customer_id, controller, purpose, lawful_basis,
    event, notice, notice_language, method, jurisdiction, at)
VALUES (1, 'bench', '', 1, '', 'birthday', 'consent', 'given', '', 'el', '', 'GR', :joined);

INSERT INTO consent (customer_id, purpose, given, notice, record_id, since)
SELECT id, 'birthday', 1, :birthday, 1, :joined FROM customer WHERE id / 336 % 2 = 0;

INSERT INTO consent (customer_id, purpose, given, notice, record_id, since)
SELECT id, 'nameday', 1, :nameday, 1, :joined FROM customer WHERE id / 100 % 2 = 0;

INSERT INTO consent (customer_id, purpose, given, notice, record_id, since)
SELECT id, 'announcements', 1, :announcements, 1, :joined FROM customer WHERE id % 3 = 0
"""


async def fill(database: Database, customers: int) -> None:
    """Very many customers who told us their birthday, one in a hundred of whom keeps this day's feast.

    Half of them asked to be wished.
    """
    notices = notices_of(TEXTS)
    given = {
        "customers": customers,
        "joined": "2026-07-01 10:00:00.000000",
        "zone": ZONES[4],
        "feast": keys_on(NOW.date())[0],
        "birthday": min(notices["birthday"]),
        "nameday": min(notices["nameday"]),
        "announcements": min(notices["announcements"]),
    }
    async with transaction(database) as session:
        for statement in _FILL.split(";"):
            names = [name for name in given if f":{name}" in statement]
            bound = text(statement).bindparams(*(bindparam(name, given[name]) for name in names))
            await session.execute(bound)
    async with transaction(database) as session:
        for occasion in (Occasion.BIRTHDAY, Occasion.APPRECIATION):
            await prepare(
                session,
                occasion,
                Given(points=50),
                valid_days=7,
                words_el="",
                words_en="",
                on_day=NOW.astimezone(ZONE).date() if occasion is Occasion.APPRECIATION else None,
                shop=SHOP,
                member_id=None,
                now=NOW,
            )


async def birthdays(database: Database, rounds: int) -> tuple[float, int]:
    """Milliseconds of the query for today's birthdays with consent, and how many there are."""
    day, places, took, found = NOW.astimezone(ZONE).date(), Places(ZONE, NOW), [], 0
    for _ in range(rounds):
        async with reading(database) as session:
            who = and_(birthday_on(day), places.within(day, NOW))
            query = due_for(Moment(session, TEXTS, SHOP, NOW), Occasion.BIRTHDAY, day, who)
            began = time.perf_counter()
            found = len((await session.scalars(query)).all())
            took.append((time.perf_counter() - began) * 1000)
    return median(took), found


async def timed(database: Database, work: Callable[[AsyncSession], Awaitable[int]]) -> tuple[int, float]:
    """What a transaction returned, and its milliseconds, the commit included."""
    began = time.perf_counter()
    async with transaction(database) as session:
        done = await work(session)
    return done, (time.perf_counter() - began) * 1000


def _work(due: Due) -> Callable[[AsyncSession], Awaitable[int]]:
    return lambda session: due(Moment(session, TEXTS, SHOP, NOW))


async def measure(folder: Path, customers: int = CUSTOMERS, rounds: int = ROUNDS) -> dict[str, float]:
    """All figures, on a new SQLite file."""
    database = Database(fresh_sqlite(folder))
    try:
        await fill(database, customers)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        query_ms, found = await birthdays(database, rounds)
        began, longest = time.perf_counter(), 0.0
        for due in DUE:
            done = 1
            while done:
                done, took = await timed(database, _work(due))
                longest = max(longest, took)
        seconds = time.perf_counter() - began
        idle = [(await timed(database, _work(plan_days)))[1] for _ in range(rounds)]
        async with reading(database) as session:
            planned = await session.scalar(text("SELECT count(*) FROM delivery")) or 0
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        return {
            "customers": customers,
            "birthdays": found,
            "query_ms": query_ms,
            "idle_ms": median(idle),
            "planned": planned,
            "seconds": seconds,
            "longest_ms": longest,
            "grown_mb": grown / 1024,
        }
    finally:
        await database.close()


def main(arguments: list[str]) -> None:
    """Measure, and print what was found."""
    logging.disable(logging.WARNING)
    numbers = [int(one) for one in arguments]
    customers, rounds = (*numbers, *(CUSTOMERS, ROUNDS)[len(numbers) :])
    with tempfile.TemporaryDirectory(prefix="xenia-bench-") as folder:
        found = uvloop.run(measure(Path(folder), customers, rounds))
    sys.stdout.write(json.dumps({name: round(one, 2) for name, one in found.items()}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
