"""What is said of a call is what really happened to it on the socket."""

import asyncio
import logging
import re
import socket
import traceback
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    EditMessageMedia,
    GetUpdates,
    PromoteChatMember,
    RestrictChatMember,
    SendMediaGroup,
    SendMessage,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    ChatPermissions,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyParameters,
)

from bot.wire import (
    MESSAGE,
    TOKEN,
    Deed,
    Request,
    Time,
    Wire,
    done,
    garbles,
    hangs_up,
    keeps_silent,
    open_wire,
    refuses,
    resets,
    says,
    truncates,
)
from xenia.bot import session as session_module
from xenia.bot.body import Parcel, plain_text
from xenia.bot.session import NotFetched, TelegramSession
from xenia.core.outcomes import MaybeSent, NotSent, Unreadable

KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Ναι", callback_data="yes")]])


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with open_wire() as wire:
        yield wire


@pytest.fixture
async def time() -> Time:
    return Time()


@pytest.fixture
async def bot(wire: Wire, time: Time) -> AsyncIterator[Bot]:
    async with wire.bot(timeout=5, pause=time.pause, now=time.now) as bot:
        yield bot


def keeps_secrets(error: BaseException) -> bool:
    """Whether neither the error nor anything it came from names the token or the address."""
    told = "".join(traceback.format_exception(error)) + repr(error)
    chain: BaseException | None = error
    while chain is not None:
        told += str(chain) + repr(chain.args)
        chain = chain.__cause__ or chain.__context__
    return TOKEN not in told and TOKEN.partition(":")[2] not in told and "127.0.0.1" not in told


HTML = b"<html><h1>502 Bad Gateway</h1></html>"


@pytest.mark.parametrize(
    "deed",
    [
        resets,
        hangs_up,
        truncates,
        garbles,
        says(502, HTML),
        says(500, {"ok": False, "error_code": 500, "description": "Internal Server Error: restart"}),
        says(504, {"ok": True, "result": MESSAGE}),
        says(200, HTML),
        says(200, b""),
        says(200, b'{"ok": tru'),
        says(200, b"\xff\xfe"),
        says(200, {"hello": 1}),
        says(200, [True]),
        says(200, "ok"),
        says(200, {"ok": False}),
        says(200, {"ok": 5, "result": MESSAGE}),
        says(413, HTML),
        says(429, HTML),
        says(400, {"ok": False, "description": "Bad", "parameters": "none"}),
        says(302, b"", Location="/elsewhere"),
    ],
)
async def test_what_telegram_did_not_answer_is_unknown(wire: Wire, bot: Bot, deed: Deed) -> None:
    wire.will("sendMessage", deed)
    wire.will("elsewhere", done(MESSAGE))
    with pytest.raises(MaybeSent) as caught:
        await bot.send_message(42, "secret words")
    assert isinstance(caught.value, TelegramNetworkError)
    assert keeps_secrets(caught.value)
    assert "secret words" not in str(caught.value)
    assert wire.methods == ["sendMessage"], "nothing repeats it behind the caller's back"
    wire.will("sendMessage", done(MESSAGE))
    assert (await bot.send_message(42, "again")).message_id == 7, "the next call is not harmed"


async def test_an_answer_that_does_not_come_in_time_is_unknown(wire: Wire) -> None:
    wire.will("sendMessage", keeps_silent)
    async with wire.bot(timeout=0.05) as bot:
        with pytest.raises(MaybeSent, match="Timeout") as caught:
            await bot.send_message(42, "x")
    assert keeps_secrets(caught.value)


async def test_what_waited_in_vain_for_a_connection_was_not_sent(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "CONNECTIONS", 1)
    wire.will("getUpdates", keeps_silent)
    async with wire.bot(timeout=0.05) as bot:
        polling = asyncio.create_task(bot(GetUpdates(), request_timeout=5))
        await asyncio.wait_for(wire.arrived.wait(), 5)
        with pytest.raises(NotSent, match="Timeout") as caught:
            await bot.send_message(42, "x")
        polling.cancel()
    assert keeps_secrets(caught.value)
    assert wire.methods == ["getUpdates"]


async def test_a_refused_connection_sent_nothing() -> None:
    with socket.socket() as taken:  # bound but not listening: nobody else can have the port
        taken.bind(("127.0.0.1", 0))
        wire = Wire(taken.getsockname()[1])
        async with wire.bot() as bot:
            with pytest.raises(NotSent, match="ECONNREFUSED") as caught:
                await bot.send_message(42, "x")
    assert keeps_secrets(caught.value)


