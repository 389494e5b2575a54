"""SQLite on the event loop's own thread, but for the one step that waits for the disk."""

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import aiosqlite

_PATIENCE = 5.0
"""Seconds to wait for a lock that another process holds (a backup, somebody's shell)."""
_PAUSE = 0.01

T = TypeVar("T")


class InlineConnection(aiosqlite.Connection):
    """A connection whose statements run where they are asked for.

    A statement takes some 30 µs; handing it to aiosqlite's thread and back takes 200–350 µs. COMMIT is what
    really waits, for the disk, so it alone goes to the thread, and readers read on meanwhile.
    Waiting for another process's lock is done by asking again, so that the loop goes on.
    """

    @classmethod
    def to(cls, database: str, **options: Any) -> "InlineConnection":
        """A connection to the file `database`, to be awaited."""
        options["check_same_thread"] = False
        connection = cls(partial(sqlite3.connect, database, **options), iter_chunk_size=64)
        connection._thread.daemon = True
        return connection

    async def _execute(self, fn: Callable[..., T], *args: Any, **options: Any) -> T:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        if fn == self._connection.commit:
            done: T = await super()._execute(fn)  # type: ignore[no-untyped-call]  # aiosqlite's own
            return done
        loop = asyncio.get_running_loop()
        deadline = loop.time() + _PATIENCE
        while True:
            try:
                return fn(*args, **options)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or loop.time() >= deadline:
                    raise
            await asyncio.sleep(_PAUSE)
