"""Where everything is kept: one writer and some readers on SQLite, one pool on PostgreSQL."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.types import TypeDecorator

from xenia.core.inline import InlineConnection
from xenia.core.shared_commits import SharedCommits


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
    """The connections of one process.

    On SQLite the writer's pool of one *is* the lock: writers queue in memory instead of meeting a busy file.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.due = asyncio.Event()  # set when a commit left work for the sender of deliveries
        self.shared_commits: SharedCommits | None = None
        if self.is_sqlite:
            if self.url.database and self.url.database != ":memory:":
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            self._writer = self._sqlite_engine(size=1, begin="BEGIN IMMEDIATE", query_only=False)
            self._reader = self._sqlite_engine(size=8, begin="BEGIN", query_only=True)
            self.shared_commits = SharedCommits(self._writer, self.due)
        else:
            # hide_parameters: what customers write must not reach a log through an exception.
            self._writer = create_async_engine(self.url, pool_size=10, hide_parameters=True)
            self._reader = self._writer
        self.write_session = async_sessionmaker(self._writer, expire_on_commit=False)
        self.read_session = async_sessionmaker(self._reader, expire_on_commit=False, autoflush=False)

    def _sqlite_engine(self, *, size: int, begin: str, query_only: bool) -> AsyncEngine:
        engine = create_async_engine(
            self.url,
            poolclass=AsyncAdaptedQueuePool,
            pool_size=size,
            max_overflow=0,
            hide_parameters=True,
            connect_args={"async_creator_fn": InlineConnection.to},
        )

        @event.listens_for(engine.sync_engine, "connect")
        def prepare(connection: Any, _record: object) -> None:
            connection.isolation_level = None  # the driver must not begin transactions of its own
            cursor = connection.cursor()
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",  # NORMAL loses acknowledged commits in a power cut
                "foreign_keys=ON",
                "busy_timeout=0",  # waiting must not hold up the loop: see InlineConnection
                f"query_only={'ON' if query_only else 'OFF'}",
            ):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

        @event.listens_for(engine.sync_engine, "begin")
        def start(connection: Any) -> None:
            # IMMEDIATE: a transaction that turns from reading to writing fails at once, whatever the timeout.
            connection.exec_driver_sql(begin)

        return engine

    @property
    def engine(self) -> AsyncEngine:
        """The writing engine, for migrations."""
        return self._writer

    async def close(self) -> None:
        """Close every connection, once the work in hand is committed."""
        if self.shared_commits is not None:
            await self.shared_commits.close()
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()


__all__ = ["AsyncSession", "Base", "Database", "Moment"]
