"""One HTTP server for both sides and the page, on this machine only."""

from __future__ import annotations

import asyncio
import mimetypes
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from telegram_sandbox.bot_api.calls import serve_call, serve_file
from telegram_sandbox.door import Door
from telegram_sandbox.files import MOST_TO_SEND
from telegram_sandbox.people_side import (  # noqa: F401 - they enter their routes
    changing,
    chats,
    groups,
    linking,
    openapi,
    tapping,
    topics,
    trouble,
    upsetting,
    watching,
    world,
    writing,
)
from telegram_sandbox.people_side.routes import DOOR, ROUTES, STOPPING, serve_route

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp.typedefs import Handler

    from telegram_sandbox.world import Sandbox

PAGE = Path(__file__).parent / "page"
LARGEST_BODY = MOST_TO_SEND * 4 // 3 + 1024 * 1024  # bytes: the largest file in base64, and some more


@dataclass(slots=True)
class Server:
    """A running sandbox. `url` serves everything; `bot_url` is for bots only, and can be refused to them."""

    url: str
    bot_url: str
    sandbox: Sandbox
    _runner: web.AppRunner
    _door: Door
    _stopping: asyncio.Event

    @asynccontextmanager
    async def refusing(self) -> AsyncIterator[None]:
        """Refuse every connection to `bot_url`, as a machine does on which nothing listens."""
        await self._door.hold()
        try:
            yield
        finally:
            await self._door.release()

    async def close(self) -> None:
        """Stop serving. Whoever still waits in a long poll is let go; webhooks are taken away."""
        self._stopping.set()
        self.sandbox.events.happened.fire()
        for bot in self.sandbox.bots.values():
            if bot.updates.webhook is not None:
                webhook, bot.updates.webhook = bot.updates.webhook, None
                await webhook.close()
        await self._door.close()
        await self._runner.cleanup()


async def serve(sandbox: Sandbox, host: str = "127.0.0.1", port: int = 0) -> Server:
    """Serve a sandbox and return once it listens. Port 0 takes any free one.

    Raises:
        ValueError: `host` is not this machine itself; nothing in the sandbox keeps strangers out.
        OSError: the port is taken.
    """
    if host != "localhost" and not ip_address(host).is_loopback:
        raise ValueError("The sandbox serves this machine only: the host must be a loopback address.")
    stopping = asyncio.Event()
    door = Door(host)
    runner = web.AppRunner(_everything(sandbox, stopping, door), access_log=None, shutdown_timeout=0.05)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await door.close()
        await runner.cleanup()
        raise
    await door.serve(_bot_side(sandbox, door))
    shown = f"[{host}]" if ":" in host else host
    return Server(f"http://{shown}:{runner.addresses[0][1]}", door.url, sandbox, runner, door, stopping)


def _bot_side(sandbox: Sandbox, door: Door | None) -> web.Application:
    application = web.Application(client_max_size=LARGEST_BODY, middlewares=[_in_json])

    async def call(request: web.Request) -> web.StreamResponse:
        found = request.match_info
        return await serve_call(sandbox, found["token"], found["method"], request, door)

    async def file(request: web.Request) -> web.Response:
        found = request.match_info
        return serve_file(sandbox, found["token"], found["path"])

    application.router.add_route("*", "/bot{token}/{method}", call)
    application.router.add_get("/file/bot{token}/{path:.+}", file)
    return application


def _everything(sandbox: Sandbox, stopping: asyncio.Event, door: Door) -> web.Application:
    application = _bot_side(sandbox, door=None)
    application[DOOR] = door
    application[STOPPING] = stopping
    for entry in ROUTES:
        application.router.add_route(entry.method, entry.path, serve_route(sandbox, entry))
    application.router.add_get("/", _page)
    application.router.add_get("/page/{file:[A-Za-z0-9_./-]+}", _page)
    return application


@web.middleware
async def _in_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Say in each side's own form what has no route, and take no orders from other pages in the browser."""
    origin = request.headers.get("Origin")
    try:
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(reason="Another page may not act here")
        return await handler(request)
    except web.HTTPException as error:
        if request.path.startswith(("/bot", "/file/")):
            told = {"ok": False, "error_code": error.status, "description": error.reason}
            return web.json_response(told, status=error.status)
        return web.json_response({"error": f"{error.reason}."}, status=error.status)


async def _page(request: web.Request) -> web.Response:
    path = (PAGE / request.match_info.get("file", "index.html")).resolve()
    if not path.is_relative_to(PAGE) or not path.is_file():
        raise web.HTTPNotFound
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith("javascript"):
        kind += "; charset=utf-8"
    return web.Response(body=path.read_bytes(), headers={"Content-Type": kind, "Cache-Control": "no-store"})
