"""HTTP to one server, as much of it as calls to Telegram need: a POST, its whole answer, connections kept.

A general client asks itself of each call what might be asked of any: four fifths of the time a call takes.
"""

import asyncio
import errno
import socket
from collections import deque
from collections.abc import Sequence
from http import HTTPStatus
from ssl import SSLContext
from typing import cast

from aiohappyeyeballs import start_connection
from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

CONNECT_TIMEOUT = 10.0
"""Seconds until a host that says nothing, or does not agree on a secret, counts as not there."""
LONGEST_IDLE = 50.0
"""Seconds that a connection is kept for the next call: less than servers keep it."""
LARGEST_ANSWER = 64 * 2**20
"""Bytes; a hundred updates are some of these millions at the very most."""
_OTHER_FAMILY_AFTER = 0.25
"""Seconds until an address of the other kind (IPv6, IPv4) is tried beside the first, as RFC 8305 has it."""

Answer = tuple[int, bytes]
"""Status and body."""


class Unanswered(Exception):  # noqa: N818 - an outcome
    """No whole answer came; `trouble` says why, and names no address."""

    def __init__(self, trouble: str, *, began: bool) -> None:
        """`began`: whether a byte of the request was handed to a connection; else nobody received any."""
        super().__init__(trouble)
        self.trouble, self.began = trouble, began


class Client:
    """The connections to one server.

    Args:
        host: its name or address.
        port: where it listens.
        secure: how TLS is spoken; None without.
        name: what it is called in the requests' Host.
        limit: calls on their way at the same time; the others wait for their turn, in order.
    """

    def __init__(self, host: str, port: int, *, secure: SSLContext | None, name: str, limit: int) -> None:
        self._host, self._port, self._secure = host, port, secure
        self._name = name.encode("ascii")
        self._turns = asyncio.Semaphore(limit)
        self._open: set[_Connection] = set()
        self._idle: deque[_Connection] = deque()
        """The one that was used last is the last, and the next to be used."""
        self._tidying: asyncio.TimerHandle | None = None

    async def post(self, path: bytes, kind: bytes, pieces: Sequence[bytes], seconds: float) -> Answer:
        """Send a body of some kind (`application/json`) in pieces, and wait for the whole answer.

        A call that is cancelled, or takes longer than `seconds` from beginning to end, closes its connection.

        Raises:
            Unanswered: it did not come.
        """
        head = b"POST %b HTTP/1.1\r\nHost: %b\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (
            *(path, self._name, kind),
            sum(map(len, pieces)),
        )
        # What is small leaves in one piece.
        request = (head + pieces[0],) if len(pieces) == 1 else (head, *pieces)
        line: _Connection | None = None
        try:
            async with asyncio.timeout(seconds), self._turns:
                line = self._kept() or await self._connect()
                try:
                    answer = await line.ask(request)
                finally:
                    self._release(line)
                if answer is not None:
                    return answer
                trouble = line.trouble
        except (OSError, UnicodeError) as error:
            trouble = named(error)
        # Outside of the handler: what the system raised holds the address.
        raise Unanswered(trouble, began=line is not None)

    async def close(self) -> None:
        """Close every connection; calls on their way fail."""
        if self._tidying is not None:
            self._tidying.cancel()
            self._tidying = None
        for line in list(self._open):
            line.give_up("closed")
        self._idle.clear()
        await asyncio.sleep(0)  # the loop lets go of them only now

    def _kept(self) -> "_Connection | None":
        while self._idle:
            if (line := self._idle.pop()).is_free:
                return line
        return None

    def _release(self, line: "_Connection") -> None:
        if not line.is_free:
            line.give_up("cancelled")
            return
        loop = asyncio.get_running_loop()
        line.idle_since = loop.time()
        self._idle.append(line)
        if self._tidying is None:
            self._tidying = loop.call_later(LONGEST_IDLE, self._tidy)

    def _tidy(self) -> None:
        """Close what nobody has used for long."""
        self._tidying = None
        loop = asyncio.get_running_loop()
        while self._idle:
            rest = self._idle[0].idle_since + LONGEST_IDLE - loop.time()
            if rest > 0:
                self._tidying = loop.call_later(rest, self._tidy)
                return
            self._idle.popleft().give_up("idle")

    async def _connect(self) -> "_Connection":
        """A new connection, to whichever address answers first.

        Raises:
            OSError: there is none to be had.
        """
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(CONNECT_TIMEOUT):
            found = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
            plug: socket.socket | None = await start_connection(
                found, happy_eyeballs_delay=_OTHER_FAMILY_AFTER, interleave=1, loop=loop
            )
            try:
                transport, line = await loop.create_connection(
                    lambda: _Connection(self._open),
                    sock=plug,
                    ssl=self._secure,
                    server_hostname=self._host if self._secure else None,
                )
                plug = None
            finally:
                if plug is not None:
                    plug.close()  # a loop that was interrupted may have left it open
        if transport.is_closing():
            raise ConnectionResetError(errno.ECONNRESET, "closed before it was used")
        return line


class _Connection(asyncio.Protocol):
    """One connection, for one call after the other."""

    def __init__(self, among: "set[_Connection]") -> None:
        self._among = among
        self._parser = HttpResponseParser(self)
        self._answer: asyncio.Future[Answer | None] | None = None
        """What a call waits for; where it is None, `trouble` says why."""
        self._body: list[bytes] = []
        self._size = 0
        self._resumed: asyncio.Future[None] | None = None
        """While more would only pile up in memory."""
        self._lasts = True
        self.trouble = ""
        self.idle_since = 0.0

    @property
    def is_free(self) -> bool:
        """Whether another call may go this way: nothing of an earlier one is left on it."""
        return self._lasts and not self._transport.is_closing()

    async def ask(self, request: Sequence[bytes]) -> Answer | None:
        """Send a request and wait for its answer; None if it does not come, and `trouble` says why."""
        answer: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self._answer = answer
        self._body, self._size, self._lasts = [], 0, False
        try:
            for piece in request:
                if self._resumed is not None:
                    await asyncio.wait((self._resumed, answer), return_when=asyncio.FIRST_COMPLETED)
                if answer.done() or self._transport.is_closing():
                    self._lasts = False  # answered before all was told: the rest would begin another request
                    break
                self._transport.write(piece)
            return await answer
        finally:
            self._answer = None

    def give_up(self, trouble: str) -> None:
        """Close the connection; a call on it fails."""
        self._lasts = False
        if self._answer is not None and not self._answer.done():
            self.trouble = trouble
            self._answer.set_result(None)
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own class is none of asyncio's
        self._among.add(self)

    def connection_lost(self, error: Exception | None) -> None:
        self._among.discard(self)
        self.give_up(named(error) if error else "closed by the server")
        self.resume_writing()

    def pause_writing(self) -> None:
        self._resumed = asyncio.get_running_loop().create_future()

    def resume_writing(self) -> None:
        if self._resumed is not None and not self._resumed.done():
            self._resumed.set_result(None)
        self._resumed = None

    def data_received(self, data: bytes) -> None:
        self._size += len(data)
        if self._answer is None:
            self.give_up("spoke unasked")
        elif self._size > LARGEST_ANSWER:
            self.give_up("answer too large")
        else:
            try:
                self._parser.feed_data(data)
            except (HttpParserError, HttpParserUpgrade) as error:
                self.give_up(named(error))

    def on_message_begin(self) -> None:
        if self._answer is None or self._answer.done():
            self._lasts = False  # a second answer: nobody could tell which request the next one is for

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < HTTPStatus.OK or self._answer is None or self._answer.done():
            return  # 1xx only says that the answer is still to come
        self._lasts = self._parser.should_keep_alive()
        self._answer.set_result((status, b"".join(self._body)))


def named(error: Exception) -> str:
    """The kind of failure; never its text, which may hold the address."""
    if isinstance(error, socket.gaierror):
        return "no such host (DNS)"
    code = errno.errorcode.get(error.errno or 0) if isinstance(error, OSError) else None
    return f"{type(error).__name__} {code}" if code else type(error).__name__
