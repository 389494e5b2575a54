"""One process for a database: two would work the same updates, and send the same messages, side by side."""

import asyncio
import fcntl
import logging
import os
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString, Protocol

from sqlalchemy import URL, make_url

from xenia.core.postgresql import connect_options, said_by
from xenia.core.trouble import Trouble

if TYPE_CHECKING:
    from psycopg import AsyncConnection

log = logging.getLogger("xenia")

PATIENCE = 5.0
"""Seconds that a second process waits for the first to stop, so that a restart hands over."""
_PAUSE = 0.1
"""Seconds between two tries."""
WATCH = 1.0
"""Seconds between two looks whether the lock is still ours."""
_KEY = int.from_bytes(b"xenia", "big")
"""Advisory locks of PostgreSQL are numbers, and each database has its own."""


class AnotherRuns(Trouble):
    """Another process has the database."""


class LockLost(Trouble):
    """Another process took the database over while this one could not hold it."""


class _Hold(Protocol):
    async def take(self) -> bool:
        """Try once; whether the lock is ours now."""

    async def held(self) -> bool:
        """Whether it is ours still."""

    async def drop(self) -> None:
        """Give it back."""

    def holder(self) -> str:
        """Who has it, as far as can be known."""


class Lock:
    """The lock of one database, held."""

    def __init__(self, hold: _Hold, watch: float) -> None:
        self._hold, self._watch = hold, watch

    async def guard(self, work: Coroutine[None, None, None]) -> None:
        """Run `work` while the lock is ours.

        Raises:
            LockLost: it is somebody else's now; `work` has been cancelled and has ended.
        """
        tasks = [asyncio.create_task(work), asyncio.create_task(self.lost())]
        try:
            ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def lost(self) -> None:
        """Watch the lock until cancelled; what was lost is taken again, if nobody else has it.

        Raises:
            LockLost: somebody else has it.
        """
        while True:
            await asyncio.sleep(self._watch)
            if await self._hold.held():
                continue
            log.warning("the lock of the database is lost")
            if not await self._again():
                raise LockLost(f"{self._hold.holder()} has taken the database over")
            log.warning("the lock of the database is held again")

    async def _again(self) -> bool:
        while True:
            try:
                return await self._hold.take()
            except OSError:
                # While the server is away nobody else can take the lock, nor work: there is time to wait.
                await asyncio.sleep(self._watch)


@asynccontextmanager
async def only_one(
    url: str | URL, *, patience: float = PATIENCE, watch: float = WATCH
) -> AsyncIterator[Lock]:
    """Be the only process on this database until the end of the block; a process that dies lets go at once.

    Raises:
        AnotherRuns: another process still had it after `patience` seconds.
        OSError: the lock cannot be asked for.
    """
    hold = _hold_of(make_url(url))
    loop = asyncio.get_running_loop()
    deadline = loop.time() + patience
    try:
        while not await hold.take():
            if loop.time() >= deadline:
                raise AnotherRuns(f"{hold.holder()} runs on this database, and one database has one bot")
            await asyncio.sleep(_PAUSE)
        yield Lock(hold, watch)
    finally:
        await hold.drop()


def _hold_of(url: URL) -> _Hold:
    if url.get_backend_name() != "sqlite":
        return _OnServer(url)
    # The same file by two names is one database.
    name = url.database or ":memory:"
    return _Nothing() if name == ":memory:" else _OnFile(Path(os.path.realpath(name)))


class _OnFile:
    """A lock of the operating system on a file beside the database: it ends with the process, in any way.

    Not on the database itself: closing any handle of that file would drop the locks of SQLite.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}.lock")
        self._handle: int | None = None

    async def take(self) -> bool:
        self._close()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        if not await self.held():  # removed between opening and locking
            return False
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, f"{os.getpid()}\n".encode(), 0)
        return True

    async def held(self) -> bool:
        # Whoever removes the file, thinking it a leftover, would let a second process lock a new one.
        if self._handle is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.stat())
        except FileNotFoundError:
            return False

    async def drop(self) -> None:
        self._close()  # the file stays: removing it would race with whoever opens it now

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def holder(self) -> str:
        number = self._path.read_text("ascii", errors="replace").strip()
        return f"another xenia (process {number})" if number.isdecimal() else "another xenia"


class _OnServer:
    """A lock of PostgreSQL that lives as long as one connection, which does nothing else."""

    def __init__(self, url: URL) -> None:
        import psycopg  # noqa: PLC0415 - brought by an extra, for those who have PostgreSQL

        self._driver = psycopg
        self._options = connect_options(url) | {
            "autocommit": True,  # a transaction left open would keep old rows from being cleaned up
            "application_name": "xenia-lock",
            "connect_timeout": 5,
            # TCP by itself asks only after two hours of silence whether anybody is there.
            "keepalives_idle": 3,
            "keepalives_interval": 1,
            "keepalives_count": 3,
            "tcp_user_timeout": 5000,
        }
        self._connection: AsyncConnection[Any] | None = None

    async def take(self) -> bool:
        try:
            if self._connection is None or self._connection.closed:
                self._connection = await self._driver.AsyncConnection.connect(**self._options)
                for setting, value in (("idle", 3), ("interval", 1), ("count", 3)):
                    # The server's side of the same: it lets go of the lock of a machine that has vanished.
                    await self._connection.execute(f"SET tcp_keepalives_{setting} = {value}".encode())
            return await self._says("SELECT pg_try_advisory_lock(%s)", _KEY)
        except self._driver.Error as error:
            await self.drop()
            raise ConnectionError(f"the database cannot be used: {said_by(error)}") from error

    async def held(self) -> bool:
        # Asked of the server itself: a pooler in between could have given this session to somebody else.
        try:
            mine = await self._says(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted"
                " AND pid = pg_backend_pid() AND (classid::bigint << 32) + objid::bigint = %s)",
                _KEY,
            )
        except self._driver.Error:
            mine = False
        if not mine:
            await self.drop()
        return mine

    async def _says(self, query: LiteralString, value: int) -> bool:
        if self._connection is None:
            return False
        row = await (await self._connection.execute(query, [value])).fetchone()
        return row is not None and bool(row[0])

    async def drop(self) -> None:
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    def holder(self) -> str:
        return "another xenia"


class _Nothing:
    """A database in memory: nobody else can see it."""

    async def take(self) -> bool:
        return True

    async def held(self) -> bool:
        return True

    async def drop(self) -> None:
        return

    def holder(self) -> str:
        return "nobody"
