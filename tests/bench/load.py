"""Closed loops: when a chat has seen its answer, the next one speaks."""

import asyncio
import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle

from bench.telegram import BotSide
from bench.updates import PEOPLE, Asking

LEAST = 10
"""Answers in every window, so that its figures mean something."""
PATIENCE = 20.0
"""Seconds after which an answer that has not come is a failure."""


class NoAnswerError(Exception):
    """A bot stopped answering, or answered something else."""


@dataclass(frozen=True, slots=True)
class Window:
    """What was measured of one bot in one stretch of time."""

    seconds: float
    took: list[float] = field(repr=False)
    """Seconds from each update's being sent until its answer was seen."""
    cpu: float
    """Seconds of processor time the bot's process used."""
    generator: float
    """Share of its own core that the load generator used."""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.took) / self.seconds

    @property
    def cpu_each(self) -> float:
        """Microseconds of processor time an update."""
        return self.cpu / len(self.took) * 1e6


class ClosedLoops:
    """Some chats beside each other, all asking one bot the same kind of thing."""

    def __init__(self, side: BotSide, asking: Asking, chats: int, send: Callable[[int, bytes], None]) -> None:
        self._side, self._asking, self._send_update = side, asking, send
        self._chats = chats
        self._turns = cycle(range(asking.first_chat, asking.first_chat + PEOPLE))
        self._sent: dict[int, float] = {}
        self._took: list[float] = []
        self._wrong: bytes | None = None
        self._stopping = False
        self._quiet = asyncio.Event()
        self._wanted = 0
        self._enough = asyncio.Event()

    async def run(
        self, cpu: Callable[[], float], *, warm: float, seconds: float, patience: float = PATIENCE
    ) -> Window:
        """Load the bot for `warm` seconds uncounted, then for `seconds` counted, and let it finish.

        The counted time is longer where there have not been `LEAST` answers.

        Raises:
            NoAnswerError: an answer did not come, or was another one.
        """
        self._side.on_seen = self._seen
        gc.collect()
        gc.disable()  # a pause of ours would be read as one of the bot's
        try:
            for _ in range(self._chats):
                self._send()
            await asyncio.sleep(warm)
            took: list[float] = []
            self._took = took
            self._wanted = LEAST
            began, used, own = time.perf_counter(), cpu(), time.process_time()
            await asyncio.sleep(seconds)
            await self._wait(self._enough, patience)
            self._took = []
            lasted, used = time.perf_counter() - began, cpu() - used
            own = time.process_time() - own
            await self._finish(patience)
        finally:
            gc.enable()
        return Window(lasted, took, used, own / lasted)

    async def count(self, updates: int) -> int:
        """Load the bot until it has answered at least that many; returns how many.

        Raises:
            NoAnswerError: as above.
        """
        self._side.on_seen = self._seen
        self._wanted = updates
        for _ in range(self._chats):
            self._send()
        await self._wait(self._enough, 10 * PATIENCE)
        await self._finish(PATIENCE)
        return len(self._took)

    async def _finish(self, patience: float) -> None:
        self._stopping = True
        await self._wait(self._quiet, patience)
        if self._wrong is not None:
            raise NoAnswerError(f"another answer came: {self._wrong[:400]!r}")

    async def _wait(self, event: asyncio.Event, patience: float) -> None:
        try:
            async with asyncio.timeout(patience):
                await event.wait()
        except TimeoutError:
            waiting = len(self._sent)
            raise NoAnswerError(f"{waiting} chats were not answered within {patience:g} s") from None

    def _send(self) -> None:
        chat = next(one for one in self._turns if one not in self._sent)
        update_id = self._side.number()
        update = self._asking.update(update_id, chat)
        self._sent[chat] = time.perf_counter()
        self._send_update(update_id, update)

    def _seen(self, chat: int, body: bytes) -> None:
        now = time.perf_counter()
        sent = self._sent.pop(chat, None)
        if sent is None:
            return  # a second message of the same answer
        self._took.append(now - sent)
        if len(self._took) == self._wanted:
            self._enough.set()
        if self._asking.answer not in body:
            self._wrong = body
        if not self._stopping:
            self._send()
        elif not self._sent:
            self._quiet.set()
