"""Posts updates to a bot as Telegram's webhooks do: over some connections kept open, again until taken."""

import asyncio
from collections import deque
from typing import cast
from urllib.parse import urlsplit

import httptools

CONNECTIONS = 40
"""What Telegram opens at most unless a bot asks for more."""
_AGAIN = 0.01
"""Seconds before another try, where nobody listens yet; Telegram waits longer."""


class Webhook:
    """The way to one bot."""

    def __init__(self, url: str, secret: str, port: int) -> None:
        path = urlsplit(url).path or "/"
        self._port = port
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nConnection: keep-alive\r\nContent-Length: "
        ).encode("ascii")
        self._idle: list[_Post] = []
        self._waiting: deque[bytes] = deque()
        self._open = 0
        self._connecting: set[asyncio.Task[None]] = set()
        self.refused = 0
        """Answers other than 200."""

    def post(self, _update_id: int, update: bytes) -> None:
        """Send an update, as soon as a connection is free."""
        self._send(self._head + b"%d\r\n\r\n%s" % (len(update), update))

    def _send(self, request: bytes) -> None:
        if self._idle:
            self._idle.pop().send(request)
        elif self._open < CONNECTIONS:
            self._open += 1
            task = asyncio.ensure_future(self._connect(request))
            self._connecting.add(task)
            task.add_done_callback(self._connecting.discard)
        else:
            self._waiting.append(request)

    async def _connect(self, request: bytes) -> None:
        while True:
            try:
                _, post = await asyncio.get_running_loop().create_connection(
                    lambda: _Post(self), "127.0.0.1", self._port
                )
            except ConnectionRefusedError:
                await asyncio.sleep(_AGAIN)  # the bot has announced itself, but does not listen yet
                continue
            post.send(request)
            return

    def free(self, post: "_Post") -> None:
        """A connection has done its work."""
        if self._waiting:
            post.send(self._waiting.popleft())
        else:
            self._idle.append(post)

    def lost(self, post: "_Post", request: bytes | None) -> None:
        """A connection is gone; what it carried unanswered is sent again, as Telegram would."""
        self._open -= 1
        if post in self._idle:
            self._idle.remove(post)
        if request is not None:
            self._send(request)
        elif self._waiting:
            self._send(self._waiting.popleft())

    def close(self) -> None:
        """Try no more."""
        self._waiting.clear()
        for task in self._connecting:
            task.cancel()


class _Post(asyncio.Protocol):
    """One connection: a request, its answer, the next."""

    def __init__(self, webhook: Webhook) -> None:
        self._webhook = webhook
        self._request: bytes | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own class is none of asyncio's

    def send(self, request: bytes) -> None:
        self._request = request
        self._parser = httptools.HttpResponseParser(self)
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        self._request = None
        if self._parser.get_status_code() != 200:
            self._webhook.refused += 1
        if self._parser.should_keep_alive():
            self._webhook.free(self)
        else:
            self._transport.close()

    def connection_lost(self, _: Exception | None) -> None:
        self._webhook.lost(self, self._request)
