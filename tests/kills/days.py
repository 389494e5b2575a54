"""Days in the shop: one without a kill, to learn what each step does, and others with a kill in each step."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random

from sqlalchemy import Engine, create_engine

from kills.line import Line
from kills.points import AGAIN, TAKING_UP, Point
from kills.shop import Shop, open_shop
from kills.story import DAY, Cast, Step, furnish
from kills.tally import Tally
from kills.truth import Death, Read, Rows, Verdict, judge, reading_of, rows_of, states_of, unrecorded
from telegram_sandbox.log import Delivery as Shown
from xenia.app import verify
from xenia.core.database import Database
from xenia.core.inbox import DONE
from xenia.core.transaction import transaction

_AGAIN = 25
"""One kill of so many is followed by another."""


@dataclass
class Lived:
    """What a step did."""

    passed: list[Point]
    gone: Rows
    come: Rows
    shown: list[Shown]
    deaths: list[Death]
    faults: list[str]
    """What `xenia verify` prints, and updates that are not done."""
    undone: int
    """Updates and deliveries that nobody takes up; less than nothing, when there is more than people sent."""

    @property
    def read(self) -> Counter[Read]:
        """What people could see of it."""
        return Counter(map(reading_of, self.shown))


class Day:
    """One shop, from morning to evening."""

    def __init__(self, shop: Shop, cast: Cast, engine: Engine, database: Database) -> None:
        self._shop, self._cast, self._engine, self._database = shop, cast, engine, database

    async def live(self, step: Step, point: Point | None = None, again: Point | None = None) -> Lived:
        """Live through a step.

        Args:
            step: what people do.
            point: where the bot is killed; then it is started again, and finishes what it finds.
            again: where it is killed once more, while it takes up what is left, if anything is.
        """
        for act in step.before:
            await act(self._cast)
            await self._shop.finish(self._cast.updates)
        before, seen = rows_of(self._engine), len(self._shop.sandbox.deliveries)
        await self._shop.arm(point)
        for act in step.acts:
            await act(self._cast)
        deaths = []
        if point is not None:
            deaths.append(await self._death(seen))
            if again is not None and states_of(self._engine)[DONE] < self._cast.updates:
                await self._shop.start(again)
                deaths.append(await self._death(seen))
            await self._shop.start()
        expects_loss = bool(deaths) and self._shop.fault is not None
        left, passed = await self._shop.finish(self._cast.updates, expects_loss=expects_loss)
        after = rows_of(self._engine)
        return Lived(
            passed=passed,
            gone=before - after,
            come=after - before,
            shown=self._shop.sandbox.deliveries[seen:],
            deaths=deaths,
            faults=await self._faults(),
            undone=left,
        )

    async def ends(self) -> None:
        """The bot is stopped, and started and stopped again: nobody hears anything, and nothing changes."""
        rows, shown = rows_of(self._engine), len(self._shop.sandbox.deliveries)
        await self._shop.stop()
        await self._shop.start()
        await self._shop.finish(self._cast.updates)
        await self._shop.stop()
        assert self._shop.sandbox.deliveries[shown:] == []
        assert rows_of(self._engine) == rows
        assert await self._faults() == []

    async def _death(self, seen: int) -> Death:
        await self._shop.dies()
        return Death(len(self._shop.sandbox.deliveries) - seen, unrecorded(self._engine))

    async def _faults(self) -> list[str]:
        found = [fault async for fault in verify(self._database)]
        open_ones = states_of(self._engine) - Counter({DONE: self._cast.updates})
        return found + [f"{number} {state}" for state, number in open_ones.items() if state != DONE]


@asynccontextmanager
async def a_day(
    line: Line, url: str, mode: str, *, fault: str | None = None, unharmed: bool = False
) -> AsyncIterator[Day]:
    """Open the shop on an empty database, furnished first."""
    engine = create_engine(url.replace("+aiosqlite", ""))
    database = Database(url)
    try:
        async with transaction(database) as session:
            await furnish(session)
        async with open_shop(line, url, mode, fault) as shop:
            cast = await Cast.of(shop)
            await shop.start(unharmed=unharmed)
            await shop.finish(0)
            yield Day(shop, cast, engine, database)
    finally:
        await database.close()
        engine.dispose()


def verdict_of(lived: Lived, expected: Lived) -> Verdict:
    """Hold a step with a kill against the same one without."""
    verdict = judge(
        (expected.gone, expected.come, expected.read), (lived.gone, lived.come), lived.shown, lived.deaths
    )
    verdict.lost += lived.faults
    if lived.undone:
        (verdict.lost if lived.undone > 0 else verdict.doubled).append(f"{abs(lived.undone)} updates")
    return verdict


async def ordinary_day(day: Day) -> dict[str, Lived]:
    """What each step does when nothing happens to the bot."""
    lived = {step.name: await day.live(step) for step in DAY}
    assert [one.faults for one in lived.values() if one.faults] == []
    await day.ends()
    return lived


async def deadly_day(day: Day, ordinary: dict[str, Lived], tally: Tally, random: Random, kills: int) -> None:
    """Up to so many kills, one in each step; now and then one more while what was left is taken up."""
    for step in DAY[:kills]:
        point = tally.next(step.name, random)
        again = random.choice(TAKING_UP) if tally.hits[AGAIN] * _AGAIN <= tally.kills else None
        lived = await day.live(step, point, again)
        tally.add(step.name, point, verdict_of(lived, ordinary[step.name]), twice=len(lived.deaths) > 1)
    await day.ends()
