"""The topics of a forum: what bots do with them, what people do, and what bots are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from telegram_sandbox.icons import ICONS

if TYPE_CHECKING:
    from telegram_sandbox import People
    from telegram_sandbox.client import GroupClient, PersonClient
    from telegram_sandbox.raw_bot import RawBot

FIRE = next(number for number, emoji in ICONS.items() if emoji == "🔥")
ME = 1001
NO_THREAD = "Bad Request: message thread not found"


@pytest.fixture
async def forum(people: People, anna: PersonClient, bot: RawBot) -> GroupClient:
    """Anna's forum, in which the bot is an administrator, with nothing waiting."""
    group = anna.group(await people.group("Ομάδα", [anna], admin_bots=["kafeneio_bot"], forum=True))
    await bot.updates()
    await bot.updates()
    return group


async def made(bot: RawBot, group: GroupClient, name: str = "Παράπονο", **more: Any) -> int:
    """Let the bot make a topic and confirm what it is told of that."""
    topic = await bot("createForumTopic", chat_id=group.id, name=name, **more)
    await bot.updates()
    await bot.updates()
    return int(topic["message_thread_id"])


async def refused(bot: RawBot, method: str, **params: Any) -> str:
    answer = await bot.call(method, **params)
    assert answer["error_code"] == 400
    return str(answer["description"])


async def test_a_bot_makes_a_topic_and_is_told(bot: RawBot, forum: GroupClient) -> None:
    topic = await bot(
        "createForumTopic",
        chat_id=forum.id,
        name="  Κρύος \n καφές ",
        icon_color=0xFB6F5F,
        icon_custom_emoji_id=FIRE,
    )
    number = topic["message_thread_id"]
    created = {"name": "Κρύος καφές", "icon_color": 0xFB6F5F, "icon_custom_emoji_id": FIRE}
    assert topic == {"message_thread_id": number, **created}
    (update,) = await bot.updates()
    assert update["message"]["message_id"] == number
    assert update["message"]["forum_topic_created"] == created
    assert (update["message"]["message_thread_id"], update["message"]["is_topic_message"]) == (number, True)
    assert update["message"]["chat"]["is_forum"] is True
    assert update["message"]["from"]["id"] == ME
    listed = await forum.topics()
    assert [(one["name"], one["icon"], one["unread"]) for one in listed] == [
        ("General", None, 0),
        ("Κρύος καφές", "🔥", 1),
    ]


async def test_what_stands_in_a_topic_says_so(bot: RawBot, forum: GroupClient) -> None:
    number = await made(bot, forum)
    topic = forum.topic(number)
    sent = await bot("sendMessage", chat_id=forum.id, message_thread_id=number, text="Καλησπέρα")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (number, True)
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Παράπονο"  # as Telegram does
    assert (await topic.answer()).text == "Καλησπέρα"
    ours = await topic.reply(sent["message_id"], "ναι")
    assert (await topic.write("και πάλι")).topic == number
    await forum.write("στο General")
    first, second, third = (update["message"] for update in await bot.updates())
    assert first["reply_to_message"]["message_id"] == sent["message_id"]
    assert second["reply_to_message"]["message_id"] == number
    assert "message_thread_id" not in third
    assert "is_topic_message" not in third
    assert [screen.text for screen in await topic.messages()] == [None, "Καλησπέρα", "ναι", "και πάλι"]
    assert (await forum.topic(1).messages())[-1].text == "στο General"
    answer = await bot(
        "sendMessage", chat_id=forum.id, text="εκεί", reply_parameters={"message_id": ours.message_id}
    )
    assert answer["message_thread_id"] == number  # a reply needs no thread


async def test_general_has_odd_ids(bot: RawBot, forum: GroupClient) -> None:
    sent = await bot("sendMessage", chat_id=forum.id, text="x")
    assert "message_thread_id" not in sent
    assert await refused(bot, "sendMessage", chat_id=forum.id, message_thread_id=1, text="x") == NO_THREAD
    await forum.reply(sent["message_id"], "απάντηση")
    told = (await bot.updates())[0]["message"]
    assert told["message_thread_id"] == sent["message_id"]  # the thread of replies, which is no topic
    assert "is_topic_message" not in told
    thread = told["message_thread_id"]
    assert (
        await refused(bot, "sendMessage", chat_id=forum.id, message_thread_id=thread, text="x") == NO_THREAD
    )
    assert await refused(bot, "sendMessage", chat_id=forum.id, message_thread_id=4711, text="x") == NO_THREAD


async def test_threads_mean_nothing_where_there_are_no_topics(
    bot: RawBot, people: People, anna: PersonClient
) -> None:
    group = anna.group(await people.group("Παρέα", [anna], ["kafeneio_bot"]))
    assert await bot("sendMessage", chat_id=group.id, message_thread_id=77, text="x")
    await anna.chat("kafeneio_bot").write("/start")
    assert await refused(bot, "sendMessage", chat_id=anna.id, message_thread_id=77, text="x") == NO_THREAD
    answer = await refused(bot, "createForumTopic", chat_id=group.id, name="x")
    assert answer == "Bad Request: the chat is not a forum"


