"""How long polls wait: woken by what they wait for, never by a timer that looks again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Signal:
    """Wakes everyone who waits on it, each time something has happened."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def fire(self) -> None:
        """Let every waiter look again."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, look: Callable[[], T | None], seconds: float) -> T | None:
        """Return what `look` finds, at once or after a later `fire`; None after `seconds` of real time."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while True:
            found = look()
            left = deadline - loop.time()
            if found is not None or left <= 0:
                return found
            await self.fired(left)

    async def fired(self, seconds: float | None) -> None:
        """Wait for the next `fire`, at most `seconds` of real time; None has no end."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait((future,), timeout=seconds)
        finally:
            self._waiting.discard(future)
