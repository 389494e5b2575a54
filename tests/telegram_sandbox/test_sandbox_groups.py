"""Who is in a group, as what, what bots are told of it, and a group that becomes another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

if TYPE_CHECKING:
    from telegram_sandbox import People, RawHook
    from telegram_sandbox.client import GroupClient, PersonClient
    from telegram_sandbox.raw_bot import RawBot

ME = 1001
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"


@pytest.fixture
async def nikos(people: People) -> PersonClient:
    return await people.person("Νίκος")


@pytest.fixture
async def group(people: People, anna: PersonClient, nikos: PersonClient, bot: RawBot) -> GroupClient:
    """Anna's supergroup with Nikos and, as an administrator, the bot; nothing waits."""
    number = await people.group("Παρέα", [anna, nikos], admin_bots=["kafeneio_bot"])
    await bot.updates()
    await bot.updates()
    return anna.group(number)


@pytest.fixture
async def basic(people: People, anna: PersonClient, bot: RawBot) -> GroupClient:
    """Anna's basic group with the bot as an administrator; nothing waits."""
    number = await people.group("Παρέα", [anna], admin_bots=["kafeneio_bot"], type="group")
    await bot.updates()
    await bot.updates()
    return anna.group(number)


def changes(updates: list[dict[str, Any]], kind: str) -> list[tuple[str, str, str]]:
    return [
        (
            told["new_chat_member"]["user"]["first_name"],
            told["old_chat_member"]["status"],
            told["new_chat_member"]["status"],
        )
        for update in updates
        if (told := update.get(kind))
    ]


async def test_an_administrator_that_asked_hears_of_members(
    bot: RawBot, group: GroupClient, nikos: PersonClient, people: People
) -> None:
    await group.promote(nikos, ["can_pin_messages"])
    assert await bot.updates() == []  # chat_member comes only when it is asked for
    await bot("getUpdates", allowed_updates=["message", "my_chat_member", "chat_member"])
    await group.demote(nikos)
    await nikos.group(group.id).leave()
    maria = await people.person("Μαρία")
    await group.add(maria)
    await group.remove(maria)
    updates = await bot.updates()
    assert changes(updates, "chat_member") == [
        ("Νίκος", "administrator", "member"),
        ("Νίκος", "member", "left"),
        ("Μαρία", "left", "member"),
        ("Μαρία", "member", "kicked"),
    ]
    first = next(update["chat_member"] for update in updates if "chat_member" in update)
    assert first["old_chat_member"]["can_pin_messages"] is True
    assert first["old_chat_member"]["can_manage_topics"] is False
    messages = [update["message"] for update in updates if "message" in update]
    assert [one["left_chat_member"]["first_name"] for one in messages if "left_chat_member" in one] == [
        "Νίκος",
        "Μαρία",
    ]
    assert [one["new_chat_members"][0]["first_name"] for one in messages if "new_chat_members" in one] == [
        "Μαρία"
    ]
    expected = {"Άννα": "creator", "Καφενείο": "administrator", "Νίκος": "left", "Μαρία": "kicked"}
    assert await group.members() == expected
    assert await bot("getChatMemberCount", chat_id=group.id) == 2


async def test_a_plain_member_bot_hears_only_of_itself(
    bot: RawBot, group: GroupClient, people: People
) -> None:
    await bot("getUpdates", allowed_updates=["my_chat_member", "chat_member", "message_reaction"])
    await group.demote("kafeneio_bot")
    maria = await people.person("Μαρία")
    await group.add(maria)
    written = await maria.group(group.id).write("γεια")
    await group.react(written.message_id, "👍")
    updates = await bot.updates()
    assert changes(updates, "my_chat_member") == [("Καφενείο", "administrator", "member")]
    assert len(updates) == 1  # neither members nor reactions
    await group.promote("kafeneio_bot")
    await bot.updates()
    await group.react(written.message_id, "🔥")
    (update,) = await bot.updates()
    assert update["message_reaction"]["user"]["first_name"] == "Άννα"
    assert update["message_reaction"]["message_id"] == written.message_id


