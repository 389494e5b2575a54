"""Work that shares its COMMIT: kept or undone piece by piece, whatever happens to its neighbours."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError, PendingRollbackError

from core.words import commits_in, table_of_words, words, write
from databases import fresh_sqlite
from xenia.core import onloop, shared_commits
from xenia.core.database import AsyncSession, Database
from xenia.core.shared_commits import WAKES_SENDER, Work
from xenia.core.transaction import in_transaction, transaction


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A SQLite database with a table of words."""
    async with table_of_words(fresh_sqlite(tmp_path)) as database:
        yield database


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Its write-ahead log."""
    return tmp_path / "xenia.db-wal"


def saying(*said: str, done: list[str] | None = None) -> Work[str]:
    """Work that writes words and returns the last."""

    async def work(session: AsyncSession) -> str:
        if done is not None:
            done.append(said[-1])
        await write(session, *said)
        return said[-1]

    return work


async def refused(_: AsyncSession) -> None:
    raise LookupError("refused")


async def broken(session: AsyncSession) -> None:
    await write(session, "half")
    raise ZeroDivisionError


async def outcomes(database: Database, *works: Work[object]) -> list[object]:
    """Have it all done side by side; what came of each."""
    return await asyncio.gather(*(in_transaction(database, work) for work in works), return_exceptions=True)


async def test_several_share_a_commit(database: Database, log: Path) -> None:
    before = commits_in(log)
    said = [str(number) for number in range(10)]
    assert await outcomes(database, *map(saying, said)) == said
    assert commits_in(log) == before + 1
    assert await words(database) == said


async def test_a_crowd_is_committed_in_pieces_and_in_order(database: Database, log: Path) -> None:
    done: list[str] = []
    said = [f"{number:03}" for number in range(100)]
    before = commits_in(log)
    assert await outcomes(database, *(saying(one, done=done) for one in said)) == said
    assert commits_in(log) == before + 4, "nobody waits for more than 32"
    assert done == said
    assert await words(database) == said


async def test_due_work_goes_behind_whoever_waits_and_one_to_a_commit(database: Database, log: Path) -> None:
    done: list[str] = []
    before = commits_in(log)
    behind = [
        asyncio.create_task(in_transaction(database, saying(one, done=done), behind=True)) for one in "xyz"
    ]
    front = [asyncio.create_task(in_transaction(database, saying(one, done=done))) for one in "ab"]
    await asyncio.gather(*front)
    assert done[:3] in (["a", "b"], ["a", "b", "x"]), "nobody waits for more than one of these"
    await asyncio.gather(*behind)
    assert done == ["a", "b", "x", "y", "z"]
    assert commits_in(log) == before + 4


async def test_a_crowd_does_not_keep_due_work_for_ever(database: Database) -> None:
    done: list[str] = []
    crowd = (saying(f"{number:03}", done=done) for number in range(100))
    due = asyncio.create_task(in_transaction(database, saying("due", done=done), behind=True))
    await outcomes(database, *crowd)
    assert await due == "due"
    assert done.index("due") == 32, "behind the first group, and before the second"


async def test_nobody_hears_before_the_commit(database: Database, log: Path) -> None:
    before = commits_in(log)

    async def waits(word: str) -> list[str]:
        await in_transaction(database, saying(word))
        assert commits_in(log) > before
        return await words(database)

    told = await asyncio.gather(waits("a"), waits("b"))
    assert list(told) == [["a", "b"]] * 2, "what is told as done can be read"


async def test_one_that_fails_takes_nobody_along(database: Database, log: Path) -> None:
    done: list[str] = []
    before = commits_in(log)
    found = await outcomes(
        database, saying("a", done=done), broken, saying("b", done=done), saying("c", done=done)
    )
    assert [found[0], type(found[1]), *found[2:]] == ["a", ZeroDivisionError, "b", "c"]
    assert await words(database) == ["a", "b", "c"], "the half is gone"
    assert done == ["a", "a", "b", "c"], "what was undone is done once more; what came after is not touched"
    assert commits_in(log) == before + 2


async def test_what_broke_in_company_may_do_well_alone(database: Database) -> None:
    attempts = 0

    async def second_time_lucky(session: AsyncSession) -> str:
        nonlocal attempts
        attempts += 1
        await write(session, "lucky")
        if attempts == 1:
            raise ConnectionError
        return "lucky"

    assert await outcomes(database, saying("a"), second_time_lucky) == ["a", "lucky"]
    assert await words(database) == ["a", "lucky"]


async def test_a_refusal_that_wrote_nothing_undoes_nothing(database: Database, log: Path) -> None:
    done: list[str] = []
    before = commits_in(log)
    found = await outcomes(database, saying("a", done=done), refused, saying("b", done=done))
    assert [found[0], type(found[1]), found[2]] == ["a", LookupError, "b"]
    assert done == ["a", "b"], "each was done once"
    assert commits_in(log) == before + 1


async def test_a_refusal_is_decided_anew_when_its_group_is_undone(database: Database) -> None:
    async def only_without_half(session: AsyncSession) -> str:
        if "half" in (await session.scalars(text("SELECT said FROM word"))).all():
            raise LookupError("there is a half")
        return "none"

    async def broken_late(session: AsyncSession) -> None:
        await write(session, "late")
        raise ZeroDivisionError

    async def half_then_gone(session: AsyncSession) -> str:
        await write(session, "half")
        tried.append("half")
        if len(tried) > 1:
            raise ZeroDivisionError
        return "half"

    tried: list[str] = []
    found = await outcomes(database, half_then_gone, only_without_half, broken_late)
    assert [type(found[0]), found[1], type(found[2])] == [ZeroDivisionError, "none", ZeroDivisionError]


async def test_a_rule_of_the_table_that_is_broken_late(database: Database) -> None:
    """What an ORM session only writes when it is flushed breaks at the end of its work, not at COMMIT."""
    found = await outcomes(database, saying("a"), saying("b", "a"), saying("c"))
    assert [found[0], type(found[1]), found[2]] == ["a", IntegrityError, "c"]
    assert await words(database) == ["a", "c"]


async def test_work_that_swallows_an_error_of_the_database_keeps_what_it_wrote(database: Database) -> None:
    async def careless(session: AsyncSession) -> str:
        await write(session, "before")
        try:
            await write(session, "before")
        except IntegrityError:
            return "careless"
        return "never"

    found = await outcomes(database, saying("a"), careless, saying("b"))
    assert found == ["a", "careless", "b"], "a statement that failed takes back itself alone on SQLite"
    assert await words(database) == ["a", "b", "before"]


async def test_what_is_stuck_is_cut_off_and_nobody_pays_for_it_twice(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_commits, "LONGEST_WORK", 0.05)
    starts: list[str] = []

    async def stuck(session: AsyncSession) -> None:
        starts.append("stuck")
        await write(session, "half")
        await asyncio.Event().wait()

    began = asyncio.get_running_loop().time()
    found = await outcomes(database, saying("a"), stuck, saying("b"))
    assert [found[0], type(found[1]), found[2]] == ["a", TimeoutError, "b"]
    assert starts == ["stuck"], "it would be stuck again"
    assert asyncio.get_running_loop().time() - began < 1
    assert await words(database) == ["a", "b"]


async def test_what_is_stuck_before_it_writes_undoes_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_commits, "LONGEST_WORK", 0.05)

    async def stuck(_: AsyncSession) -> None:
        await asyncio.Event().wait()

    done: list[str] = []
    found = await outcomes(database, saying("a", done=done), stuck, saying("b", done=done))
    assert [found[0], type(found[1]), found[2]] == ["a", TimeoutError, "b"]
    assert done == ["a", "b"]


@contextmanager
def no_room_behind(file: Path) -> Iterator[None]:
    """No file of this process can grow larger than this one: the disk is full, as far as SQLite can tell."""
    size, before = file.stat().st_size, resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def test_a_disk_that_is_full_at_commit(database: Database, log: Path) -> None:
    await in_transaction(database, saying("before"))
    done: list[str] = []
    with no_room_behind(log):
        found = await outcomes(database, saying("a", done=done), refused, saying("b", done=done))
        assert [type(one) for one in found] == [OperationalError, LookupError, OperationalError]
        assert done == ["a", "b"] * 2, "every statement went well, and then nothing could be written"
        assert await words(database) == ["before"]
    assert await outcomes(database, saying("a"), saying("b")) == ["a", "b"]
    assert await words(database) == ["a", "b", "before"]


TOO_LARGE = (
    "CREATE TABLE more AS SELECT zeroblob(100000) AS x",  # takes back itself alone
    "INSERT INTO word VALUES (zeroblob(100000))",  # takes back everything that was written before it
)


async def may_not_grow(database: Database) -> None:
    async with transaction(database) as session:
        pages = await session.scalar(text("PRAGMA page_count"))
        await session.execute(text(f"PRAGMA max_page_count = {pages}"))


@pytest.mark.parametrize("statement", TOO_LARGE)
async def test_a_file_that_may_not_grow(database: Database, statement: str) -> None:
    await may_not_grow(database)

    async def large(session: AsyncSession) -> None:
        await session.execute(text(statement))

    found = await outcomes(database, saying("a"), large, saying("b"))
    assert [found[0], type(found[1]), found[2]] == ["a", OperationalError, "b"]
    assert "full" in str(found[1])
    assert await words(database) == ["a", "b"], "SQLite took everything back by itself, and we noticed"


async def test_work_that_swallows_that_everything_was_taken_back(database: Database) -> None:
    await may_not_grow(database)

    async def careless(session: AsyncSession) -> str:
        await write(session, "careless")
        with suppress(OperationalError):
            await session.execute(text(TOO_LARGE[1]))
        return "careless"

    found = await outcomes(database, saying("a"), careless, saying("b"))
    assert [found[0], type(found[1]), found[2]] == ["a", PendingRollbackError, "b"]
    with pytest.raises(PendingRollbackError):
        async with transaction(database) as session:
            await careless(session)
    assert await words(database) == ["a", "b"]


async def test_a_transaction_that_cannot_begin_fails_for_all_who_wait(
    database: Database, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onloop, "_PATIENCE", 0.1)
    done: list[str] = []
    with closing(sqlite3.connect(log.with_name("xenia.db"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = await outcomes(database, saying("a", done=done), saying("b", done=done))
        assert [type(one) for one in found] == [OperationalError] * 2
        assert done == []
    assert await outcomes(database, saying("a"), saying("b")) == ["a", "b"]


async def test_whoever_stops_waiting_stops_nobody(database: Database) -> None:
    goes_on = asyncio.Event()

    async def slow(session: AsyncSession) -> str:
        await write(session, "slow")
        await goes_on.wait()
        return "slow"

    tasks = [asyncio.create_task(in_transaction(database, work)) for work in (slow, saying("b"))]
    await asyncio.sleep(0.01)
    tasks[0].cancel()
    await asyncio.sleep(0)
    goes_on.set()
    assert [type(one) for one in await asyncio.gather(*tasks, return_exceptions=True)] == [
        asyncio.CancelledError,
        str,
    ]
    assert await words(database) == ["b", "slow"], "what has begun is finished"


async def test_the_sender_is_woken_by_a_commit_and_only_then(database: Database) -> None:
    async def queues(session: AsyncSession) -> None:
        await write(session, "for the sender")
        session.info[WAKES_SENDER] = True

    async def queues_and_breaks(session: AsyncSession) -> None:
        await queues(session)
        raise ZeroDivisionError

    await outcomes(database, saying("a"), queues_and_breaks)
    assert not database.due.is_set()
    await outcomes(database, saying("b"), queues)
    assert database.due.is_set()


async def test_closing_waits_for_what_is_being_done(tmp_path: Path) -> None:
    async with table_of_words(fresh_sqlite(tmp_path)) as database:
        writing = asyncio.create_task(in_transaction(database, saying("last")))
        await asyncio.sleep(0)
        await database.close()
        assert await writing == "last"
        assert await words(database) == ["last"]
