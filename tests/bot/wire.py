"""A Bot API on a socket that does to each request what the test says, and a time that only the test moves."""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer

from xenia.bot.session import TelegramSession

TOKEN = "1001:a-token-that-nobody-may-read"
MESSAGE = {"message_id": 7, "date": 1, "chat": {"id": 42, "type": "private"}, "text": "ok"}


@dataclass(frozen=True)
class Request:
    """What arrived."""

    method: str
    content_type: str
    body: bytes

    @property
    def fields(self) -> dict[str, Any]:
        """The parameters of a call made in JSON."""
        assert self.content_type == "application/json"
        fields: dict[str, Any] = json.loads(self.body)
        return fields


Deed = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def says(status: int, body: object, **head: str) -> Deed:
    """Answer with a status and a body; what is no bytes is sent as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    async def deed(_: Request, writer: asyncio.StreamWriter) -> None:
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        writer.write(
            f"HTTP/1.1 {status} S\r\n{lines}Content-Length: {len(content)}\r\n\r\n".encode() + content
        )
        await writer.drain()

    return deed


def done(result: object) -> Deed:
    """Telegram did it."""
    return says(200, {"ok": True, "result": result})


def refuses(status: int, description: str, **parameters: int) -> Deed:
    """Telegram does not do it."""
    answer: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return says(status, answer | ({"parameters": parameters} if parameters else {}))


async def resets(_: Request, writer: asyncio.StreamWriter) -> None:
    """Tear the connection down."""
    plug: socket.socket = writer.get_extra_info("socket")
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def hangs_up(_: Request, writer: asyncio.StreamWriter) -> None:
    """Close the connection without a word."""
    writer.close()


async def truncates(_: Request, writer: asyncio.StreamWriter) -> None:
    """Begin an answer, and stop."""
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"ok":true,"resu')
    await writer.drain()
    writer.close()


async def garbles(_: Request, writer: asyncio.StreamWriter) -> None:
    """Answer with something that is no HTTP."""
    writer.write(b"\x00\x01\x02 nothing of the kind\r\n\r\n")
    await writer.drain()
    writer.close()


async def keeps_silent(_: Request, writer: asyncio.StreamWriter) -> None:
    """Never answer."""
    await writer.wait_closed()


@dataclass
class Wire:
    """What was asked, and what will be done: the next deed of a method, its last one again and again."""

    port: int = 0
    asked: list[Request] = field(default_factory=list)
    deeds: dict[str, list[Deed]] = field(default_factory=dict)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def will(self, method: str, *deeds: Deed) -> None:
        """Do this to the next requests."""
        self.deeds[method] = list(deeds)

    @property
    def methods(self) -> list[str]:
        """The methods asked for, in order."""
        return [one.method for one in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection to its end."""
        try:
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if line)
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                path = head.split(" ")[1]
                original = head[head.lower().find("content-type: ") + 14 :].split("\r\n")[0]
                self.asked.append(Request(path.rpartition("/")[2], original, body))
                self.arrived.set()
                deeds = self.deeds[self.asked[-1].method]
                await (deeds.pop(0) if len(deeds) > 1 else deeds[0])(self.asked[-1], writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            return  # they have gone
        finally:
            writer.close()

    def bot(self, scheme: str = "http", **session: Any) -> Bot:
        """A bot on this wire."""
        api = TelegramAPIServer.from_base(f"{scheme}://127.0.0.1:{self.port}")
        default = DefaultBotProperties(parse_mode="HTML")
        return Bot(TOKEN, session=TelegramSession(api, **session), default=default)


@asynccontextmanager
async def open_wire() -> AsyncIterator[Wire]:
    """Listen on a free port."""
    wire = Wire()
    server = await asyncio.start_server(wire.serve, "127.0.0.1", 0)
    wire.port = server.sockets[0].getsockname()[1]
    async with server:
        yield wire


class Time:
    """Stands still until it is moved; who waits for it goes on then."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.pauses: list[float] = []
        self._waiting: list[tuple[float, asyncio.Future[None]]] = []
        self._more = asyncio.Event()

    def now(self) -> float:
        """Seconds."""
        return self.at

    async def pause(self, seconds: float) -> None:
        """Wait until the test has moved the time on."""
        self.pauses.append(seconds)
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((self.at + seconds, ended))
        self._more.set()
        await ended

    async def skip(self, seconds: float) -> None:
        """Wait without waiting: the time moves by itself."""
        self.pauses.append(seconds)
        self.at += seconds

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.at += seconds
        for until, ended in self._waiting:
            if until <= self.at and not ended.done():
                ended.set_result(None)

    async def waited_for(self, by: int) -> None:
        """Until so many wait."""
        async with asyncio.timeout(30):
            while sum(not ended.done() for _, ended in self._waiting) < by:
                self._more.clear()
                await self._more.wait()
