"""What happens to a group in the middle of a bot's work, by order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from telegram_sandbox import People
    from telegram_sandbox.client import PersonClient
    from telegram_sandbox.raw_bot import RawBot


async def sent(bot: RawBot, chat_id: int, thread: int | None = None) -> str:
    more = {} if thread is None else {"message_thread_id": thread}
    answer = await bot.call("sendMessage", chat_id=chat_id, text="x", **more)
    return "ok" if answer["ok"] else str(answer["description"])


async def test_a_topic_goes_just_before_the_third_call_to_it(
    bot: RawBot, people: People, anna: PersonClient
) -> None:
    forum = await people.group("Ομάδα", [anna], admin_bots=["kafeneio_bot"], forum=True)
    one, two = [
        (await bot("createForumTopic", chat_id=forum, name=name))["message_thread_id"] for name in "ab"
    ]
    await people.plan_upset("delete_topic", forum, calls=3, method="sendMessage")
    assert await sent(bot, forum) == "ok"  # it names no topic, and so is not counted
    assert await sent(bot, forum, one) == "ok"
    await bot("closeForumTopic", chat_id=forum, message_thread_id=one)  # another method
    assert await sent(bot, forum, two) == "ok"
    assert await sent(bot, forum, two) == "Bad Request: message thread not found"
    assert await sent(bot, forum, one) == "ok"
    (happened,) = await people.upsets()
    failed = next(call for call in await people.calls() if not call["ok"])
    assert happened == {
        "kind": "delete_topic",
        "chat": forum,
        "topic": two,
        "bot_id": 1001,
        "call": failed["seq"],
    }
    await people.plan_upset("delete_topic", forum, topic=two)
    await bot("reopenForumTopic", chat_id=forum, message_thread_id=one)
    assert len(await people.upsets()) == 1  # it is gone already: what cannot be done is left out
    await people.plan_upset("close_topic", forum, topic=one)
    assert await sent(bot, forum) == "ok"
    assert [topic["closed"] for topic in await anna.group(forum).topics() if topic["id"] == one] == [True]
    await people.plan_upset("delete_remembered_topic", forum)
    assert await sent(bot, forum, one) == "Bad Request: TOPIC_DELETED"


async def test_a_group_is_upgraded_and_a_bot_demoted_and_put_out(
    bot: RawBot, people: People, anna: PersonClient
) -> None:
    group = await people.group("Παρέα", [anna], admin_bots=["kafeneio_bot"], type="group")
    await people.plan_upset("upgrade_group", group, calls=2)
    assert await sent(bot, group) == "ok"
    answer = await bot.call("sendMessage", chat_id=group, text="x")
    moved = answer["parameters"]["migrate_to_chat_id"]
    assert await sent(bot, moved) == "ok"
    await people.plan_upset("demote_bot", moved)
    answer = await bot.call("pinChatMessage", chat_id=moved, message_id=2)
    assert answer["description"] == "Bad Request: not enough rights to manage pinned messages in the chat"
    await people.plan_upset("remove_bot", moved)
    assert await sent(bot, moved) == "Forbidden: bot was kicked from the supergroup chat"
    assert [each["kind"] for each in await people.upsets()] == ["upgrade_group", "demote_bot", "remove_bot"]
    changed = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await bot.updates()
        if "my_chat_member" in update
    ]
    assert changed == ["administrator", "member", "kicked"]


async def test_what_was_planned_is_forgotten(bot: RawBot, people: People, anna: PersonClient) -> None:
    group = await people.group("Παρέα", [anna], ["kafeneio_bot"])
    await people.plan_upset("remove_bot", group)
    await people.ask("DELETE", "/upsets")
    assert await sent(bot, group) == "ok"
    with pytest.raises(AssertionError, match=r"There is no such group\."):
        await people.plan_upset("remove_bot", 5)
