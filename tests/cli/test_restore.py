"""A restore puts a backup in its place, keeps what was there, and sends nothing again."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url, select, text

from cli.command import here, start, telegram
from cli.under_way import NOW, fill
from databases import PostgreSQL, fresh_sqlite
from house import ON_SQLITE, TOKEN, USERNAME
from telegram_sandbox import People
from xenia.core.backup import back_up
from xenia.core.damage import is_backup
from xenia.core.database import Database
from xenia.core.inbox import Received
from xenia.core.postgresql import ToolFailed
from xenia.core.reply import SCREEN_JSON, Screen
from xenia.core.single import AnotherRuns, only_one
from xenia.core.transaction import reading, transaction
from xenia.deliveries.models import Delivery
from xenia.deliveries.queue import queue
from xenia.migrations import migrate
from xenia.restore import CannotRestore, restore
from xenia.settings import read_settings
from xenia.upkeep import restored

pytestmark = pytest.mark.usefixtures("postgresql_tools")


def _clock() -> datetime:
    return NOW


async def _fill(url: str) -> None:
    database = Database(url)
    async with transaction(database) as session:
        await fill(session)
    await database.close()


async def _rows(url: str, table: type[Any], *columns: str) -> list[tuple[Any, ...]]:
    database = Database(url)
    async with reading(database) as session:
        found = await session.execute(select(*(getattr(table, name) for name in columns)).order_by(table.id))
        rows = [tuple(row) for row in found]
    await database.close()
    return rows


async def _execute(url: str, statement: str) -> None:
    database = Database(url)
    async with transaction(database) as session:
        await session.execute(text(statement))
    await database.close()


async def test_a_restore_sends_nothing_again(tmp_path: Path, database_url: str) -> None:
    await _fill(database_url)
    made = await asyncio.to_thread(back_up, database_url, tmp_path / "b")
    await _execute(database_url, "DELETE FROM delivery")
    done = await restore(database_url, tmp_path / "b", _clock)
    assert (done.stilled.deliveries, done.stilled.updates) == (2, 3)
    assert done.revision == done.brought_to == made.revision
    assert await _rows(database_url, Delivery, "state", "reason") == [
        ("failed", "restored"),
        ("sent", None),
        ("failed", None),
        ("failed", "restored"),
    ]
    rows = await _rows(database_url, Received, "state", "error", "raw", "reply", "reference")
    waiting, answered, finished, failed, retry = rows
    assert waiting[:4] == ("failed", "restored", "{}", None)
    assert len(waiting[4]) == 8, "the operator can name it"
    assert answered[:4] == ("done", None, "", None), "its effect is in the books: it is never worked again"
    assert finished[0] == "done"
    assert failed == ("failed", None, "{}", None, "0000beef")
    assert retry == ("failed", "restored", "{}", None, "0000beef")


async def test_the_database_before_is_kept(tmp_path: Path, database_url: str) -> None:
    if database_url.startswith("sqlite"):
        (tmp_path / "xenia.db").chmod(0o640)
    await asyncio.to_thread(back_up, database_url, tmp_path / "b")
    await _fill(database_url)
    done = await restore(database_url, tmp_path / "b", _clock)
    assert await _rows(database_url, Delivery, "id") == []
    assert done.kept is not None
    assert done.kept.endswith(
        "replaced_20261122t080000z" if "postgres" in database_url else "-20261122t080000z"
    )
    if database_url.startswith("sqlite"):
        before = f"sqlite+aiosqlite:///{done.kept}"
        assert len(await _rows(before, Delivery, "id")) == 4
        assert (tmp_path / "xenia.db").stat().st_mode & 0o777 == 0o640
        assert not is_backup(tmp_path / "xenia.db")
    else:
        name = done.kept.removeprefix("the database ")
        before = make_url(database_url).set(database=name).render_as_string(hide_password=False)
        assert len(await _rows(before, Delivery, "id")) == 4
        await _drop(database_url, name)


async def _drop(url: str, name: str) -> None:
    def drop() -> None:
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name}".encode())

    await asyncio.to_thread(drop)


async def test_an_older_backup_is_brought_to_this_version(tmp_path: Path, postgresql: PostgreSQL) -> None:
    with postgresql.copy(prepare=None) as served:
        for kind, url in {"lite": f"sqlite+aiosqlite:///{tmp_path / 'old.db'}", "pg": served}.items():
            database = Database(url)
            await migrate(database, "0001")
            async with transaction(database) as session:
                await session.execute(
                    text(
                        "INSERT INTO delivery (kind, chat_id, screen, state, attempts, queued_at, retry_at)"
                        " VALUES ('note', 7, :screen, 'queued', 0, :now, :now)"
                    ),
                    {
                        "screen": SCREEN_JSON.dump_json(Screen(text="γεια")).decode(),
                        "now": NOW if kind == "pg" else "2026-11-22 08:00:00.000000",
                    },
                )
            await database.close()
            backup = tmp_path / f"{kind}.backup"
            made = await asyncio.to_thread(back_up, url, backup)
            assert made.revision == "0001"
            done = await restore(url, backup, _clock)
            assert (done.revision, done.stilled.deliveries) == ("0001", 1)
            assert done.brought_to > "0001"
            assert await _rows(url, Delivery, "state", "reason") == [("failed", "restored")]
            if kind == "pg" and done.kept:
                await _drop(url, done.kept.removeprefix("the database "))


async def test_a_newer_backup_is_refused(tmp_path: Path, database_url: str) -> None:
    await _execute(database_url, "UPDATE alembic_version SET version_num = '9999'")
    await asyncio.to_thread(back_up, database_url, tmp_path / "b")
    async with only_one(database_url):
        pass  # so that the lock's file is there before
    before = await _state(database_url)
    with pytest.raises(CannotRestore, match="a newer version of Xenia wrote this backup"):
        await restore(database_url, tmp_path / "b", _clock)
    assert await _state(database_url) == before


async def _state(url: str) -> list[str]:
    """What must be the same after a restore that was refused."""
    if url.startswith("sqlite"):
        file = Path(url.partition("///")[2])
        names = [one.name for one in await asyncio.to_thread(list, file.parent.iterdir())]
        return [*sorted(names), str(hash(await asyncio.to_thread(file.read_bytes)))]
    database = Database(url)
    async with reading(database) as session:
        mine = text("SELECT datname FROM pg_database WHERE datname LIKE current_database() || '%' ORDER BY 1")
        names = list(await session.scalars(mine))
    await database.close()
    return names


async def test_what_is_no_whole_backup_is_refused(tmp_path: Path, database_url: str) -> None:
    backup = tmp_path / "b"
    await asyncio.to_thread(back_up, database_url, backup)
    whole = await asyncio.to_thread(backup.read_bytes)
    async with only_one(database_url):
        pass  # so that the lock's file is there before
    for spoilt in (b"", b"%PDF-1.7", whole[: len(whole) // 2], whole[:-700], bytes(5000) + whole[5000:]):
        await asyncio.to_thread(backup.write_bytes, spoilt)
        before = await _state(database_url)
        with pytest.raises((CannotRestore, ToolFailed)) as refusal:
            await restore(database_url, backup, _clock)
        assert "\n" not in str(refusal.value)
        assert await _state(database_url) == before
    with pytest.raises(CannotRestore, match="there is no file"):
        await restore(database_url, tmp_path / "none", _clock)


async def test_nothing_is_restored_under_a_running_bot(tmp_path: Path, database_url: str) -> None:
    backup = tmp_path / "b"
    await asyncio.to_thread(back_up, database_url, backup)
    async with only_one(database_url):
        with pytest.raises(AnotherRuns):
            await restore(database_url, backup, _clock)


async def test_nothing_is_restored_under_another_program(tmp_path: Path, database_url: str) -> None:
    backup = tmp_path / "b"
    await asyncio.to_thread(back_up, database_url, backup)
    database = Database(database_url)
    async with reading(database) as session:
        await session.scalar(text("SELECT count(*) FROM delivery"))
        with pytest.raises((CannotRestore, ToolFailed), match=r"another program has|being accessed by other"):
            await restore(database_url, backup, _clock)
    await database.close()
    assert await _rows(database_url, Delivery, "id") == []


@ON_SQLITE
async def test_a_running_bot_is_backed_up_and_comes_back(tmp_path: Path, database_url: str) -> None:
    async with telegram() as server, People(server.url) as people:
        settings = {"bot_token": TOKEN, "bot_api": server.url, "database_url": database_url}
        bot = await start("run", folder=tmp_path, **settings)
        guest = (await people.person("Άννα", language_code="el")).chat(USERNAME)
        await guest.write("/start")
        await guest.answer(seconds=30)
        await guest.tap("Γίνομαι μέλος")
        await guest.answer()
        await guest.write("/card")
        card = (await guest.answer()).caption
        async with asyncio.timeout(30):
            while {state for (state,) in await _rows(database_url, Received, "state")} != {"done"}:  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.01)
        status, out, err = await here("backup", "monday", folder=tmp_path, **settings)
        assert (status, err) == (0, "")
        assert out.startswith("Backed up into monday: ")
        assert (tmp_path / "monday").stat().st_mode & 0o777 == 0o600
        bot.terminate()
        await bot.communicate()
        (tmp_path / "xenia.db").write_bytes(b"spoilt " * 1000)
        status, out, err = await here("restore", "monday", folder=tmp_path, **settings)
        assert (status, err) == (0, "")
        assert out.startswith("Restored monday (revision ")
        assert out.endswith("Nothing is sent again: 0 deliveries and 0 updates are set aside.\n")
        assert out.count("\n") == 3
        bot = await start("run", folder=tmp_path, **settings)
        await guest.write("/card")
        assert (await guest.answer(seconds=30)).caption == card, "the member is known"
        bot.terminate()
        await bot.communicate()


def _logged(file: Path) -> dict[str, bytes]:
    """What a killed bot leaves: a commit that is in the log alone."""

    async def commit() -> dict[str, bytes]:
        database = Database(f"sqlite+aiosqlite:///{file}")
        async with transaction(database) as session:
            queue(session, "note", 7, Screen(text="γεια"), NOW)
        left = {suffix: Path(f"{file}{suffix}").read_bytes() for suffix in ("", "-wal")}  # noqa: ASYNC240 - a test's
        await database.close()
        return left

    return asyncio.run(commit())


@pytest.mark.parametrize("spoilt", [False, True])
def test_the_log_of_the_old_database_goes_with_it(tmp_path: Path, spoilt: bool) -> None:  # noqa: FBT001 - a parameter
    url = fresh_sqlite(tmp_path)
    back_up(url, tmp_path / "b")
    for suffix, content in _logged(tmp_path / "xenia.db").items():
        left = b"x" * 5000 if spoilt and not suffix else content
        (tmp_path / f"xenia.db{suffix}").write_bytes(left)
    done = asyncio.run(restore(url, tmp_path / "b", _clock))
    assert asyncio.run(_rows(url, Delivery, "id")) == [], "the old log is not read into the new database"
    # A spoilt database keeps its log, for whoever looks at it; of a whole one nothing is lost.
    assert Path(f"{done.kept}-wal").exists() == spoilt
    if not spoilt:
        assert len(asyncio.run(_rows(f"sqlite+aiosqlite:///{done.kept}", Delivery, "id"))) == 1


def test_a_log_without_its_database_is_not_read_into_the_new_one(tmp_path: Path) -> None:
    url = fresh_sqlite(tmp_path)
    back_up(url, tmp_path / "b")
    log = _logged(tmp_path / "xenia.db")["-wal"]
    (tmp_path / "xenia.db").unlink()
    (tmp_path / "xenia.db-wal").write_bytes(log)
    assert asyncio.run(restore(url, tmp_path / "b", _clock)).kept is None
    assert asyncio.run(_rows(url, Delivery, "id")) == []


async def test_a_role_that_may_make_no_databases_is_told(tmp_path: Path, postgresql: PostgreSQL) -> None:
    with postgresql.copy() as url:
        await asyncio.to_thread(back_up, url, tmp_path / "b")
        await _execute(url, "DROP ROLE IF EXISTS humble")
        await _execute(url, "CREATE ROLE humble LOGIN")
        humble = make_url(url).set(username="humble").render_as_string(hide_password=False)
        with pytest.raises(ToolFailed, match="permission denied to create database"):
            await restore(humble, tmp_path / "b", _clock)
        await _execute(url, "DROP ROLE humble")


async def test_a_restore_names_the_journal_or_says_that_there_is_none(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await asyncio.to_thread(back_up, database_url, tmp_path / "b")
    settings = read_settings(bot_token=TOKEN, database_url=database_url, _env_file=None)
    monkeypatch.chdir(tmp_path)
    name = "xenia.db.erased" if database_url.startswith("sqlite") else "xenia.erased"
    said = "\n".join(await restored(settings, tmp_path / "b", _clock))
    assert f"There is no journal of erasures at {tmp_path / name} (XENIA_ERASURE_JOURNAL)" in said
    (tmp_path / name).touch()
    lines = await restored(settings, tmp_path / "b", lambda: NOW + timedelta(minutes=1))
    assert f"The journal of erasures is {tmp_path / name}." in lines
    assert "Erased since that backup, and so again: 0 customers are." in lines
