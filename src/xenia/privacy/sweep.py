"""After an erasure the database file itself is swept of what the rows held."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import select, update

from xenia.core.clock import Clock
from xenia.core.damage import file_of, open_file
from xenia.core.database import Database
from xenia.core.transaction import reading, transaction
from xenia.privacy.models import Erasure

_WAITS = 5.0
"""Seconds for others to let go of the file."""
_TO_SWEEP = Erasure.done_at.is_not(None) & Erasure.swept_at.is_(None)


def compact(file: Path) -> bool:
    """Write a SQLite file anew, without what its pages have left over, and empty its write-ahead log.

    It may be in use: who writes waits meanwhile, some 10 ms for a megabyte.

    Returns:
        False when somebody was reading all the while, so that the log could not be emptied.

    Raises:
        sqlite3.Error: it cannot be done now; nothing is lost.
    """
    with closing(open_file(file)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {int(_WAITS * 1000)}")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("VACUUM")
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def empty_log(file: Path) -> bool:
    """Bring the write-ahead log into the file and empty it; False when somebody was reading all the while."""
    with closing(open_file(file)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {int(_WAITS * 1000)}")
        return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


async def sweep(database: Database, clock: Clock) -> None:
    """Empty the log if somebody was erased since it last was: their rows were overwritten, it still has them.

    Where another program kept the file, the next tick tries again. `xenia compact` does more, in more time.
    """
    async with reading(database) as session:
        if await session.scalar(select(Erasure.customer_id).where(_TO_SWEEP).limit(1)) is None:
            return
    file = file_of(database.url.render_as_string(hide_password=False))
    if file is not None:
        try:
            if not await asyncio.to_thread(empty_log, file):
                return
        except sqlite3.OperationalError:
            return
    async with transaction(database) as session:
        await session.execute(
            update(Erasure).where(_TO_SWEEP).values(swept_at=clock()),
            execution_options={"synchronize_session": False},
        )
