"""SQLite on the event loop's own thread, but for the one step that waits for the disk.

A statement takes some 10 µs. Handing it to a thread and back, as asynchronous drivers do, takes 200–350 µs,
and the greenlets with which SQLAlchemy carries the waiting as much again. So nothing is handed over here but
COMMIT, which really waits: meanwhile the loop goes on, and readers read on connections of their own.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cached_property
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError, PendingRollbackError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

_PATIENCE = 5.0
"""Seconds to wait for a lock that another process holds: a backup, somebody's shell."""
_PAUSE = 0.01
_AT_ONCE = {"prebuffer_rows": True}
"""As `AsyncSession` has it: rows are read when the statement runs, also those that nobody asks for."""
_MOST_IDLE = 5
"""Connections for reading that are kept when nobody reads."""
_SPOILT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""After these a connection is not used again."""


class _Session(Session):
    def __init__(self, *, on: Connection, **options: Any) -> None:
        super().__init__(**{**options, "bind": on})  # AsyncSession hands over an engine, and has none


class LoopSession(AsyncSession):
    """An `AsyncSession` whose statements run where they are asked for; other methods work as well.

    What is asked of tables goes straight to the connection: the ORM's session is made for whoever asks for
    objects, or adds some.
    """

    def __init__(self, on: Connection) -> None:
        self._on = on

    @cached_property
    def sync_session(self) -> Session:  # type: ignore[override]  # made later than by its base
        # The transaction is not the session's: it ends where it began.
        return _Session(on=self._on, join_transaction_mode="rollback_only", expire_on_commit=False)

    @property
    def _proxied(self) -> Session:  # type: ignore[override]  # as above
        return self.sync_session

    @cached_property
    def info(self) -> dict[Any, Any]:
        return {}

    def get_bind(self, *_: Any, **__: Any) -> Connection:
        return self._on

    @property
    def driver(self) -> sqlite3.Connection:
        """What carries the statements; for reading only, since nobody else hears of what is asked here."""
        return _driver_of(self._on)

    async def __aexit__(self, *_: object) -> None:
        self._forget_objects()

    async def execute(
        self, statement: Any, params: Any = None, *, execution_options: Any = _AT_ONCE, **options: Any
    ) -> Any:
        if execution_options is not _AT_ONCE:
            execution_options = {**execution_options, **_AT_ONCE}
        if statement._propagate_attrs:  # noqa: SLF001 - how a session itself tells that objects are meant
            return self.sync_session.execute(
                statement, params, execution_options=execution_options, **options
            )
        return self._on.execute(statement, params, execution_options=execution_options)

    async def scalar(self, *given: Any, **options: Any) -> Any:
        return (await self.execute(*given, **options)).scalar()

    async def scalars(self, *given: Any, **options: Any) -> Any:
        return (await self.execute(*given, **options)).scalars()

    async def get(self, *given: Any, **options: Any) -> Any:
        return self.sync_session.get(*given, **options)

    async def get_one(self, *given: Any, **options: Any) -> Any:
        return self.sync_session.get_one(*given, **options)

    async def flush(self, *given: Any) -> None:
        if "sync_session" in self.__dict__:
            self.sync_session.flush(*given)

    def _forget_objects(self) -> None:
        if "sync_session" in self.__dict__:
            self.sync_session.close()
            del self.sync_session


class _Readers:
    """Connections that read. Views begin and end at the driver, which takes a tenth of the time."""

    def __init__(self, url: URL) -> None:
        self._engine = _engine(url, query_only=True)
        self._idle: list[Connection] = []

    def take(self) -> Connection:
        """A connection with a new view, which begins at its first statement."""
        connection = self._idle.pop() if self._idle else self._engine.connect()
        if not connection.in_transaction():
            connection.begin()  # for as long as it is kept; what begins and ends views is the driver's
        _driver_of(connection).execute("BEGIN")
        return connection

    def give_back(self, connection: Connection) -> None:
        """End a view."""
        if connection.invalidated or len(self._idle) >= _MOST_IDLE:
            connection.close()
        else:
            _driver_of(connection).rollback()
            self._idle.append(connection)

    def close(self) -> None:
        for connection in self._idle:
            connection.close()
        self._idle.clear()
        self._engine.dispose()


class _View(LoopSession):
    """Takes a connection when it first needs one; closed, it may be used again, and takes another."""

    def __init__(self, readers: _Readers) -> None:
        self._readers = readers

    @cached_property
    def _on(self) -> Connection:  # type: ignore[override]  # taken later than by its base
        return self._readers.take()

    async def close(self) -> None:
        self._forget_objects()
        if "_on" in self.__dict__:
            self._readers.give_back(self._on)
            del self._on

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class OnLoop:
    """The connections to one file: one that writes, and as many that read as there are readers."""

    def __init__(self, url: URL) -> None:
        self.writing_engine = _engine(url, query_only=False)
        self._readers = _Readers(url)
        self._turn = asyncio.Lock()  # writers queue in memory instead of meeting a busy file
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="commit")

    def reading(self) -> AsyncSession:
        """A session to be entered: one consistent view, from its first statement on, that cannot write."""
        return _View(self._readers)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """A transaction: committed at the end of the block, rolled back if that fails.

        Raises:
            OperationalError: another process kept the lock, the disk is full, …
        """
        async with self._turn:
            with self.writing_engine.connect() as connection:
                await _begin(connection)
                try:
                    yield connection
                    await self._commit(connection)
                except BaseException:
                    connection.rollback()
                    raise

    async def _commit(self, connection: Connection) -> None:
        expect_transaction(connection)
        committing = asyncio.get_running_loop().run_in_executor(self._disk, connection.commit)
        try:
            await asyncio.shield(committing)
        except asyncio.CancelledError:
            await committing  # what has begun to be committed is not rolled back from here
            raise

    def close(self) -> None:
        """Close every connection."""
        self._disk.shutdown()
        self.writing_engine.dispose()
        self._readers.close()


def _driver_of(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def expect_transaction(connection: Connection) -> None:
    """A transaction that was begun is still there: on a full disk SQLite takes all of it back by itself.

    Raises:
        PendingRollbackError: it is gone, and a COMMIT would succeed over nothing.
    """
    if not _driver_of(connection).in_transaction:
        raise PendingRollbackError("SQLite has taken the transaction back")


async def _begin(connection: Connection) -> None:
    # IMMEDIATE: a transaction that turns from reading to writing fails at once, whatever the timeout.
    loop = asyncio.get_running_loop()
    deadline = loop.time() + _PATIENCE
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except OperationalError as error:
            connection.rollback()
            if (
                getattr(error.orig, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY
                or loop.time() >= deadline
            ):
                raise
        else:
            return
        await asyncio.sleep(_PAUSE)


def _engine(url: URL, *, query_only: bool) -> Engine:
    engine = create_engine(
        url.set(drivername="sqlite"),
        connect_args={"check_same_thread": False},
        max_overflow=-1,  # a pool that is empty would stop the loop
        hide_parameters=True,  # what customers write must not reach a log through an exception
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        for pragma in (
            "busy_timeout=1000",
            "journal_mode=WAL",
            "synchronous=FULL",  # NORMAL loses acknowledged commits in a power cut
            "foreign_keys=ON",
            "secure_delete=ON",  # what is erased must not stay behind in the file
            "query_only=ON" if query_only else "busy_timeout=0",  # a writer asks again, and the loop goes on
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "handle_error")
    def forget(context: Any) -> None:
        # What was read wrongly stays in the connection's memory, even when the file is well again.
        if getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF in _SPOILT:
            context.is_disconnect = True

    return engine