async def test_an_unknown_name_of_a_host_sent_nothing(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(*_: object, **__: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, f"no such host in {TOKEN}")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
    async with wire.bot() as bot:
        session = bot.session
        session.api = type(session.api).from_base("http://telegram.invalid")
        with pytest.raises(NotSent, match="DNS") as caught:
            await bot.send_message(42, "x")
    assert keeps_secrets(caught.value)


async def greets_in_plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(10)
    writer.write(b"HTTP/1.1 400 This is no TLS\r\n\r\n")
    writer.close()


async def leaves_at_hello(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(10)
    writer.close()


@pytest.mark.parametrize("greeting", [greets_in_plain, leaves_at_hello])
async def test_a_failed_tls_handshake_sent_nothing(greeting: Any) -> None:
    server = await asyncio.start_server(greeting, "127.0.0.1", 0)
    async with server:
        wire = Wire(server.sockets[0].getsockname()[1])
        async with wire.bot("https") as bot:
            with pytest.raises(NotSent) as caught:
                await bot.send_message(42, "x")
    assert keeps_secrets(caught.value)


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        (refuses(400, "Bad Request: chat not found"), TelegramBadRequest),
        (refuses(401, "Unauthorized"), TelegramUnauthorizedError),
        (refuses(403, "Forbidden: bot was blocked by the user"), TelegramForbiddenError),
        (refuses(404, "Not Found"), TelegramNotFound),
        (refuses(409, "Conflict: terminated by other getUpdates request"), TelegramConflictError),
        (refuses(413, "Request Entity Too Large"), TelegramEntityTooLarge),
        (
            refuses(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005),
            TelegramMigrateToChat,
        ),
    ],
)
async def test_telegrams_own_refusals_stay_telegrams(
    wire: Wire, bot: Bot, deed: Deed, kind: type[TelegramAPIError]
) -> None:
    wire.will("sendMessage", deed)
    with pytest.raises(kind) as caught:
        await bot.send_message(42, "x")
    assert not isinstance(caught.value, NotSent | MaybeSent)
    assert keeps_secrets(caught.value)


@pytest.mark.parametrize("result", [{"message_id": "none"}, "text", 5, [MESSAGE], None])
async def test_what_was_done_and_cannot_be_read_is_no_reason_to_repeat_it(
    wire: Wire, bot: Bot, result: object
) -> None:
    wire.will("sendMessage", done(result))
    with pytest.raises(Unreadable) as caught:
        await bot.send_message(42, "x")
    assert not isinstance(caught.value, TelegramNetworkError)


