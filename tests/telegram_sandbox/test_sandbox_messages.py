"""What is carried from chat to chat: files, albums, copies, replies, pins, edits, and who is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from telegram_sandbox.files import painted

if TYPE_CHECKING:
    from telegram_sandbox import People, Sandbox
    from telegram_sandbox.client import ChatClient, GroupClient, PersonClient
    from telegram_sandbox.raw_bot import RawBot


@pytest.fixture
async def maria(people: People) -> PersonClient:
    return await people.person("Μαρία")


@pytest.fixture
async def forum(people: People, maria: PersonClient, bot: RawBot, chat: ChatClient) -> GroupClient:
    """Maria's forum with the bot as an administrator, beside Anna's private chat; nothing waits."""
    assert chat
    group = maria.group(await people.group("Ομάδα", [maria], admin_bots=["kafeneio_bot"], forum=True))
    await bot.updates()
    await bot.updates()
    return group


@pytest.fixture
async def topic(bot: RawBot, forum: GroupClient) -> ChatClient:
    """A topic of that forum, as Maria sees it."""
    made = await bot("createForumTopic", chat_id=forum.id, name="Παράπονο")
    await bot.updates()
    await bot.updates()
    return forum.topic(made["message_thread_id"])


def there(forum: GroupClient, topic: ChatClient) -> dict[str, Any]:
    return {"chat_id": forum.id, "message_thread_id": topic._topic}


async def test_everything_a_guest_sends_is_copied_into_a_topic(
    bot: RawBot, chat: ChatClient, forum: GroupClient, topic: ChatClient
) -> None:
    me = chat.person.id
    sent = [
        await chat.write("λόγια"),
        await chat.send_photo(painted(3), caption="φωτογραφία"),
        await chat.send_document(b"words", "a.txt", caption="αρχείο"),
        await chat.send_video(caption="βίντεο", duration=7),
        await chat.send_voice(b"OggSxx", duration=4),
        await chat.send_location(),
        await chat.send_sticker(),
        await chat.send_contact("+30210", "Άννα"),
    ]
    told = [update["message"] for update in await bot.updates()]
    assert told[3]["video"]["duration"] == 7
    assert told[4]["voice"]["duration"] == 4
    for screen in sent:
        await bot("copyMessage", **there(forum, topic), from_chat_id=me, message_id=screen.message_id)
    seen = (await topic.messages())[1:]
    assert [screen.words for screen in seen] == ["λόγια", "φωτογραφία", "αρχείο", "βίντεο", "", "", "", ""]
    for kind, number in (
        ("document", 2),
        ("video", 3),
        ("voice", 4),
        ("location", 5),
        ("sticker", 6),
        ("contact", 7),
    ):
        assert seen[number].message[kind] == sent[number].message[kind], kind
    assert seen[2].document
    assert await topic.download(seen[2].document["file_id"]) == b"words"


async def test_an_album_stays_one(
    bot: RawBot, chat: ChatClient, forum: GroupClient, topic: ChatClient
) -> None:
    parts = [None, {"kind": "video", "size": 9}, painted(5)]
    sent = [screen.message_id for screen in await chat.send_album(parts, caption="x")]
    gone = (await chat.write("σβήνεται")).message_id
    await chat.delete(gone)
    made = await bot(
        "copyMessages", **there(forum, topic), from_chat_id=chat.person.id, message_ids=[*sent, gone]
    )
    assert len(made) == 3
    seen = (await topic.messages())[1:]
    assert len({screen.message["media_group_id"] for screen in seen}) == 1
    assert seen[0].message["media_group_id"] != (await chat.messages())[-1].message["media_group_id"]
    assert [bool(screen.message["video"]) for screen in seen] == [False, True, False]
    alone = await bot(
        "copyMessages",
        **there(forum, topic),
        from_chat_id=chat.person.id,
        message_ids=sent[:1],
        remove_caption=True,
    )
    last = (await topic.messages())[-1]
    assert (last.message_id, last.message["media_group_id"], last.caption) == (
        alone[0]["message_id"],
        None,
        None,
    )
    media = [{"type": "document", "media": f"attach://{name}"} for name in "ab"]
    pair = await bot("sendMediaGroup", **there(forum, topic), media=media, a=b"one", b=b"two")
    assert {one["message_thread_id"] for one in pair} == {topic._topic}
    assert len({one["media_group_id"] for one in pair}) == 1


async def test_several_messages_are_refused_as_telegram_does(
    bot: RawBot, chat: ChatClient, forum: GroupClient
) -> None:
    me = chat.person.id
    numbers = [(await chat.write(text)).message_id for text in "ab"]
    service = (await forum.messages())[0].message_id
    for method, params, description in (
        (
            "copyMessages",
            {"from_chat_id": me, "message_ids": numbers[::-1]},
            "message identifiers must be in a strictly increasing order",
        ),
        ("copyMessages", {"from_chat_id": me, "message_ids": [9999]}, "there are no messages to forward"),
        (
            "forwardMessages",
            {"from_chat_id": forum.id, "message_ids": [service]},
            "messages can't be forwarded",
        ),
        ("forwardMessages", {"from_chat_id": me}, "message identifiers are not specified"),
        ("copyMessages", {"message_ids": numbers}, 'parameter "from_chat_id" is required'),
    ):
        answer = await bot.call(method, chat_id=forum.id, **params)
        assert answer["description"] == f"Bad Request: {description}"
    made = await bot("forwardMessages", chat_id=forum.id, from_chat_id=me, message_ids=numbers)
    seen = (await forum.messages())[-2:]
    assert [screen.message_id for screen in seen] == [one["message_id"] for one in made]
    assert {screen.message["forward_origin"]["sender_user"]["id"] for screen in seen} == {me}


async def test_a_reply_across_chats_and_topics_is_an_external_one(
    bot: RawBot, chat: ChatClient, forum: GroupClient, topic: ChatClient
) -> None:
    photo = await chat.send_photo()
    replied: dict[str, Any] = {"message_id": photo.message_id, "chat_id": chat.person.id}
    sent = await bot("sendMessage", **there(forum, topic), text="x", reply_parameters=replied)
    outside = sent["external_reply"]
    assert outside["origin"]["sender_user"]["id"] == chat.person.id
    assert outside["photo"] == photo.message["photo"]
    assert "chat" not in outside  # a private one
    assert (
        sent["reply_to_message"]["message_id"] == topic._topic
    )  # the topic's own message, as everywhere in it
    elsewhere = await forum.write("στο General")
    sent = await bot(
        "sendMessage", **there(forum, topic), text="y", reply_parameters={"message_id": elsewhere.message_id}
    )
    assert sent["external_reply"]["chat"]["id"] == forum.id
    assert sent["external_reply"]["message_id"] == elsewhere.message_id
    assert (await topic.messages())[-1].message["external_reply"]
    replied = {"message_id": 9999, "chat_id": chat.person.id}
    answer = await bot.call("sendMessage", **there(forum, topic), text="z", reply_parameters=replied)
    assert answer["description"] == "Bad Request: message to be replied not found"
    replied["allow_sending_without_reply"] = True
    sent = await bot("sendMessage", **there(forum, topic), text="z", reply_parameters=replied)
    assert "external_reply" not in sent


async def test_edits_reach_those_who_should_know(bot: RawBot, chat: ChatClient, topic: ChatClient) -> None:
    photo = await chat.send_photo(caption="πριν")
    theirs = await topic.write("σημειωση")
    await bot.updates()
    await chat.edit_caption(photo.message_id, "μετά")
    await topic.edit(theirs.message_id, "σημείωση")
    await chat.delete(photo.message_id)
    await topic.delete(theirs.message_id)
    updates = await bot.updates()  # of the two deletions there is nothing
    assert [
        update["edited_message"].get("caption") or update["edited_message"]["text"] for update in updates
    ] == ["μετά", "σημείωση"]
    assert updates[1]["edited_message"]["message_thread_id"] == topic._topic


async def test_people_delete_and_pin_what_they_may(
    bot: RawBot, chat: ChatClient, forum: GroupClient, people: People
) -> None:
    waiter = await people.person("Νίκος")
    await forum.add(waiter)
    theirs = waiter.group(forum.id)
    ours, own = await forum.write("της Μαρίας"), await theirs.write("δικό μου")
    with pytest.raises(AssertionError, match=r"Νίκος may not delete this message\."):
        await theirs.delete(ours.message_id)
    await forum.delete(own.message_id)
    await theirs.pin(ours.message_id)
    pinned = (await bot.updates())[-1]["message"]["pinned_message"]
    assert pinned["message_id"] == ours.message_id
    assert (await bot("getChat", chat_id=forum.id))["pinned_message"]["message_id"] == ours.message_id
    await forum.pin(ours.message_id, pinned=False)
    assert "pinned_message" not in await bot("getChat", chat_id=forum.id)
    sent = await bot("sendMessage", chat_id=chat.person.id, text="x")
    await chat.delete(sent["message_id"])
    answer = await bot.call(
        "editMessageText", chat_id=chat.person.id, message_id=sent["message_id"], text="y"
    )
    assert answer["description"] == "Bad Request: message to edit not found"


async def test_a_bot_pins_in_a_topic_and_hears_of_it(
    bot: RawBot, forum: GroupClient, topic: ChatClient
) -> None:
    card = await bot("sendMessage", **there(forum, topic), text="κάρτα")
    general = await bot("sendMessage", chat_id=forum.id, text="x")
    for told in (card, general):
        assert await bot("pinChatMessage", chat_id=forum.id, message_id=told["message_id"])
    first = (await bot.updates())[0]["message"]
    assert first["pinned_message"]["text"] == "κάρτα"
    assert (first["message_thread_id"], first["from"]["id"]) == (topic._topic, 1001)
    assert (await topic.messages())[1].message["pinned"] is True
    assert await bot("unpinAllForumTopicMessages", **there(forum, topic))
    assert (await topic.messages())[1].message["pinned"] is False
    assert await bot("unpinChatMessage", chat_id=forum.id)
    answer = await bot.call("unpinChatMessage", chat_id=forum.id)
    assert answer["description"] == "Bad Request: message to unpin not found"
    service = (await topic.messages())[0].message_id
    answer = await bot.call("pinChatMessage", chat_id=forum.id, message_id=service)
    assert answer["description"] == "Bad Request: message can't be pinned"
    await bot("pinChatMessage", chat_id=forum.id, message_id=card["message_id"])
    assert await bot("unpinAllChatMessages", chat_id=forum.id)
    assert await bot("unpinAllGeneralForumTopicMessages", chat_id=forum.id)
    assert not any(screen.message["pinned"] for screen in await forum.messages())


async def test_what_is_too_large(bot: RawBot, chat: ChatClient, forum: GroupClient) -> None:
    film = await chat.send_video(20 * 1024 * 1024 + 1)
    file_id = (await bot.updates())[0]["message"]["video"]["file_id"]
    answer = await bot.call("getFile", file_id=file_id)
    assert answer["description"] == "Bad Request: file is too big"
    sent = await bot("copyMessage", chat_id=forum.id, from_chat_id=chat.person.id, message_id=film.message_id)
    assert sent["message_id"]  # what is on Telegram's servers already is copied, however large
    assert (await bot("sendVideo", chat_id=forum.id, video=file_id))["video"]["file_id"] == file_id


async def test_people_forward_too(bot: RawBot, chat: ChatClient, people: People) -> None:
    sent = await bot("sendMessage", chat_id=chat.person.id, text="από το κατάστημα")
    group = chat.person.group(await people.group("Παρέα", [chat.person], admin_bots=["kafeneio_bot"]))
    await bot.updates()
    forwarded = await group.forward(1001, sent["message_id"])
    assert forwarded.text == "από το κατάστημα"
    assert (await bot.updates())[0]["message"]["forward_origin"]["sender_user"]["id"] == 1001
    with pytest.raises(AssertionError, match=r"What was forwarded cannot be changed\."):
        await group.edit(forwarded.message_id, "x")
    with pytest.raises(AssertionError, match=r"There is no such message to forward\."):
        await group.forward(1001, 9999)


async def test_twenty_a_minute_count_what_is_copied_and_if_wanted_edited(
    bot: RawBot, chat: ChatClient, forum: GroupClient, sandbox: Sandbox, people: People
) -> None:
    numbers = [(await chat.write(str(number))).message_id for number in range(15)]
    await people.ask("PUT", "/limits", {"edits": True})
    copying = {"chat_id": forum.id, "from_chat_id": chat.person.id, "message_ids": numbers}
    made = await bot("copyMessages", **copying)
    answer = await bot.call("copyMessages", **copying)
    assert answer["parameters"] == {"retry_after": 30}  # ten more than twenty, one in three seconds
    await bot("createForumTopic", chat_id=forum.id, name="x")
    assert await bot("forwardMessages", **{**copying, "message_ids": numbers[:5]})
    edit = {"chat_id": forum.id, "message_id": made[0]["message_id"], "text": "y"}
    assert (await bot.call("editMessageText", **edit))["error_code"] == 429
    await people.advance(seconds=3)
    assert await bot("editMessageText", **edit)
    sandbox.limits.set()
    assert [(await bot.call("editMessageText", **edit | {"text": str(n)}))["ok"] for n in range(25)] == [
        True
    ] * 25


async def test_odd_things_of_people_are_refused_with_a_sentence(chat: ChatClient) -> None:
    for body, said in (
        ({"album": [{"kind": "document", "size": 1}, {"generate": True}]}, "A document needs a name"),
        (
            {"album": [{"kind": "document", "name": "a", "size": 1}, {"generate": True}]},
            "an album of their own",
        ),
        ({"document": {"name": "a"}}, "either data or size"),
        ({"text": "x", "topic": 1}, "There are no topics in this chat"),
    ):
        with pytest.raises(AssertionError, match=said):
            await chat._send(body)
