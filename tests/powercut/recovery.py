"""What is found after a power cut: the files are opened as the bot opens them, and judged.

All that ever was is known: the states in which the whole database stood after each of its commits. What is
found must be one of these, letter by letter, and not one from before something that was acknowledged.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from powercut.disk import Disk
from powercut.recorder import Acknowledged, Trace, Write
from xenia.core.inbox import ANSWERED, DONE, WAITING

NAME = "xenia.db"
_FURTHER = (None, WAITING, ANSWERED, DONE)
_FRAME_HEADER, _LAST_OF_COMMIT = 24, slice(4, 8)
"""In a WAL: the size of a frame's header, and the field in it that is not 0 where the frame ends a commit."""


@dataclass(frozen=True, slots=True)
class Found:
    """A database as it was found: everything in it, as a digest, and how far each update has come."""

    digest: bytes
    updates: Mapping[int, str]


def lay_out(folder: Path, files: Mapping[str, bytes | bytearray]) -> Path:
    """Put these files, and no others, into the folder; returns the path of the database."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / NAME


def recover(database: Path) -> Found:
    """Open a database after a power cut, and have SQLite look through it.

    Raises:
        sqlite3.DatabaseError: it is corrupt.
    """
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")  # this disk is thrown away
        found = _look(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        faults = connection.execute("PRAGMA integrity_check").fetchall()
        faults += connection.execute("PRAGMA foreign_key_check").fetchall()
        if faults != [("ok",)]:
            raise sqlite3.DatabaseError(f"integrity check: {faults[:3]}")
        return found


def _look(connection: sqlite3.Connection) -> Found:
    digest = blake2b()
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        digest.update(repr((table, connection.execute(f'SELECT * FROM "{table}"').fetchall())).encode())  # noqa: S608 - from the schema
    updates = dict(connection.execute("SELECT update_id, state FROM inbox").fetchall())
    return Found(digest.digest(), updates)


@dataclass
class History:
    """The states in which a recorded database stood, and which of them are still allowed when."""

    states: dict[bytes, int] = field(default_factory=dict)
    """By digest, the number of the last commit after which the database stood so."""
    commits: list[Found] = field(default_factory=list)

    @classmethod
    def of(cls, trace: Trace, folder: Path) -> "History":
        """Find out by following the trace, as if the process had died right after each commit."""
        history, disk = cls(), Disk.before(trace)
        history._add(recover(lay_out(folder, disk.kept())))
        ends_commit = False
        for operation in trace.operations:
            disk.take(operation)
            if ends_commit:  # this was the page that belongs to the header
                history._add(recover(lay_out(folder, disk.kept())))
            ends_commit = (
                isinstance(operation, Write)
                and len(operation.data) == _FRAME_HEADER
                and any(operation.data[_LAST_OF_COMMIT])
            )
        return history

    def _add(self, found: Found) -> None:
        self.states[found.digest] = len(self.commits)
        self.commits.append(found)

    def first_with(self, acknowledged: Acknowledged, after: int) -> int:
        """The first commit, `after` or later, in which what was acknowledged is true."""
        number = after
        while not self._holds(acknowledged, self.commits[number]):
            number += 1
        return number

    @staticmethod
    def _holds(acknowledged: Acknowledged, found: Found) -> bool:
        state = found.updates.get(acknowledged.update_id)
        return _FURTHER.index(state) >= _FURTHER.index(acknowledged.state)
