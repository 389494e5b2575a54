"""What Telegram refuses, and in which words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from telegram_sandbox.files import painted
from telegram_sandbox.raw_bot import RawBot

if TYPE_CHECKING:
    from telegram_sandbox import People, Sandbox
    from telegram_sandbox.client import ChatClient, PersonClient

HERE = object()  # stands for the chat's id
OLD_QUERY = "Bad Request: query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
ENTITIES = "Bad Request: can't parse entities: "


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **button}]]}


def sending(description: str, **params: Any) -> Any:
    return pytest.param("sendMessage", {"chat_id": HERE, "text": "x", **params}, 400, description)


def html(source: str, description: str) -> Any:
    return sending(ENTITIES + description, text=source, parse_mode="HTML")


def markdown(source: str, description: str) -> Any:
    return sending(ENTITIES + description, text=source, parse_mode="MarkdownV2")


TABLE = [
    pytest.param("nonsense", {}, 404, "Not Found: method not found"),
    sending("Bad Request: chat_id is empty", chat_id=""),
    sending("Bad Request: chat not found", chat_id=999),
    sending("Bad Request: chat not found", chat_id="@nobody_here"),
    sending("Bad Request: message text is empty", text=""),
    sending("Bad Request: text must be non-empty", text=" \n "),
    sending("Bad Request: text must be non-empty", text="<b> </b>", parse_mode="HTML"),
    sending("Bad Request: message is too long", text="α" * 4097),
    sending("Bad Request: message is too long", text="😀" * 4097),
    sending("Bad Request: text is too long", text="α" * 16385),
    sending("Bad Request: unsupported parse_mode", parse_mode="BBCode"),
    sending("Bad Request: message to be replied not found", reply_parameters={"message_id": 999}),
    sending("Bad Request: object expected as reply parameters", reply_parameters="[]"),
    sending("Bad Request: can't parse reply keyboard markup JSON object", reply_markup="{"),
    sending("Bad Request: object expected as reply markup", reply_markup="[]"),
    sending("Bad Request: BUTTON_DATA_INVALID", reply_markup=inline(callback_data="α" * 33)),
    sending("Bad Request: BUTTON_COPY_TEXT_INVALID", reply_markup=inline(copy_text={"text": "x" * 257})),
    sending("Bad Request: BUTTON_TYPE_INVALID", reply_markup=inline(pay=True)),
    sending(
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        reply_markup=inline(),
    ),
    sending(
        "Bad Request: can't parse inline keyboard button: Can't find field \"text\"",
        reply_markup={"inline_keyboard": [[{"callback_data": "x"}]]},
    ),
    sending(
        "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        reply_markup=inline(url="nowhere"),
    ),
    sending(
        "Bad Request: inline keyboard button URL 'mailto://a.gr' is invalid: Unsupported URL protocol",
        reply_markup=inline(url="mailto://a.gr"),
    ),
    sending(
        "Bad Request: inline keyboard button Web App URL 'http://a.gr' is invalid: "
        "Only HTTPS links are allowed",
        reply_markup=inline(web_app={"url": "http://a.gr"}),
    ),
    sending(
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        reply_markup={"inline_keyboard": [{"text": "x"}]},
    ),
    sending("Bad Request: reply markup is too long", reply_markup=inline(url="https://a.gr/" + "x" * 10_240)),
    html("a <3 b", 'Unsupported start tag "3" at byte offset 2'),
    html("a <3", "Unclosed start tag at byte offset 2"),
    sending("Bad Request: strings must be encoded in UTF-8", text="\ud83d"),
    html("ναι <br>", 'Unsupported start tag "br" at byte offset 7'),
    html("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    html("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    html("x</b>", "Unexpected end tag at byte offset 1"),
    html("x<b", "Unclosed start tag at byte offset 1"),
    html("<b>x</b", "Unclosed end tag at byte offset 4"),
    html("<a href='x", "Unclosed start tag at byte offset 0"),
    html("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
    html('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    html("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    html("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    html(
        "&#xD800;",
        "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
        "surrogate code units",
    ),
    markdown("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
    markdown("ναι *x", "Can't find end of Bold entity at byte offset 7"),
    markdown("_a__", "Can't find end of Underline entity at byte offset 2"),
    markdown("```py\nx", "Can't find end of PreCode entity at byte offset 0"),
    markdown("[x](a.gr", "Can't find end of a URL at byte offset 4"),
    markdown("![x]", "The entity must contain a tg://emoji or tg://time URL"),
    sending(
        ENTITIES + "Can't find end of the entity starting at byte offset 4",
        text="abc _x",
        parse_mode="Markdown",
    ),
    sending(
        "Bad Request: entity begins after the end of the text at UTF-16 offset 5",
        entities=[{"type": "bold", "offset": 5, "length": 1}],
    ),
    sending(
        "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
        entities=[{"type": "bold", "offset": 0, "length": 2}],
    ),
    sending(
        "Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 4",
        text="😀x",
        entities=[{"type": "bold", "offset": 1, "length": 1}],
    ),
    sending(
        "Bad Request: receive an entity with incorrect offset -1",
        entities=[{"type": "bold", "offset": -1, "length": 1}],
    ),
    pytest.param("sendPhoto", {"chat_id": HERE}, 400, "Bad Request: there is no photo in the request"),
    pytest.param(
        "sendPhoto", {"chat_id": HERE, "photo": b"no picture"}, 400, "Bad Request: IMAGE_PROCESS_FAILED"
    ),
    pytest.param("sendPhoto", {"chat_id": HERE, "photo": b""}, 400, "Bad Request: file must be non-empty"),
    pytest.param(
        "sendPhoto",
        {"chat_id": HERE, "photo": "unknown"},
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    pytest.param(
        "sendPhoto",
        {"chat_id": HERE, "photo": "https://a.gr/x.jpg"},
        400,
        "Bad Request: failed to get HTTP URL content",
    ),
    pytest.param(
        "sendPhoto",
        {"chat_id": HERE, "photo": painted(1), "caption": "α" * 1025},
        400,
        "Bad Request: message caption is too long",
    ),
    pytest.param("sendMediaGroup", {"chat_id": HERE}, 400, 'Bad Request: parameter "media" is required'),
    pytest.param(
        "sendMediaGroup", {"chat_id": HERE, "media": []}, 400, "Bad Request: there are no messages to send"
    ),
    pytest.param(
        "sendMediaGroup",
        {"chat_id": HERE, "media": [{"type": "photo", "media": "x"}] * 11},
        400,
        "Bad Request: too many messages to send as an album",
    ),
    pytest.param(
        "sendMediaGroup",
        {"chat_id": HERE, "media": [{"type": "photo", "media": "attach://none"}] * 2},
        400,
        "Bad Request: can't parse InputMedia: media not found",
    ),
    pytest.param(
        "sendChatAction",
        {"chat_id": HERE, "action": "dance"},
        400,
        "Bad Request: wrong parameter action in request",
    ),
    pytest.param("sendLocation", {"chat_id": HERE, "latitude": 1}, 400, "Bad Request: longitude is empty"),
    pytest.param(
        "editMessageText",
        {"chat_id": HERE, "message_id": 99, "text": "x"},
        400,
        "Bad Request: message to edit not found",
    ),
    pytest.param(
        "editMessageText",
        {"chat_id": HERE, "message_id": 1, "text": "x"},
        400,
        "Bad Request: message can't be edited",
    ),
    pytest.param(
        "editMessageText",
        {"chat_id": HERE, "text": "x"},
        400,
        "Bad Request: message identifier is not specified",
    ),
    pytest.param(
        "copyMessage",
        {"chat_id": HERE, "from_chat_id": HERE, "message_id": 99},
        400,
        "Bad Request: message to copy not found",
    ),
    pytest.param(
        "forwardMessage",
        {"chat_id": HERE, "from_chat_id": HERE, "message_id": 99},
        400,
        "Bad Request: message to forward not found",
    ),
    pytest.param(
        "deleteMessage", {"chat_id": HERE, "message_id": 99}, 400, "Bad Request: message to delete not found"
    ),
    pytest.param(
        "deleteMessages",
        {"chat_id": HERE, "message_ids": []},
        400,
        "Bad Request: message identifiers are not specified",
    ),
    pytest.param(
        "deleteMessages",
        {"chat_id": HERE, "message_ids": list(range(1, 102))},
        400,
        "Bad Request: too many message identifiers specified",
    ),
    pytest.param("answerCallbackQuery", {"callback_query_id": "77"}, 400, OLD_QUERY),
    pytest.param(
        "setMessageReaction",
        {"chat_id": HERE, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "🥨"}]},
        400,
        "Bad Request: REACTION_INVALID",
    ),
    pytest.param(
        "setMessageReaction",
        {"chat_id": HERE, "message_id": 99, "reaction": []},
        400,
        "Bad Request: message to react not found",
    ),
    pytest.param(
        "setMyCommands",
        {"commands": [{"command": "Start!", "description": "x"}]},
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    pytest.param(
        "setMyCommands",
        {"commands": [{"command": "x" * 33, "description": "x"}]},
        400,
        "Bad Request: command length must not exceed 32",
    ),
    pytest.param(
        "setMyCommands",
        {"commands": [{"command": "x", "description": " "}]},
        400,
        "Bad Request: command description must be non-empty",
    ),
    pytest.param(
        "setMyCommands",
        {"commands": [{"command": "x", "description": "x" * 257}]},
        400,
        "Bad Request: command description length must not exceed 256",
    ),
    pytest.param(
        "setMyCommands",
        {"commands": [{"command": "x"}]},
        400,
        "Bad Request: can't parse BotCommand: Can't find field \"description\"",
    ),
    pytest.param(
        "setMyCommands",
        {"scope": {"type": "moon"}},
        400,
        "Bad Request: can't parse BotCommandScope: Unsupported type specified",
    ),
    pytest.param("getFile", {"file_id": "unknown"}, 400, "Bad Request: invalid file_id"),
    pytest.param(
        "getChatMember", {"chat_id": HERE, "user_id": 5}, 400, "Bad Request: PARTICIPANT_ID_INVALID"
    ),
    pytest.param(
        "getChatAdministrators",
        {"chat_id": HERE},
        400,
        "Bad Request: there are no administrators in the private chat",
    ),
    pytest.param(
        "setChatMenuButton",
        {"menu_button": {"type": "web_app", "text": "x", "web_app": {"url": "http://a.gr"}}},
        400,
        "Bad Request: menu button Web App URL 'http://a.gr' is invalid: Only HTTPS links are allowed",
    ),
]


@pytest.mark.parametrize(("method", "params", "code", "description"), TABLE)
async def test_refused_in_telegrams_words(
    bot: RawBot, chat: ChatClient, method: str, params: dict[str, Any], code: int, description: str
) -> None:
    given = {name: chat.person.id if value is HERE else value for name, value in params.items()}
    answer = await bot.call(method, **given)
    assert answer == {"ok": False, "error_code": code, "description": description}


async def test_what_is_just_short_enough_is_sent(bot: RawBot, chat: ChatClient) -> None:
    me = chat.person.id
    for text in ("α" * 4096, "😀" * 4096):
        assert (await bot("sendMessage", chat_id=me, text=text))["text"] == text
    sent = await bot("sendPhoto", chat_id=me, photo=painted(1), caption="😀" * 1024)
    assert sent["caption"] == "😀" * 1024
    await bot("sendMessage", chat_id=me, text="x", reply_markup=inline(callback_data="α" * 32))


async def test_rows_and_keyboards_too_long_lose_their_ends(bot: RawBot, chat: ChatClient) -> None:
    button = {"text": "x", "callback_data": "x"}
    keyboard = {"inline_keyboard": [[button] * 9] * 20}
    sent = await bot("sendMessage", chat_id=chat.person.id, text="x", reply_markup=keyboard)
    rows = sent["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in rows] == [8] * 12 + [4]


async def test_a_wrong_token_is_unauthorized(url: str) -> None:
    async with RawBot(url, "1:no") as stranger:
        answer = await stranger.call("getMe")
    assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_edit_that_changes_nothing(bot: RawBot, chat: ChatClient) -> None:
    me, markup = chat.person.id, inline(callback_data="x")
    sent = await bot("sendMessage", chat_id=me, text="<b>x</b>", parse_mode="HTML", reply_markup=markup)
    edit = {"chat_id": me, "message_id": sent["message_id"], "reply_markup": markup}
    answer = await bot.call("editMessageText", text="*x*", parse_mode="MarkdownV2", **edit)
    assert answer["description"] == NOT_MODIFIED
    answer = await bot.call("editMessageReplyMarkup", **edit)
    assert answer["description"] == NOT_MODIFIED
    assert (await bot("editMessageText", text="x", **edit))["text"] == "x"


async def test_what_cannot_be_edited(bot: RawBot, chat: ChatClient) -> None:
    me = chat.person.id
    text = await bot("sendMessage", chat_id=me, text="x")
    photo = await bot("sendPhoto", chat_id=me, photo=painted(1))
    below = {"keyboard": [["a"]]}
    keyboard = await bot("sendMessage", chat_id=me, text="x", reply_markup=below)
    forwarded = await bot("forwardMessage", chat_id=me, from_chat_id=me, message_id=text["message_id"])
    for message, method, description in (
        (photo, "editMessageText", "there is no text in the message to edit"),
        (text, "editMessageCaption", "there is no caption in the message to edit"),
        (keyboard, "editMessageText", "message can't be edited"),
        (forwarded, "editMessageText", "message can't be edited"),
    ):
        answer = await bot.call(method, chat_id=me, message_id=message["message_id"], text="y", caption="y")
        assert answer["description"] == f"Bad Request: {description}"
    edit = {"chat_id": me, "message_id": text["message_id"], "text": "y"}
    assert (await bot.call("editMessageText", **edit, reply_markup=below))["description"] == (
        "Bad Request: inline keyboard expected"
    )
    too_long = await bot.call("editMessageText", **{**edit, "text": "α" * 4097})
    assert too_long["description"] == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_file_is_of_one_kind(bot: RawBot, chat: ChatClient) -> None:
    me = chat.person.id
    sent = await bot("sendDocument", chat_id=me, document=b"words")
    file_id = sent["document"]["file_id"]
    answer = await bot.call("sendPhoto", chat_id=me, photo=file_id)
    assert answer["description"] == "Bad Request: can't use file of type Document as Photo"
    assert (await bot("sendDocument", chat_id=me, document=file_id))["document"] == sent["document"]


async def test_documents_and_photos_make_no_album(bot: RawBot, chat: ChatClient) -> None:
    media = [{"type": "photo", "media": "attach://a"}, {"type": "document", "media": "attach://b"}]
    answer = await bot.call("sendMediaGroup", chat_id=chat.person.id, media=media, a=painted(1), b=b"x")
    assert answer["description"] == "Bad Request: Document can't be mixed with other media types"


async def test_people_who_cannot_be_written_to(
    bot: RawBot, chat: ChatClient, people: People, sandbox: Sandbox
) -> None:
    me = chat.person.id
    await chat.block()
    blocked = await bot.call("sendMessage", chat_id=me, text="x")
    assert blocked == {
        "ok": False,
        "error_code": 403,
        "description": "Forbidden: bot was blocked by the user",
    }
    await chat.unblock()
    await chat.person.change(deactivated=True)
    gone = await bot.call("sendMessage", chat_id=me, text="x")
    assert gone == {"ok": False, "error_code": 403, "description": "Forbidden: user is deactivated"}
    silent = await people.person("Βασίλης")
    answer = await bot.call("sendMessage", chat_id=silent.id, text="x")
    assert answer["description"] == "Bad Request: chat not found"
    await people.group("Παρέα", [silent], ["kafeneio_bot"])
    answer = await bot.call("sendMessage", chat_id=silent.id, text="x")
    assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"
    other = sandbox.add_bot("1002:other", "Other", "other_bot")
    for number, whom in ((other.id, "bots"), (1001, "the bot")):
        answer = await bot.call("sendMessage", chat_id=number, text="x")
        assert answer["description"] == f"Forbidden: bot can't send messages to {whom}"


async def test_messages_are_deleted_within_48_hours(bot: RawBot, chat: ChatClient, people: People) -> None:
    me = chat.person.id
    old = [await bot("sendMessage", chat_id=me, text="x") for _ in range(2)]
    theirs = await chat.write("y")
    await people.advance(hours=48)
    assert await bot("deleteMessage", chat_id=me, message_id=old[0]["message_id"])
    assert await bot("deleteMessage", chat_id=me, message_id=theirs.message_id)
    await people.advance(seconds=1)
    answer = await bot.call("deleteMessage", chat_id=me, message_id=old[1]["message_id"])
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"
    answer = await bot.call("deleteMessages", chat_id=me, message_ids=[999, old[1]["message_id"]])
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"
    assert await bot("deleteMessages", chat_id=me, message_ids=[999])


@pytest.mark.parametrize(("late", "fine"), [(timedelta(seconds=150), True), (timedelta(seconds=151), False)])
async def test_a_tap_lives_150_seconds(
    bot: RawBot, chat: ChatClient, people: People, late: timedelta, *, fine: bool
) -> None:
    sent = await bot("sendMessage", chat_id=chat.person.id, text="x", reply_markup=inline(callback_data="x"))
    assert await chat.tap("x", seconds=0) is None
    query = (await bot.updates())[0]["callback_query"]
    assert query["message"]["message_id"] == sent["message_id"]
    await people.advance(seconds=late.total_seconds())
    answer = await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="ναι")
    assert answer.get("description") == (None if fine else OLD_QUERY)
    again = await bot.call("answerCallbackQuery", callback_query_id=query["id"])
    assert again["description"] == OLD_QUERY


async def test_a_toast_has_200_characters(bot: RawBot, chat: ChatClient) -> None:
    await bot("sendMessage", chat_id=chat.person.id, text="x", reply_markup=inline(callback_data="x"))
    await chat.tap("x", seconds=0)
    number = (await bot.updates())[0]["callback_query"]["id"]
    answer = await bot.call("answerCallbackQuery", callback_query_id=number, text="α" * 201)
    assert answer["description"] == "Bad Request: MESSAGE_TOO_LONG"
    answer = await bot.call("answerCallbackQuery", callback_query_id=number, url="https://a.gr")
    assert answer["description"] == "Bad Request: URL_INVALID"
    assert await bot("answerCallbackQuery", callback_query_id=number, text="α" * 200)


async def test_in_groups_a_bot_deletes_its_own(bot: RawBot, people: People, anna: PersonClient) -> None:
    plain = await people.group("Παρέα", [anna], ["kafeneio_bot"])
    admin = await people.group("Ομάδα", [anna], admin_bots=["kafeneio_bot"])
    for group, allowed in ((plain, False), (admin, True)):
        theirs = await anna.group(group).write("x")
        ours = await bot("sendMessage", chat_id=group, text="y")
        assert await bot("deleteMessage", chat_id=group, message_id=ours["message_id"])
        answer = await bot.call("deleteMessage", chat_id=group, message_id=theirs.message_id)
        assert answer["ok"] is allowed
        assert allowed or answer["description"] == "Bad Request: message can't be deleted"
