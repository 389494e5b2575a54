"""The database is locked, full, damaged or away: everybody is told once, nothing is lost or restarted."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url, text
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import OperationalError

from core.locked import locked
from house import USERNAME, House, said, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.bot import desk as desk_module
from xenia.bot import outage, polling
from xenia.core import onloop
from xenia.core.transaction import transaction
from xenia.feedback.models import Feedback

Trouble = Callable[[House], AbstractAsyncContextManager[None]]
AWAY, ALERT, BACK = "Μια στιγμή", "⚠️ Η βάση", "✅ Η βάση"


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same steps, with shorter pauses between them."""
    monkeypatch.setattr(onloop, "_PATIENCE", 0.2)
    monkeypatch.setattr(polling, "_PATIENCE", (0.05,))
    monkeypatch.setattr(outage, "_PAUSES", (0.05,))
    for name in ("_LOOK", "_REMEMBER"):
        monkeypatch.setattr(desk_module, name, 1 / 16)


def file_of(house: House) -> Path:
    return Path(make_url(house.settings.database_url).database or "")


@asynccontextmanager
async def lock(house: House) -> AsyncIterator[None]:
    """Another process has the file."""
    async with locked(file_of(house)):
        yield


async def fill(house: House) -> None:
    """Write updates of another bot until no page has room for one more."""
    one = text(
        "INSERT INTO inbox (bot_id, update_id, chat_id, raw, state, received_at)"
        " SELECT 5, coalesce(max(id), 0) + 1, 5, '', 'done', '2026-11-22 08:00:00' FROM inbox"
    )
    while True:
        async with transaction(house.app.database) as session:
            await session.execute(one)


@asynccontextmanager
async def full(house: House) -> AsyncIterator[None]:
    """The file may not grow any more, and has no page to spare."""

    async def limit(pages: int) -> None:
        async with transaction(house.app.database) as session:
            await session.execute(text(f"PRAGMA max_page_count = {pages}"))

    async with transaction(house.app.database) as session:
        pages = await session.scalar(text("PRAGMA page_count"))
    await limit(pages)
    with pytest.raises(OperationalError, match="full"):
        await fill(house)
    try:
        yield
    finally:
        await limit(2**30)


@asynccontextmanager
async def damaged(house: House) -> AsyncIterator[None]:
    """Somebody has written over the file; then it is put back."""
    file = file_of(house)
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = file.read_bytes()
    with file.open("r+b") as opened:
        opened.seek(4096)
        opened.write(b"\xff" * (len(whole) - 4096))
    try:
        yield
    finally:
        with file.open("r+b") as opened:
            opened.write(whole)


def server(house: House) -> psycopg.Connection:
    """A connection of an operator's to the same server, but another database."""
    url = make_url(house.settings.database_url).set(drivername="postgresql", database="postgres")
    return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)


def cut_off(house: House, *, stays_away: bool) -> None:
    name = make_url(house.settings.database_url).database or ""
    with server(house) as operator:
        allow = SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}").format(
            Identifier(name), SQL("false" if stays_away else "true")
        )
        operator.execute(allow)
        operator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


@asynccontextmanager
async def away(house: House) -> AsyncIterator[None]:
    """The server drops every connection and takes no new one, as one that restarts."""
    await asyncio.to_thread(cut_off, house, stays_away=True)
    try:
        yield
    finally:
        await asyncio.to_thread(cut_off, house, stays_away=False)