async def test_a_topic_changes_and_everybody_is_told(bot: RawBot, forum: GroupClient) -> None:
    number = await made(bot, forum)
    where = {"chat_id": forum.id, "message_thread_id": number}
    await bot("editForumTopic", **where, name="Λύθηκε", icon_custom_emoji_id=FIRE)
    await bot("editForumTopic", **where, icon_custom_emoji_id="")
    await bot("editForumTopic", **where)
    await bot("closeForumTopic", **where)
    await forum.change_topic(number, closed=False)
    await forum.change_topic(number, name="Ξανά")
    told = [update["message"] for update in await bot.updates()]
    kinds = ("forum_topic_edited", "forum_topic_closed", "forum_topic_reopened")
    assert [next((kind, one[kind]) for kind in kinds if kind in one) for one in told] == [
        ("forum_topic_edited", {"name": "Λύθηκε", "icon_custom_emoji_id": FIRE}),
        ("forum_topic_edited", {"icon_custom_emoji_id": ""}),
        ("forum_topic_closed", {}),
        ("forum_topic_reopened", {}),
        ("forum_topic_edited", {"name": "Ξανά"}),
    ]
    assert {one["message_thread_id"] for one in told} == {number}
    for method in ("reopenForumTopic", "editForumTopic"):
        assert await refused(bot, method, **where, name="Ξανά") == "Bad Request: TOPIC_NOT_MODIFIED"


async def test_general_is_closed_hidden_and_shown(bot: RawBot, forum: GroupClient) -> None:
    await bot("editGeneralForumTopic", chat_id=forum.id, name="Όλα")
    await bot("hideGeneralForumTopic", chat_id=forum.id)
    general = (await forum.topics())[0]
    assert (general["name"], general["closed"], general["hidden"]) == ("Όλα", True, True)
    await bot("reopenGeneralForumTopic", chat_id=forum.id)
    await bot("closeGeneralForumTopic", chat_id=forum.id)
    answer = await refused(bot, "unhideGeneralForumTopic", chat_id=forum.id)
    assert answer == "Bad Request: TOPIC_NOT_MODIFIED"
    told = [update["message"] for update in await bot.updates()]
    assert [next(kind for kind in one if "forum_topic" in kind) for one in told] == [
        "forum_topic_edited",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "forum_topic_reopened",
        "forum_topic_closed",
    ]
    assert not any("message_thread_id" in one for one in told)
    await forum.demote("kafeneio_bot")
    assert await refused(bot, "sendMessage", chat_id=forum.id, text="x") == "Bad Request: TOPIC_CLOSED"


async def test_a_deleted_topic_takes_everything_and_tells_no_bot(bot: RawBot, forum: GroupClient) -> None:
    number = await made(bot, forum)
    where = {"chat_id": forum.id, "message_thread_id": number}
    sent = await bot("sendMessage", **where, text="x")
    await forum.delete_topic(number)
    assert await bot.updates() == []
    assert await refused(bot, "sendMessage", **where, text="x") == NO_THREAD
    assert await refused(bot, "sendPhoto", **where, photo=b"x") != NO_THREAD  # the picture is read first
    assert await refused(bot, "sendLocation", **where, latitude=1, longitude=1) == NO_THREAD
    assert await bot("sendChatAction", **where, action="typing")  # tdlib/telegram-bot-api#732
    for method in ("editForumTopic", "closeForumTopic", "deleteForumTopic"):
        assert await refused(bot, method, **where, name="x") == "Bad Request: TOPIC_ID_INVALID"
    replied = {"message_id": sent["message_id"]}
    gone = await refused(bot, "sendMessage", chat_id=forum.id, text="x", reply_parameters=replied)
    assert gone == "Bad Request: message to be replied not found"
    replied |= {"allow_sending_without_reply": True}
    stray = await bot("sendMessage", chat_id=forum.id, text="x", reply_parameters=replied)
    assert "message_thread_id" not in stray  # it went to General, before everybody
    edit = await refused(bot, "editMessageText", chat_id=forum.id, message_id=sent["message_id"], text="y")
    assert edit == "Bad Request: message to edit not found"
    assert [one["name"] for one in await forum.topics()] == ["General"]
    other = await made(bot, forum)
    await forum.delete_topic(other, remembered=True)  # the Bot API's server has not noticed yet
    answer = await refused(bot, "sendMessage", chat_id=forum.id, message_thread_id=other, text="x")
    assert answer == "Bad Request: TOPIC_DELETED"


