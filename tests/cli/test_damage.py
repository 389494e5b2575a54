"""A damaged SQLite file is refused, and the newest backup that is whole is named."""

import os
import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from cli.command import here
from databases import fresh_sqlite
from house import TOKEN
from xenia.core.backup import CannotBackUp, back_up
from xenia.core.damage import Damaged, damage_of, newest_backup, refuse_damage

PAGE = 4096


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with rows on many pages: leaves, inner pages and overflow pages."""
    fresh_sqlite(tmp_path)
    file = tmp_path / "xenia.db"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany(
            "INSERT INTO delivery (kind, chat_id, screen, priority, state, attempts, queued_at, retry_at)"
            " VALUES ('note', ?, ?, 0, 'sent', 1, '2026-11-22 10:00:00', '2026-11-22 10:00:00')",
            [(number, "x" * (9000 if number % 50 == 0 else 300)) for number in range(1000)],
        )
    assert damage_of(file) is None
    return file


def _pages(file: Path) -> list[int]:
    """Every page; nothing was ever deleted, so each is in use."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        return list(range(connection.execute("PRAGMA page_count").fetchone()[0]))


@pytest.mark.parametrize("what", ["zeros", "noise"])
def test_a_lost_page_is_found_whichever_it_is(file: Path, what: str) -> None:
    whole = file.read_bytes()
    dice = random.Random(7)  # noqa: S311 - a seed that replays
    missed = []
    pages = _pages(file)
    assert len(pages) > 100
    for page in pages:
        lost = bytes(PAGE) if what == "zeros" else dice.randbytes(PAGE)
        file.write_bytes(whole[: page * PAGE] + lost + whole[(page + 1) * PAGE :])
        if damage_of(file) is None:
            missed.append(page)
    # The last page of each of the 20 long values holds letters alone: SQLite cannot know that they changed.
    assert len(missed) == (20 if what == "zeros" else 0)
    assert damage_of(file) is not None


def _cut(file: Path, size: int) -> None:
    os.truncate(file, size)


@pytest.mark.parametrize("size", [1, 99, 100, 5000, PAGE * 57, -PAGE, -1])
def test_a_file_that_was_cut_is_found(file: Path, size: int) -> None:
    _cut(file, size if size > 0 else file.stat().st_size + size)
    with pytest.raises(Damaged, match="no backup was found beside it"):
        refuse_damage(file)


def test_a_file_that_is_something_else_is_found(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7\n" + file.read_bytes()[9:])
    with pytest.raises(Damaged, match="file is not a database"):
        refuse_damage(file)


def test_a_database_that_is_new_is_whole(tmp_path: Path) -> None:
    refuse_damage(tmp_path / "none.db")
    (tmp_path / "new.db").touch()
    refuse_damage(tmp_path / "new.db")


def test_the_newest_whole_backup_is_named(file: Path) -> None:
    url = f"sqlite:///{file}"
    folder = file.parent / "backups"
    folder.mkdir()
    for age, target in enumerate((folder / "spoilt", folder / "newest", file.parent / "older")):
        back_up(url, target)
        os.utime(target, (1_790_000_000 - age * 86_400,) * 2)
    _cut(folder / "spoilt", 9000)
    shutil.copy(file, folder / "a-copy-by-hand.db")
    (folder / "notes.txt").write_text("buy milk")
    (folder / "empty").touch()
    assert newest_backup(file) == folder / "newest"
    for damage in (lambda: _cut(file, 5000), lambda: _cut(file, 0), lambda: file.write_bytes(b"x" * 9000)):
        damage()
        with pytest.raises(Damaged) as refusal:
            refuse_damage(file)
        said = str(refusal.value)
        assert f"the database {file} is damaged (" in said
        assert f"the newest whole backup is {folder / 'newest'}, of 2026-09-20 " in said
        assert said.endswith(f": `xenia restore {folder / 'newest'}`")


def test_a_backup_of_a_newer_version_is_not_named(file: Path) -> None:
    for age, name in enumerate(("newer", "ours", "older")):
        back_up(f"sqlite:///{file}", file.parent / name)
        os.utime(file.parent / name, (1_790_000_000 - age * 86_400,) * 2)
    with closing(sqlite3.connect(file.parent / "newer")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    os.utime(file.parent / "newer", (1_790_000_000,) * 2)
    assert newest_backup(file) == file.parent / "ours"


async def test_running_and_backing_up_refuse_a_damaged_database(file: Path) -> None:
    back_up(f"sqlite:///{file}", file.parent / "monday")
    with file.open("r+b") as opened:
        opened.seek(PAGE * 60)
        opened.write(bytes(PAGE * 3))
    for arguments in (("run",), ("backup", "tuesday")):
        status, out, err = await here(
            *arguments,
            folder=file.parent,
            bot_token=TOKEN,
            bot_api="http://127.0.0.1:9",
            database_url="sqlite:///xenia.db",
        )
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "the database xenia.db is damaged (" in err
        assert "the newest whole backup is " in err
        assert err.endswith("monday`.\n")
    assert not (file.parent / "tuesday").exists()


def test_looking_through_a_large_file_takes_a_moment(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)"
            " INSERT INTO delivery (kind, chat_id, screen, priority, state, attempts, queued_at, retry_at)"
            " SELECT kind, chat_id, screen, priority, state, attempts, queued_at, retry_at FROM delivery, n"
        )
    began = time.perf_counter()
    assert damage_of(file) is None
    seconds = time.perf_counter() - began
    megabytes = file.stat().st_size / 1e6
    with capsys.disabled():
        print(f"\nquick_check of {megabytes:.0f} MB in memory: {seconds * 1000:.0f} ms")  # noqa: T201 - a figure
    assert seconds < 5


def test_what_is_no_database_of_ours_is_not_backed_up(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection, connection:
        connection.execute("CREATE TABLE song (name)")
    with pytest.raises(CannotBackUp, match="this is no database of Xenia"):
        back_up(f"sqlite:///{tmp_path / 'other.db'}", tmp_path / "b")
    assert [one.name for one in tmp_path.iterdir()] == ["other.db"]