async def test_told_to_wait_the_whole_bot_waits_and_nothing_is_lost(
    wire: Wire, bot: Bot, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    wire.will("sendMessage", refuses(429, "Too Many Requests", retry_after=7), done(MESSAGE))
    wire.will("answerCallbackQuery", says(200, b'{"ok":true,"result":true}'))
    wire.will("getUpdates", done([]))
    first = asyncio.create_task(bot.send_message(42, "first"))
    await time.waited_for(by=1)
    others = [
        asyncio.create_task(bot.send_message(43, "second")),
        asyncio.create_task(bot.answer_callback_query("1")),
    ]
    await time.waited_for(by=3)
    assert await bot.get_updates() == [], "taking in goes on"
    assert wire.methods == ["sendMessage", "getUpdates"]
    time.move(6.9)
    await bot.get_updates()
    assert wire.methods == ["sendMessage", "getUpdates", "getUpdates"]
    time.move(0.1)
    assert (await first).message_id == 7
    await asyncio.gather(*others)
    assert sorted(wire.methods[3:]) == ["answerCallbackQuery", "sendMessage", "sendMessage"]
    assert time.pauses == [7, 7, 7]
    assert [(one.getMessage(), vars(one)["seconds"]) for one in caplog.records] == [("told to wait", 7)]


@pytest.mark.parametrize(("first", "second"), [(5, 30), (30, 5)])
async def test_the_longest_of_two_waits_counts_for_both(
    wire: Wire, bot: Bot, time: Time, first: int, second: int
) -> None:
    async def refuses_later(request: Request, writer: asyncio.StreamWriter) -> None:
        await time.waited_for(by=1)
        await refuses(429, "Too Many Requests", retry_after=second)(request, writer)

    wire.will("sendMessage", refuses_later, done(MESSAGE))
    wire.will("sendPhoto", refuses(429, "Too Many Requests", retry_after=first), done(MESSAGE))
    wire.will("getUpdates", done([]))
    sending = asyncio.create_task(bot.send_message(42, "x"))
    await asyncio.wait_for(wire.arrived.wait(), 5)
    both = asyncio.gather(sending, bot.send_photo(42, "file"))
    await time.waited_for(by=2)
    time.move(29)
    await time.waited_for(by=2)
    await bot.get_updates()
    assert wire.methods == ["sendMessage", "sendPhoto", "getUpdates"]
    time.move(1)
    await both
    assert len(wire.asked) == 5


async def test_what_telegram_counts_by_itself_holds_nobody_else_up(wire: Wire, bot: Bot, time: Time) -> None:
    wire.will("setMyCommands", refuses(429, "Too Many Requests", retry_after=3600))
    wire.will("sendMessage", done(MESSAGE))
    menu = SetMyCommands(commands=[BotCommand(command="points", description="Οι πόντοι σας")])
    with pytest.raises(TelegramRetryAfter):
        await bot(menu)
    await bot.send_message(42, "x")
    wire.will("setMyCommands", refuses(429, "Too Many Requests", retry_after=3), done(result=True))
    setting = asyncio.create_task(bot(menu))
    await time.waited_for(by=1)
    await bot.send_message(42, "y")
    time.move(3)
    assert await setting is True


BROKEN = refuses(400, "Bad Request: can't parse entities: Can't find end tag for \"b\" at byte offset 31")


async def test_broken_markup_arrives_as_plain_words_and_is_reported(
    wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    reports: list[tuple[str, int | None]] = []
    wire.will("sendMessage", BROKEN, done(MESSAGE))
    async with wire.bot(on_report=lambda *report: reports.append(report)) as bot:
        await bot.send_message(42, "<b>Γεια &amp; χαρά, <i>secret</i>", reply_markup=KEYBOARD)
    html, plain = (one.fields for one in wire.asked)
    assert html.pop("parse_mode") == "HTML"
    assert html.pop("text").startswith("<b>")
    assert plain.pop("text") == "Γεια & χαρά, secret"
    assert plain == html, "nothing else is changed"
    assert reports == [("sendMessage", 31)]
    (line,) = caplog.records
    assert (line.levelno, vars(line)["method"], vars(line)["offset"]) == (logging.ERROR, "sendMessage", 31)
    assert "secret" not in str(vars(line))


async def test_captions_become_plain_where_they_are(wire: Wire, bot: Bot) -> None:
    wire.will("editMessageMedia", BROKEN, done(MESSAGE))
    wire.will("sendMediaGroup", BROKEN, done([MESSAGE]))
    await bot(EditMessageMedia(media=InputMediaPhoto(media="id", caption="<b>α"), chat_id=1, message_id=2))
    await bot(SendMediaGroup(chat_id=1, media=[InputMediaPhoto(media="id", caption="<u>β</u>")]))
    assert wire.asked[1].fields["media"] == {"type": "photo", "media": "id", "caption": "α"}
    assert wire.asked[3].fields["media"] == [{"type": "photo", "media": "id", "caption": "β"}]


async def test_what_is_refused_in_plain_too_is_refused(wire: Wire, bot: Bot) -> None:
    wire.will("sendMessage", BROKEN)
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(42, "<b>x")
    assert len(wire.asked) == 2
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(42, "x", parse_mode=None)
    assert len(wire.asked) == 3, "what was plain is not tried again"
    wire.will("sendMessage", refuses(400, "Bad Request: chat not found"))
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(42, "<b>x")
    assert len(wire.asked) == 4


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<b>έντονα", "έντονα"),
        ("</b>έντονα<b >", "έντονα"),
        ('<a href="https://x.gr/?a=1&amp;b=2>3">εδώ</a>', "εδώ"),
        ("<tg-emoji emoji-id='5'>👍</tg-emoji><tg-spoiler>α</tg-spoiler>", "👍α"),
        ('<pre><code class="language-python">x</code></pre>', "x"),
        ("<BLOCKQUOTE expandable>α</blockquote>", "α"),
        ("Σ' <love> you, 3 < 5 > 2 <3", "Σ' <love> you, 3 < 5 > 2 <3"),
        ("<bold>α</bold> <ab>", "<bold>α</bold> <ab>"),
        ("&lt;b&gt; &amp;amp; &quot;&#233;&#x3b1;&quot;", '<b> &amp; "éα"'),
        ("&copy; &nbsp; fish&chips &notit", "&copy; &nbsp; fish&chips &notit"),
        ("γραμμή\n<i>άλλη</i>\n", "γραμμή\nάλλη\n"),
    ],
)
def test_plain_words_are_what_a_person_would_have_read(html: str, plain: str) -> None:
    assert plain_text(html) == plain


