"""A bot without a framework, for tests and scripts: one call, one answer."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Self

import aiohttp

if TYPE_CHECKING:
    from types import TracebackType

    from telegram_sandbox.accounts import JSON


class RawBot:
    """Bot API calls over HTTP. `async with RawBot(url, token) as bot: await bot("getMe")`."""

    def __init__(self, url: str, token: str) -> None:
        self._url = f"{url.rstrip('/')}/bot{token}"
        self._session: aiohttp.ClientSession | None = None
        self._offset = 0
        self._empty = False

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(self, method: str, /, **params: Any) -> JSON:
        """Return Telegram's whole answer, good or bad. Values that are bytes are uploaded as files."""
        if self._session is None:
            raise RuntimeError("Use RawBot as `async with RawBot(url, token) as bot`.")
        address = f"{self._url}/{method}"
        if not any(isinstance(value, bytes) for value in params.values()):
            async with self._session.post(address, json=params) as response:
                return dict(await response.json())
        form = aiohttp.FormData()
        for name, value in params.items():
            if isinstance(value, bytes):
                form.add_field(name, io.BytesIO(value), filename=name)
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        async with self._session.post(address, data=form) as response:
            return dict(await response.json())

    async def __call__(self, method: str, /, **params: Any) -> Any:
        """Return the result of a call.

        Raises:
            AssertionError: it was refused; the message is Telegram's.
        """
        answer = await self.call(method, **params)
        if not answer["ok"]:
            raise AssertionError(f"{method}: {answer['description']}")
        return answer["result"]

    async def updates(self, timeout: int = 0, **params: Any) -> list[JSON]:  # noqa: ASYNC109 - Telegram's name
        """Return what is new and confirm what was returned before."""
        # Telegram answers an offset that is repeated within half a second with one update only. After an
        # empty answer nothing is left to confirm, and another number asks for the same.
        offset = 1 if self._empty else self._offset
        found: list[JSON] = await self("getUpdates", offset=offset, timeout=timeout, **params)
        self._empty = not found and not self._empty
        if found:
            self._offset = found[-1]["update_id"] + 1
        return found
