"""What people see and do, and what is written down about it."""

from __future__ import annotations

import asyncio
import io
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import segno
from PIL import Image

from telegram_sandbox import People, Sandbox, serve
from telegram_sandbox.files import painted

if TYPE_CHECKING:
    from telegram_sandbox.client import ChatClient, PersonClient
    from telegram_sandbox.raw_bot import RawBot

KEYBOARD = {
    "inline_keyboard": [[{"text": "Δώρα", "callback_data": "g"}, {"text": "Δώρα μου", "callback_data": "m"}]]
}


def code(text: str) -> bytes:
    with io.BytesIO() as written:
        segno.make(text).save(written, kind="png", scale=4)
        return written.getvalue()


async def test_every_bot_is_listed_before_a_word_is_said(anna: PersonClient, sandbox: Sandbox) -> None:
    entry = await anna.chat("kafeneio_bot").entry()
    assert entry["chat"] == {
        "id": 1001,
        "type": "private",
        "title": "Καφενείο",
        "username": "kafeneio_bot",
        "is_bot": True,
    }
    assert (entry["last"], entry["started"], entry["unread"]) == (None, False, 0)
    assert sandbox.groups == {}


async def test_unread_typing_and_reading(bot: RawBot, chat: ChatClient, people: People) -> None:
    me = chat.person.id
    await bot("sendChatAction", chat_id=me, action="typing")
    assert (await chat.entry())["typing"]
    await people.advance(seconds=6)
    assert not (await chat.entry())["typing"]
    await bot("sendChatAction", chat_id=me, action="typing")
    await bot("sendMessage", chat_id=me, text="x")
    entry = await chat.entry()
    assert (entry["typing"], entry["unread"], entry["last"]["text"]) == (False, 1, "x")
    await chat.messages()
    assert (await chat.entry())["unread"] == 1
    await chat.read()
    assert (await chat.entry())["unread"] == 0


async def test_answer_is_what_came_after_the_last_act(bot: RawBot, chat: ChatClient) -> None:
    me = chat.person.id
    await bot("sendMessage", chat_id=me, text="παλιό")
    await chat.write("γεια")
    sent = await bot("sendMessage", chat_id=me, text="νέο", reply_markup=KEYBOARD)
    await bot("editMessageText", chat_id=me, message_id=sent["message_id"], text="άλλο")
    first, second = await chat.answer(), await chat.answer()
    assert (first.text, first.edited, first.labels) == ("νέο", False, ["Δώρα", "Δώρα μου"])
    assert (second.text, second.edited, second.labels) == ("άλλο", True, [])
    with pytest.raises(AssertionError, match="No answer within 0 s"):
        await chat.answer(seconds=0)


async def test_the_html_of_a_screen(bot: RawBot, chat: ChatClient) -> None:
    source = '<b>α</b> &lt; <a href="http://a.gr/">😀</a> <pre><code class="language-py">x</code></pre>'
    await bot("sendMessage", chat_id=chat.person.id, text=source, parse_mode="HTML")
    assert (await chat.messages())[-1].html == source


async def test_tapping_takes_the_exact_label_first(bot: RawBot, chat: ChatClient) -> None:
    await bot("sendMessage", chat_id=chat.person.id, text="x", reply_markup=KEYBOARD)
    await chat.tap("Δώρα", seconds=0)
    await chat.tap("ρα μ", seconds=0)
    assert [update["callback_query"]["data"] for update in await bot.updates()] == ["g", "m"]
    with pytest.raises(AssertionError, match=r"There is no button «Χ»(.|\n)*\[Δώρα\] \[Δώρα μου\]"):
        await chat.tap("Χ")


async def test_buttons_that_ask_no_bot(bot: RawBot, chat: ChatClient) -> None:
    row = [{"text": "u", "url": "a.gr"}, {"text": "c", "copy_text": {"text": "K-7"}}]
    await bot("sendMessage", chat_id=chat.person.id, text="x", reply_markup={"inline_keyboard": [row]})
    for label, url, copied in (("u", "http://a.gr/", None), ("c", None, "K-7")):
        toast = await chat.tap(label)
        assert toast
        assert (toast.url, toast.copied) == (url, copied)


