"""Calls that go wrong: what the bot sees, what the people see, and what the record says."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from telegram_sandbox import People, Sandbox, serve
from telegram_sandbox.faults import KINDS, UNDONE, Faults

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram_sandbox import Server
    from telegram_sandbox.client import ChatClient
    from telegram_sandbox.raw_bot import RawBot


@pytest.fixture
async def server(sandbox: Sandbox) -> AsyncIterator[Server]:
    server = await serve(sandbox)
    yield server
    await server.close()


@pytest.fixture
def url(server: Server) -> str:
    return server.url


class Caller:
    """A bot's connection that tells whether a call's headers had left when it failed."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.headers_left = False
        trace = aiohttp.TraceConfig()
        trace.on_request_headers_sent.append(self._left)
        connector = aiohttp.TCPConnector(force_close=True)  # each call is a connection of its own
        self.session = aiohttp.ClientSession(trace_configs=[trace], connector=connector)

    async def _left(self, *_: Any) -> None:
        self.headers_left = True

    async def send(self, text: str) -> tuple[int, bytes]:
        self.headers_left = False
        body = {"chat_id": 7_000_000_001, "text": text}
        async with self.session.post(f"{self.address}/bot1001:demo/sendMessage", json=body) as response:
            return response.status, await response.read()


@pytest.fixture
async def caller(server: Server) -> AsyncIterator[Caller]:
    made = Caller(server.bot_url)
    yield made
    await made.session.close()


async def test_too_many_requests(sandbox: Sandbox, bot: RawBot, chat: ChatClient, caller: Caller) -> None:
    sandbox.faults.set(1, share=1, kinds=["429"], methods=["SENDmessage"], retry_after=7)
    async with caller.session.post(f"{caller.address}/bot1001:demo/sendMessage", json={}) as response:
        assert response.status == 429
        assert response.headers["Retry-After"] == "7"
        assert await response.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }
    assert await bot("getMe")  # another method
    assert sandbox.calls[-1].method == "getMe"
    assert len(sandbox.calls) == 1
    assert await told(chat) == ["/start"]


async def told(chat: ChatClient) -> list[str | None]:
    return [screen.text for screen in await chat.messages()]


@pytest.mark.parametrize(
    ("kind", "status", "said", "arrives"),
    [
        ("500", 500, b'{"ok": false, "error_code": 500, "description": "Internal Server Error"}', False),
        ("502", 502, b"<html>", False),
        ("502_after", 502, b"<html>", True),
        ("slow", 200, b'{"ok": true', True),
    ],
)
async def test_answers_of_another_kind(
    kind: Any,
    status: int,
    said: bytes,
    arrives: bool,  # noqa: FBT001 - a column of the table above
    sandbox: Sandbox,
    chat: ChatClient,
    caller: Caller,
) -> None:
    sandbox.faults.slow_seconds = 0.03
    sandbox.faults.plan(kind)
    began = time.monotonic()
    answer = await caller.send("x")
    assert answer[0] == status
    assert answer[1].startswith(said)
    assert kind != "slow" or time.monotonic() - began >= 0.03
    assert await told(chat) == ["/start", *(["x"] if arrives else [])]
    assert (await caller.send("y"))[0] == 200  # only one was planned
    (fault,) = sandbox.faults.record
    assert (fault.kind, fault.took_effect, fault.method) == (kind, arrives, "sendMessage")
    assert fault.call == (1 if arrives else None)


@pytest.mark.parametrize(
    ("kind", "error", "arrives"),
    [
        ("reset_before", aiohttp.ClientOSError, False),
        ("reset_after", aiohttp.ClientOSError, True),
        ("truncated", aiohttp.ClientPayloadError, True),
    ],
)
async def test_connections_that_break(
    kind: Any,
    error: type[Exception],
    arrives: bool,  # noqa: FBT001 - a column of the table above
    sandbox: Sandbox,
    chat: ChatClient,
    caller: Caller,
) -> None:
    sandbox.faults.plan(kind, "sendMessage", times=2)
    for _ in range(2):
        with pytest.raises(error):
            await caller.send("x")
        assert caller.headers_left
    assert (await caller.send("y"))[0] == 200
    assert await told(chat) == ["/start", *(["x", "x"] if arrives else []), "y"]
    assert [fault.took_effect for fault in sandbox.faults.record] == [arrives] * 2
    texts = [sandbox.calls[fault.call - 1].params["text"] for fault in sandbox.faults.record if fault.call]
    assert texts == (["x", "x"] if arrives else [])


async def test_refused_connections(
    sandbox: Sandbox, chat: ChatClient, caller: Caller, people: People
) -> None:
    sandbox.faults.refused_seconds = 60
    sandbox.faults.plan("refused")
    assert (await caller.send("x"))[0] == 200
    for _ in range(3):
        with pytest.raises(aiohttp.ClientConnectorError) as refused:
            await caller.send("never")
        assert isinstance(refused.value.os_error, ConnectionRefusedError)
        assert not caller.headers_left
    assert await people.now()  # the people's side is open
    await people.ask("PUT", "/door", {"open": True})
    assert (await caller.send("y"))[0] == 200
    assert await told(chat) == ["/start", "x", "y"]


async def test_a_refusing_door_opens_by_itself(sandbox: Sandbox, chat: ChatClient, caller: Caller) -> None:
    sandbox.faults.refused_seconds = 0.01
    sandbox.faults.plan("refused", times=2)
    for word in "xyz":
        async with asyncio.timeout(30):
            while True:
                try:
                    assert (await caller.send(word))[0] == 200
                    break
                except aiohttp.ClientConnectorError:
                    await asyncio.sleep(0.002)
    assert await told(chat) == ["/start", "x", "y", "z"]


