"""The tick: every so often each room is asked to do what has fallen due."""

import asyncio
import logging
from datetime import UTC, datetime
from typing import Any

from xenia.bot.ground import Ground
from xenia.core.database import AsyncSession
from xenia.core.room import Due, Moment
from xenia.core.transaction import in_transaction

log = logging.getLogger("xenia.tick")

_MOST_SLICES = 10_000
"""Transactions for one piece of due work in one tick; one that never ends must not stop the others."""


class Ticker:
    """Due-ness is in the tables, and the clock is asked anew each time: a missed tick heals at the next."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._one_at_a_time = asyncio.Lock()
        self._ended_at = 0.0

    async def run(self, seconds: float) -> None:
        """Tick at once and then every so many seconds, until cancelled. What is in hand then is undone."""
        # Loaded here: nothing but a bot that runs needs it.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415 - see above

        loop = asyncio.get_running_loop()
        self._ended_at = loop.time()
        clock = AsyncIOScheduler(timezone=UTC)
        job = clock.add_job(
            self.tick,
            "interval",
            seconds=seconds,
            next_run_time=datetime.now(UTC),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        clock.start()
        try:
            while True:
                await asyncio.sleep(seconds)
                # Where the machine's clock is set back by an hour, the scheduler would wait that hour out.
                if not self._one_at_a_time.locked() and loop.time() - self._ended_at > 2 * seconds:
                    job.modify(next_run_time=datetime.now(UTC))
        finally:
            clock.shutdown(wait=False)

    async def tick(self) -> None:
        """Have every room do what is due now, a slice to a transaction; then wake the sender.

        One room's failure is told to the log, and does not keep the others from theirs.
        """
        async with self._one_at_a_time:
            try:
                for room in self._ground.rooms:
                    for due in room.due:
                        await self._do(room.name, due)
            finally:
                self._ended_at = asyncio.get_running_loop().time()
        self._ground.database.due.set()

    async def _do(self, room: str, due: Due) -> None:
        ground = self._ground

        async def work(session: AsyncSession) -> int:
            return await due(Moment(session, ground.texts, ground.shop, ground.clock()))

        told: dict[str, Any] = {"room": room, "work": getattr(due, "__name__", repr(due))}
        try:
            for _ in range(_MOST_SLICES):
                if not await in_transaction(ground.database, work):
                    return
        except Exception:
            # The next tick tries again; what was committed so far is kept.
            log.exception("due work failed", extra=told)
            return
        log.warning("due work goes on at the next tick", extra=told)
