"""One process for a database: a second waits, then refuses; when the first is gone it takes over."""

import asyncio
import contextlib
import signal
import time
from asyncio.subprocess import Process
from functools import partial
from pathlib import Path

import psycopg
import pytest

from cli.command import here, start, telegram
from databases import PostgreSQL, fresh_sqlite
from house import TOKEN, USERNAME
from telegram_sandbox import People
from xenia.core.single import AnotherRuns, Lock, LockLost, only_one

_LOCKS = "FROM pg_stat_activity WHERE application_name = 'xenia-lock' AND datname = %s"


async def _is_open(process: Process) -> None:
    """Wait until a bot has said its first word."""
    assert process.stdout is not None
    async with asyncio.timeout(60):
        assert b"no owner yet" in await process.stdout.readline()


async def _waits_for_the_lock(process: Process, url: str) -> None:
    """Wait until a process asks for the lock, by what the machine knows of it."""
    handles = Path(f"/proc/{process.pid}/fd")
    async with asyncio.timeout(60):
        while True:
            if url.startswith("sqlite"):
                if "xenia.db.lock" in await asyncio.to_thread(_names, handles):
                    return
            elif len(_on_server(url, f"SELECT pid {_LOCKS}")) == 2:
                return
            await asyncio.sleep(0.01)  # another process, on the real clock


def _names(handles: Path) -> set[str]:
    found = set()
    for one in handles.iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed since it was listed
            found.add(one.readlink().name)
    return found


def _on_server(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        return connection.execute(query.encode(), [connection.info.dbname]).fetchall()


async def test_a_second_process_waits_and_takes_over_when_the_first_is_killed(
    tmp_path: Path, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with telegram() as server, People(server.url) as people:
        settings = {"bot_token": TOKEN, "bot_api": server.url, "database_url": database_url}
        first = await start("run", folder=tmp_path, **settings)
        await _is_open(first)
        second = await start("run", folder=tmp_path, **settings)
        await _waits_for_the_lock(second, database_url)
        first.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        guest = (await people.person("Άννα")).chat(USERNAME)
        await guest.write("/start")
        await guest.answer(seconds=30)
        seconds = time.monotonic() - killed
        with capsys.disabled():
            kind = database_url.partition(":")[0]
            print(f"\n{kind}: answered {seconds:.2f} s after the first was killed")  # noqa: T201 - a figure
        assert seconds < 5
        await first.communicate()
        second.send_signal(signal.SIGTERM)
        await second.communicate()
        assert second.returncode == 0


async def test_a_second_process_refuses_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As `run` asks for the lock, only not for so long.
    monkeypatch.setattr("xenia.core.single.only_one", partial(only_one, patience=0.2))
    settings = {"bot_token": TOKEN, "database_url": fresh_sqlite(tmp_path)}
    (tmp_path / "link.db").symlink_to(tmp_path / "xenia.db")
    async with telegram() as server, only_one(settings["database_url"]):
        # The same file by another name is the same database.
        settings |= {"bot_api": server.url, "database_url": "sqlite:///link.db"}
        status, out, err = await here("run", folder=tmp_path, **settings)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "another xenia (process " in err
        assert "runs on this database, and one database has one bot." in err


async def test_one_at_a_time(database_url: str) -> None:
    async with only_one(database_url):
        with pytest.raises(AnotherRuns, match=r"another xenia.* runs on this database"):
            async with only_one(database_url, patience=0):
                pass
    async with only_one(database_url, patience=0) as lock:
        assert isinstance(lock, Lock)


async def test_another_database_is_another_lock(tmp_path: Path, postgresql: PostgreSQL) -> None:
    with postgresql.copy() as one, postgresql.copy() as other:
        async with only_one(one, patience=0), only_one(other, patience=0):
            pass
    files = [f"sqlite+aiosqlite:///{tmp_path / name}" for name in ("a.db", "b.db")]
    async with only_one(files[0], patience=0), only_one(files[1], patience=0):
        pass
    memory = "sqlite+aiosqlite:///:memory:"
    async with only_one(memory, patience=0), only_one(memory, patience=0):
        pass


def _break(url: str) -> None:
    """Take a lock away from whoever holds it, as an operator or a server may do."""
    if url.startswith("sqlite"):
        Path(f"{url.partition('///')[2]}.lock").unlink()
    else:
        assert _on_server(url, f"SELECT pg_terminate_backend(pid) {_LOCKS}") == [(True,)]


async def test_a_lock_that_was_lost_is_taken_again(
    database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with only_one(database_url, watch=0.01) as lock:
        watching = asyncio.create_task(lock.lost())
        _break(database_url)
        async with asyncio.timeout(30):
            while "the lock of the database is held again" not in caplog.messages:  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.01)
        assert not watching.done()
        with pytest.raises(AnotherRuns):
            async with only_one(database_url, patience=0):
                pass
        watching.cancel()


async def test_work_ends_when_somebody_else_has_the_lock(database_url: str) -> None:
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)  # what is in hand is finished
            ended.set()

    async with only_one(database_url, watch=0.2) as lock:
        working = asyncio.create_task(lock.guard(work()))
        await asyncio.sleep(0)
        _break(database_url)
        async with only_one(database_url, patience=0.15):
            with pytest.raises(LockLost, match=r"another xenia.* has taken the database over"):
                await working
            assert ended.is_set()


async def test_work_that_fails_or_is_stopped_needs_no_lock_to_end(tmp_path: Path) -> None:
    async def fails() -> None:
        raise RuntimeError("by itself")

    async with only_one(fresh_sqlite(tmp_path)) as lock:
        with pytest.raises(RuntimeError, match="by itself"):
            await lock.guard(fails())
        stopped = asyncio.create_task(lock.guard(asyncio.Event().wait()))  # type: ignore[arg-type]  # ends by cancelling
        await asyncio.sleep(0)
        stopped.cancel()
        with pytest.raises(asyncio.CancelledError):
            await stopped


async def test_a_folder_that_is_none_and_a_server_that_is_away(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="File exists"):
        async with only_one(f"sqlite:///{tmp_path}/file/x.db"):
            pass
    with pytest.raises(ConnectionError, match=r"the database cannot be used: connection.*failed") as refusal:
        async with only_one("postgresql+psycopg://nobody@127.0.0.1:9/x"):
            pass
    assert "\n" not in str(refusal.value)
