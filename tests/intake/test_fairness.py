"""One chat floods us, and one handler is stuck: beside them a hundred calm chats notice nothing."""

import asyncio
import gc
import os
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from databases import fresh_sqlite
from house import House, open_house
from intake.crowd import Crowd
from telegram_sandbox.accounts import Person
from xenia.bot.line import MOST_IN_MEMORY
from xenia.bot.pace import Pace
from xenia.core.inbox import Item
from xenia.feedback.models import Feedback
from xenia.feedback.taps import Rate
from xenia.feedback.tell import tell_staff

CALM, SECONDS, A_SECOND = 100, 6, 100
BOUND = 0.3
"""Seconds that 99 of 100 answers to calm chats may take, from the message written to the answer shown."""


BUSY = 0.1
"""Of the time of a run: who waited so long for a processor shared it with too many others."""


def waited_for_processor() -> float:
    """Seconds for which this thread was ready to run and had no processor (Linux, sched-stats)."""
    return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9


def memory() -> int:
    """Bytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def in_memory(kind: type) -> int:
    """How many there are."""
    return sum(isinstance(one, kind) for one in gc.get_objects())


class Intents:
    """Names for what is tapped, each used once."""

    def __init__(self) -> None:
        self._numbers = count()

    def rate(self, rating: int) -> str:
        return Rate(rating=rating, intent=f"i{next(self._numbers)}").pack()


async def calm(crowd: Crowd, person: Person, number: int, intents: Intents) -> None:
    """One update a second: in turn a read and a write."""
    await asyncio.sleep(number / CALM)
    for second in range(SECONDS):
        if second % 2:
            crowd.taps(person, intents.rate(4 + second // 2 % 2))
        else:
            crowd.writes(person, "/feedback")
        await asyncio.sleep(1)


async def flood(crowd: Crowd, person: Person, intents: Intents, seen: list[int]) -> None:
    """A hundred updates a second that all have an effect."""
    loop = asyncio.get_running_loop()
    begins = loop.time()
    for number in range(SECONDS * A_SECOND):
        crowd.taps(person, intents.rate(4 + number % 2))
        await asyncio.sleep(max(0.0, begins + (number + 1) / A_SECOND - loop.time()))
        if number % A_SECOND == 0:
            seen.append(in_memory(Item))


async def measured(house: House, stuck: str) -> tuple[float, Crowd, list[int]]:
    """The p99 of the calm chats, in seconds."""
    crowd = await Crowd.of(house, CALM + 2)
    *calm_ones, flooding, held_up = crowd.people
    for person in crowd.people:
        crowd.writes(person, "/feedback")
    await crowd.settled()
    intents, seen = Intents(), list[int]()
    with crowd.timed():
        if stuck == "reads":
            crowd.writes(held_up, "/settings")
        else:
            crowd.taps(held_up, intents.rate(1))
        await asyncio.gather(
            *(calm(crowd, person, number, intents) for number, person in enumerate(calm_ones)),
            flood(crowd, flooding, intents, seen),
        )
        await asyncio.sleep(0.5)
    waited = sorted(one for person in calm_ones for one in crowd.seconds[person.id])
    assert len(waited) == CALM * SECONDS, "everybody was answered"
    return waited[int(len(waited) * 0.99)], crowd, seen


async def runs(folder: Path, stuck: str) -> float:
    """One run: the p99 of the calm chats, in seconds, when all else is as it should be."""
    async with open_house(fresh_sqlite(folder), slows_floods=True) as house:
        before = memory()
        p99, crowd, seen = await measured(house, stuck)
        grown = (memory() - before) / 2**20
        print(f"{stuck}: p99 {p99 * 1000:.0f} ms; {grown:.0f} MB more; updates in memory {seen}")  # noqa: T201 - figures
        assert max(seen) <= MOST_IN_MEMORY + CALM, "the flood waits in the database, not in memory"
        flooding = crowd.people[CALM]
        told = [one for one in crowd.heard(flooding) if "faster than I can read" in str(one.content)]
        assert len(told) == 1
        answered = len([one for one in crowd.heard(flooding) if one.kind == "edit"])
        assert answered < 0.4 * SECONDS * A_SECOND, "it is slowed"
        house.app.desk._pace = Pace(count(step=1000).__next__)  # the time the rest would take is moved
        await house.app.desk.settled()
        assert len(await house.rows(Feedback)) == SECONDS * (CALM // 2 + A_SECOND), "and loses nothing"
        assert await house.faults() == []
    return p99


@pytest.mark.parametrize("stuck", ["reads", "writes"])
async def test_calm_chats_are_answered_beside_a_flood_and_a_stuck_handler(
    stuck: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(*_: Any) -> None:
        await asyncio.sleep(SECONDS)

    async def slow_to_tell(*given: Any, **more: Any) -> bool:
        if given[3].rating == 1:
            await slow()
        return await tell_staff(*given, **more)

    monkeypatch.setattr("xenia.customers.handlers.consents", slow)
    monkeypatch.setattr("xenia.feedback.handlers.tell_staff", slow_to_tell)
    for _ in range(2):
        waited = waited_for_processor()
        p99 = await runs(tmp_path, stuck)
        busy = (waited_for_processor() - waited) / SECONDS
        if p99 <= BOUND or busy < BUSY:
            break
    # Twice among others who took the processors away, it is their load that is measured: it is allowed for.
    assert p99 <= BOUND * (1 if busy < BUSY else 3)
