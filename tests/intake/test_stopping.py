"""SIGTERM: what is in hand is finished within five seconds, and all is closed without alarm."""

import asyncio
import logging
import signal
import time
from asyncio.subprocess import Process
from pathlib import Path

import pytest

from cli.command import start, telegram
from databases import fresh_sqlite
from house import TOKEN, USERNAME, open_house
from intake.test_send_faults import free_port
from telegram_sandbox import People
from telegram_sandbox.chat_client import ChatClient
from xenia.core.inbox import DONE, WAITING, Received


async def opened(folder: Path, url: str, bot_api: str, **more: str) -> Process:
    """A bot that has said its first word."""
    settings = {"bot_token": TOKEN, "bot_api": bot_api, "database_url": url, "log_format": "json"}
    process = await start("run", folder=folder, **settings, **more)
    assert process.stdout is not None
    async with asyncio.timeout(60):
        assert b"no owner yet" in await process.stdout.readline()
    return process


async def stops(process: Process) -> tuple[float, str]:
    """Ask it to stop; how long that took, and what it had to say."""
    process.send_signal(signal.SIGTERM)
    began = time.monotonic()
    async with asyncio.timeout(30):
        _, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return time.monotonic() - began, err.decode()


def alarms(said: str) -> list[str]:
    """Lines that are more than notes."""
    return [line for line in said.splitlines() if '"level":"info"' not in line.lower().replace(" ", "")]


async def joined(people: People) -> ChatClient:
    chat = (await people.person("Anna", language_code="en")).chat(USERNAME)
    await chat.write("/start")
    await chat.answer(30)
    await chat.tap("Join")
    await chat.answer()
    return chat


@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
async def test_an_idle_bot_stops_at_once(tmp_path: Path, database_url: str) -> None:
    async with telegram() as server:
        process = await opened(tmp_path, database_url, server.bot_url)
        async with asyncio.timeout(30):
            while True:
                if server.sandbox.bots[TOKEN].updates.allowed is not None:
                    break  # it asks for updates now
                await asyncio.sleep(0.01)
        seconds, said = await stops(process)
    assert seconds < 2
    assert alarms(said) == []


async def test_answers_that_are_on_their_way_arrive(tmp_path: Path) -> None:
    """Telegram is slow: what was decided is still told, once."""
    async with telegram() as server, People(server.url) as people:
        process = await opened(tmp_path, fresh_sqlite(tmp_path), server.bot_url)
        anna = await joined(people)
        await anna.settled()
        server.sandbox.faults.set(
            1, share=1, kinds=["slow"], methods=["sendMessage", "editMessageText"], slow_seconds=1.0
        )
        before = len(server.sandbox.deliveries)
        await anna.write("/help")
        await people.settled()
        await asyncio.sleep(0.1)  # it is taken in, and the answer has left
        seconds, said = await stops(process)
        assert seconds < 5
        assert alarms(said) == []
        assert [one.kind for one in server.sandbox.deliveries[before:]] == ["new"]
        server.sandbox.faults.clear()
        again = await opened(tmp_path, f"sqlite:///{tmp_path}/xenia.db", server.bot_url)
        await anna.write("/menu")
        assert "Hello" in ((await anna.answer(30)).text or "")
        assert len(server.sandbox.deliveries) == before + 2, "and it is not told again"
        await stops(again)


async def test_telegram_that_never_answers_holds_nobody(tmp_path: Path) -> None:
    async with telegram() as server, People(server.url) as people:
        process = await opened(tmp_path, fresh_sqlite(tmp_path), server.bot_url)
        anna = await joined(people)
        await anna.settled()
        server.sandbox.faults.set(1, share=1, kinds=["slow"], slow_seconds=60.0)
        await anna.write("/help")
        await asyncio.sleep(0.3)
        seconds, said = await stops(process)
        assert seconds < 6
        assert "Traceback" not in said


async def test_a_webhook_ends_as_quickly(tmp_path: Path) -> None:
    port = free_port()
    async with telegram() as server, People(server.url) as people:
        settings = {
            "mode": "webhook",
            "listen": f"127.0.0.1:{port}",
            "webhook_url": f"http://127.0.0.1:{port}/bot",
            "webhook_secret": "a-secret",
        }
        process = await opened(tmp_path, fresh_sqlite(tmp_path), server.bot_url, **settings)
        await joined(people)
        seconds, said = await stops(process)
        assert seconds < 3
        assert alarms(said) == []


async def test_a_stuck_handler_is_left_to_the_next_start(
    database_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun = asyncio.Event()

    async def stuck(*_: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    loop = asyncio.get_running_loop()
    async with open_house(database_url) as house:
        anna = await house.customer()
        with monkeypatch.context() as patch:
            patch.setattr("xenia.customers.handlers.consents", stuck)
            await anna.write("/settings")
            await begun.wait()
            stopping = loop.time()
            await house.app.desk.close(0.3)
            assert 0.3 <= loop.time() - stopping < 1.5
        (row,) = [row for row in await house.rows(Received) if row.state != DONE]
        assert (row.state, row.raw != "") == (WAITING, True)
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []
