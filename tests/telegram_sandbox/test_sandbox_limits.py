"""How many messages Telegram lets a bot send, by the sandbox's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox.files import painted

if TYPE_CHECKING:
    from telegram_sandbox import People, Sandbox
    from telegram_sandbox.client import ChatClient, PersonClient
    from telegram_sandbox.raw_bot import RawBot


def refused(seconds: int) -> dict[str, Any]:
    return {
        "ok": False,
        "error_code": 429,
        "description": f"Too Many Requests: retry after {seconds}",
        "parameters": {"retry_after": seconds},
    }


async def sent(bot: RawBot, chat_id: int, times: int) -> int:
    """Send so many messages; return how many of them were taken."""
    return [(await bot.call("sendMessage", chat_id=chat_id, text="x"))["ok"] for _ in range(times)].count(
        True
    )


async def test_nothing_is_limited_unless_asked(bot: RawBot, chat: ChatClient, people: People) -> None:
    assert await sent(bot, chat.person.id, 50) == 50
    await people.ask("PUT", "/limits", {"private": 2, "burst": 5})
    assert await sent(bot, chat.person.id, 50) == 5
    await people.ask("DELETE", "/limits")
    assert await sent(bot, chat.person.id, 50) == 50


async def test_one_a_second_in_a_private_chat(
    bot: RawBot, chat: ChatClient, people: People, sandbox: Sandbox
) -> None:
    sandbox.limits.set()
    other = await people.person("Μπέρτα")
    await other.chat("kafeneio_bot").write("/start")
    assert await sent(bot, chat.person.id, 4) == 3
    assert await bot.call("sendMessage", chat_id=chat.person.id, text="x") == refused(1)
    assert await bot("sendChatAction", chat_id=chat.person.id, action="typing")
    assert await sent(bot, other.id, 1) == 1  # another chat
    for _ in range(3):
        await people.advance(seconds=1)
        assert await sent(bot, chat.person.id, 2) == 1
    await people.advance(hours=1)
    assert await sent(bot, chat.person.id, 9) == 3
    await people.advance(hours=-2)  # somebody sets the clock back
    assert await sent(bot, chat.person.id, 9) == 3
    answers = [(call["error_code"], call["ok"]) for call in await people.calls()]
    assert answers[3] == (429, False)


async def test_twenty_a_minute_in_a_group(
    bot: RawBot, people: People, anna: PersonClient, sandbox: Sandbox
) -> None:
    group = await people.group("Παρέα", [anna], ["kafeneio_bot"])
    sandbox.limits.set()
    assert await sent(bot, group, 25) == 20
    assert await bot.call("sendMessage", chat_id=group, text="x") == refused(3)
    await people.advance(seconds=3)
    assert await sent(bot, group, 2) == 1
    await people.advance(minutes=1)
    assert await sent(bot, group, 25) == 20


async def test_an_album_counts_as_what_is_in_it(
    bot: RawBot, people: People, anna: PersonClient, sandbox: Sandbox
) -> None:
    group = await people.group("Παρέα", [anna], ["kafeneio_bot"])
    sandbox.limits.set()
    photo = (await bot("sendPhoto", chat_id=group, photo=painted(1)))["photo"][0]["file_id"]
    album = [{"type": "photo", "media": photo}] * 10
    assert await bot("sendMediaGroup", chat_id=group, media=album)
    answer = await bot.call("sendMediaGroup", chat_id=group, media=album)
    assert answer == refused(3)
    assert await sent(bot, group, 25) == 9


async def test_thirty_a_second_in_all(bot: RawBot, people: People, sandbox: Sandbox) -> None:
    guests = [await people.person(f"Π{number}") for number in range(40)]
    for guest in guests:
        await guest.chat("kafeneio_bot").write("/start")
    sandbox.limits.set()
    assert sum([await sent(bot, guest.id, 1) for guest in guests]) == 30
    await people.advance(seconds=0.5)
    assert sum([await sent(bot, guest.id, 1) for guest in guests]) == 15


async def test_a_webhook_is_set_once_a_second(bot: RawBot, people: People, sandbox: Sandbox) -> None:
    sandbox.limits.set()
    assert await bot("setWebhook", url="http://127.0.0.1:1/hook")
    assert await bot.call("setWebhook", url="http://127.0.0.1:2/hook") == refused(1)
    assert await bot("setWebhook", url="")
    await people.advance(seconds=1)
    assert await bot("setWebhook", url="http://127.0.0.1:2/hook")
