"""A shop that is killed and started again on the same database while people go on writing to it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from house import START, TOKEN, USERNAME, Guests, House, Unhurried
from telegram_sandbox import Sandbox, serve
from xenia import app as house_app
from xenia.core.transaction import reading
from xenia.deliveries import sender
from xenia.deliveries.models import QUEUED, SENDING, Delivery
from xenia.settings import Settings, read_settings

FASTER = 30
"""How many seconds of the house's clock pass in one of ours: leases and pauses are not waited for."""
_STEP = 0.02


@dataclass
class World:
    """The shop, what goes on around it, and how often it died."""

    house: House
    running: asyncio.Task[None]
    kills: int = 0

    async def kill(self) -> None:
        """Everything in hand is dropped where it stands; a moment later somebody starts it again."""
        await self._end()
        self.house.app = await house_app.build(self.house.settings, self.house.sandbox.clock.now)
        self.begin()
        self.kills += 1

    def begin(self) -> None:
        """Have the bot that was built run, as fast as it can."""
        app = self.house.app
        app.desk._pace = Unhurried(time.monotonic)
        app.sender.pace = None
        assert isinstance(self.house.people, Guests)
        self.house.people.desk, self.house.people.due = app.desk, app.database.due
        self.running = asyncio.create_task(app.run())

    async def quiet(self, seconds: float) -> None:
        """Wait until nothing is on its way any more."""
        bot = self.house.sandbox.bots[TOKEN]
        async with asyncio.timeout(seconds):
            calm = 0
            while calm < 3:
                await asyncio.sleep(0.05)
                idle = not bot.updates.pending() and not self.house.app.desk._serving
                calm = calm + 1 if idle and not await self._on_its_way() else 0
                assert not self.running.done(), "the bot runs until it is killed"

    async def _on_its_way(self) -> int:
        waiting = select(func.count()).where(Delivery.state.in_((QUEUED, SENDING)))
        async with reading(self.house.app.database) as session:
            return await session.scalar(waiting) or 0

    async def _end(self) -> None:
        self.running.cancel()
        await asyncio.gather(self.running, return_exceptions=True)
        await self.house.app.close()


@asynccontextmanager
async def open_world(database_url: str, patch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """A shop on an empty database; its clock runs, and whoever stops it gives it no time to finish."""
    patch.setattr(house_app, "_GRACE", 0.0)
    patch.setattr(sender, "_GRACE", 0.0)
    patch.setattr(sender, "_WAKE", sender._WAKE / FASTER)
    patch.setattr(sender, "_LOOK_AFTER", sender._LOOK_AFTER / FASTER)
    sandbox = Sandbox(now=START)
    sandbox.clock.freeze()
    sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username=USERNAME)
    server = await serve(sandbox, host="127.0.0.1", port=0)
    try:
        async with Guests(server) as people:
            settings = _settings(server.bot_url, database_url)
            app = await house_app.build(settings, sandbox.clock.now)
            world = World(House(app, sandbox, people, server.url, settings), asyncio.create_task(_nothing()))
            world.begin()
            hurrying = asyncio.create_task(_hurry(sandbox))
            try:
                yield world
            finally:
                hurrying.cancel()
                with suppress(asyncio.CancelledError):
                    await hurrying
                await world._end()
    finally:
        await server.close()


def _settings(api: str, database_url: str) -> Settings:
    return read_settings(
        bot_token=TOKEN, bot_api=api, database_url=database_url, _env_file=None, tick_seconds=3600
    )


async def _nothing() -> None:
    """Stands where the bot will be."""


async def _hurry(sandbox: Sandbox) -> None:
    while True:
        sandbox.clock.advance(timedelta(seconds=FASTER * _STEP))
        await asyncio.sleep(_STEP)