async def test_a_door_held_shut(server: Server, chat: ChatClient, caller: Caller) -> None:
    assert (await caller.send("x"))[0] == 200
    async with server.refusing():
        with pytest.raises(aiohttp.ClientConnectorError):
            await caller.send("never")
    assert (await caller.send("y"))[0] == 200
    assert await told(chat) == ["/start", "x", "y"]


async def test_the_door_by_the_peoples_side(server: Server, people: People, caller: Caller) -> None:
    assert await people.ask("GET", "/door") == {"bot_url": server.bot_url, "open": True}
    assert await people.ask("PUT", "/door", {"open": False}) == {"bot_url": server.bot_url, "open": False}
    with pytest.raises(aiohttp.ClientConnectorError):
        await caller.send("never")
    assert (await people.ask("PUT", "/door", {"open": True}))["open"]
    assert (await caller.send("x"))[0] == 400  # she has not started it


async def test_a_port_that_is_taken(server: Server) -> None:
    port = int(server.url.rpartition(":")[2])
    with pytest.raises(OSError, match="address already in use"):
        await serve(Sandbox(), port=port)


async def test_without_a_door_nobody_is_refused(sandbox: Sandbox, bot: RawBot) -> None:
    sandbox.faults.set("x", share=1, kinds=["refused"])
    assert await bot("getMe")
    assert sandbox.faults.record == []


async def test_the_record_is_the_truth(sandbox: Sandbox, chat: ChatClient, caller: Caller) -> None:
    sandbox.faults.set(11, share=0.6, slow_seconds=0, refused_seconds=0.001)
    unknown = refused = 0
    for number in range(150):
        try:
            await caller.send(str(number))
        except aiohttp.ClientConnectorError:
            refused += 1
        except aiohttp.ClientError:
            unknown += 1
    kinds = Counter(fault.kind for fault in sandbox.faults.record)
    assert {*kinds} == {*KINDS}
    assert unknown == kinds["reset_before"] + kinds["reset_after"] + kinds["truncated"]
    undone = sum(kinds[kind] for kind in UNDONE)
    assert undone == sum(not fault.took_effect for fault in sandbox.faults.record)
    arrived = (await told(chat))[1:]
    assert len(arrived) == 150 - refused - undone
    carried_out = {
        sandbox.calls[fault.call - 1].params["text"] for fault in sandbox.faults.record if fault.call
    }
    assert carried_out <= {*arrived}


@pytest.mark.usefixtures("chat")
async def test_a_call_that_telegram_refuses_takes_no_effect(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.plan("502_after")
    await caller.send("")
    (fault,) = sandbox.faults.record
    assert (fault.took_effect, fault.call) == (False, 1)
    assert sandbox.calls[0].description == "Bad Request: message text is empty"


async def test_polling_meets_faults_and_loses_nothing(
    sandbox: Sandbox, bot: RawBot, chat: ChatClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("telegram_sandbox.updates.monotonic", lambda: 1000.0)
    await chat.write("a")
    await chat.write("b")
    sandbox.faults.plan("reset_after", "getUpdates")
    with pytest.raises(aiohttp.ClientOSError):
        await bot("getUpdates", offset=3)
    # The same offset at once again: Telegram gives one update only.
    assert [each["message"]["text"] for each in await bot("getUpdates", offset=3)] == ["a"]
    assert [each["message"]["text"] for each in await bot("getUpdates", offset=2)] == ["a", "b"]
    assert sandbox.faults.record[0].call is None


def drawn(seed: int, called: str, **given: Any) -> list[str | None]:
    sandbox = Sandbox()
    sandbox.faults.set(seed, share=0.3, **given)
    return [sandbox.faults.draw(method, own_door=True) for method in called]


def test_a_seed_gives_the_same_faults_whatever_else_is_called() -> None:
    alone = drawn(5, "a" * 300)
    assert drawn(5, "a" * 300) == alone
    assert drawn(5, "ab" * 300)[::2] == alone
    assert drawn(5, "ab" * 300)[1::2] != alone
    assert drawn(6, "a" * 300) != alone
    assert drawn(5, "A" * 300) == alone
    assert drawn(5, "ab" * 9, methods=["b"])[::2] == [None] * 9
    counted = Counter(alone)
    assert 60 < 300 - counted[None] < 120
    assert {*counted} == {None, *KINDS}
    assert {*drawn(5, "a" * 100, kinds=["slow"])} == {None, "slow"}


def test_a_kind_that_is_none() -> None:
    faults: Faults = Sandbox().faults
    with pytest.raises(ValueError, match=r"There is no fault 'odd'; there are 429, 500"):
        faults.set(1, kinds=["odd"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="There is no fault"):
        faults.plan("odd")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="at least one"):
        faults.set(1, kinds=[])


async def test_faults_by_the_peoples_side(bot: RawBot, chat: ChatClient, people: People) -> None:
    await people.set_faults(1, share=1, kinds=["500"], methods=["getMe"])
    await people.plan_fault("502_after", method="sendMessage")
    assert (await bot.call("getMe"))["error_code"] == 500
    with pytest.raises(aiohttp.ContentTypeError):
        await bot.call("sendMessage", chat_id=chat.person.id, text="x")
    await people.clear_faults()
    assert await bot("getMe")
    found = await people.faults()
    assert [(each["kind"], each["took_effect"], each["method"]) for each in found] == [
        ("500", False, "getMe"),
        ("502_after", True, "sendMessage"),
    ]
    assert await people.faults(after=1) == found[1:]
    assert json.dumps(found)