async def test_keyboards_under_the_input_field(bot: RawBot, chat: ChatClient) -> None:
    me = chat.person.id
    markup = {"keyboard": [["Ναι", {"text": "Όχι"}]], "one_time_keyboard": True, "resize_keyboard": True}
    await bot("sendMessage", chat_id=me, text="x", reply_markup=markup)
    shown = (await chat.entry())["reply_keyboard"]
    assert shown["keyboard"] == [[{"text": "Ναι"}, {"text": "Όχι"}]]
    await chat.write("κάτι άλλο")
    assert (await chat.entry())["reply_keyboard"] == shown
    await chat.tap("Όχι")
    assert (await chat.entry())["reply_keyboard"] is None
    await bot("sendMessage", chat_id=me, text="x", reply_markup={"keyboard": [["Ναι"]]})
    await chat.tap("Ναι")
    assert (await chat.entry())["reply_keyboard"] is not None
    await bot("sendMessage", chat_id=me, text="x", reply_markup={"remove_keyboard": True})
    assert (await chat.entry())["reply_keyboard"] is None


async def test_a_forced_reply(bot: RawBot, chat: ChatClient) -> None:
    asked = await bot("sendMessage", chat_id=chat.person.id, text="x", reply_markup={"force_reply": True})
    assert (await chat.entry())["force_reply"] == {"force_reply": True, "message_id": asked["message_id"]}
    await chat.write("απάντηση")
    update = (await bot.updates())[0]
    assert update["message"]["reply_to_message"]["message_id"] == asked["message_id"]
    assert (await chat.entry())["force_reply"] is None


async def test_commands_by_scope_and_language(bot: RawBot, chat: ChatClient, people: People) -> None:
    async def told(name: str, **where: Any) -> None:
        await bot("setMyCommands", commands=[{"command": name, "description": name}], **where)

    async def shown(place: ChatClient) -> list[str]:
        return [command["command"] for command in (await place.entry())["commands"]]

    john = (await people.person("John", language_code="en-GB")).chat("kafeneio_bot")
    assert await shown(chat) == []
    await told("default")
    await told("private", scope={"type": "all_private_chats"})
    assert (await shown(chat), await shown(john)) == (["private"], ["private"])
    await told("english", scope={"type": "all_private_chats"}, language_code="en")
    assert (await shown(chat), await shown(john)) == (["private"], ["english"])
    await told("hers", scope={"type": "chat", "chat_id": chat.person.id})
    assert (await shown(chat), await shown(john)) == (["hers"], ["english"])
    await bot("deleteMyCommands", scope={"type": "chat", "chat_id": chat.person.id})
    await bot("setChatMenuButton", menu_button={"type": "commands"})
    assert await shown(chat) == ["private"]
    assert (await chat.entry())["menu_button"] == {"type": "commands"}


async def test_names_in_the_readers_language(bot: RawBot, chat: ChatClient, people: People) -> None:
    await bot("setMyName", name="The Café", language_code="en")
    john = (await people.person("John", language_code="en")).chat("kafeneio_bot")
    assert (await chat.entry())["chat"]["title"] == "Καφενείο"
    assert (await john.entry())["chat"]["title"] == "The Café"


async def test_deep_links(bot: RawBot, chat: ChatClient, people: People) -> None:
    for link in ("https://t.me/Kafeneio_Bot?start=a_1", "tg://resolve?domain=kafeneio_bot&start=b-2"):
        await chat.open_link(link)
    assert await chat.open_link("t.me/kafeneio_bot") == []
    assert [update["message"]["text"] for update in await bot.updates()] == ["/start a_1", "/start b-2"]
    for wrong in ("https://a.gr", "https://t.me/nobody_bot", "https://t.me/kafeneio_bot?start=a%20b"):
        with pytest.raises(AssertionError, match="links: "):
            await chat.open_link(wrong)
    await chat.open_link("https://t.me/kafeneio_bot?startgroup=g")
    found = await bot.updates()
    assert found[-1]["message"]["text"] == "/start@kafeneio_bot g"
    assert len(await people.ask("GET", f"/people/{chat.person.id}/chats")) == 2


