"""A bot's own server without a framework, for tests and scripts: it keeps what it is sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from types import TracebackType

    from telegram_sandbox.accounts import JSON


class RawHook:
    """A webhook's server on a free port of this machine. `async with RawHook() as hook: … hook.url`.

    It answers 200 with nothing, unless `answer` is set: that gets each update with its request.
    `heard` are the updates in the order in which they came, `most_at_once` how many were worked at a time.
    """

    def __init__(self) -> None:
        self.url = ""
        self.heard: list[JSON] = []
        self.most_at_once = 0
        self.answer: Callable[[JSON, web.Request], Awaitable[web.StreamResponse]] | None = None
        self._at_once = 0
        self._came = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_post("/hook", self._serve)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.05)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/hook"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def texts(self) -> list[str]:
        """Return the texts of the messages and the data of the taps, in the order in which they came."""
        return [
            each["callback_query"]["data"] if "callback_query" in each else each["message"]["text"]
            for each in self.heard
        ]

    async def until(self, count: int, seconds: float = 5.0) -> list[JSON]:
        """Return what came, once it is so much.

        Raises:
            TimeoutError: it was not so much within `seconds` of real time.
        """
        async with asyncio.timeout(seconds):
            while len(self.heard) < count:
                self._came.clear()
                await self._came.wait()
        return self.heard

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        update: JSON = await request.json()
        self.heard.append(update)
        self._came.set()
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return web.Response() if self.answer is None else await self.answer(update, request)
        finally:
            self._at_once -= 1
