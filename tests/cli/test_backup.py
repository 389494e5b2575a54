"""A backup is one file: whole, of one moment, taken while the bot runs."""

import asyncio
import fcntl
import os
import resource
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.command import here
from databases import PostgreSQL, fresh_sqlite
from xenia.core.backup import Backup, CannotBackUp, back_up
from xenia.core.damage import damage_of, is_backup
from xenia.core.database import Database
from xenia.core.postgresql import ToolFailed, revision_of_dump
from xenia.core.reply import Screen
from xenia.core.transaction import transaction
from xenia.deliveries.queue import queue

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.mark.usefixtures("postgresql_tools")
async def test_a_backup_is_one_moment_while_others_write(tmp_path: Path, database_url: str) -> None:
    database = Database(database_url)

    async def write_in_pairs() -> None:
        while True:
            async with transaction(database) as session:
                for _ in range(2):
                    queue(session, "note", 7, Screen(text="γεια"), NOW)
                    await session.flush()

    writing = asyncio.create_task(write_in_pairs())
    seen: list[int] = []
    while len(set(seen)) < 3:
        made = await asyncio.to_thread(back_up, database_url, tmp_path / "b", overwrite=True)
        seen.append(await asyncio.to_thread(_deliveries_in, made))
        assert seen[-1] % 2 == 0, "half a transaction"
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    await database.close()
    assert seen == sorted(seen)


def _deliveries_in(backup: Backup) -> int:
    if is_backup(backup.file):
        with closing(sqlite3.connect(backup.file)) as connection:
            return int(connection.execute("SELECT count(*) FROM delivery").fetchone()[0])
    program = shutil.which("pg_restore")
    assert program is not None
    read = [program, "--data-only", "--table=delivery", "--file=-", str(backup.file)]
    script = subprocess.run(read, capture_output=True, text=True, check=True).stdout  # noqa: S603 - PostgreSQL's own
    return script.count("\tnote\t")


def test_a_backup_replaces_nothing_unless_told(tmp_path: Path) -> None:
    url, target = fresh_sqlite(tmp_path), tmp_path / "b"
    target.write_text("precious")
    with pytest.raises(CannotBackUp, match="b exists; --overwrite replaces it"):
        back_up(url, target)
    assert target.read_text() == "precious"
    assert back_up(url, target, overwrite=True).size == target.stat().st_size
    assert is_backup(target)
    for place, says in ((tmp_path, "is a folder"), (tmp_path / "no" / "b", "there is no folder")):
        with pytest.raises(CannotBackUp, match=says):
            back_up(url, place)
    with pytest.raises(CannotBackUp, match="there is no database at"):
        back_up(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "c")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b", "xenia.db"]


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", "-journal", ".lock"])
def test_a_backup_is_never_written_over_the_database(tmp_path: Path, suffix: str) -> None:
    url, file = fresh_sqlite(tmp_path), tmp_path / f"xenia.db{suffix}"
    if suffix:
        (tmp_path / "by-name").symlink_to(file)  # of what is not there now, and would be used later
        with pytest.raises(CannotBackUp, match="by-name belongs to the database itself"):
            back_up(url, tmp_path / "by-name", overwrite=True)
        (tmp_path / "by-name").unlink()
        file.write_bytes(b"SQLite's own")
    content = file.read_bytes()
    (tmp_path / "backups").mkdir()
    (tmp_path / "soft").symlink_to(file.name)
    (tmp_path / "hard").hardlink_to(file)
    (tmp_path / ".b.making").hardlink_to(file)
    (tmp_path / "link.db").symlink_to("xenia.db")
    for target in (
        file,
        tmp_path / "backups" / ".." / file.name,
        *(tmp_path / n for n in ("soft", "hard", "b")),
    ):
        for name in (url, f"sqlite:///{tmp_path / 'link.db'}"):
            with pytest.raises(CannotBackUp, match="belongs to the database itself; name another file"):
                back_up(name, target, overwrite=True)
    (tmp_path / ".b.making").unlink()
    (tmp_path / ".b.making").symlink_to(file.name)
    with pytest.raises(CannotBackUp, match="belongs to the database itself"):
        back_up(url, tmp_path / "b")
    assert file.read_bytes() == content
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        {"xenia.db", file.name, "backups", "soft", "hard", ".b.making", "link.db"}
    )


