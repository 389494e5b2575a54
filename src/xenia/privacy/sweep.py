"""After an erasure the database file itself is swept of what the rows held."""

import asyncio
import logging
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, update

from xenia.core.damage import file_of, open_file
from xenia.core.database import Database
from xenia.core.transaction import reading, transaction
from xenia.privacy.models import Erasure

log = logging.getLogger("xenia.privacy")

_WAITS = 5.0
"""Seconds for others to let go of the file."""
_AT_ONCE = 64 * 2**20
"""Bytes of a file that is written anew within a second or so."""
_NIGHT = range(2, 5)
"""Hours of the shop's day in which a larger one is."""
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


async def sweep(database: Database, now: datetime) -> None:
    """Write the file anew if somebody was erased since it last was: overwritten rows leave traces in pages.

    A large file has to wait for the night, since nothing else is written meanwhile; its log is emptied at
    once. Where another program keeps the file, the next tick tries again.
    """
    async with reading(database) as session:
        if await session.scalar(select(Erasure.customer_id).where(_TO_SWEEP).limit(1)) is None:
            return
    file = file_of(database.url.render_as_string(hide_password=False))
    if file is not None:
        is_time = file.stat().st_size <= _AT_ONCE or now.hour in _NIGHT
        try:
            whole = await asyncio.to_thread(compact if is_time else empty_log, file)
        except sqlite3.OperationalError as error:
            log.warning("the file is swept later", extra={"error": str(error)})
            return
        if not (is_time and whole):
            return
    async with transaction(database) as session:
        await session.execute(
            update(Erasure).where(_TO_SWEEP).values(swept_at=now),
            execution_options={"synchronize_session": False},
        )
