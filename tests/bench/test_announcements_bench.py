"""The measurements of announcements: that they measure what is planned, and that queries go the short way."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import event

from bench.announcements import NOW, SHOP, TEXTS, announcement, fill, measure, slices
from databases import fresh_sqlite
from xenia.app import ROOMS
from xenia.core.database import Database
from xenia.core.room import Moment
from xenia.core.transaction import in_transaction, reading, transaction
from xenia.deliveries.claim import Around, due_now, judged
from xenia.outreach.announcements import course
from xenia.outreach.announcements.due import begun, called_off, planned, taken_up
from xenia.outreach.announcements.leaving import ANNOUNCEMENT
from xenia.outreach.announcements.progress import progress_of
from xenia.outreach.announcements.sweeping import call_off
from xenia.team.models import TeamMember

if TYPE_CHECKING:
    from xenia.core.onloop import LoopSession

MOST_ROWS = ("delivery", "customer", "consent", "preferences", "consent_record")


async def test_what_is_measured_is_planned(tmp_path: Path) -> None:
    found = await measure(tmp_path, customers=2000)
    assert found["planned"] + found["held_out"] == 2000
    assert 140 < found["held_out"] < 260
    assert found["called_off"] == found["planned"]
    assert all(found[name] > 0 for name in ("plan_s", "plan_longest_ms", "count_ms", "cancel_s"))


async def test_no_look_goes_through_all_rows(tmp_path: Path) -> None:
    """Every statement of an announcement's life is led by an index through the tables that grow."""
    database = Database(fresh_sqlite(tmp_path))
    said: list[tuple[str, Any]] = []
    try:
        await fill(database, 400)
        async with transaction(database) as session:
            member = TeamMember(telegram_id=1, name="Κατερίνα", role="owner", language="el", since=NOW)
            session.add(member)
            await session.flush()
            session.add(announcement(member.id, NOW))

        @event.listens_for(database.writing_engine, "before_cursor_execute")
        def listen(_c: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
            said.append((statement, given))

        for due in (begun, planned, taken_up):
            await slices(database, due)
        await in_transaction(database, lambda session: course.pause(session, 1))
        await in_transaction(database, lambda session: course.resume(session, 1))
        await slices(database, taken_up)
        async with transaction(database) as session:
            assert (await progress_of(session, 1)).left > 0
        await in_transaction(database, lambda session: course.cancel(session, 1, NOW))
        await slices(database, called_off)
        async with reading(database) as session:
            assert (await progress_of(session, 1)).left == 0
    finally:
        await database.close()
    with closing(sqlite3.connect(tmp_path / "xenia.db")) as file:
        assert len(said) > 20
        for statement, given in said:
            if not statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE")):
                continue
            plan = [row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {statement}", given)]
            through = [step for step in plan if step.startswith("SCAN")]
            assert not [one for one in through if one.split()[1] in MOST_ROWS], (statement, plan)


async def test_what_waits_costs_a_look_of_the_sender_nothing(tmp_path: Path) -> None:
    """Somebody is answered on the same loop: a look, and what is called off, are as long as their slice."""
    small, large = await _steps_of(tmp_path, 400), await _steps_of(tmp_path, 4000)
    assert min(small) > 10
    assert max(more / less for less, more in zip(small, large, strict=True)) < 1.5


async def _steps_of(folder: Path, waiting: int) -> tuple[int, int]:
    """Steps of SQLite's machine, in hundreds, of judging 16 messages and of calling some off."""
    database, steps = Database(fresh_sqlite(folder)), 0

    def step() -> None:
        nonlocal steps
        steps += 1

    try:
        await fill(database, waiting)
        async with transaction(database) as session:
            member = TeamMember(telegram_id=1, name="Κατερίνα", role="owner", language="el", since=NOW)
            session.add(member)
            await session.flush()
            session.add(announcement(member.id, NOW))
        await slices(database, begun)
        await slices(database, planned)
        around = Around(TEXTS, SHOP, silences=[one for room in ROOMS for one in room.silences])
        async with reading(database) as session:
            found = await due_now(session, [ANNOUNCEMENT.priority], [], NOW, 16)
            driver: Any = cast("LoopSession", session).driver
            driver.set_progress_handler(step, 100)
            assert len(await judged(session, around, found, NOW)) == 16
            driver.set_progress_handler(None, 0)
        looking, steps = steps, 0
        await in_transaction(database, lambda session: course.cancel(session, 1, NOW))
        async with transaction(database) as session:
            driver = cast("LoopSession", session).driver
            driver.set_progress_handler(step, 100)
            assert await call_off(Moment(session, TEXTS, SHOP, NOW), ANNOUNCEMENT, 200) == 200
            driver.set_progress_handler(None, 0)
        return looking, steps
    finally:
        await database.close()


async def test_a_tick_costs_little_however_many_wait(tmp_path: Path) -> None:
    """What falls due is looked for once a minute on the loop on which everybody is answered."""
    database, steps = Database(fresh_sqlite(tmp_path)), 0

    def step() -> None:
        nonlocal steps
        steps += 1

    try:
        await fill(database, 3000)
        async with transaction(database) as session:
            member = TeamMember(telegram_id=1, name="Κατερίνα", role="owner", language="el", since=NOW)
            session.add(member)
            await session.flush()
            session.add(announcement(member.id, NOW))
        every = [due for room in ROOMS for due in room.due]
        for due in every:
            await slices(database, due)
        with database.writing_engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
        costs: dict[str, int] = {}
        for due in every:
            steps = 0
            driver.set_progress_handler(step, 10)
            await slices(database, due)
            driver.set_progress_handler(None, 0)
            costs[getattr(due, "__name__", "")] = steps * 10
    finally:
        await database.close()
    assert sum(costs.values()) > 100
    assert {name: cost for name, cost in costs.items() if cost > 10_000} == {}