async def test_in_a_closed_topic_write_those_who_manage_it(
    bot: RawBot, forum: GroupClient, people: People
) -> None:
    waiter = await people.person("Νίκος")
    await forum.add(waiter)
    own, theirs = await made(bot, forum), await waiter.group(forum.id).create_topic("Δικό μου")
    number = (await theirs.write("γεια")).topic
    await forum.promote("kafeneio_bot", ["can_delete_messages"])
    for each in (own, number):
        await forum.change_topic(each or 0, closed=True)
    assert await bot("sendMessage", chat_id=forum.id, message_thread_id=own, text="x")  # it made this one
    closed = {"chat_id": forum.id, "message_thread_id": number}
    assert await refused(bot, "sendMessage", **closed, text="x") == "Bad Request: TOPIC_CLOSED"
    answer = await refused(bot, "reopenForumTopic", **closed)
    assert answer == "Bad Request: not enough rights to close or open the topic"
    await waiter.group(forum.id).topic(number or 0).write("εγώ μπορώ")
    with pytest.raises(AssertionError, match=r"This topic is closed\."):
        await waiter.group(forum.id).topic(own).write("εδώ όχι")
    await forum.promote("kafeneio_bot", ["can_manage_topics"])
    assert await bot("sendMessage", **closed, text="x")


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("createForumTopic", {"name": " "}, "name must be non-empty"),
        ("createForumTopic", {"name": "x", "icon_color": 7}, "TOPIC_ICON_COLOR_INVALID"),
        ("createForumTopic", {"name": "x", "icon_custom_emoji_id": "5"}, "DOCUMENT_INVALID"),
        ("editForumTopic", {"message_thread_id": 2}, "TOPIC_ID_INVALID"),
        ("editForumTopic", {}, "invalid forum topic identifier specified"),
        ("deleteForumTopic", {"message_thread_id": 1}, "TOPIC_ID_INVALID"),
    ],
)
async def test_topics_are_refused_in_telegrams_words(
    bot: RawBot, forum: GroupClient, method: str, params: dict[str, Any], description: str
) -> None:
    assert await refused(bot, method, chat_id=forum.id, **params) == f"Bad Request: {description}"


async def test_a_long_name_is_cut_off(bot: RawBot, forum: GroupClient) -> None:
    topic = await bot("createForumTopic", chat_id=forum.id, name="α" * 200)
    assert topic["name"] == "α" * 128


async def test_without_the_rights_a_bot_makes_and_deletes_nothing(bot: RawBot, forum: GroupClient) -> None:
    theirs = await forum.create_topic("Της Άννας")
    number = (await theirs.write("x")).topic
    own = await made(bot, forum)
    await forum.promote("kafeneio_bot", ["can_pin_messages"])
    answer = await refused(bot, "createForumTopic", chat_id=forum.id, name="x")
    assert answer == "Bad Request: not enough rights to create a topic"
    answer = await refused(bot, "editForumTopic", chat_id=forum.id, message_thread_id=number, name="x")
    assert answer == "Bad Request: not enough rights to edit the topic"
    answer = await refused(bot, "deleteForumTopic", chat_id=forum.id, message_thread_id=number)
    assert answer == "Bad Request: not enough rights to delete the topic"
    assert await bot("editForumTopic", chat_id=forum.id, message_thread_id=own, name="x")  # its own it may
    assert await bot("deleteForumTopic", chat_id=forum.id, message_thread_id=own)


async def test_icons_are_stickers_of_custom_emoji(bot: RawBot) -> None:
    icons = await bot("getForumTopicIconStickers")
    assert {icon["custom_emoji_id"]: icon["emoji"] for icon in icons} == ICONS
    assert {icon["type"] for icon in icons} == {"custom_emoji"}
    assert icons == await bot("getForumTopicIconStickers")


async def test_what_is_unread_is_counted_by_topic(bot: RawBot, forum: GroupClient) -> None:
    number = await made(bot, forum)
    await forum.topic(1).read()
    for text in "ab":
        await bot("sendMessage", chat_id=forum.id, message_thread_id=number, text=text)
    await bot("sendMessage", chat_id=forum.id, text="c")
    assert (await forum.entry())["unread"] == 4
    await forum.topic(number).read()
    assert [(one["id"], one["unread"]) for one in await forum.topics()] == [(1, 1), (number, 0)]
    await forum.read()
    assert (await forum.entry())["unread"] == 0


async def test_people_write_only_where_there_is_a_topic(
    bot: RawBot, forum: GroupClient, people: People, anna: PersonClient
) -> None:
    number = await made(bot, forum)
    sent = await bot("sendMessage", chat_id=forum.id, message_thread_id=number, text="x")
    with pytest.raises(AssertionError, match=r"A reply stays in the topic of its message\."):
        await forum.topic(1).reply(sent["message_id"], "x")
    with pytest.raises(AssertionError, match=r"There is no such topic\."):
        await forum.topic(4711).write("x")
    plain = anna.group(await people.group("Παρέα", [anna]))
    with pytest.raises(AssertionError, match=r"There are no topics in this chat\."):
        await plain.topic(1).write("x")
    with pytest.raises(AssertionError, match=r"General cannot be deleted\."):
        await forum.delete_topic(1)
    stranger = await people.person("Βασίλης")
    await forum.add(stranger)
    for act in (
        stranger.group(forum.id).delete_topic(number),
        stranger.group(forum.id).change_topic(number, name="x"),
        stranger.group(forum.id).make_forum(),
        stranger.group(forum.id).promote(stranger),
    ):
        with pytest.raises(AssertionError, match="Βασίλης"):
            await act
