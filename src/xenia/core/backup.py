"""Backups: whole, in one file, taken while the bot runs, and never half there."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from xenia.core.damage import (
    BESIDE,
    MARK,
    damage_of,
    file_of,
    open_file,
    refuse_damage,
    revision_of_file,
)
from xenia.core.postgresql import dump, revision_of_dump
from xenia.core.trouble import Trouble


class CannotBackUp(Trouble):
    """Why there is no backup; one line."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup that was written and read again."""

    file: Path
    size: int
    """Bytes."""
    revision: str


def back_up(url: str, target: Path, *, overwrite: bool = False) -> Backup:
    """Write a backup of the database at `url` into the file `target`, readable by its owner only.

    It appears under its name when it is complete, checked and on the disk.

    Raises:
        CannotBackUp, Damaged, ToolFailed: there is no new backup, and `target` is as it was.
        OSError, sqlite3.Error: likewise; the disk is full, for example.
    """
    if target.is_dir():
        raise CannotBackUp(f"{target} is a folder; name a file")
    if not target.parent.is_dir():
        raise CannotBackUp(f"there is no folder {target.parent}")
    if target.exists() and not target.is_file():
        raise CannotBackUp(f"{target} is a device or the like; name a file")
    database = make_url(url)
    if source := file_of(url):
        _refuse_database(source, target)
    with _making(target) as (file, handle):
        if os.path.lexists(target) and not overwrite:
            raise CannotBackUp(f"{target} exists; --overwrite replaces it")
        if database.get_backend_name() == "sqlite":
            revision = _copy(Path(database.database or ""), file)
        else:
            dump(database, file)
            revision = revision_of_dump(file)
        if revision is None:
            raise CannotBackUp("this is no database of Xenia")
        os.fsync(handle)
        size = file.stat().st_size
        file.replace(target)
    sync_folder(target.parent)
    return Backup(target, size, revision)


def _refuse_database(source: Path, target: Path) -> None:
    """Neither the backup nor what becomes it may be a file of the database, by whatever name."""
    kept = [Path(f"{os.path.realpath(source)}{suffix}") for suffix in ("", *BESIDE, ".lock")]
    for written in (target, _unfinished(target)):
        for one in kept:
            if os.path.realpath(written) == str(one) or (
                one.exists() and written.exists() and written.samefile(one)
            ):
                raise CannotBackUp(f"{target} belongs to the database itself; name another file")


def _unfinished(target: Path) -> Path:
    return target.with_name(f".{target.name}.making")


@contextmanager
def _making(target: Path) -> Iterator[tuple[Path, int]]:
    """An empty file beside `target`, ours alone, gone after an error. What a killed backup left is used."""
    file = _unfinished(target)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            ours = os.path.samestat(os.fstat(handle), file.stat())
        except (BlockingIOError, FileNotFoundError):
            ours = False  # somebody writes it, or has just given it its name
        if not ours:
            raise CannotBackUp(f"another backup into {target} is under way")
        os.ftruncate(handle, 0)
        os.fchmod(handle, 0o600)
        try:
            yield file, handle
        except BaseException:
            file.unlink()
            raise
    finally:
        os.close(handle)


def _copy(source: Path, file: Path) -> str | None:
    if not source.is_file():
        raise CannotBackUp(f"there is no database at {source}")
    refuse_damage(source)
    # VACUUM INTO rather than the backup API: both read one snapshot beside the writer, but this leaves behind
    # what free pages still hold of people who asked to be forgotten, and reads every row on its way.
    with closing(open_file(source)) as connection:
        # As a URI, which can carry a name that is not UTF-8.
        connection.execute("VACUUM INTO ?", (file.absolute().as_uri(),))
    with closing(open_file(file)) as connection:
        connection.execute(f"PRAGMA application_id = {MARK}")
        revision = revision_of_file(connection)
    damage = damage_of(file, "integrity_check")
    if damage is not None:
        raise CannotBackUp(f"what was written is not whole ({damage})")
    return revision


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, as `fsync` of a file brings only what is in it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
