"""The command line, as an operator types it."""

import asyncio
import json
import logging
import os
import re
import signal
import sqlite3
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods import SetWebhook
from sqlalchemy import text

from cli.command import here, start, telegram, xenia
from databases import PostgreSQL, fresh_sqlite
from house import TOKEN, USERNAME
from telegram_sandbox import People
from xenia.app import App, build
from xenia.bot.answer import Insistence
from xenia.core.clock import system_clock
from xenia.core.database import Database
from xenia.core.transaction import transaction
from xenia.settings import read_settings

_METHOD: Any = SetWebhook(url="")


async def test_help_needs_no_manual(tmp_path: Path) -> None:
    status, out, _ = await here("--help", folder=tmp_path)
    assert status == 0
    for word in ("demo", "run", "migrate", "verify", "backup", "restore", "health", "examples"):
        assert word in out
    for word in ("XENIA_BOT_TOKEN", "XENIA_DATABASE_URL", "XENIA_WEBHOOK_URL"):
        assert word in out
    assert await here("demo", "--help", folder=tmp_path)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({}, "XENIA_BOT_TOKEN is not set"),
        ({"bot_token": "s3cret-canary"}, "XENIA_BOT_TOKEN is not a bot token"),
        ({"bot_token": TOKEN, "bot_api": "telegram"}, "XENIA_BOT_API is not an http(s) address"),
        ({"bot_token": TOKEN, "database_url": "mysql://x"}, "XENIA_DATABASE_URL must begin with sqlite://"),
        ({"bot_token": TOKEN, "database_url": "nonsense"}, "XENIA_DATABASE_URL is not a database URL"),
        (
            {"bot_token": TOKEN, "database_url": "sqlite://"},
            "XENIA_DATABASE_URL must name a file, such as sqlite:///xenia.db",
        ),
        ({"bot_token": TOKEN, "database_url": "sqlite:///:memory:"}, "XENIA_DATABASE_URL must name a file"),
        (
            {"bot_token": TOKEN, "database_url": "sqlite:///file:x?mode=memory&uri=true"},
            "XENIA_DATABASE_URL must name a file",
        ),
        (
            {"bot_token": TOKEN, "database_url": "postgresql://a:s3cret-canary@b:xx/c"},
            "XENIA_DATABASE_URL is not a database URL",
        ),
        (
            {"bot_token": TOKEN, "bot_api": "http://127.0.0.1:999999"},
            "XENIA_BOT_API is not an http(s) address",
        ),
        ({"bot_token": TOKEN, "bot_api": "http://[s3cret-canary"}, "XENIA_BOT_API is not an http(s) address"),
        ({"bot_token": TOKEN, "bot_api": "http://:80"}, "XENIA_BOT_API is not an http(s) address"),
        (
            {"bot_token": TOKEN, "webhook_url": "https://shop.gr:999999/x"},
            "XENIA_WEBHOOK_URL is not an https address",
        ),
        ({"bot_token": TOKEN, "timezone": "Athens"}, "XENIA_TIMEZONE is not a time zone"),
        (
            {"bot_token": TOKEN, "points_per_euro": "many"},
            "XENIA_POINTS_PER_EURO input should be a valid int",
        ),
        ({"bot_token": TOKEN, "points_months": "0"}, "XENIA_POINTS_MONTHS input should be greater than"),
        ({"bot_token": TOKEN, "shop_name": ""}, "XENIA_SHOP_NAME string should have at least 1 character"),
        (
            {"bot_token": TOKEN, "log_format": "xml"},
            "XENIA_LOG_FORMAT input should be 'auto', 'text' or 'json'",
        ),
        ({"bot_token": TOKEN, "mode": "push"}, "XENIA_MODE input should be 'polling' or 'webhook'"),
        ({"bot_token": TOKEN, "listen": "8080"}, "XENIA_LISTEN is not host:port"),
        ({"bot_token": TOKEN, "listen": "127.0.0.1:65536"}, "XENIA_LISTEN is not host:port"),
        ({"bot_token": TOKEN, "listen": "::1:8080"}, "XENIA_LISTEN is not host:port"),
        ({"bot_token": TOKEN, "webhook_url": "http://shop.gr/x"}, "XENIA_WEBHOOK_URL is not an https"),
        ({"bot_token": TOKEN, "webhook_url": "https:///x"}, "XENIA_WEBHOOK_URL is not an https"),
        ({"bot_token": TOKEN, "webhook_url": "https://x.gr/?a"}, "XENIA_WEBHOOK_URL must end with its path"),
        ({"bot_token": TOKEN, "webhook_secret": "μυστικό"}, "XENIA_WEBHOOK_SECRET must be 1 to 256"),
        ({"bot_token": TOKEN, "webhook_secret": "s3cret-canary " * 9}, "XENIA_WEBHOOK_SECRET must be"),
        ({"bot_token": TOKEN, "webhook_secret": "x" * 257}, "XENIA_WEBHOOK_SECRET must be 1 to 256"),
        ({"bot_token": TOKEN, "webhook_secret": ""}, "XENIA_WEBHOOK_SECRET must be 1 to 256"),
        ({"bot_token": TOKEN, "mode": "webhook"}, "XENIA_WEBHOOK_URL is not set: XENIA_MODE=webhook needs"),
        (
            {"bot_token": TOKEN, "mode": "webhook", "webhook_url": "https://shop.gr/hook"},
            "XENIA_WEBHOOK_SECRET is not set: XENIA_MODE=webhook needs it",
        ),
        (
            {
                "bot_token": TOKEN,
                "mode": "webhook",
                "webhook_url": "http://localhost:8443/hook",
                "webhook_secret": "s3cret-canary",
            },
            "XENIA_LISTEN is not set: XENIA_MODE=webhook needs it",
        ),
    ],
)
async def test_a_wrong_setting_is_one_clear_line(tmp_path: Path, settings: dict[str, str], says: str) -> None:
    status, out, err = await here("run", folder=tmp_path, **settings)
    assert status == 2
    assert out == ""
    assert err.count("\n") == 1
    assert says in err
    assert "s3cret-canary" not in err


