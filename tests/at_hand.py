"""People who act in a sandbox of the same process: what they ask is served as over HTTP, but for the socket.

The bot's own side is always on the wire. That people's is as well is tested in `telegram_sandbox`.
"""

import asyncio
import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from telegram_sandbox import People
from telegram_sandbox.people_side.routes import ROUTES, serve_route
from telegram_sandbox.server import Server

_TURNS = 10
"""How often all others have their turn before somebody acts; over the wire it is about as many times."""


@dataclass(slots=True)
class _Asked:
    """As much of a request as the people's side reads."""

    match_info: dict[str, str]
    query: dict[str, str]
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    async def read(self) -> bytes:
        return self.body


@cache
def _paths() -> dict[tuple[str, int], list[tuple[re.Pattern[str], int]]]:
    """By method and number of slashes: which paths there are, and whose place in the table each is."""
    found: dict[tuple[str, int], list[tuple[re.Pattern[str], int]]] = {}
    for place, entry in enumerate(ROUTES):
        pattern = re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", entry.path))
        found.setdefault((entry.method, entry.path.count("/")), []).append((pattern, place))
    return found


class AtHand(People):
    """Everybody in a sandbox, without a socket between."""

    def __init__(self, server: Server) -> None:
        super().__init__(server.url)
        self._handlers = [serve_route(server.sandbox, entry) for entry in ROUTES]

    async def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Call the people's side."""
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        where, _, query = f"/sandbox{path}".partition("?")
        for pattern, place in _paths().get((method, where.count("/")), ()):
            if match := pattern.fullmatch(where):
                data = b"" if body is None else json.dumps(body).encode()
                asked: Any = _Asked(match.groupdict(), dict(parse_qsl(query)), data)
                response = await self._handlers[place](asked)
                assert isinstance(response, web.Response)
                answer = json.loads(response.text or "null")
                assert response.status < 400, f"{method} {path}: {answer['error']}"
                return answer
        return await super().ask(method, path, body)  # it says what is wrong with that path
