"""Where everything is kept: one writer and some readers on SQLite, one pool on PostgreSQL."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import JSON, BigInteger, Connection, DateTime, Dialect, Integer, MetaData
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from xenia.core.onloop import OnLoop
from xenia.core.shared_commits import SharedCommits

T = TypeVar("T")

_LOCK_TIMEOUT = 1500
"""Milliseconds; less than an update may take in all."""


class Moment(TypeDecorator[datetime]):
    """A UTC moment. SQLite forgets the zone, so it is put back on the way out and demanded on the way in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


NUMBERS_ONCE = {"sqlite_autoincrement": True}
"""Of a table whose rows go: a number is never another row's, since buttons and messages remember it.

SQLite would give that of the newest row anew (https://sqlite.org/autoinc.html).
"""


class Base(DeclarativeBase):
    """What every table descends from: names of constraints and types are the same on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - read once by SQLAlchemy, never changed
        # SQLite numbers rows by itself only for INTEGER; Telegram's ids need 64 bits elsewhere.
        int: BigInteger().with_variant(Integer(), "sqlite"),
        datetime: Moment(),
        dict[str, Any]: JSON(),
    }


class Database:
    """The connections of one process: on SQLite one writer and some readers, on PostgreSQL one pool."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.due = asyncio.Event()  # set when a commit left work for the sender of deliveries
        self.on_loop: OnLoop | None = None
        self.shared_commits: SharedCommits | None = None
        if self.is_sqlite:
            if self.url.database and self.url.database != ":memory:":
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            self.on_loop = OnLoop(self.url)
            self.shared_commits = SharedCommits(self.on_loop, self.due)
            self.writing_engine = self.on_loop.writing_engine
        else:
            # hide_parameters: what customers write must not reach a log through an exception.
            # lock_timeout: a lock that another session keeps is trouble that passes, and not a stuck handler.
            self._engine = create_async_engine(
                self.url,
                pool_size=10,
                hide_parameters=True,
                connect_args={"options": f"-c lock_timeout={_LOCK_TIMEOUT}"},
            )
            self.sessions = async_sessionmaker(self._engine, expire_on_commit=False)
            self.writing_engine = self._engine.sync_engine

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Do `work`, which knows nothing of asyncio, in one transaction: for migrations and the like."""
        if self.on_loop is not None:
            async with self.on_loop.writing() as connection:
                return work(connection)
        async with self._engine.begin() as connections:
            return await connections.run_sync(work)

    async def close(self) -> None:
        """Close every connection, once the work in hand is committed."""
        if self.shared_commits is not None:
            await self.shared_commits.close()
        if self.on_loop is not None:
            self.on_loop.close()
        else:
            await self._engine.dispose()


__all__ = ["AsyncSession", "Base", "Database", "Moment"]
