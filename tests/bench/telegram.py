"""A Bot API that answers the same every time, as cheaply as Python can: the bots are measured, not it."""

import asyncio
import re
from collections import deque
from collections.abc import Callable
from typing import cast
from urllib.parse import unquote_to_bytes

import httptools

_FIELD = rb'(?:=|"\s*:\s*"?|"\r\n(?:[^\r]+\r\n)*\r\n)'
"""What stands between a field's name and its value in a form, in JSON, and in a multipart body."""
_CHAT = re.compile(rb"chat_id" + _FIELD + rb"(\d+)")
_OFFSET = re.compile(rb"offset" + _FIELD + rb"(\d+)")
_TIMEOUT = re.compile(rb"timeout" + _FIELD + rb"(\d+)")
_URL = re.compile(rb"url" + _FIELD + rb'([^&"\r]+)')
_SECRET = re.compile(rb"secret_token" + _FIELD + rb"([A-Za-z0-9_-]+)")

BATCHING = 0.001
"""Seconds that Telegram's own server holds an open poll back once it has something, for more to come."""
LIMIT = 100
"""Updates Telegram hands out in one answer to getUpdates."""

_BOT = b'{"id":1001,"is_bot":true,"first_name":"The shop","username":"shop_of_bench_bot"'
_ME = (
    b'{"ok":true,"result":' + _BOT + b',"can_join_groups":true,"can_read_all_group_messages":false,'
    b'"supports_inline_queries":false,"can_connect_to_business":false,"has_main_web_app":false}}'
)
_TRUE = b'{"ok":true,"result":true}'
_TEXT = b"\\u03a0\\u03cc\\u03bd\\u03c4\\u03bf\\u03b9 " * 4
"""Telegram writes Greek in its answers as escapes of six bytes a letter."""
_BUTTON = b'{"text":"\\u0391\\u03c1\\u03c7\\u03b9\\u03ba\\u03ae","callback_data":"home::0:0"}'
_MESSAGE = (
    b'{"ok":true,"result":{"message_id":500,"from":' + _BOT + b'},"chat":{"id":700001,"first_name":'
    b'"\\u0386\\u03bd\\u03bd\\u03b1","type":"private"},"date":1795334400,"text":"' + _TEXT + b'"%s}}'
)
_PLAIN = _MESSAGE % b""
_WITH_BUTTONS = _MESSAGE % (
    b',"reply_markup":{"inline_keyboard":[[' + _BUTTON + b"," + _BUTTON + b"],[" + _BUTTON + b"]]}"
)
_WEBHOOK_INFO = b'{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}'
_FIXED = {b"getMe": _ME, b"getWebhookInfo": _WEBHOOK_INFO}
_SEEN = frozenset({b"sendMessage", b"editMessageText", b"sendPhoto", b"sendDocument", b"editMessageMedia"})
"""The calls after which a person sees something new in the chat."""


Seen = Callable[[int, bytes], None]
"""Takes the chat, and the body of a call that shows something there."""
Announced = Callable[[str, str], None]
"""Takes the address and the secret of a bot that asks for webhooks."""


class BotSide:
    """One bot as Telegram sees it: what waits for it, and where its answers are noticed."""

    def __init__(self) -> None:
        self.on_seen: Seen = lambda _chat, _body: None
        self.on_webhook: Announced = lambda _url, _secret: None
        self.polled = False
        """Whether the bot has ever asked for updates by itself."""
        self._next_id = 100_000_001
        self._pending: deque[tuple[int, bytes]] = deque()
        self._poll: _Line | None = None
        self._timer: asyncio.TimerHandle | None = None

    def number(self) -> int:
        """The id of the next update."""
        self._next_id += 1
        return self._next_id - 1

    def give(self, update_id: int, update: bytes) -> None:
        """Let an update wait for the bot's next getUpdates, or for the one that is open."""
        self._pending.append((update_id, update))
        if self._poll is not None and len(self._pending) == 1:
            self._hand_out_in(BATCHING)

    def poll(self, line: "_Line", body: bytes) -> None:
        """Answer getUpdates as Telegram does: at once if there is something, else when there is."""
        self.polled = True
        if self._poll is not None and self._poll is not line:
            self._hand_out()
        offset, timeout = _OFFSET.search(body), _TIMEOUT.search(body)
        if offset:
            while self._pending and self._pending[0][0] < int(offset[1]):
                self._pending.popleft()
        self._poll = line
        if self._pending or timeout is None:
            self._hand_out()
        else:
            self._hand_out_in(int(timeout[1]))

    def _hand_out_in(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._hand_out)

    def _hand_out(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        line, self._poll = self._poll, None
        if line is not None:
            first = [self._pending[i][1] for i in range(min(LIMIT, len(self._pending)))]
            line.answer(b'{"ok":true,"result":[' + b",".join(first) + b"]}")

    def hung_up(self, line: "_Line") -> None:
        """A connection is gone; a poll on it gets no answer any more."""
        if self._poll is line:
            self._poll = None
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None


class Telegram:
    """The server, for any number of bots."""

    def __init__(self) -> None:
        self.bots: dict[bytes, BotSide] = {}
        self.url = ""
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Listen on a free port of this machine."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Line(self), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()

    def called(self, line: "_Line", url: bytes, body: bytes) -> None:
        """One call of a bot: `/bot<token>/<method>`."""
        token, _, method = url[4:].partition(b"/")
        method, _, query = method.partition(b"?")
        bot = self.bots.get(token)
        if bot is None:
            line.answer(b'{"ok":false,"error_code":401,"description":"Unauthorized"}', b"401 Unauthorized")
        elif method == b"getUpdates":
            bot.poll(line, body or query)
        elif method in _SEEN:
            line.answer(_WITH_BUTTONS if b"reply_markup" in body else _PLAIN)
            chat = _CHAT.search(body or query)
            if chat:
                bot.on_seen(int(chat[1]), body)
        else:
            line.answer(_FIXED.get(method, _TRUE))
            if method == b"setWebhook":
                address, secret = _URL.search(body), _SECRET.search(body)
                bot.on_webhook(
                    unquote_to_bytes(address[1]).decode() if address else "",
                    secret[1].decode() if secret else "",
                )


class _Line(asyncio.Protocol):
    """One connection of a bot."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._parser = httptools.HttpRequestParser(self)
        self._url = self._body = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own class is none of asyncio's

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def connection_lost(self, _: Exception | None) -> None:
        for bot in self._telegram.bots.values():
            bot.hung_up(self)

    def on_message_begin(self) -> None:
        self._url = self._body = b""

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        self._telegram.called(self, self._url, self._body)

    def answer(self, body: bytes, status: bytes = b"200 OK") -> None:
        """Send a whole answer; the connection stays open."""
        self._transport.write(
            b"HTTP/1.1 %s\r\nServer: nginx\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\nConnection: keep-alive\r\n\r\n%s" % (status, len(body), body)
        )