def test_a_backup_replaces_no_device_and_follows_no_link(tmp_path: Path) -> None:
    url = fresh_sqlite(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/full")
    for name in ("pipe", "device"):
        with pytest.raises(CannotBackUp, match=f"{name} is a device or the like; name a file"):
            back_up(url, tmp_path / name, overwrite=True)
    (tmp_path / "nowhere").symlink_to("none")
    with pytest.raises(CannotBackUp, match="nowhere exists; --overwrite replaces it"):
        back_up(url, tmp_path / "nowhere")
    (tmp_path / "letter").write_text("precious")
    (tmp_path / ".b.making").symlink_to("letter")
    with pytest.raises(OSError, match="symbolic links"):
        back_up(url, tmp_path / "b")
    assert (tmp_path / "letter").read_text() == "precious"
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "device").is_symlink()


def test_a_name_that_is_no_text_is_a_name(tmp_path: Path) -> None:
    target = tmp_path / os.fsdecode(b"b\xff ?#%")
    back_up(fresh_sqlite(tmp_path), target)
    assert is_backup(target)
    assert damage_of(target) is None


def test_what_a_killed_backup_left_is_used_and_two_do_not_mix(tmp_path: Path) -> None:
    url, left = fresh_sqlite(tmp_path), tmp_path / ".b.making"
    left.write_bytes(b"half a backup" * 1000)
    with left.open("r+b") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(CannotBackUp, match=r"another backup into .* is under way"):
            back_up(url, tmp_path / "b")
    back_up(url, tmp_path / "b")
    assert damage_of(tmp_path / "b") is None
    assert not left.exists()


def test_a_full_disk_leaves_no_half_backup(tmp_path: Path) -> None:
    url = fresh_sqlite(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(sqlite3.OperationalError, match=r"disk I/O error|full"):
            back_up(url, tmp_path / "b")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [one.name for one in tmp_path.iterdir()] == ["xenia.db"]


def test_people_who_were_forgotten_are_in_no_backup(tmp_path: Path) -> None:
    url = fresh_sqlite(tmp_path)
    with closing(sqlite3.connect(tmp_path / "xenia.db")) as connection:
        connection.execute("PRAGMA secure_delete = OFF")  # some are built to overwrite, some are not
        connection.execute("CREATE TABLE note (words)")
        connection.execute("INSERT INTO note VALUES (?)", ("Ευτέρπη" * 50,))
        connection.commit()
        connection.execute("DELETE FROM note")
        connection.commit()
    assert "Ευτέρπη".encode() in (tmp_path / "xenia.db").read_bytes(), "SQLite leaves it on the page"
    back_up(url, tmp_path / "b")
    assert "Ευτέρπη".encode() not in (tmp_path / "b").read_bytes()


@pytest.mark.usefixtures("postgresql_tools")
def test_postgresql_is_dumped_whole_or_not_at_all(tmp_path: Path, postgresql: PostgreSQL) -> None:
    with postgresql.copy() as url:
        made = back_up(url, tmp_path / "b")
        assert revision_of_dump(made.file) == made.revision
        assert made.file.stat().st_mode & 0o777 == 0o600
        with pytest.raises(CannotBackUp, match="--overwrite"):
            back_up(url, tmp_path / "b")
        nobody = url.replace("/test_", "/no_such_")
        with pytest.raises(ToolFailed, match=r"no_such_.*does not exist"):
            back_up(nobody, tmp_path / "c")
    with (
        postgresql.copy(prepare=None) as empty,
        pytest.raises(CannotBackUp, match="no database of Xenia"),
    ):
        back_up(empty, tmp_path / "c")
    assert [one.name for one in tmp_path.iterdir()] == ["b"]


async def test_without_its_tools_postgresql_is_refused_in_one_line(
    tmp_path: Path, postgresql: PostgreSQL
) -> None:
    with postgresql.copy() as url:
        (tmp_path / "b").write_bytes(b"PGDMP")
        for arguments, tool in ((("backup", "c"), "pg_dump"), (("restore", "b"), "pg_restore")):
            status, out, err = await here(*arguments, folder=tmp_path, database_url=url, PATH="")
            said = f"xenia: {tool} is not installed; it comes with PostgreSQL's client package.\n"
            assert (status, out, err) == (2, "", said)
