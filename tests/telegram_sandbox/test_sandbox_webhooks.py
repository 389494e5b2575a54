"""How a webhook is set, told about and taken away."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest

from telegram_sandbox import People, RawHook

if TYPE_CHECKING:
    from telegram_sandbox import Sandbox
    from telegram_sandbox.client import ChatClient
    from telegram_sandbox.raw_bot import RawBot


async def test_what_the_info_says(bot: RawBot, hook: RawHook) -> None:
    assert await bot("getWebhookInfo") == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 0,
    }
    await bot("setWebhook", url=hook.url, max_connections=7, allowed_updates=["message"])
    assert await bot("getWebhookInfo") == {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 7,
        "ip_address": "127.0.0.1",
        "allowed_updates": ["message"],
    }


async def test_a_webhook_shuts_out_polling(
    bot: RawBot, chat: ChatClient, hook: RawHook, sandbox: Sandbox
) -> None:
    polling = asyncio.create_task(bot.call("getUpdates", offset=5, timeout=30))
    async with asyncio.timeout(30):
        while sandbox.bots["1001:demo"].updates._asked[0] != 5:  # noqa: ASYNC110 - a poll tells nobody
            await asyncio.sleep(0)
    await bot("setWebhook", url=hook.url)
    assert await polling == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by setWebhook request",
    }
    assert await bot.call("getUpdates") == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    }
    assert (await bot.call("deleteWebhook"))["description"] == "Webhook was deleted"
    assert (await bot.call("deleteWebhook"))["description"] == "Webhook is already deleted"
    await chat.write("πάλι")
    assert [update["message"]["text"] for update in await bot.updates()] == ["πάλι"]


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "ftp://127.0.0.1/"}, "invalid webhook URL specified"),
        ({"url": "http://127.0.0.1:99999/"}, "invalid webhook URL specified"),
        ({"url": "https://"}, "invalid webhook URL specified"),
        ({"url": "http://shop.example/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "http://10.0.0.1/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://shop.example:81/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://10.0.0.1/hook"}, "bad webhook: IP address 10.0.0.1 is reserved"),
        (
            {"url": "shop.example/hook"},
            "bad webhook: Failed to resolve host: Name or service not known",
        ),
        ({"secret_token": "a" * 257}, "secret token is too long"),
        ({"secret_token": "α"}, "secret token contains unallowed characters"),
    ],
)
async def test_what_is_no_webhook(bot: RawBot, hook: RawHook, params: dict[str, str], reason: str) -> None:
    await bot("setWebhook", url=hook.url)
    answer = await bot.call("setWebhook", **({"url": hook.url} | params))
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {reason}"}
    assert (await bot("getWebhookInfo"))["url"] == ""  # as at Telegram, the old one is gone


async def test_setting_the_same_again_changes_nothing(bot: RawBot, hook: RawHook) -> None:
    await bot("setWebhook", url=hook.url)
    answer = await bot.call("setWebhook", url=hook.url, allowed_updates=["callback_query"])
    assert answer["description"] == "Webhook is already set"
    assert (await bot("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    assert (await bot.call("setWebhook", url=""))["description"] == "Webhook was deleted"


async def test_the_last_of_many_webhooks_stays(bot: RawBot, chat: ChatClient, people: People) -> None:
    async with AsyncExitStack() as hooks:
        all_ = [await hooks.enter_async_context(RawHook()) for _ in range(5)]
        await bot("setWebhook", url=all_[0].url)
        await asyncio.gather(*(bot("setWebhook", url=hook.url) for hook in all_))
        kept = (await bot("getWebhookInfo"))["url"]
        await chat.write("a")
        assert await people.settled()
        assert {hook.url: hook.texts() for hook in all_ if hook.heard} == {kept: ["a"]}


async def test_dropping_what_waits(bot: RawBot, chat: ChatClient, hook: RawHook, people: People) -> None:
    await chat.write("a")
    await bot("setWebhook", url=hook.url, drop_pending_updates=True)
    await chat.write("b")
    assert await people.settled()
    assert hook.texts() == ["b"]