async def test_a_bot_is_put_out_and_comes_back(bot: RawBot, group: GroupClient) -> None:
    await group.remove("kafeneio_bot")
    updates = await bot.updates()
    assert changes(updates, "my_chat_member") == [("Καφενείο", "administrator", "kicked")]
    assert updates[-1]["message"]["left_chat_member"]["id"] == ME
    await group.write("δεν ακούει πια")
    for method, params in (
        ("sendMessage", {"text": "x"}),
        ("getChat", {}),
        ("getChatMember", {"user_id": ME}),
        ("copyMessage", {"from_chat_id": group.id, "message_id": 1}),
        ("createForumTopic", {"name": "x"}),
    ):
        answer = await bot.call(method, chat_id=group.id, **params)
        assert (answer["error_code"], answer["description"]) == (
            403,
            "Forbidden: bot was kicked from the supergroup chat",
        )
    await group.add("kafeneio_bot")
    assert changes(await bot.updates(), "my_chat_member") == [("Καφενείο", "kicked", "member")]
    assert await bot("sendMessage", chat_id=group.id, text="x")
    assert await bot("leaveChat", chat_id=group.id)
    answer = await bot.call("sendMessage", chat_id=group.id, text="x")
    assert answer["description"] == "Forbidden: bot is not a member of the supergroup chat"
    assert answer["error_code"] == 403
    assert changes(await bot.updates(), "my_chat_member") == [("Καφενείο", "member", "left")]


async def test_of_a_basic_group_it_may_still_read(bot: RawBot, basic: GroupClient) -> None:
    await basic.remove("kafeneio_bot")
    answer = await bot.call("sendMessage", chat_id=basic.id, text="x")
    assert answer["description"] == "Forbidden: bot was kicked from the group chat"
    assert (await bot("getChat", chat_id=basic.id))["title"] == "Παρέα"


async def test_without_privacy_mode_a_member_hears_everything(
    bot: RawBot, group: GroupClient, people: People
) -> None:
    await group.demote("kafeneio_bot")
    await bot.updates()
    assert (await bot("getMe"))["can_read_all_group_messages"] is False
    await group.write("άσχετο")
    await people.privacy("kafeneio_bot", reads_all=True)
    await group.write("κι αυτό")
    assert [update["message"]["text"] for update in await bot.updates()] == ["κι αυτό"]
    assert (await bot("getMe"))["can_read_all_group_messages"] is True


async def test_what_needs_a_right(bot: RawBot, group: GroupClient, nikos: PersonClient) -> None:
    theirs = await nikos.group(group.id).write("x")
    where = {"chat_id": group.id, "message_id": theirs.message_id}
    await group.promote("kafeneio_bot", ["can_manage_topics"])
    rights = await bot("getChatMember", chat_id=group.id, user_id=ME)
    assert [name for name, given in rights.items() if given is True] == [
        "can_manage_chat",
        "can_manage_topics",
    ]
    answer = await bot.call("deleteMessage", **where)
    assert answer["description"] == "Bad Request: message can't be deleted"
    answer = await bot.call("pinChatMessage", **where)
    assert answer["description"] == "Bad Request: not enough rights to manage pinned messages in the chat"
    await group.promote("kafeneio_bot", ["can_delete_messages", "can_pin_messages"])
    assert await bot("pinChatMessage", **where)
    assert await bot("deleteMessage", **where)


