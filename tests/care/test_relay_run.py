"""Hundreds of messages both ways while calls fail and the bot is killed: what people said has arrived.

`RELAYED` sets how many, `RELAY_SEED` what is said and what goes wrong.
"""

import asyncio
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any

import pytest
from aiogram import Bot

from care.people import brings, reads
from care.relay_judge import Talk, judge
from care.relay_people import Speaker
from care.relay_team import InTheForum, InTheirChats, Team, corner
from care.relay_world import World, open_world
from house import ON_SQLITE
from telegram_sandbox.faults import FaultKind
from xenia.bot import answer, forum
from xenia.care import history, work
from xenia.care.find import Shown
from xenia.care.history import Errand
from xenia.care.models import Ticket
from xenia.core.reply import Screen
from xenia.core.room import Moment
from xenia.deliveries.models import Delivery
from xenia.deliveries.queue import queue

RELAYED = int(os.environ.get("RELAYED", "120"))
SEED = int(os.environ.get("RELAY_SEED", "1"))
FAULTS: tuple[FaultKind, ...] = (
    *("429", "500", "502", "502_after", "reset_before", "reset_after", "truncated", "slow", "refused"),
)
HURT = (
    *("sendMessage", "copyMessage", "sendPhoto", "sendDocument", "sendVoice", "setMessageReaction"),
    *("editMessageText", "answerCallbackQuery", "getUpdates"),
    *("createForumTopic", "editForumTopic", "reopenForumTopic"),
)
TICKETS, ROUNDS = 4, 4


async def _talks(world: World, team: Team, seed: str) -> tuple[list[Talk], list[Speaker]]:
    """Customers with a ticket each, which somebody of the team has."""
    await team.come(world)
    talks, speakers = list[Talk](), list[Speaker]()
    for number in range(TICKETS):
        anna = await world.house.customer(f"Άννα{number}")
        reference = await brings(anna)
        theirs = await team.take(world, reference, number)
        await reads(world.house, anna)
        mine = corner(world, anna, reference, replies=False)
        talk = Talk(reference, mine, theirs)
        talks.append(talk)
        for at, is_team in ((mine, False), (theirs, True)):
            dice = Random(f"{seed}/{number}/{is_team}")  # noqa: S311 - a seed that replays
            speakers.append(Speaker(talk, at, dice, is_team))
    return talks, speakers


async def _round(world: World, team: Team, speakers: Sequence[Speaker], messages: int, turn: int) -> int:
    """All of them talk at once, and in the middle of it the bot dies; returns how many messages it was."""

    async def talks(one: Speaker) -> int:
        done = await one.acts("reply")  # who was silent for an hour is asked to which ticket it belongs
        while done < messages / len(speakers):
            done += await one.acts()
            await asyncio.sleep(one.dice.random() * 0.1)
        return done

    await asyncio.gather(*(one.reacts() for one in speakers))
    talking = [asyncio.create_task(talks(one)) for one in speakers]
    await asyncio.sleep(speakers[0].dice.random())
    await team.upset(turn)
    await world.kill()
    return sum(await asyncio.gather(*talking))


async def _run(
    database_url: str, patch: pytest.MonkeyPatch, team: Team, seed: str, messages: int, rounds: int
) -> tuple[list[str], dict[str, Any]]:
    async with open_world(database_url, patch) as world:
        talks, speakers = await _talks(world, team, seed)
        faults = world.house.sandbox.faults
        faults.set(seed, share=0.1, kinds=FAULTS, methods=HURT, slow_seconds=0.02, refused_seconds=0.02)
        began, written = time.monotonic(), 0
        for turn in range(rounds):
            written += await _round(world, team, speakers, messages // rounds, turn)
            await world.quiet(60)
        faults.clear()
        await world.quiet(60)
        lost = judge(talks)
        figures = {
            "written": written,
            "notes": sum(one.is_note for talk in talks for one in talk.by_team),
            "reactions": sum(len((*talk.customer_reacted, *talk.team_reacted)) for talk in talks),
            "kills": world.kills,
            "faults": dict(Counter(one.kind for one in faults.record)),
            "seconds": round(time.monotonic() - began, 1),
            "verify": await world.house.faults(),
        }
    return lost, figures


@pytest.mark.parametrize(
    ("database_url", "team"),
    [("sqlite", InTheirChats), ("sqlite", InTheForum), ("postgresql", InTheForum)],
    indirect=["database_url"],
)
async def test_all_that_is_said_arrives_in_order_and_no_note_leaves_the_team(
    database_url: str, team: Callable[[], Team], monkeypatch: pytest.MonkeyPatch, record_property: Any
) -> None:
    rounds = max(ROUNDS, RELAYED // 100)
    lost, figures = await _run(database_url, monkeypatch, team(), f"{SEED}", RELAYED, rounds)
    print(figures)  # noqa: T201 - figures
    record_property("relay run", figures)
    assert figures["kills"] == rounds
    assert figures["notes"] > 0
    assert len(figures["faults"]) >= len(FAULTS) - 2, "of each kind, unless chance has left one out"
    assert lost == []
    assert figures["verify"] == []


def _without_order(patch: pytest.MonkeyPatch) -> None:
    turns = count(1)

    def anyhow(*given: Any, thread: str, **more: Any) -> Delivery:  # noqa: ARG001 - taken, and not kept
        delivery = queue(*given, **more)
        if next(turns) % 3 == 0:
            delivery.retry_at += timedelta(seconds=30)  # as after a failure; those behind do not wait
        return delivery

    patch.setattr(history, "queue", anyhow)


def _with_notes_sent(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(work, "note", work.answer)


def _with_lines_dropped(patch: pytest.MonkeyPatch) -> None:
    carry, turns = history.carry, count(1)

    async def forgets(moment: Moment, ticket: Ticket, *errands: Errand) -> None:
        if next(turns) % 25:
            await carry(moment, ticket, *errands)

    patch.setattr(history, "carry", forgets)


def _without_replies(patch: pytest.MonkeyPatch) -> None:
    async def nowhere(*_: Any) -> Shown:
        return Shown()

    patch.setattr(history, "place_in", nowhere)


def _without_names(patch: pytest.MonkeyPatch) -> None:
    dice = Random(1)  # noqa: S311 - a seed that replays
    send = answer.send

    async def anew(bot: Bot, chat_id: int, screen: Screen, **more: Any) -> Any:
        name = f"{dice.randint(1000, 9999)}"
        return await send(
            bot, chat_id, replace(screen, text=re.sub(r"·\d+", f"·{name}", screen.text)), **more
        )

    patch.setattr(forum, "send", anew)


@ON_SQLITE
@pytest.mark.parametrize(
    ("plant", "says"),
    [
        (_without_order, "arrived before"),
        (_with_notes_sent, "is read by the customer"),
        (_with_lines_dropped, "has not arrived"),
        (_without_replies, "is no reply to"),
        (_without_names, "nothing says that it is the same"),
    ],
)
async def test_the_judge_finds_what_is_planted(
    database_url: str, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None], says: str
) -> None:
    plant(monkeypatch)
    lost, _ = await _run(database_url, monkeypatch, InTheirChats(), "planted", 80, rounds=2)
    assert any(says in one for one in lost), lost
