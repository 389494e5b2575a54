"""`xenia compact`: the file is written anew, and nothing that was taken out is left in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from cli.command import here
from databases import fresh_sqlite
from xenia.core.damage import file_of


def _left(folder: Path) -> list[str]:
    return [one.name for one in folder.glob("xenia.db*") if b"whisper" in one.read_bytes()]


async def test_what_was_taken_out_is_in_no_page_any_more(tmp_path: Path) -> None:
    url = fresh_sqlite(tmp_path)
    file = file_of(url)
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:  # as one that overwrites nothing leaves it
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE scrap (words TEXT)")
        connection.executemany(
            "INSERT INTO scrap VALUES (?)", [(f"whisper {'x' * number}",) for number in range(900)]
        )
        connection.commit()
        assert _left(tmp_path), "the search finds what is there"
        connection.execute("DROP TABLE scrap")
        connection.commit()
        status, out, err = await here("compact", folder=tmp_path, database_url=url)
        assert (status, err) == (0, "")
        assert out.startswith(f"Compacted {file}: ")
        assert _left(tmp_path) == []


async def test_where_there_is_no_file_it_says_so(tmp_path: Path) -> None:
    missing = f"sqlite:///{tmp_path}/none.db"
    assert await here("compact", folder=tmp_path, database_url=missing) == (
        2,
        "",
        f"xenia: there is no database at {tmp_path}/none.db.\n",
    )
    status, _, err = await here("compact", folder=tmp_path, database_url="postgresql://nobody@localhost/none")
    assert (status, err) == (2, "xenia: PostgreSQL compacts itself (VACUUM).\n")