async def test_a_basic_group_is_upgraded(bot: RawBot, basic: GroupClient, anna: PersonClient) -> None:
    written = await basic.write("πριν")
    await bot.updates()
    moved = await basic.upgrade()
    assert moved.id < -(10**12)
    old, new = (update["message"] for update in await bot.updates())
    assert (old["chat"]["id"], old["migrate_to_chat_id"], old["from"]["id"]) == (basic.id, moved.id, anna.id)
    assert (new["chat"]["id"], new["migrate_from_chat_id"], new["message_id"]) == (moved.id, basic.id, 1)
    assert new["sender_chat"]["id"] == moved.id
    for method, params in (
        ("sendMessage", {"text": "x"}),
        ("sendChatAction", {"action": "typing"}),
        ("pinChatMessage", {"message_id": written.message_id}),
        ("deleteMessage", {"message_id": written.message_id}),
        ("getChatAdministrators", {}),
        ("leaveChat", {}),
    ):
        assert await bot.call(method, chat_id=basic.id, **params) == {
            "ok": False,
            "error_code": 400,
            "description": UPGRADED,
            "parameters": {"migrate_to_chat_id": moved.id},
        }
    assert (await bot("getChat", chat_id=basic.id))["type"] == "group"
    copied = await bot("copyMessage", chat_id=moved.id, from_chat_id=basic.id, message_id=written.message_id)
    assert copied == {"message_id": 2}
    admins = await bot("getChatAdministrators", chat_id=moved.id)
    assert [each["status"] for each in admins] == ["creator", "administrator"]
    listed = await anna.people.ask("GET", f"/people/{anna.id}/chats")
    assert [each["chat"]["id"] for each in listed if each["chat"]["type"] != "private"] == [moved.id]
    with pytest.raises(AssertionError, match=f"with the number {moved.id}"):
        await basic.write("x")
    with pytest.raises(AssertionError, match="only once"):
        await basic.upgrade()


async def test_either_side_of_an_upgrade_may_come_first(bot: RawBot, basic: GroupClient) -> None:
    await basic.upgrade(first="from")
    told = [update["message"] for update in await bot.updates()]
    assert ["migrate_from_chat_id" in one for one in told] == [True, False]


async def test_a_basic_group_turns_into_a_forum(bot: RawBot, basic: GroupClient) -> None:
    await basic.write("πριν")
    forum = await basic.make_forum()
    assert forum.id != basic.id
    assert (await bot("getChat", chat_id=forum.id))["is_forum"] is True
    assert [topic["name"] for topic in await forum.topics()] == ["General"]
    topic = await bot("createForumTopic", chat_id=forum.id, name="Παράπονο")
    assert (
        await bot("sendMessage", chat_id=forum.id, message_thread_id=topic["message_thread_id"], text="x")
    )["is_topic_message"]


async def test_a_supergroup_keeps_its_number_when_it_turns_into_a_forum(
    bot: RawBot, group: GroupClient
) -> None:
    before = await group.write("πριν")
    assert (await group.make_forum()).id == group.id
    assert (await group.topics())[0]["last"]["text"] == "πριν"  # General shows what is older
    sent = await bot(
        "sendMessage", chat_id=group.id, text="x", reply_parameters={"message_id": before.message_id}
    )
    assert "is_topic_message" not in sent
    await group.write("μετά")
    assert (await bot.updates())[-1]["message"]["chat"]["is_forum"] is True
    with pytest.raises(AssertionError, match=r"This group is a forum already\."):
        await group.make_forum()


async def test_the_owner_stays_and_others_need_rights(
    group: GroupClient, nikos: PersonClient, people: People
) -> None:
    with pytest.raises(AssertionError, match=r"Άννα owns this group\."):
        await group.leave()
    theirs = nikos.group(group.id)
    with pytest.raises(AssertionError, match="Νίκος may not put anybody out"):
        await theirs.remove("kafeneio_bot")
    with pytest.raises(AssertionError, match="Νίκος may not make or unmake administrators"):
        await theirs.demote("kafeneio_bot")
    maria = await people.person("Μαρία")
    with pytest.raises(AssertionError, match=r"Μαρία is not in this group\."):
        await group.remove(maria)  # she never was
    await group.remove(nikos)
    with pytest.raises(AssertionError, match=r"There is no such chat for this person\."):
        await theirs.write("x")


async def test_by_webhook_one_members_changes_do_not_hold_up_anothers(
    bot: RawBot, group: GroupClient, nikos: PersonClient, people: People, hook: RawHook
) -> None:
    async def answer(update: Any, _: web.Request) -> web.Response:
        whom = update["chat_member"]["new_chat_member"]["user"]["first_name"]
        return web.Response(status=500 if whom == "Νίκος" else 200)

    hook.answer = answer
    await bot("setWebhook", url=hook.url, allowed_updates=["chat_member"])
    await group.promote(nikos)
    await hook.until(2)  # the second try comes at once
    await group.add(await people.person("Μαρία"))
    await hook.until(3)
    assert changes(hook.heard, "chat_member")[-1] == ("Μαρία", "left", "member")
