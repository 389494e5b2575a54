"""SQLite on the loop's own thread: what waits for others or for the disk holds nobody up."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from core.locked import locked
from core.words import commits_in, longest_pause, table_of_words, words, write
from databases import fresh_sqlite
from xenia.core import onloop
from xenia.core.database import Database
from xenia.core.transaction import in_transaction, reading, transaction


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A SQLite database with a table of words."""
    async with table_of_words(fresh_sqlite(tmp_path)) as database:
        yield database


async def say(database: Database, word: str) -> None:
    async with transaction(database) as session:
        await write(session, word)


async def test_the_lock_of_another_process_is_waited_for_and_the_loop_goes_on(
    database: Database, tmp_path: Path
) -> None:
    async with locked(tmp_path / "xenia.db"):
        saying = asyncio.ensure_future(say(database, "late"))
        shared = asyncio.ensure_future(in_transaction(database, lambda session: write(session, "shared")))
        watching = asyncio.ensure_future(longest_pause(saying))
        await asyncio.sleep(0.3)
        assert not saying.done()
        assert await words(database) == [], "readers read beside whoever writes"
    await asyncio.gather(saying, shared)
    assert await watching < 0.15
    assert await words(database) == ["late", "shared"]


async def test_a_lock_that_is_held_for_ever_is_given_up(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onloop, "_PATIENCE", 0.2)
    began = asyncio.get_running_loop().time()
    async with locked(tmp_path / "xenia.db"):
        with pytest.raises(OperationalError, match="locked"):
            await say(database, "never")
        assert 0.2 <= asyncio.get_running_loop().time() - began < 2
    await say(database, "now")
    assert await words(database) == ["now"]


async def test_commits_wait_for_the_disk_in_a_thread_of_their_own(database: Database) -> None:
    where: list[str] = []
    begun, goes_on = threading.Event(), threading.Event()

    def note(_: object) -> None:
        where.append(threading.current_thread().name)
        begun.set()
        goes_on.wait(5)

    event.listen(database.writing_engine, "commit", note)
    saying = asyncio.ensure_future(say(database, "a"))
    assert await asyncio.to_thread(begun.wait, 5)
    assert await words(database) == [], "the loop goes on while the disk writes, and readers read"
    goes_on.set()
    await saying
    assert where[0] != threading.current_thread().name
    assert await words(database) == ["a"]


async def test_a_commit_that_has_begun_is_finished_whoever_is_cancelled(
    database: Database, tmp_path: Path
) -> None:
    begun, goes_on = threading.Event(), threading.Event()

    def wait(_: object) -> None:
        begun.set()
        goes_on.wait(5)

    event.listen(database.writing_engine, "commit", wait)
    before = commits_in(tmp_path / "xenia.db-wal")
    saying = asyncio.ensure_future(say(database, "a"))
    assert await asyncio.to_thread(begun.wait, 5)
    saying.cancel()
    await asyncio.sleep(0)
    goes_on.set()
    with pytest.raises(asyncio.CancelledError):
        await saying
    event.remove(database.writing_engine, "commit", wait)
    await say(database, "b")
    assert await words(database) == ["a", "b"]
    assert commits_in(tmp_path / "xenia.db-wal") == before + 2


async def test_a_reader_sees_one_moment_and_cannot_write(database: Database) -> None:
    await say(database, "a")
    async with reading(database) as session:
        with pytest.raises(OperationalError, match="readonly"):
            await write(session, "b")
    async with reading(database) as session:
        assert await session.scalar(text("SELECT count(*) FROM word")) == 1
        await say(database, "b")
        assert await session.scalar(text("SELECT count(*) FROM word")) == 1
        assert await words(database) == ["a", "b"]


async def test_many_read_at_once(database: Database) -> None:
    """Somebody whose picture takes long to draw must not keep others from reading."""
    goes_on = asyncio.Event()

    async def reads() -> None:
        async with reading(database) as session:
            await session.scalar(text("SELECT 1 FROM word"))
            await goes_on.wait()

    readers = [asyncio.create_task(reads()) for _ in range(100)]
    await asyncio.sleep(0)
    async with asyncio.timeout(30):
        assert await words(database) == []
    goes_on.set()
    await asyncio.gather(*readers)


async def test_nothing_of_a_statement_is_in_an_error(database: Database) -> None:
    await say(database, "a secret")
    with pytest.raises(IntegrityError) as caught:
        await say(database, "a secret")
    assert "secret" not in str(caught.value)
    assert isinstance(caught.value.orig, sqlite3.IntegrityError)


async def test_a_view_stays_as_it_was_and_is_another_once_it_was_closed(database: Database) -> None:
    said = text("SELECT said FROM word")
    async with reading(database) as session:
        assert (await session.scalars(said)).all() == []
        await say(database, "new")
        assert (await session.scalars(said)).all() == []
        await session.close()
        assert (await session.scalars(said)).all() == ["new"]
