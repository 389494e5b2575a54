"""Updates that come twice or out of order."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

if TYPE_CHECKING:
    from telegram_sandbox import People, RawHook, Sandbox
    from telegram_sandbox.client import ChatClient
    from telegram_sandbox.raw_bot import RawBot

KEYBOARD = {"inline_keyboard": [[{"text": "ναι", "callback_data": "y"}]]}


async def test_a_confirmed_update_is_sent_once_more(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    await bot("setWebhook", url=hook.url)
    for word in "abc":
        await chat.write(word)
    assert await people.settled()
    numbers = [update["update_id"] for update in hook.heard]
    assert await people.redeliver("kafeneio_bot", update_id=numbers[0]) == numbers[:1]
    assert await people.settled()
    assert await people.redeliver("kafeneio_bot", last=2) == numbers[1:]
    assert await people.settled()
    assert hook.texts() == ["a", "b", "c", "a", "b", "c"]
    assert hook.heard[3] == hook.heard[0]


async def test_an_update_may_overtake_and_come_twice(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    for number in range(200):
        await chat.write(str(number))
    await people.ask("PUT", "/disorder", {"seed": 3, "again": 0.1, "overtaken": 0.1})
    await bot("setWebhook", url=hook.url)
    assert await people.settled()
    done = await people.ask("GET", "/disorder")
    again = [each["update_id"] for each in done if each["kind"] == "again"]
    overtaken = [each["update_id"] for each in done if each["kind"] == "overtaken"]
    assert 5 < len(again) < 40
    assert 5 < len(overtaken) < 40
    came = [update["update_id"] for update in hook.heard]
    assert sorted(came) == sorted([*dict.fromkeys(came), *again])
    late = {number for earlier, number in pairwise(came) if number < earlier}
    assert set(overtaken) <= late


async def test_a_tap_may_overtake_the_message_before_it(
    bot: RawBot, chat: ChatClient, hook: RawHook, people: People
) -> None:
    going = asyncio.Event()

    async def held(update: Any, _: web.Request) -> web.Response:
        if "message" in update:
            await going.wait()
        return web.Response()

    hook.answer = held
    sent = await bot("sendMessage", chat_id=chat.person.id, text="x", reply_markup=KEYBOARD)
    await bot("setWebhook", url=hook.url)
    written = await chat.write("a")
    await chat.edit(written.message_id, "b")  # an edit waits for the message: they share a queue
    await chat.tap("ναι", sent["message_id"], seconds=0)
    assert [next(iter(set(update) - {"update_id"})) for update in await hook.until(2)] == [
        "message",
        "callback_query",
    ]
    going.set()
    assert await people.settled()
    assert "edited_message" in hook.heard[2]


async def test_redelivery_by_polling(bot: RawBot, chat: ChatClient, people: People) -> None:
    for word in "abc":
        await chat.write(word)
    numbers = [update["update_id"] for update in await bot.updates()]
    with pytest.raises(AssertionError, match=r"No update .* was confirmed"):
        await people.redeliver("kafeneio_bot", update_id=numbers[0])
    await bot.updates()
    assert await people.settled()
    await people.redeliver("kafeneio_bot", update_id=numbers[1])
    with pytest.raises(AssertionError, match="goes out again already"):
        await people.redeliver("kafeneio_bot", update_id=numbers[1])
    assert await people.settled(seconds=0) is False
    await chat.write("d")
    found = await bot("getUpdates", offset=numbers[2])  # beyond it, and yet it comes
    assert [update["message"]["text"] for update in found] == ["b", "d"]
    assert await bot("getUpdates", offset=numbers[2] + 3) == []
    assert await people.settled()
    assert await people.redeliver("kafeneio_bot", last=2) == [numbers[2], numbers[2] + 1]


async def test_updates_that_come_twice_by_themselves(bot: RawBot, chat: ChatClient, sandbox: Sandbox) -> None:
    sandbox.disorder.set(2, again=0.5)
    for number in range(20):
        await chat.write(str(number))
    seen: list[int] = []
    while found := await bot.updates():
        seen += [update["update_id"] for update in found]
    again = [number for kind, number in sandbox.disorder.done if kind == "again"]
    assert 3 < len(again) < 17
    assert sorted(seen) == sorted([*dict.fromkeys(seen), *again])
    sandbox.disorder.clear()
    await chat.write("x")
    await bot.updates()
    assert await bot.updates() == []
