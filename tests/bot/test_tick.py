"""The tick: each room's due work is done, whatever befalls the others, and never twice at once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import insert

from house import ON_SQLITE, House, open_house
from xenia.bot import tick
from xenia.bot.tick import Ticker
from xenia.core.reply import Screen
from xenia.core.room import Moment, Room
from xenia.deliveries.models import SENT, SenderEpoch
from xenia.deliveries.queue import queue

Works = Callable[[Moment], Awaitable[int]]


def a_ticker(house: House, *works: Works) -> Ticker:
    rooms = [Room(name=work.__name__, due=(work,)) for work in works]
    return Ticker(replace(house.app.ground, rooms=rooms))


async def test_work_is_asked_for_until_nothing_is_left(house: House) -> None:
    left = [3, 2, 1]

    async def cleaning(moment: Moment) -> int:
        assert moment.now == house.now
        assert moment.shop is house.app.shop
        return left.pop() if left else 0

    await a_ticker(house, cleaning).tick()
    assert left == []


async def test_one_rooms_failure_does_not_stop_the_next(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    chat = await house.guest()
    await chat.write("/start")  # a bot may not write first
    await chat.answer()
    done: list[datetime] = []

    async def breaking(moment: Moment) -> int:
        queue(moment.session, "a-test", chat.person.id, Screen("never"), moment.now)
        await moment.session.flush()
        raise RuntimeError

    async def working(moment: Moment) -> int:
        if done:
            return 0
        queue(moment.session, "a-test", chat.person.id, Screen("καλημέρα"), moment.now)
        done.append(moment.now)
        return 1

    await a_ticker(house, breaking, working).tick()
    sent = await house.deliveries()
    assert [(one.state, "καλημέρα" in (one.screen or "")) for one in sent] == [(SENT, True)]
    failed = [one for one in caplog.records if one.message == "due work failed"]
    assert [(one.levelname, vars(one)["room"]) for one in failed] == [("ERROR", "breaking")]


async def test_what_the_database_refuses_is_our_fault_and_told_as_such(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    async def refused(moment: Moment) -> int:
        await moment.session.execute(insert(SenderEpoch).values(id=1, epoch=1))
        await moment.session.execute(insert(SenderEpoch).values(id=1, epoch=1))
        return 0

    await a_ticker(house, refused).tick()
    told = [(one.levelname, one.message) for one in caplog.records if vars(one).get("room") == "refused"]
    assert told == [("ERROR", "due work failed")]


@ON_SQLITE
async def test_work_without_end_leaves_the_others_their_turn(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tick, "_MOST_SLICES", 5)
    slices = []

    async def endless(_: Moment) -> int:
        slices.append("endless")
        return 1

    async def short(_: Moment) -> int:
        slices.append("short")
        return 0

    await a_ticker(house, endless, short).tick()
    assert slices == ["endless"] * 5 + ["short"]
    assert "due work goes on at the next tick" in caplog.messages


@ON_SQLITE
async def test_two_ticks_come_one_after_the_other(house: House) -> None:
    inside = most = 0

    async def slow(_: Moment) -> int:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.01)
        inside -= 1
        return 0

    ticker = a_ticker(house, slow, slow)
    await asyncio.gather(ticker.tick(), ticker.tick(), ticker.tick())
    assert most == 1


@ON_SQLITE
async def test_the_sender_looks_at_what_waited_for_this_moment(house: House) -> None:
    await a_ticker(house).tick()
    assert house.app.database.due.is_set()


@ON_SQLITE
async def test_a_tick_comes_at_once_and_then_again(house: House) -> None:
    await _ticks(house, 3)


@ON_SQLITE
async def test_ticks_go_on_when_the_machines_clock_is_set_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As a scheduler sees it: what it had set for the next interval is six hours away.
    computed = IntervalTrigger.get_next_fire_time
    monkeypatch.setattr(
        IntervalTrigger,
        "get_next_fire_time",
        lambda self, *given: computed(self, *given) + timedelta(hours=6),
    )
    await _ticks(house, 3)


async def _ticks(house: House, times: int) -> None:
    ticks = asyncio.Queue[None]()

    async def counting(_: Moment) -> int:
        ticks.put_nowait(None)
        return 0

    running = asyncio.create_task(a_ticker(house, counting).run(0.02))
    try:
        async with asyncio.timeout(30):
            for _ in range(times):
                await ticks.get()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@ON_SQLITE
async def test_the_house_ticks_by_itself(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = asyncio.Queue[None]()

    async def counting(_: Ticker) -> None:
        ticks.put_nowait(None)

    monkeypatch.setattr(Ticker, "tick", counting)
    async with open_house(database_url, tick_seconds=1), asyncio.timeout(30):
        await ticks.get()
        await ticks.get()
