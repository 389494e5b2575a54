"""The bots' own port, which can refuse connections while the people's side stays open."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler


class Door:
    """A port for bots only. Shut, it refuses connections as a machine does on which nothing listens.

    Only a closed port refuses a connection before a byte was sent. The port cannot know which method would
    have been called, so the fault is tied to the call before: that one is answered, its connection and all
    idle ones are closed, and whoever connects in the next moment is refused.
    """

    def __init__(self, host: str) -> None:
        self._host = host
        self._runner: web.AppRunner | None = None
        self._listening: web.SockSite | None = None
        self._reopening: asyncio.Task[None] | None = None
        self._held = False
        self._busy: set[web.RequestHandler] = set()
        # Bound and never listening: the port stays ours while it is shut, and refuses by itself.
        self._keeper = self._bound(0)
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{self._keeper.getsockname()[1]}"

    @property
    def open(self) -> bool:
        """Whether connections are taken."""
        return self._listening is not None

    async def serve(self, application: web.Application) -> None:
        """Listen, until `close`."""

        @web.middleware
        async def busy(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._busy.add(request.protocol)
            try:
                return await handler(request)
            finally:
                self._busy.discard(request.protocol)

        application.middlewares.insert(0, busy)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.05)
        await self._runner.setup()
        await self._open()

    async def refuse(self, seconds: float) -> None:
        """Shut the door for so long in real time, counted from now."""
        if not self._held:
            self._stop_reopening()
            await self._shut()
            self._reopening = asyncio.create_task(self._open_after(seconds))

    async def hold(self) -> None:
        """Shut the door until `release`."""
        self._held = True
        self._stop_reopening()
        await self._shut()

    async def release(self) -> None:
        """Open the door, whatever shut it."""
        self._held = False
        self._stop_reopening()
        await self._open()

    async def close(self) -> None:
        """Stop serving, and give the port back."""
        self._stop_reopening()
        if self._runner is not None:
            await self._runner.cleanup()
        self._keeper.close()

    async def _open(self) -> None:
        if self._listening is None and self._runner is not None:
            self._listening = web.SockSite(self._runner, self._bound(self._keeper.getsockname()[1]))
            await self._listening.start()

    async def _open_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._open()

    async def _shut(self) -> None:
        if self._listening is None or self._runner is None or self._runner.server is None:
            return
        await self._listening.stop()
        self._listening = None
        for connection in self._runner.server.connections:
            if connection in self._busy:
                connection.close()  # when it has answered
            else:
                connection.force_close()

    def _stop_reopening(self) -> None:
        if self._reopening is not None:
            self._reopening.cancel()
            self._reopening = None

    def _bound(self, port: int) -> socket.socket:
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((self._host, port))
        return made
