"""Whether a SQLite file is whole, and which backup to go back to when it is not.

SQLite keeps no checksums: a check finds pages that are not what the tree says they are, never a letter that
changed inside a row. `xenia verify` finds that where it touches the books.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import make_url

from xenia.core.trouble import Trouble

MARK = int.from_bytes(b"XenB", "big")
"""The application id in the header of a backup; a database that is in use has none."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps next to a database, and would read into any other file of that name."""
_MAGIC = b"SQLite format 3\0"
_SPOILT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}
_BACKUPS = "backups"
"""The folder beside the database that is looked through as well as the database's own."""


class Damaged(Trouble):
    """The database is damaged; the sentence names the newest backup that is whole."""


def open_file(file: Path) -> sqlite3.Connection:
    """A connection to a file that exists, without transactions of the driver's own.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)


def damage_of(file: Path, how: Literal["quick_check", "integrity_check"] = "quick_check") -> str | None:
    """What is wrong with a SQLite file, or None. `integrity_check` also holds indexes against their tables.

    Reads the whole file: some 50 ms for 100 MB that are in memory, and otherwise as long as the disk takes.

    Raises:
        sqlite3.Error: it cannot be looked at, for a reason that says nothing about damage.
    """
    log = Path(f"{file}-wal")
    # A power cut in the middle of writing back leaves half a page behind, and the log holds it whole.
    may_end_anywhere = log.exists() and log.stat().st_size > 0
    try:
        with closing(open_file(file)) as connection:
            found = str(connection.execute(f"PRAGMA {how}(1)").fetchone()[0])
            page = int(connection.execute("PRAGMA page_size").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _SPOILT:
            raise
        return str(error)
    if found != "ok":
        return found.strip().splitlines()[-1]
    # What is missing of the last page SQLite would read as zeros.
    return "it is cut off" if file.stat().st_size % page and not may_end_anywhere else None


def revision_of_file(connection: sqlite3.Connection) -> str | None:
    """At which migration a SQLite database stands; None when it is none of Xenia's."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def knows(revision: str | None) -> bool:
    """Whether this version of Xenia can bring a database up from there; None is a database without tables."""
    # Loaded here: most commands never ask.
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    history = ScriptDirectory(str(Path(__file__).parents[1] / "migrations")).walk_revisions()
    return revision is None or any(one.revision == revision for one in history)


def file_of(url: str) -> Path | None:
    """The file of a SQLite URL; None for a database elsewhere."""
    database = make_url(url)
    on_disk = database.get_backend_name() == "sqlite" and database.database not in {None, "", ":memory:"}
    return Path(database.database or "") if on_disk else None


def refuse_damage(file: Path) -> None:
    """Look through the database before anything is done with it; one that does not exist yet is whole.

    Raises:
        Damaged: it must not be used.
        sqlite3.Error: it cannot be looked at.
    """
    if not file.exists():
        return
    # SQLite takes an empty file for a new database. Where there are backups it is what is left of an old one.
    empty = file.stat().st_size == 0
    damage = "it is empty" if empty else damage_of(file)
    if damage is None:
        return
    backup = newest_backup(file)
    if backup is None and empty:
        return
    advice = (
        "no backup was found beside it"
        if backup is None
        else f"the newest whole backup is {backup}, of {moment_of(backup)}: `xenia restore {backup}`"
    )
    raise Damaged(f"the database {file} is damaged ({damage}); {advice}")


def newest_backup(database: Path) -> Path | None:
    """The newest backup that is whole and that this version can read, beside the database or in `backups`."""
    found = sorted(_backups_near(database), key=lambda one: one.stat().st_mtime, reverse=True)
    return next((one for one in found if damage_of(one) is None and _is_for_us(one)), None)


def _is_for_us(backup: Path) -> bool:
    with closing(open_file(backup)) as connection:
        revision = revision_of_file(connection)
    return revision is not None and knows(revision)


def moment_of(file: Path) -> str:
    """When a backup was written, for people to read; UTC."""
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).strftime("%Y-%m-%d %H:%M UTC")


def _backups_near(database: Path) -> Iterator[Path]:
    folder = Path(os.path.realpath(database)).parent
    for place in (folder, folder / _BACKUPS):
        for file in place.iterdir() if place.is_dir() else ():
            if file.is_file() and file.name != database.name and is_backup(file):
                yield file


def is_backup(file: Path) -> bool:
    """Whether the header says that `xenia backup` wrote this file. Never asked of a database that is open."""
    with file.open("rb") as opened:
        header = opened.read(72)
    return header.startswith(_MAGIC) and header[68:72] == MARK.to_bytes(4, "big")
