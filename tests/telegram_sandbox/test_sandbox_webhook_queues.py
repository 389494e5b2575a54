"""Updates that a bot's own server is sent: in which order, how often, and what it may answer."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from aiohttp import web

from telegram_sandbox import People, RawHook, serve, speaking
from telegram_sandbox.messages import Content, Text
from telegram_sandbox.raw_bot import RawBot
from telegram_sandbox.webhook import Retries

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram_sandbox import Sandbox
    from telegram_sandbox.client import ChatClient

KEYBOARD = {"inline_keyboard": [[{"text": "ναι", "callback_data": "y"}]]}


def refusing(times: int) -> Callable[[Any, web.Request], Awaitable[web.Response]]:
    """Say no so many times, then yes."""
    left = times

    async def answer(_: Any, __: web.Request) -> web.Response:
        nonlocal left
        left -= 1
        return web.Response(status=500 if left >= 0 else 200)

    return answer


async def test_updates_reach_the_bots_own_server(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    requests: list[web.Request] = []

    async def kept(_: Any, request: web.Request) -> web.Response:
        requests.append(request)
        return web.Response()

    hook.answer = kept
    await chat.write("πριν")
    answer = await bot.call("setWebhook", url=hook.url, secret_token="a-secret_1")
    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    await chat.write("μετά")
    assert await people.settled()
    assert hook.texts() == ["πριν", "μετά"]
    for request in requests:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "a-secret_1"
        assert request.content_type == "application/json"
    assert hook.heard[1]["update_id"] == hook.heard[0]["update_id"] + 1


async def test_a_failed_update_comes_again_and_holds_up_its_own_queue_only(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    async def answer(update: Any, _: web.Request) -> web.Response:
        return web.Response(status=500 if update.get("message", {}).get("text") == "bad" else 200)

    hook.answer = answer
    berta = (await people.person("Μπέρτα")).chat("kafeneio_bot")
    sent = await bot("sendMessage", chat_id=chat.person.id, text="x", reply_markup=KEYBOARD)
    await bot("setWebhook", url=hook.url)
    await chat.write("bad")
    await chat.write("behind")
    await hook.until(2)  # the second try comes at once
    await chat.tap("ναι", sent["message_id"], seconds=0)
    await berta.write("elsewhere")
    await hook.until(4)
    assert sorted(hook.texts()) == ["bad", "bad", "elsewhere", "y"]
    assert await people.settled(seconds=0) is False
    info = await bot("getWebhookInfo")
    assert info["pending_update_count"] == 2
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["last_error_date"] == int((await people.now()).timestamp())
    hook.answer = None
    await people.advance(seconds=2)
    assert await people.settled()
    assert hook.texts()[-2:] == ["bad", "behind"]


def failures(sandbox: Sandbox) -> asyncio.Queue[int]:
    """What webhooks wait for after a failure, in seconds, as they begin to wait."""
    waits: asyncio.Queue[int] = asyncio.Queue()

    class Listened(Retries):
        async def wait(self, delay: int) -> None:
            waits.put_nowait(delay)
            await super().wait(delay)

    sandbox.retries = Listened(sandbox.clock)
    return waits


async def test_waiting_grows_as_at_telegram(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People, sandbox: Sandbox
) -> None:
    waiting, waits = failures(sandbox), []
    hook.answer = refusing(12)
    await bot("setWebhook", url=hook.url)
    await chat.write("a")
    for _ in range(11):
        waits.append(await waiting.get())
        await people.advance(seconds=waits[-1])
    assert await people.settled()
    assert waits[:5] == [2, 4, 8, 16, 32]
    assert all(60 <= each <= 120 for each in waits[5:])
    assert len(hook.heard) == 13


async def test_a_bot_may_say_when_to_come_again(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    async def busy(_: Any, __: web.Request) -> web.Response:
        return web.Response(status=503, headers={"Retry-After": "30"})

    hook.answer = busy
    await bot("setWebhook", url=hook.url)
    await chat.write("a")
    await hook.until(1)
    await people.advance(seconds=29)
    assert await people.settled(seconds=0.02) is False
    assert len(hook.heard) == 1
    hook.answer = None
    await people.advance(seconds=1)
    assert await people.settled()


async def test_after_a_day_an_update_is_given_up(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    hook.answer = refusing(3)
    await bot("setWebhook", url=hook.url)
    await chat.write("a")
    await hook.until(2)
    await people.advance(hours=23, minutes=59, seconds=59)
    await hook.until(3)
    assert await people.settled()  # the next try would come too late
    await chat.write("b")
    await hook.until(4)
    assert hook.texts() == ["a", "a", "a", "b"]


async def test_a_tap_lives_for_two_and_a_half_minutes(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    sent = await bot("sendMessage", chat_id=chat.person.id, text="x", reply_markup=KEYBOARD)
    await chat.tap("ναι", sent["message_id"], seconds=0)
    await chat.write("a")
    await people.advance(seconds=151)
    await bot("setWebhook", url=hook.url)
    assert await people.settled()
    assert hook.texts() == ["a"]


async def test_waiting_can_follow_real_time_and_be_cut_short(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    await people.ask("PUT", "/retries", {"seconds": 0.001})
    hook.answer = refusing(6)
    await bot("setWebhook", url=hook.url)
    await chat.write("a")  # 0 + 2 + 4 + 8 + 16 + 32 ms
    assert await people.settled()
    await people.ask("PUT", "/retries", {"seconds": None})
    hook.answer = refusing(2)
    await chat.write("b")
    await hook.until(9)
    assert await people.settled(seconds=0.01) is False
    await people.retry_webhooks()
    assert await people.settled()


async def test_max_connections_are_kept(bot: RawBot, hook: RawHook, people: People, sandbox: Sandbox) -> None:
    going = asyncio.Event()

    async def held(_: Any, __: web.Request) -> web.Response:
        await going.wait()
        return web.Response()

    hook.answer = held
    await bot("setWebhook", url=hook.url, max_connections=3)
    cafe = sandbox.bots["1001:demo"]
    for number in range(8):
        person = sandbox.add_person(f"Π{number}")
        speaking.say(sandbox, person, sandbox.private(cafe, person), Content("text", Text(str(number))))
    await hook.until(3)
    await asyncio.sleep(0.02)
    assert len(hook.heard) == 3
    going.set()
    assert await people.settled()
    assert (hook.most_at_once, len(hook.heard)) == (3, 8)


async def test_an_answer_may_call_a_method(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    call = {"method": "SendMessage", "chat_id": chat.person.id, "text": "ναι"}
    forms: list[Callable[[], web.Response]] = [
        lambda: web.json_response(call),
        lambda: web.Response(
            text=f"method=sendMessage&chat_id={chat.person.id}&text=%CE%BD%CE%B1%CE%B9",
            content_type="application/x-www-form-urlencoded",
        ),
        lambda: web.Response(body=multipart(call)),
        lambda: web.json_response({"method": "getMe"}),
        lambda: web.json_response({"method": "deleteWebhook"}),
        lambda: web.json_response(call | {"text": ""}),  # refused, and nobody hears of it
        lambda: web.Response(text="OK"),
    ]

    async def answer(_: Any, __: web.Request) -> web.Response:
        return forms.pop(0)()

    hook.answer = answer
    await bot("setWebhook", url=hook.url)
    for number in range(7):
        await chat.write(str(number))
    assert await people.settled()
    assert not forms
    texts = [screen.text for screen in await chat.messages() if not screen.outgoing]
    assert texts == ["ναι"] * 3
    called = [(each["method"], each["ok"]) for each in await people.calls()]
    assert called == [("setWebhook", True), *[("sendMessage", True)] * 3, ("sendMessage", False)]


def multipart(call: dict[str, Any]) -> aiohttp.MultipartWriter:
    writer = aiohttp.MultipartWriter("form-data")
    for name, value in call.items():
        writer.append(str(value)).set_content_disposition("form-data", name=name)
    return writer


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("closed", "Connection refused"),
        ("reset", "Connection reset by peer"),
        ("slow", "Read timeout expired"),
        ("words", "Bad Request: can't parse JSON object"),
        ("elsewhere", "Wrong response from the webhook: 302 Found"),
    ],
)
async def test_what_went_wrong_is_told(
    how: str, message: str, bot: RawBot, chat: ChatClient, sandbox: Sandbox
) -> None:
    over, waiting = asyncio.Event(), failures(sandbox)
    if how == "slow":
        sandbox.retries.read_timeout = 0.03

    async def answer(_: Any, request: web.Request) -> web.Response:
        if how == "reset":
            assert request.transport
            connection = request.transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            request.transport.abort()
        elif how == "elsewhere":
            return web.Response(status=302, headers={"Location": "http://192.0.2.1/"})
        elif how == "slow":
            await over.wait()
        return web.Response(text="OK", content_type="application/json")

    async with RawHook() as hook:
        hook.answer = answer
        await bot("setWebhook", url=hook.url if how != "closed" else await nobody())
        await chat.write("a")
        assert await waiting.get() == 2  # two tries have failed
        over.set()
    info = await bot("getWebhookInfo")
    assert info["last_error_message"] == message
    assert info["pending_update_count"] == 1


async def nobody() -> str:
    """An address at which nobody listens any more."""
    async with RawHook() as gone:
        return gone.url


async def test_closing_the_sandbox_ends_deliveries(sandbox: Sandbox, hook: RawHook) -> None:
    going = asyncio.Event()

    async def held(_: Any, __: web.Request) -> web.Response:
        await going.wait()
        return web.Response()

    hook.answer = held
    server = await serve(sandbox)
    async with RawBot(server.url, "1001:demo") as bot, People(server.url) as people:
        await bot("setWebhook", url=hook.url)
        await (await people.person("Άννα")).chat("kafeneio_bot").write("a")
        await hook.until(1)
    await server.close()
    going.set()
    assert sandbox.bots["1001:demo"].updates.pending() == 1