async def test_scanning_a_code(bot: RawBot, chat: ChatClient, people: People) -> None:
    link = "https://t.me/kafeneio_bot?start=card_7"
    assert await chat.scan(code(link)) == link
    assert (await bot.updates())[0]["message"]["text"] == "/start card_7"
    sent = await bot("sendPhoto", chat_id=chat.person.id, photo=code("https://a.gr/"))
    body = {"chat_id": 1001, "file_id": sent["photo"][-1]["file_id"]}
    read = await people.ask("POST", f"/people/{chat.person.id}/scans", body)
    assert read["url"] == "https://a.gr/"
    for data in (painted(1), b"no picture"):
        with pytest.raises(AssertionError, match="picture"):
            await chat.scan(data)


async def test_files_come_back_as_they_were(bot: RawBot, chat: ChatClient, url: str) -> None:
    sent = await chat.send_document(b"words", "σημείωση.txt")
    assert sent.document
    assert await chat.download(sent.document["file_id"]) == b"words"
    update = (await bot.updates())[0]["message"]["document"]
    assert (update["file_name"], update["mime_type"], update["file_size"]) == (
        "σημείωση.txt",
        "text/plain",
        5,
    )
    path = (await bot("getFile", file_id=update["file_id"]))["file_path"]
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/file/bot1001:demo/{path}") as response:
            assert await response.read() == b"words"
        for missing in ("bot1001:no/x", "bot1001:demo/x"):
            async with session.get(f"{url}/file/{missing}") as response:
                assert response.status in {401, 404}
    photo = (await chat.send_photo(painted(1))).photo
    assert photo
    with Image.open(io.BytesIO(await chat.download(photo["file_id"]))) as picture:
        assert picture.size == (photo["width"], photo["height"])


async def test_people_change_only_their_own(bot: RawBot, chat: ChatClient, people: People) -> None:
    sent = await bot("sendMessage", chat_id=chat.person.id, text="x")
    with pytest.raises(AssertionError, match="somebody else's"):
        await chat.edit(sent["message_id"], "y")
    mine = await chat.write("a")
    edited = await chat.edit(mine.message_id, "b")
    assert (edited.text, edited.edited) == ("b", True)
    await chat.block()
    with pytest.raises(AssertionError, match="has blocked this bot"):
        await chat.write("γεια")
    await chat.person.change(note="σερβιτόρος", language_code="en")
    found = await people.ask("GET", "/people")
    assert (found[0]["note"], found[0]["language_code"]) == ("σερβιτόρος", "en")


async def test_the_ground_truth(bot: RawBot, chat: ChatClient, people: People) -> None:
    me = chat.person.id
    sent = await bot("sendMessage", chat_id=str(me), text="x", reply_markup=json.dumps(KEYBOARD))
    await bot("setMessageReaction", chat_id=me, message_id=1, reaction=[{"type": "emoji", "emoji": "👍"}])
    await bot("deleteMessage", chat_id=me, message_id=sent["message_id"])
    await bot.call("sendMessage", chat_id=5, text="x")
    calls = await people.calls()
    assert [(call["method"], call["ok"], call["error_code"]) for call in calls] == [
        ("sendMessage", True, None),
        ("setMessageReaction", True, None),
        ("deleteMessage", True, None),
        ("sendMessage", False, 400),
    ]
    assert calls[0]["params"] == {"chat_id": me, "text": "x", "reply_markup": KEYBOARD}
    assert calls[0]["result"] == sent
    assert calls[0]["at"] == "2026-03-14T12:00:00+00:00"
    assert await people.calls(after=3) == calls[3:]
    made = await people.deliveries()
    assert [(each["kind"], each["chat_id"], each["to"]) for each in made] == [
        ("new", me, [me]),
        ("reaction", me, [me]),
        ("delete", me, [me]),
    ]
    assert made[0]["content"]["text"] == "x"


async def test_the_clock(people: People, sandbox: Sandbox) -> None:
    before = await people.now()
    assert await people.advance(days=1, minutes=2) == before + timedelta(days=1, minutes=2)
    await people.set_clock(before)
    assert await people.now() == before == sandbox.clock.now()
    await people.freeze(frozen=False)
    later = await people.now()
    assert later > before
    with pytest.raises(AssertionError, match="give the time a zone"):
        await people.ask("POST", "/clock", {"set": "2026-01-01T00:00:00"})
    with pytest.raises(AssertionError, match="no time the clock can show"):
        await people.ask("POST", "/clock", {"set": "noon"})


