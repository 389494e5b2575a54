"""The one place where transactions begin and end. No act and no handler commits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from xenia.core.database import AsyncSession, Database

WAKES_SENDER = "wakes_sender"


@asynccontextmanager
async def transaction(database: Database) -> AsyncIterator[AsyncSession]:
    """Everything inside happens, or nothing does. Never open one inside another: pass the session on."""
    async with database.write_session() as session:
        async with session.begin():
            yield session
        if session.info.get(WAKES_SENDER):
            database.due.set()


@asynccontextmanager
async def reading(database: Database) -> AsyncIterator[AsyncSession]:
    """One consistent view that cannot write; on SQLite it runs beside the writer."""
    async with database.read_session() as session, session.begin():
        yield session
