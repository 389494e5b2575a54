"""How updates wait, are taken, confirmed, chosen and lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp

from telegram_sandbox import speaking
from telegram_sandbox.messages import Content, Text

if TYPE_CHECKING:
    import pytest

    from telegram_sandbox import People, Sandbox
    from telegram_sandbox.client import ChatClient, PersonClient
    from telegram_sandbox.raw_bot import RawBot


async def test_updates_stay_until_confirmed(bot: RawBot, chat: ChatClient) -> None:
    for word in "abcd":
        await chat.write(word)
    waiting = await bot("getUpdates")
    assert [update["message"]["text"] for update in waiting] == list("abcd")
    numbers = [update["update_id"] for update in waiting]
    assert numbers == list(range(numbers[0], numbers[0] + 4))
    assert await bot("getUpdates", offset=numbers[0], limit=2) == waiting[:2]
    assert await bot("getUpdates", offset=numbers[1], limit=1) == waiting[1:2]
    assert (await bot("getWebhookInfo"))["pending_update_count"] == 3
    assert await bot("getUpdates", offset=-1) == waiting[3:]
    assert await bot("getUpdates", offset=numbers[0]) == waiting[3:]
    assert await bot("getUpdates", offset=numbers[3] + 1) == []


async def test_an_offset_that_is_repeated_at_once_is_answered_with_one_update(
    bot: RawBot, chat: ChatClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for word in "abc":
        await chat.write(word)
    now = 1000.0
    monkeypatch.setattr("telegram_sandbox.updates.monotonic", lambda: now)
    counts = []
    for wait, offset in ((0, 0), (0, 0), (0.4, 0), (0.4, 0), (0.5, 0), (0, 7), (0, 0), (0.1, 0)):
        now += wait
        counts.append(len(await bot("getUpdates", offset=offset)))
    assert counts == [3, 1, 1, 1, 3, 3, 3, 1]


async def test_a_long_poll_is_woken_by_an_update(bot: RawBot, chat: ChatClient) -> None:
    polling = asyncio.create_task(bot("getUpdates", timeout=30))
    await chat.write("γεια")
    assert (await polling)[0]["message"]["text"] == "γεια"


async def test_allowed_updates_are_remembered(bot: RawBot, chat: ChatClient) -> None:
    sent = await chat.write("a")
    await bot.updates()
    await chat.react(sent.message_id, "👍")  # not in the default set
    await bot("getUpdates", allowed_updates=["message_reaction", "nonsense"])
    await chat.write("b")
    await chat.react(sent.message_id, "🔥")
    found = await bot.updates()
    assert [update["message_reaction"]["new_reaction"] for update in found] == [
        [{"type": "emoji", "emoji": "🔥"}]
    ]
    assert found[0]["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert (await bot("getWebhookInfo"))["allowed_updates"] == ["message_reaction"]
    await bot("getUpdates", allowed_updates=[])
    await chat.write("c")
    assert [update["message"]["text"] for update in await bot.updates()] == ["c"]


async def test_after_a_day_an_update_is_lost(bot: RawBot, chat: ChatClient, people: People) -> None:
    await chat.write("a")
    await people.advance(hours=23)
    await chat.write("b")
    await people.advance(hours=1, seconds=1)
    assert [update["message"]["text"] for update in await bot.updates()] == ["b"]


async def test_dropping_what_waits(bot: RawBot, chat: ChatClient) -> None:
    await chat.write("a")
    await bot("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


async def test_settled_waits_for_the_confirmation(bot: RawBot, chat: ChatClient, people: People) -> None:
    await chat.write("a")
    assert await people.settled(seconds=0) is False
    await bot.updates()
    waiting = asyncio.create_task(chat.settled())
    await bot.updates()
    assert [screen.text for screen in await waiting] == ["/start", "a"]


async def test_a_tap_carries_its_message(bot: RawBot, chat: ChatClient, anna: PersonClient) -> None:
    keyboard = {"inline_keyboard": [[{"text": "ναι", "callback_data": "y"}]]}
    sent = await bot("sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard)
    await chat.tap("ναι", seconds=0)
    await bot("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    await chat.tap_data("zzz", sent["message_id"], seconds=0)
    real, late = (update["callback_query"] for update in await bot.updates())
    assert real["message"] == sent
    assert (real["data"], real["from"]["id"], real["from"]["language_code"]) == ("y", anna.id, "el")
    assert late["message"] == {"chat": sent["chat"], "message_id": sent["message_id"], "date": 0}
    assert late["data"] == "zzz"
    assert real["chat_instance"] == late["chat_instance"]


async def test_the_answer_to_a_tap_reaches_the_person(
    bot: RawBot, chat: ChatClient, anna: PersonClient
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "ναι", "callback_data": "y"}]]}
    await bot("sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard)
    tapping = asyncio.create_task(chat.tap("ναι"))
    number = (await bot.updates(timeout=5))[0]["callback_query"]["id"]
    await bot("answerCallbackQuery", callback_query_id=number, text="έγινε", show_alert=True)
    toast = await tapping
    assert toast
    assert (toast.text, toast.show_alert) == ("έγινε", True)


async def test_album_updates_share_a_group(bot: RawBot, chat: ChatClient) -> None:
    await chat.send_album([None, None, None], caption="x")
    messages = [update["message"] for update in await bot.updates()]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["x", None, None]
    sizes = messages[0]["photo"]
    assert [(size["width"], size["height"]) for size in sizes] == [(90, 68), (320, 240), (800, 600)]


async def test_blocking_tells_the_bot(bot: RawBot, chat: ChatClient) -> None:
    await chat.block()
    await chat.unblock()
    changes = [update["my_chat_member"] for update in await bot.updates()]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert changes[0]["old_chat_member"]["status"] == "member"


async def test_in_groups_privacy_mode_leaves_what_is_meant_for_the_bot(
    bot: RawBot, people: People, anna: PersonClient
) -> None:
    number = await people.group("Παρέα", [anna], ["kafeneio_bot"])
    group = anna.group(number)
    added = await bot.updates()
    assert [
        update.get("my_chat_member", {}).get("new_chat_member", {}).get("status") for update in added
    ] == [
        "member",
        None,
    ]
    ours = await bot("sendMessage", chat_id=number, text="γεια")
    for text in ("άσχετο", "/help", "/help@kafeneio_bot", "/help@another_bot", "ε, @kafeneio_bot!"):
        await group.write(text)
    await group.reply(ours["message_id"], "απάντηση")
    heard = [update["message"]["text"] for update in await bot.updates()]
    assert heard == ["/help", "/help@kafeneio_bot", "ε, @kafeneio_bot!", "απάντηση"]


async def test_a_bot_comes_and_goes(bot: RawBot, people: People, anna: PersonClient) -> None:
    group = await people.group("Παρέα", [anna])
    place = f"/people/{anna.id}/chats/{group}/bots/1001"
    for method, body in (("PUT", {}), ("PUT", {"admin": True}), ("PUT", {"admin": True}), ("DELETE", None)):
        await people.ask(method, place, body)
    changes = [update["my_chat_member"] for update in await bot.updates() if "my_chat_member" in update]
    assert [(each["old_chat_member"]["status"], each["new_chat_member"]["status"]) for each in changes] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "kicked"),
    ]
    answer = await bot.call("sendMessage", chat_id=group, text="x")
    assert answer["description"] == "Forbidden: bot was kicked from the supergroup chat"
    assert (await anna.group(group).messages())[-1].message["service"]["left_chat_member"]["id"] == 1001


async def test_an_administrator_hears_everything(bot: RawBot, people: People, anna: PersonClient) -> None:
    group = anna.group(await people.group("Ομάδα", [anna], admin_bots=["kafeneio_bot"]))
    await bot.updates()
    await group.write("άσχετο")
    assert [update["message"]["text"] for update in await bot.updates()] == ["άσχετο"]


async def test_every_way_to_send_parameters(chat: ChatClient, url: str) -> None:
    address = f"{url}/bot1001:demo/SENDMESSAGE"
    params = {"chat_id": str(chat.person.id), "text": "ναι"}
    keyboard = '{"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}'
    form = aiohttp.FormData({**params, "reply_markup": keyboard}, default_to_multipart=True)
    async with aiohttp.ClientSession() as session:
        for given in ({"params": params}, {"data": params}, {"json": params}, {"data": form}):
            async with session.post(address, **given) as response:
                assert (await response.json())["result"]["text"] == "ναι"
        async with session.get(address, params=params) as response:
            assert response.status == 200
        async with session.post(address, data=b"[", headers={"Content-Type": "application/json"}) as response:
            assert response.status == 400
    assert len([screen for screen in await chat.messages() if screen.text == "ναι"]) == 5
    assert (await chat.messages())[-2].labels == ["x"]


async def test_ten_thousand_updates_pass_through(bot: RawBot, chat: ChatClient, sandbox: Sandbox) -> None:
    person = sandbox.people[chat.person.id]
    place = sandbox.private(sandbox.bots["1001:demo"], person)
    for number in range(10_000):
        speaking.say(sandbox, person, place, Content("text", Text(str(number))))
    seen: list[str] = []
    while found := await bot.updates():
        seen += [update["message"]["text"] for update in found]
    assert seen == [str(number) for number in range(10_000)]