async def test_a_file_may_come_with_options_and_an_address_may_be_left_empty(tmp_path: Path) -> None:
    fresh_sqlite(tmp_path)
    url = "sqlite:///xenia.db?timeout=5"
    said = await here("verify", folder=tmp_path, database_url=url, listen="")
    assert said == (0, "The books balance.\n", "")
    said = await here("verify", folder=tmp_path, database_url="sqlite:///none.db?timeout=5")
    assert said == (2, "", "xenia: there is no database at none.db.\n")
    said = await here("health", folder=tmp_path, listen="")
    assert said == (2, "", "xenia: XENIA_LISTEN is not set, so there is nobody to ask.\n")


async def test_a_newer_database_is_one_clear_line(tmp_path: Path, database_url: str) -> None:
    database = Database(database_url)
    async with transaction(database) as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()
    async with telegram() as server:
        for command in ("verify", "migrate", "run"):
            settings = {"bot_token": TOKEN, "bot_api": server.url, "database_url": database_url}
            status, out, err = await here(command, folder=tmp_path, **settings)
            assert (status, out, err.count("\n")) == (2, "", 1)
            assert err.startswith("xenia: the database is of a newer version of Xenia (")
            assert "9999" in err


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (None, r"Telegram refused XENIA_WEBHOOK_URL: bad webhook: .+\."),
        (
            TelegramUnauthorizedError(_METHOD, "so it is"),
            r"Telegram no longer accepts this token; a new one goes into XENIA_BOT_TOKEN\.",
        ),
        (
            TelegramConflictError(_METHOD, "so it is"),
            r"http://127.0.0.1:\d+ no longer answers as a Bot API server \(TelegramConflictError\)\.",
        ),
    ],
)
async def test_a_webhook_that_telegram_refuses_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: TelegramAPIError | None, says: str
) -> None:
    async def refuses(_: App) -> None:
        assert fault
        raise fault

    async with telegram() as server:
        with monkeypatch.context() as patch:
            patch.setattr("xenia.__main__.until_stopped", _awaited)  # signals come to the main thread alone
            if fault:
                patch.setattr(App, "run", refuses)
            status, _, err = await here(
                "run",
                folder=tmp_path,
                bot_token=TOKEN,
                bot_api=server.url,
                database_url=fresh_sqlite(tmp_path),
                mode="webhook",
                webhook_url="https://no-such-shop.example/hook",
                webhook_secret="s3cret",
                listen="127.0.0.1:0",
            )
    assert status == 2
    assert re.fullmatch(f"xenia: {says}\n", err)