async def next_event(response: aiohttp.ClientResponse) -> dict[str, Any]:
    async for line in response.content:
        if line.startswith(b"data: "):
            return dict(json.loads(line[6:]))
    raise AssertionError("the stream has ended")


async def test_the_stream_replays_what_was_missed(bot: RawBot, chat: ChatClient, url: str) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/sandbox/events?after=0") as stream:
            first = await next_event(stream)
            assert (first["seq"], first["type"], first["person"]) == (1, "person", chat.person.id)
            second = await next_event(stream)
            assert second["message"]["text"] == "/start"
        await bot("sendMessage", chat_id=chat.person.id, text="όσο έλειπες")
        headers = {"Last-Event-ID": str(second["seq"])}
        async with session.get(f"{url}/sandbox/events", headers=headers) as stream:
            kinds = [await next_event(stream), await next_event(stream)]
            assert [event["type"] for event in kinds] == ["chat", "message"]
            waiting = asyncio.create_task(next_event(stream))
            await chat.react(1, "👍")
            event = await waiting
            assert (event["type"], event["chat"]) == ("reaction", 1001)
            assert event["message"]["reactions"] == [{"emoji": "👍", "by": chat.person.id}]


async def test_in_a_group_each_sees_their_own_side(bot: RawBot, people: People, anna: PersonClient) -> None:
    nikos = await people.person("Νίκος")
    number = await people.group("Παρέα", [anna, nikos], ["kafeneio_bot"])
    await anna.group(number).write("γεια")
    hers, his = await anna.group(number).messages(), await nikos.group(number).messages()
    assert [screen.outgoing for screen in (hers[-1], his[-1])] == [True, False]
    assert (await nikos.group(number).entry())["unread"] == 3
    await bot("sendMessage", chat_id=number, text="σε όλους")
    assert (await people.deliveries())[-1]["to"] == [anna.id, nikos.id]
    assert (await nikos.group(number).answer()).text == "σε όλους"
    stranger = await people.person("Ξένος")
    with pytest.raises(AssertionError, match="no such chat"):
        await stranger.group(number).messages()


async def test_the_server_lets_waiting_people_go(sandbox: Sandbox) -> None:
    server = await serve(sandbox)
    async with People(server.url) as people:
        anna = await people.person("Άννα")
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{server.url}/sandbox/events?after=0") as stream,
        ):
            await next_event(stream)
            waiting = asyncio.create_task(stream.read())
            await anna.chat("kafeneio_bot").write("γεια")
            await server.close()
            assert b'"type": "message"' in await waiting


async def test_bots_and_people_have_names_of_their_own(people: People, anna: PersonClient) -> None:
    asked = {"token": "1001:demo", "first_name": "Άλλο", "username": "x_bot"}
    assert (await people.ask("POST", "/bots", asked))["first_name"] == "Καφενείο"  # the token is known
    for token, username, sentence in (
        ("demo", "x_bot", "its number, a colon and a secret"),
        ("1001:other", "x_bot", "already"),
        ("1002:other", "ANNA_K", "already"),
        ("1002:other", "x", "3 to 32 Latin letters"),
    ):
        with pytest.raises(AssertionError, match=sentence):
            await people.ask("POST", "/bots", {"token": token, "first_name": "x", "username": username})
    with pytest.raises(AssertionError, match="@anna_k already"):
        await people.person("Άλλη", username="anna_k")
    assert (await people.person("Κάποια", id=anna.id)).first_name == "Άννα"


def test_the_clock_takes_times_with_a_zone() -> None:
    with pytest.raises(ValueError, match="give the time a zone"):
        Sandbox(now=datetime(2026, 1, 1))  # noqa: DTZ001 - it must be refused
    start = datetime(2026, 1, 1, tzinfo=UTC)
    world = Sandbox(now=start)
    world.clock.freeze()
    before = world.clock.now()
    assert before - start < timedelta(seconds=5)
    world.clock.advance(timedelta(days=1))
    assert world.clock.now() == before + timedelta(days=1)
    world.clock.thaw()
    assert timedelta(days=1) <= world.clock.now() - before < timedelta(days=1, seconds=5)


async def test_only_this_machine_is_served(sandbox: Sandbox) -> None:
    for host in ("0.0.0.0", "192.168.1.5"):  # noqa: S104 - it must be refused
        with pytest.raises(ValueError, match="this machine only"):
            await serve(sandbox, host=host)
