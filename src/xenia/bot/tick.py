"""The tick: every so often each room is asked to do what has fallen due."""

import asyncio
import contextlib
import logging
from datetime import UTC
from functools import partial
from typing import Any

from xenia.bot.ground import Ground
from xenia.core.database import AsyncSession
from xenia.core.room import Due, Moment, OneByOne, Outside
from xenia.core.transaction import OUR_FAULT, TROUBLE, in_transaction
from xenia.deliveries.queue import queue
from xenia.team.members import team
from xenia.team.models import OWNER

log = logging.getLogger("xenia.tick")

_MOST_SLICES = 10_000
"""Transactions for one piece of due work in one tick; one that never ends must not stop the others."""


class Ticker:
    """Due-ness is in the tables, and the clock is asked anew each time: a missed tick heals at the next."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._one_at_a_time = asyncio.Lock()

    async def run(self, seconds: float) -> None:
        """Tick at once and then every so many seconds, until cancelled. What is in hand then is undone."""
        # Loaded here: nothing but a bot that runs needs it.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415 - see above

        rung = asyncio.Event()

        async def ring() -> None:
            rung.set()

        clock = AsyncIOScheduler(timezone=UTC)
        clock.add_job(
            ring, "interval", seconds=seconds, max_instances=1, coalesce=True, misfire_grace_time=None
        )
        clock.start()
        try:
            while True:
                rung.clear()
                await self.tick()
                # Where the machine's clock is set back by an hour, the scheduler would wait that hour out.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(2 * seconds):
                        await rung.wait()
        finally:
            clock.shutdown(wait=False)

    async def tick(self) -> None:
        """Have every room do what is due now, a slice to a transaction; then wake the sender.

        One room's failure is told to the log, and does not keep the others from theirs.
        """
        async with self._one_at_a_time:
            for room in self._ground.rooms:
                for due in room.due:
                    await self._do(room.name, due)
            for room in self._ground.rooms:
                for outside in room.outside:
                    await self._do_outside(room.name, outside)
        self._ground.database.due.set()

    async def _do_outside(self, room: str, outside: Outside) -> None:
        try:
            now = self._ground.clock().astimezone(self._ground.shop.zone)
            await outside(self._ground.database, now)
        except TROUBLE as error:
            told = {"room": room, "error": type(error).__name__}
            log.warning("work outside of transactions waits for the database", extra=told)

    async def _do(self, room: str, due: Due) -> None:
        name = getattr(due.work if isinstance(due, OneByOne) else due, "__name__", repr(due))
        told: dict[str, Any] = {"room": room, "work": name}
        try:
            for _ in range(_MOST_SLICES):
                if not await self._slice(due, told):
                    return
        except Exception as error:
            # The next tick tries again; what was committed so far is kept.
            if isinstance(error, TROUBLE) and not isinstance(error, OUR_FAULT):
                # What is wrong with the database is told where updates meet it.
                log.warning("due work waits for the database", extra={**told, "error": type(error).__name__})
            else:
                log.exception("due work failed", extra=told)
            return
        log.warning("due work goes on at the next tick", extra=told)

    async def _slice(self, due: Due, told: dict[str, Any]) -> int:
        try:
            return await self._transaction(due)
        except Exception as error:
            if not isinstance(due, OneByOne) or not await self._transaction(partial(_set_aside, due)):
                raise
            # What a database says of its trouble may quote the rows it is about.
            why = {"error": type(error).__name__} if isinstance(error, TROUBLE) else {}
            log.exception("due work failed on one thing", exc_info=None if why else error, extra=told | why)
            return 1

    async def _transaction(self, due: Due) -> int:
        ground = self._ground

        async def work(session: AsyncSession) -> int:
            return await due(
                Moment(
                    session, ground.texts, ground.shop, ground.clock(), tuple(ground.rooms), ground.journal
                )
            )

        return await in_transaction(ground.database, work, behind=True)


async def _set_aside(due: OneByOne, moment: Moment) -> int:
    aside = await due.set_aside(moment)
    if aside is None:
        return 0
    for member in await team(moment.session) if aside.tell is not None else ():
        if member.may(OWNER) and aside.tell is not None:
            screen = aside.tell(moment.texts.say(member.language))
            queue(moment.session, "alert", member.telegram_id, screen, moment.now)
    return 1
