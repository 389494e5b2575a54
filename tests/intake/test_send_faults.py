"""Calls go wrong, updates come twice and out of order: one effect each, and everybody is answered."""

import asyncio
import logging
import os
import socket
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from random import Random

import pytest

from house import House, open_house
from intake.crowd import Crowd
from telegram_sandbox.faults import KINDS
from xenia.bot.answer import Insistence, respond
from xenia.bot.session import TelegramSession
from xenia.core.inbox import DONE, Received
from xenia.feedback.models import Feedback, FeedbackPart
from xenia.feedback.taps import Rate

UPDATES, PEOPLE = int(os.environ.get("BAD_DAY", "500")), 50
FASTER = 100
"""How many seconds of waiting pass in one of ours."""
MIXED = tuple(kind for kind in KINDS if kind != "refused")
"""A port that is shut refuses polls as well as sends: that is shown where sending is."""
SENDS = ("sendMessage", "editMessageText", "answerCallbackQuery", "sendPhoto")


def now() -> float:
    return asyncio.get_running_loop().time() * FASTER


async def pause(seconds: float) -> None:
    await asyncio.sleep(seconds / FASTER)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass
class Day:
    """What people did: how often each read their points, their ratings by name, their words, their taps."""

    crowd: Crowd
    reads: Counter[int] = field(default_factory=Counter)
    ratings: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    taps: list[str] = field(default_factory=list)

    def one(self, number: int, dice: Random) -> None:
        """Somebody does something."""
        tellers, others = self.crowd.people[: PEOPLE // 2], self.crowd.people[PEOPLE // 2 :]
        if dice.random() < 0.4:
            self.words[f"word {number}"] = (person := dice.choice(tellers)).id
            self.crowd.writes(person, f"word {number}")
        elif dice.random() < 0.5:
            self.reads[(person := dice.choice(others)).id] += 1
            self.crowd.writes(person, "/points")
        else:
            name = f"n{number}"
            self.ratings[name] = dice.choice((4, 5))
            tap = Rate(rating=self.ratings[name], intent=name).pack()
            self.taps.append(self.crowd.taps(dice.choice(others), tap))


async def begins(house: House) -> Day:
    """Everybody has rated us once, so that those who write are listened to."""
    day = Day(await Crowd.of(house, PEOPLE))
    for person in day.crowd.people:
        day.crowd.writes(person, "/feedback")
    await day.crowd.settled()
    for number, person in enumerate(day.crowd.people):
        day.crowd.taps(person, Rate(rating=5, intent=f"first{number}").pack())
    await day.crowd.settled()
    return day


async def bad_day(house: House, seed: int) -> Day:
    """One call in ten goes wrong; one update in twenty comes again, and another overtakes."""
    day = await begins(house)
    dice = Random(seed)  # noqa: S311 - a seed that replays
    house.sandbox.deliveries.clear()
    house.sandbox.faults.set(seed, share=0.1, kinds=MIXED, methods=SENDS, slow_seconds=0.02)
    house.sandbox.disorder.set(seed, again=0.05, overtaken=0.05)
    for number in range(UPDATES):
        day.one(number, dice)
        if number % 10 == 0:
            await asyncio.sleep(0.02)
    await day.crowd.settled()
    return day


async def is_accounted_for(house: House, day: Day) -> None:
    """Each effect once, and everybody answered."""
    given = [row for row in await house.rows(Feedback) if row.intent.startswith("n")]
    assert {row.intent: row.rating for row in given} == day.ratings
    assert len(given) == len(day.ratings)
    assert Counter(row.words for row in await house.rows(FeedbackPart)) == Counter(list(day.words))
    shown = house.sandbox.deliveries
    answered = {one.content["callback_query_id"] for one in shown if one.kind == "answer"}
    assert answered >= set(day.taps)
    messages = Counter(one.chat_id for one in shown if one.kind == "new")
    for person, count in (Counter(day.words.values()) + day.reads).items():
        assert messages[person] >= count
    await house.app.desk._intake.flush()
    assert {row.state for row in await house.rows(Received)} == {DONE}
    assert await house.faults() == []


@pytest.mark.parametrize(
    ("database_url", "seed"),
    [("sqlite", 0), ("postgresql", 1), ("sqlite", 2), ("postgresql", 3), ("sqlite", 4)],
    indirect=["database_url"],
)
async def test_a_bad_day(
    database_url: str, seed: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """`BAD_DAY` sets how many updates: with a thousand, five days make five thousand."""
    caplog.set_level(logging.INFO, "xenia")
    monkeypatch.setattr("xenia.bot.work.respond", partial(respond, insist=Insistence(pause, now)))
    port = free_port()
    async with open_house(
        database_url,
        mode="webhook",
        listen=f"127.0.0.1:{port}",
        webhook_url=f"http://127.0.0.1:{port}/bot",
        webhook_secret="a-secret",
    ) as house:
        session = house.app.bot.session
        assert isinstance(session, TelegramSession)
        session._pause, session._now = pause, now
        day = await bad_day(house, seed)
        await is_accounted_for(house, day)
        met = Counter(one.kind for one in house.sandbox.faults.record)
        again = Counter(what for what, _ in house.sandbox.disorder.done)
        print(f"seed {seed}: {dict(met)}, {dict(again)}")  # noqa: T201 - figures
        assert set(met) == set(MIXED)
        assert min(again["again"], again["overtaken"]) > 0
    ours = [one for one in caplog.records if not one.name.startswith("aiohttp.server")]  # the sandbox's
    errors = [one.getMessage() for one in ours if one.levelno >= logging.ERROR or one.exc_info]
    assert errors == []
