"""The one place where transactions begin and end. No act and no handler commits."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, SQLAlchemyError

from xenia.core.database import AsyncSession, Database
from xenia.core.onloop import LoopSession
from xenia.core.shared_commits import WAKES_SENDER, T, Work

__all__ = ["LONGEST_WORK", "OUR_FAULT", "TROUBLE", "WAKES_SENDER", "in_transaction", "reading", "transaction"]

LONGEST_WORK = 2.0
"""Seconds that work may take on PostgreSQL, locks and the server included; and that reading may on both."""
TROUBLE = (SQLAlchemyError, TimeoutError)
"""What the ground's own work raises while the database is locked, full, restarting or away."""
OUR_FAULT = (DataError, IntegrityError, ProgrammingError)
"""Those of them that no waiting mends: the database refuses what it was asked."""


@asynccontextmanager
async def transaction(database: Database) -> AsyncIterator[AsyncSession]:
    """Everything inside happens, or nothing does. Never open one inside another: pass the session on."""
    session: AsyncSession
    if database.on_loop is not None:
        async with database.on_loop.writing() as connection, LoopSession(connection) as session:
            yield session
            await session.flush()
    else:
        async with database.sessions() as session, session.begin():
            yield session
    if session.info.get(WAKES_SENDER):
        database.due.set()


def reading(database: Database) -> AbstractAsyncContextManager[AsyncSession]:
    """One consistent view that cannot write; on SQLite it runs beside the writer.

    Closed before its end, the session gives its connection back; asked again, it is another view.
    """
    return database.on_loop.reading() if database.on_loop is not None else database.sessions()


async def in_transaction(database: Database, work: Work[T], *, behind: bool = False) -> T:
    """Do `work` in a transaction and return what it returned, once that is committed.

    On SQLite several may share one COMMIT, which is what takes the time. `work` touches nothing but its
    session, and may be called twice: see `SharedCommits`. What is done `behind` lets others
    go before it there: nobody waits for it.

    Raises:
        TimeoutError: it took too long (see both `LONGEST_WORK`); nothing of it is kept.
    """
    if database.shared_commits is not None:
        return await database.shared_commits.do(work, behind=behind)
    async with transaction(database) as session, asyncio.timeout(LONGEST_WORK):
        return await work(session)