async def _awaited(work: Coroutine[None, None, None]) -> None:
    await work


async def test_a_bot_api_that_does_not_answer_for_long_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xenia.bot.answer.PATIENCE", 0)
    settings = {"bot_token": TOKEN, "bot_api": "http://127.0.0.1:9"}
    status, _, err = await here("run", folder=tmp_path, **settings)
    assert status == 2
    assert err == "xenia: http://127.0.0.1:9 does not answer as a Bot API server (NotSent).\n"


async def test_a_bot_waits_at_its_start_for_a_telegram_that_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("xenia.bot.introduced.INSIST", Insistence(pause))
    caplog.set_level(logging.INFO, "xenia")
    async with telegram() as server:
        for kind in ("502", "reset_before", "500"):
            server.sandbox.faults.plan(kind, "getMe")
        url = fresh_sqlite(tmp_path)
        settings = read_settings(bot_token=TOKEN, bot_api=server.url, database_url=url, _env_file=None)
        app = await build(settings, system_clock)
        await app.close()
        assert pauses == [0.2, 0.5, 1], "seconds between one attempt and the next"
        assert [one.getMessage() for one in caplog.records if one.name == "xenia"] == ["waiting for Telegram"]
        unknown = read_settings(bot_token="7:none", bot_api=server.url, database_url=url, _env_file=None)
        with pytest.raises(TelegramUnauthorizedError):
            await build(unknown, system_clock)
        assert len(pauses) == 3, "a token that Telegram does not know is not asked about again"


