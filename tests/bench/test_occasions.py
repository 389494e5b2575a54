"""The measurement of occasions: that it measures what is planned, and that queries go the short way."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import and_
from sqlalchemy.dialects import sqlite

from bench.occasions import SHOP, TEXTS, ZONE, measure
from databases import fresh_sqlite
from xenia.core.database import Database
from xenia.core.room import Moment
from xenia.core.transaction import reading
from xenia.outreach.occasions import celebrated_on, due_for
from xenia.outreach.places import Places


async def test_what_is_measured_is_planned(tmp_path: Path) -> None:
    found = await measure(tmp_path, customers=3360, rounds=1)
    assert found["birthdays"] == 5
    # A third of all wants news; half of one in a hundred keeps the feast.
    assert found["planned"] == 5 + 16 + 1120
    assert all(found[name] > 0 for name in ("query_ms", "idle_ms", "seconds", "longest_ms"))


@pytest.mark.parametrize("day", [date(2027, 5, 2), date(2027, 2, 28), date(2027, 3, 1), date(2028, 2, 29)])
async def test_the_day_leads_to_its_people(tmp_path: Path, day: date) -> None:
    database, now = Database(fresh_sqlite(tmp_path)), datetime.combine(day, time(12), ZONE)
    try:
        async with reading(database) as session:
            for occasion, falls in celebrated_on(day):
                who = and_(falls, Places(ZONE, now).within(day, now))
                query = due_for(Moment(session, TEXTS, SHOP, now), occasion, day, who)
                words = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
                with closing(sqlite3.connect(tmp_path / "xenia.db")) as file:
                    plan = [row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {words}")]
                assert not [step for step in plan if step.startswith("SCAN")], (occasion, plan)
                first = next(step for step in plan if "preferences" in step or "consent" in step)
                assert "ix_preferences_" in first, (occasion, plan)
    finally:
        await database.close()