UNTIL = datetime(2027, 1, 1, tzinfo=UTC)
CALLS: list[TelegramMethod[Any]] = [
    SendMessage(chat_id=42, text="Γεια 👋\ud800", reply_markup=KEYBOARD),
    SendMessage(
        chat_id="@shop",
        text="x",
        parse_mode=None,
        disable_notification=False,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(message_id=5),
        added_later={"deep": [1, None, {"none": None}]},
    ),
    SetMyCommands(
        commands=[BotCommand(command="a", description="α")],
        scope=BotCommandScopeChat(chat_id=5),
        language_code="el",
    ),
    EditMessageMedia(media=InputMediaPhoto(media="id", caption="α"), chat_id=1, message_id=2),
    SendMediaGroup(chat_id=1, media=[InputMediaPhoto(media="id", parse_mode="MarkdownV2")]),
    GetUpdates(offset=0, timeout=25, allowed_updates=["message"]),
    RestrictChatMember(
        chat_id=1, user_id=2, permissions=ChatPermissions(can_send_polls=True), until_date=UNTIL
    ),
    PromoteChatMember(chat_id=1, user_id=2, can_post_stories=True),
]


@pytest.mark.parametrize("method", CALLS, ids=lambda one: type(one).__name__)
async def test_a_call_says_what_aiogram_would_have_said(bot: Bot, method: TelegramMethod[Any]) -> None:
    reference = AiohttpSession()
    said = {
        name: prepared
        for name, value in method.model_dump(warnings=False).items()
        if (prepared := reference.prepare_value(value, bot=bot, files={})) is not None
    }
    as_form = {
        name: value if isinstance(value, str) else reference.json_dumps(value)
        for name, value in Parcel(bot, method).fields.items()
    }
    assert as_form == said


async def test_a_file_goes_along_with_what_is_said_about_it(wire: Wire, bot: Bot, time: Time) -> None:
    data = bytes(range(256)) * 4096  # a megabyte, so that it leaves in pieces
    wire.will("sendPhoto", refuses(429, "Too Many Requests", retry_after=1), BROKEN, done(MESSAGE))
    sending = asyncio.create_task(
        bot.send_photo(
            42, BufferedInputFile(data, 'κάρτα "1"\r\n.png'), caption="<b>Κάρτα", reply_markup=KEYBOARD
        )
    )
    await time.waited_for(by=1)
    time.move(1)
    assert (await sending).message_id == 7
    assert wire.asked[0] == wire.asked[1], "told to wait, the same leaves again"
    captions = []
    for request in wire.asked[1:]:
        head = f"Content-Type: {request.content_type}\r\n\r\n".encode()
        form = message_from_bytes(head + request.body, policy=policy.HTTP)
        parts = {part.get_param("name", header="content-disposition"): part for part in form.iter_parts()}
        (name,) = parts.keys() - {"chat_id", "photo", "caption", "parse_mode", "reply_markup"}
        assert parts["photo"].get_payload() == f"attach://{name}"
        assert parts[name].get_payload(decode=True) == data
        assert parts["reply_markup"].get_payload() == (
            '{"inline_keyboard":[[{"text":"\\u039d\\u03b1\\u03b9","callback_data":"yes"}]]}'
        )
        captions.append(parts["caption"].get_payload(decode=True))
    assert captions == ["<b>Κάρτα".encode(), "Κάρτα".encode()]
    assert re.search(rb'filename="\S+ %221%22%0D%0A.png"\r\n', wire.asked[0].body)


async def test_a_download_gives_all_or_a_word_without_the_address(wire: Wire, bot: Bot) -> None:
    wire.will("card.png", says(200, b"picture"))
    content = await bot.download_file("photos/card.png")
    assert content is not None
    assert content.read() == b"picture"
    for deed in (says(404, HTML), truncates, resets, says(302, b"", Location="http://127.0.0.1:1/x")):
        wire.will("card.png", deed)
        with pytest.raises(NotFetched) as caught:
            await bot.download_file("photos/card.png")
        assert keeps_secrets(caught.value)


async def test_the_middlewares_of_aiogram_see_every_call(wire: Wire, bot: Bot) -> None:
    seen = []

    @bot.session.middleware
    async def look(make_request: Any, bot: Bot, method: TelegramMethod[Any]) -> Any:
        seen.append(type(method))
        return await make_request(bot, method)

    wire.will("sendMessage", done(MESSAGE))
    await bot.send_message(42, "x")
    assert seen == [SendMessage]


async def test_a_closed_session_opens_again_for_a_late_call(wire: Wire, bot: Bot) -> None:
    wire.will("sendMessage", done(MESSAGE))
    assert isinstance(bot.session, TelegramSession)
    await bot.session.close()
    await bot.send_message(42, "x")
    await bot.session.close()
    await bot.session.close()
    await bot.send_message(42, "x")
    assert len(wire.asked) == 2