@pytest.mark.parametrize("loaded", ["xenia.settings", "xenia.app"])
async def test_stopped_while_it_is_being_loaded_it_ends_well(tmp_path: Path, loaded: str) -> None:
    """The signal comes while a module is being imported: the first that takes long, or the last."""
    told = (
        "import os, signal, sys\n"
        "class Told:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {loaded!r}:\n"
        "            os.kill(os.getpid(), signal.SIGTERM)\n"
        "sys.meta_path.insert(0, Told())\n"
        "sys.argv[1:] = ['run']\n"
        "from xenia.__main__ import main\n"
        "main()\n"
    )
    variables = {name: value for name, value in os.environ.items() if not name.startswith("XENIA_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", told),
        cwd=tmp_path,
        env={**variables, "XENIA_BOT_TOKEN": TOKEN},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said = await asyncio.wait_for(process.communicate(), 60)
    assert (process.returncode, *said) == (0, b"", b"")


async def test_running_prints_a_claim_link_once_and_stops_cleanly(tmp_path: Path) -> None:
    async with telegram() as server:
        settings = {
            "bot_token": TOKEN,
            "bot_api": server.url,
            "database_url": f"sqlite:///{tmp_path / 'x.db'}",
        }
        async with People(server.url) as people:
            first = await start("run", folder=tmp_path, **settings)
            assert first.stdout is not None
            assert b"no owner yet" in await first.stdout.readline()
            link = (await first.stdout.readline()).decode().strip()
            owner = (await people.person("Κατερίνα")).chat(USERNAME)
            await owner.open_link(link)
            assert "Καλώς ήρθατε στην ομάδα, <b>Κατερίνα</b>" in (await owner.answer()).html
            thief = (await people.person("Κλέφτης")).chat(USERNAME)
            await thief.open_link(link)
            assert "έχει χρησιμοποιηθεί" in ((await thief.answer()).text or "")
            out, err = await _stop(first)
            assert out == b""
            lines = [json.loads(line) for line in err.decode().splitlines()]
            assert [line["outcome"] for line in lines if line["event"] == "update"] == ["answered"] * 2
            for canary in (TOKEN, TOKEN.partition(":")[2], "Κατερίνα", "Κλέφτης", link.partition("=")[2]):
                assert canary not in err.decode()

            second = await start("run", folder=tmp_path, **settings)
            await owner.write("/start")
            assert "Γεια σας" in ((await owner.answer(seconds=30)).text or "")
            out, _ = await _stop(second)
            assert out == b"", "a shop with an owner prints no link"
    status, out_text, _ = await here("verify", folder=tmp_path, database_url=settings["database_url"])
    assert (status, out_text) == (0, "The books balance.\n")


async def _stop(process: asyncio.subprocess.Process) -> tuple[bytes, bytes]:
    process.send_signal(signal.SIGTERM)
    out, err = await asyncio.wait_for(process.communicate(), timeout=60)
    assert process.returncode == 0
    return out, err


async def test_verify_finds_a_point_that_nobody_gave(tmp_path: Path) -> None:
    url = fresh_sqlite(tmp_path)
    with sqlite3.connect(tmp_path / "xenia.db") as file:
        file.execute("UPDATE account SET available = 7 WHERE kind = 'issued'")
    file.close()
    status, out, _ = await here("verify", folder=tmp_path, database_url=url)
    assert status == 1
    assert "ledger: " in out
    assert "2 faults." in out


async def test_verify_changes_nothing_and_says_in_one_line_what_it_cannot_read(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "x.db"
    status, out, err = await here("verify", folder=tmp_path, database_url=f"sqlite:///{missing}")
    assert (status, out, err) == (2, "", f"xenia: there is no database at {missing}.\n")
    assert not await asyncio.to_thread(missing.parent.exists)
    noise = tmp_path / "noise.db"
    noise.write_bytes(b"this is no database, " * 500)
    for command in ("verify", "migrate"):
        status, out, err = await here(command, folder=tmp_path, database_url=f"sqlite:///{noise}")
        assert (status, out) == (2, "")
        assert err == "xenia: the database cannot be used: file is not a database.\n"
    nobody = "postgresql://nobody@127.0.0.1:9/x"
    status, out, err = await here("verify", folder=tmp_path, database_url=nobody)
    assert (status, err.count("\n")) == (2, 1)


async def test_a_port_that_is_none_and_a_file_that_is_no_text(tmp_path: Path) -> None:
    status, _, err = await here("demo", "--port", "99999", folder=tmp_path)
    assert status == 2
    assert "a port is a number from 0 to 65535" in err
    (tmp_path / ".env").write_bytes("XENIA_SHOP_NAME=Καφέ".encode("iso8859-7"))
    status, _, err = await here("run", folder=tmp_path)
    assert (status, err) == (2, "xenia: the file .env is not text in UTF-8.\n")


async def test_postgresql_is_migrated_by_hand_only(tmp_path: Path, postgresql: PostgreSQL) -> None:
    with postgresql.copy(prepare=None) as url:
        settings: dict[str, Any] = {"bot_token": TOKEN, "database_url": url}
        status, _, err = await xenia("run", folder=tmp_path, **settings)
        assert status == 2
        assert "run `xenia migrate` first" in err
        status, _, err = await here("verify", folder=tmp_path, database_url=url)
        assert status == 2
        status, out, _ = await here("migrate", folder=tmp_path, database_url=url)
        assert (status, out) == (0, "The database is at this version.\n")
        status, out, _ = await here("verify", folder=tmp_path, database_url=url)
        assert (status, out) == (0, "The books balance.\n")