@asynccontextmanager
async def table_locked(house: House) -> AsyncIterator[None]:
    """Somebody's transaction holds the table of updates."""
    url = house.settings.database_url.replace("+psycopg", "")
    async with await psycopg.AsyncConnection.connect(url) as other:
        await other.execute("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
        yield


TROUBLES = pytest.mark.parametrize(
    ("database_url", "trouble"),
    [
        pytest.param("sqlite", lock, id="locked"),
        pytest.param("sqlite", full, id="full"),
        pytest.param("sqlite", damaged, id="damaged"),
        pytest.param("postgresql", away, id="away"),
        pytest.param("postgresql", table_locked, id="table locked"),
    ],
    indirect=["database_url"],
)


async def told(chat: ChatClient) -> list[str]:
    """The beginnings of what the bot has written about the database."""
    return [
        begins
        for one in await chat.messages()
        for begins in (AWAY, ALERT, BACK)
        if not one.outgoing and said(one).startswith(begins)
    ]


async def hears(chat: ChatClient, begins: str, seconds: float = 8) -> None:
    """Wait until the bot says something that begins so."""
    async with asyncio.timeout(seconds):
        while not said(await chat.answer(seconds)).startswith(begins):
            pass


@TROUBLES
async def test_everybody_is_told_once_and_answered_when_it_is_over(
    house: House, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    owner, anna = await house.owner(), await house.customer()
    await house.app.desk._outage.remember_admins()
    await anna.settled()
    began = asyncio.get_running_loop().time()
    async with trouble(house):
        await anna.write("/points")
        await hears(anna, AWAY)
        assert asyncio.get_running_loop().time() - began < 8, "a bounded wait"
        await anna.write("/menu")
        await hears(owner, ALERT)
        assert not await house.app.desk.is_ready()
        assert house.sandbox.bots_by_id[1001].updates.pending(), "what is not kept is not confirmed"
        await asyncio.sleep(0.3)  # the desk tries and tries again
    await hears(anna, "Γεια σας, Άννα")
    await anna.settled()
    await hears(owner, BACK)
    answers = [said(one) for one in await anna.messages() if not one.outgoing]
    assert [one[:4] for one in answers[-2:]] == [answers[-2][:4], "Γεια"], "each, in order"
    assert "πόντ" in answers[-2]
    assert await told(anna) == [AWAY]
    assert await told(owner) == [ALERT, BACK]
    assert await house.app.desk.is_ready()
    assert [one for one in caplog.records if one.exc_info] == []


@pytest.fixture
def lose(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """The COMMIT of the transaction that calls a function gets through, and its answer does not: once."""
    lost: list[str] = []
    commit = DefaultDialect.do_commit

    def commits(dialect: DefaultDialect, connection: Any) -> None:
        commit(dialect, connection)  # type: ignore[no-untyped-call]  # SQLAlchemy's own
        if lost == ["now"]:
            lost.append("over")
            error: type[Exception] = dialect.loaded_dbapi.OperationalError
            raise error("the connection was lost")

    def plan(function: str) -> None:
        module, _, name = function.rpartition(".")
        real = getattr(import_module(module), name)

        async def called(*given: Any) -> Any:
            if not lost:
                lost.append("now")
            return await real(*given)

        monkeypatch.setattr(function, called)

    monkeypatch.setattr(DefaultDialect, "do_commit", commits)
    for module in ("work", "desk"):  # told by its code on SQLite, which an error made up here has not
        monkeypatch.setattr(f"xenia.bot.{module}.is_trouble", lambda _: True)
    return plan


@pytest.mark.parametrize("function", ["xenia.core.inbox.take_in", "xenia.bot.way.answered"])
async def test_a_commit_that_got_through_unheard_has_one_effect_and_its_answer(
    house: House, lose: Callable[[str], None], function: str
) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    await anna.settled()
    lose(function)
    await anna.tap("4 ★")
    await hears(anna, "★★★★☆")
    await anna.settled()
    assert [row.rating for row in await house.rows(Feedback)] == [4]


async def becomes(house: House, *, ready: bool) -> None:
    """Look as a health check does, until the answer is this."""
    async with asyncio.timeout(30):
        while True:
            if await house.app.desk.is_ready() == ready:
                return
            await asyncio.sleep(0.02)


async def test_health_says_so_and_says_when_it_is_over_though_nobody_writes(house: House) -> None:
    """The desk's own look finds out; a customer who waits for a healthy bot would wait for ever."""
    trouble = lock if house.app.database.is_sqlite else away
    async with trouble(house):
        await becomes(house, ready=False)
    await becomes(house, ready=True)


async def test_a_group_is_not_told_of_our_troubles(house: House) -> None:
    owner = await house.owner()
    await house.app.desk._outage.remember_admins()
    group = await house.people.group("Παρέα", [owner.person], admin_bots=[USERNAME])
    trouble = lock if house.app.database.is_sqlite else away
    async with trouble(house):
        await owner.person.group(group).write("Καλημέρα")
        await hears(owner, ALERT)
    await hears(owner, BACK)
    await owner.settled()
    assert [one for one in await owner.person.group(group).messages() if not one.outgoing and one.text] == []
