"""Every answer and update is understood, field by field, by two strict clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiogram
import aiogram.methods
import aiogram.types
import telegram

from telegram_sandbox.files import painted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram_sandbox import People
    from telegram_sandbox.client import ChatClient, PersonClient
    from telegram_sandbox.raw_bot import RawBot

# What each result is to python-telegram-bot; plain ones (True, numbers) need no class.
PTB: dict[str, Any] = {
    "getMe": telegram.User,
    "getUpdates": telegram.Update,
    "getWebhookInfo": telegram.WebhookInfo,
    "copyMessage": telegram.MessageId,
    "getMyCommands": telegram.BotCommand,
    "getChatMenuButton": telegram.MenuButton,
    "getMyName": telegram.BotName,
    "getMyDescription": telegram.BotDescription,
    "getMyShortDescription": telegram.BotShortDescription,
    "getChat": telegram.ChatFullInfo,
    "getChatMember": telegram.ChatMember,
    "getChatAdministrators": telegram.ChatMember,
    "getFile": telegram.File,
    "copyMessages": telegram.MessageId,
    "forwardMessages": telegram.MessageId,
    "createForumTopic": telegram.ForumTopic,
    "getForumTopicIconStickers": telegram.Sticker,
}
# Fields of Bot API 10.1 and later, which aiogram requires and python-telegram-bot 22.8 (10.0) cannot know.
RESPONSE: Any = aiogram.methods.Response
NEWER = {"can_send_welcome_messages"}


def aiogram_method(name: str) -> Any:
    return getattr(aiogram.methods, name[0].upper() + name[1:])


def unknown(thing: Any) -> Iterator[str]:
    """Yield every field that python-telegram-bot did not know, however deep."""
    if isinstance(thing, list | tuple):
        for each in thing:
            yield from unknown(each)
    elif isinstance(thing, telegram.TelegramObject):
        yield from (name for name in thing.api_kwargs if name not in NEWER)
        for name in thing._get_attrs_names(include_private=False):
            yield from unknown(getattr(thing, name))


def lost(sent: Any, parsed: Any, path: str = "") -> Iterator[str]:
    """Yield every key of what was sent that the parsed model dumped no more."""
    if isinstance(sent, dict):
        for name, value in sent.items():
            kept = parsed if isinstance(parsed, dict) else {}
            if name not in kept:
                yield f"{path}.{name}"
            else:
                yield from lost(value, kept[name], f"{path}.{name}")
    elif isinstance(sent, list):
        for number, value in enumerate(sent):
            yield from lost(value, parsed[number], f"{path}[{number}]")


def judge(method: str, result: Any) -> None:
    """Parse a result as both clients would, and see that nothing of it is lost."""
    model = RESPONSE[aiogram_method(method).__returning__]
    parsed = model.model_validate({"ok": True, "result": result})
    dumped = parsed.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert list(lost(result, dumped["result"])) == []
    extras = [each for each in walk(parsed.result) if each.model_extra]
    assert [(type(each).__name__, each.model_extra) for each in extras] == []
    kind = PTB.get(method, telegram.Message)
    for one in result if isinstance(result, list) else [result]:
        if isinstance(one, dict):
            assert list(unknown(kind.de_json(one, None))) == []


def walk(thing: Any) -> Iterator[Any]:
    if isinstance(thing, list):
        for each in thing:
            yield from walk(each)
    elif isinstance(thing, aiogram.types.TelegramObject):
        yield thing
        for name in type(thing).model_fields:
            yield from walk(getattr(thing, name))


class Judged:
    """A bot whose every answer is judged."""

    def __init__(self, bot: RawBot) -> None:
        self._bot = bot

    async def __call__(self, method: str, **params: Any) -> Any:
        result = await self._bot(method, **params)
        judge(method, result)
        return result

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        found = await self._bot.updates(**params)
        assert found
        judge("getUpdates", found)
        return found


KEYBOARD = {
    "inline_keyboard": [
        [
            {"text": "α", "callback_data": "a", "style": "danger"},
            {"text": "β", "url": "a.gr"},
            {"text": "γ", "copy_text": {"text": "x"}},
            {"text": "δ", "web_app": {"url": "https://a.gr/"}},
            {"text": "ε", "switch_inline_query_current_chat": "x"},
        ]
    ]
}
EVERYTHING = (
    '<b>b <i>i</i></b> <u>u</u> <s>s</s> <tg-spoiler>t</tg-spoiler> <a href="a.gr">a</a> <code>c</code> '
    '<pre><code class="language-py">p</code></pre> <blockquote expandable>q</blockquote> '
    '<a href="tg://user?id=1001">bot</a> <tg-emoji emoji-id="5">👍</tg-emoji> '
    '<tg-time unix="5" format="r">x</tg-time> '
    "/start @anna_k #tag $EUR a@b.gr c.gr"
)


async def test_what_a_bot_sends(bot: RawBot, chat: ChatClient) -> None:
    ask, me = Judged(bot), chat.person.id
    text = await ask("sendMessage", chat_id=me, text=EVERYTHING, parse_mode="HTML", reply_markup=KEYBOARD)
    number = text["message_id"]
    await ask("editMessageText", chat_id=me, message_id=number, text="x", reply_markup=KEYBOARD)
    await ask("editMessageReplyMarkup", chat_id=me, message_id=number)
    media = {"type": "photo", "media": "attach://p", "caption": "<b>x</b>", "parse_mode": "HTML"}
    await ask("editMessageMedia", chat_id=me, message_id=number, media=media, p=painted(1))
    await ask("editMessageCaption", chat_id=me, message_id=number, caption="y", show_caption_above_media=True)
    replied = {"message_id": number}
    await ask(
        "sendMessage",
        chat_id=me,
        text="x",
        reply_parameters=replied,
        message_effect_id="5",
        protect_content=True,
    )
    preview = {"is_disabled": True}
    await ask(
        "sendMessage", chat_id=me, text="x", link_preview_options=preview, reply_markup={"keyboard": [["a"]]}
    )
    await ask("sendPhoto", chat_id=me, photo=painted(2), caption="x", has_spoiler=True)
    document = await ask("sendDocument", chat_id=me, document=b"words", caption="x")
    await ask("sendVoice", chat_id=me, voice=b"OggS", duration=2)
    await ask("sendVideo", chat_id=me, video=b"film", duration=2, width=3, height=4)
    await ask("sendSticker", chat_id=me, sticker=b"webp", emoji="🙂")
    await ask("sendLocation", chat_id=me, latitude=37.9, longitude=23.7)
    await ask("sendContact", chat_id=me, phone_number="+30210", first_name="Άννα")
    album = [
        {"type": "photo", "media": "attach://a", "caption": "x"},
        {"type": "photo", "media": "attach://b"},
    ]
    await ask("sendMediaGroup", chat_id=me, media=album, a=painted(3), b=painted(4))
    await ask("copyMessage", chat_id=me, from_chat_id=me, message_id=number)
    await ask("forwardMessage", chat_id=me, from_chat_id=me, message_id=number)
    await ask("sendChatAction", chat_id=me, action="typing")
    await ask("setMessageReaction", chat_id=me, message_id=1, reaction=[{"type": "emoji", "emoji": "👍"}])
    await ask("deleteMessage", chat_id=me, message_id=number)
    await ask("deleteMessages", chat_id=me, message_ids=[number + 1])
    await ask("getFile", file_id=document["document"]["file_id"])


async def test_what_a_bot_tells_about_itself(bot: RawBot, chat: ChatClient) -> None:
    ask, me = Judged(bot), chat.person.id
    await ask("getMe")
    await ask("deleteWebhook")
    await ask("getWebhookInfo")
    commands = [{"command": "card", "description": "Η κάρτα μου"}]
    await ask("setMyCommands", commands=commands, scope={"type": "chat", "chat_id": me}, language_code="el")
    found = await ask("getMyCommands", scope={"type": "chat", "chat_id": me}, language_code="el")
    assert found == commands
    await ask("deleteMyCommands")
    button = {"type": "web_app", "text": "x", "web_app": {"url": "https://a.gr"}}
    await ask("setChatMenuButton", menu_button=button)
    await ask("getChatMenuButton", chat_id=me)
    for what in ("Name", "Description", "ShortDescription"):
        name = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}[what]
        await ask(f"setMy{what}", **{name: "Καφενείο"}, language_code="el")
        assert await ask(f"getMy{what}", language_code="el") == {name: "Καφενείο"}


async def test_chats_and_members(bot: RawBot, chat: ChatClient, people: People, anna: PersonClient) -> None:
    ask, me = Judged(bot), chat.person.id
    await ask("getChat", chat_id=me)
    assert (await ask("getChatMember", chat_id=me, user_id=me))["status"] == "member"
    group = await people.group("Παρέα", [anna], admin_bots=["kafeneio_bot"])
    await ask("getChat", chat_id=group)
    assert await ask("getChatMemberCount", chat_id=group) == 2
    members = await ask("getChatAdministrators", chat_id=group)
    assert [each["status"] for each in members] == ["creator", "administrator"]
    outsider = await people.person("Βασίλης")
    assert (await ask("getChatMember", chat_id=group, user_id=outsider.id))["status"] == "left"


async def test_what_people_do(bot: RawBot, chat: ChatClient, people: People, anna: PersonClient) -> None:
    ask = Judged(bot)
    wanted = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]
    await bot("getUpdates", allowed_updates=wanted)
    written = await chat.write("/start @anna_k a.gr")
    await chat.reply(written.message_id, "απάντηση")
    await chat.edit(written.message_id, "άλλο")
    await chat.send_photo(caption="x")
    await chat.send_album([None, None], caption="x")
    await chat.send_document(b"words", "a.txt")
    await chat.send_sticker()
    await chat.send_voice()
    await chat.send_location()
    await chat.send_contact("+30210", "Άννα", anna.id)
    await chat.react(written.message_id, "👍")
    await chat.react(written.message_id, None)
    sent = await ask("sendMessage", chat_id=anna.id, text="x", reply_markup=KEYBOARD)
    await chat.tap("α", seconds=0)
    await ask("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    await chat.tap_data("a", sent["message_id"], seconds=0)
    await chat.block()
    await chat.unblock()
    await people.group("Παρέα", [anna], ["kafeneio_bot"])
    await people.group("Ομάδα", [anna], admin_bots=["kafeneio_bot"], type="group")
    kinds = [next(name for name in update if name != "update_id") for update in await ask.updates()]
    assert set(kinds) == set(wanted)
    assert len(kinds) == 21


async def test_what_a_bot_does_in_a_forum(
    bot: RawBot, chat: ChatClient, people: People, anna: PersonClient
) -> None:
    ask, me = Judged(bot), chat.person.id
    forum = await people.group("Ομάδα", [anna], admin_bots=["kafeneio_bot"], forum=True)
    await ask("getChat", chat_id=forum)
    icons = await ask("getForumTopicIconStickers")
    icon = icons[0]["custom_emoji_id"]
    made = await ask("createForumTopic", chat_id=forum, name="x", icon_custom_emoji_id=icon)
    where = {"chat_id": forum, "message_thread_id": made["message_thread_id"]}
    photo = await chat.send_photo()
    replied = {"message_id": photo.message_id, "chat_id": me}
    card = await ask("sendMessage", **where, text="x", reply_parameters=replied, reply_markup=KEYBOARD)
    await ask("copyMessages", **where, from_chat_id=me, message_ids=[photo.message_id])
    await ask("forwardMessages", **where, from_chat_id=me, message_ids=[photo.message_id])
    await ask("pinChatMessage", chat_id=forum, message_id=card["message_id"])
    await ask("getChat", chat_id=forum)
    await ask("unpinAllForumTopicMessages", **where)
    await ask("editForumTopic", **where, name="y", icon_custom_emoji_id="")
    await ask("closeForumTopic", **where)
    await ask("reopenForumTopic", **where)
    await ask("hideGeneralForumTopic", chat_id=forum)
    await ask("unhideGeneralForumTopic", chat_id=forum)
    await ask("getChatMember", chat_id=forum, user_id=1001)
    await ask.updates()
    await ask("deleteForumTopic", **where)
    await ask("leaveChat", chat_id=forum)


async def test_what_people_do_in_groups(bot: RawBot, people: People, anna: PersonClient) -> None:
    ask = Judged(bot)
    wanted = ["message", "edited_message", "message_reaction", "my_chat_member", "chat_member"]
    assert await bot.updates(allowed_updates=wanted) == []
    basic = anna.group(await people.group("Παρέα", [anna], admin_bots=["kafeneio_bot"], type="group"))
    group = await basic.make_forum()
    topic = await group.create_topic("Παράπονο")
    written = await topic.write("x")
    await topic.edit(written.message_id, "y")
    await topic.react(written.message_id, "👍")
    await topic.reply(written.message_id, "z")
    await topic.send_video()
    await topic.pin(written.message_id)
    await group.reply((await group.write("General")).message_id, "απάντηση")
    number = (await group.topics())[1]["id"]
    await group.change_topic(number, name="w", icon_custom_emoji_id="", closed=True)
    await group.change_topic(1, hidden=True)
    await group.change_topic(1, closed=False)
    nikos = await people.person("Νίκος")
    await group.add(nikos)
    await group.promote(nikos, ["can_pin_messages"])
    await group.remove(nikos)
    await group.promote("kafeneio_bot", ["can_manage_topics"])
    await group.remove("kafeneio_bot")
    updates = await ask.updates()
    assert {next(name for name in update if name != "update_id") for update in updates} == set(wanted)
    assert len(updates) == 26
