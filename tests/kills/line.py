"""The line between a test and the one victim that lives: an order, an answer, each a line of JSON."""

import asyncio
import json
import socket
from typing import Any


class Line:
    """One end of it. A victim inherits the zygote's, which listens only while no victim lives."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._heard = b""

    def say(self, what: dict[str, Any]) -> None:
        """Say something; it is short, and the other side listens."""
        self._end.sendall(json.dumps(what).encode() + b"\n")

    def hear(self) -> dict[str, Any] | None:
        """Wait for what is said next; None when the other side has hung up."""
        while b"\n" not in self._heard:
            part = self._end.recv(1 << 16)
            if not part:
                return None
            self._heard += part
        return self._next()

    async def listen(self) -> dict[str, Any] | None:
        """As `hear`, while the event loop goes on."""
        loop = asyncio.get_running_loop()
        while b"\n" not in self._heard:
            readable = loop.create_future()
            loop.add_reader(self._end, _set, readable)
            try:
                await readable
            finally:
                loop.remove_reader(self._end)
            part = self._end.recv(1 << 16)
            if not part:
                return None
            self._heard += part
        return self._next()

    def _next(self) -> dict[str, Any]:
        line, _, self._heard = self._heard.partition(b"\n")
        said: dict[str, Any] = json.loads(line)
        return said


def _set(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)
