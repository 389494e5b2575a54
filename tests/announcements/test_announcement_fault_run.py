"""An announcement while calls fail and the sender is killed: paused in the middle, left by some, taken back.

`ANNOUNCED` sets how many people there are, `FAULT_SEED` what goes wrong. The people's own chats are the
judge.
"""

import asyncio
import os
import time
from collections import Counter
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from announcements.fault_mail import AROUND
from bench.announcements import announcement
from deliveries.mail import FIRST_CHAT, MORNING, SHOP, TEXTS, customers
from deliveries.test_fault_run import AMBIGUOUS, CUT_OFF, FASTER, TOKEN, Deadly, a_day, zygote
from telegram_sandbox import Sandbox, serve
from telegram_sandbox.faults import KINDS
from xenia.core.database import AsyncSession, Database
from xenia.core.reply import Screen
from xenia.core.room import Due, Moment
from xenia.core.transaction import in_transaction, reading, transaction
from xenia.deliveries.models import CANCELLED, PAUSED, QUEUED, SENT, UNKNOWN, Delivery
from xenia.deliveries.queue import queue
from xenia.deliveries.sender import LANES
from xenia.outreach.announcements import course
from xenia.outreach.announcements.due import begun, called_off, planned, recalled, taken_up
from xenia.outreach.announcements.models import AnnouncementLeftOut
from xenia.outreach.announcements.progress import progress_of
from xenia.outreach.announcements.recalling import RECALL
from xenia.outreach.announcements.recalling import recalled as came_of_it
from xenia.privacy.consent import decide
from xenia.team.models import TeamMember

ANNOUNCED = int(os.environ.get("ANNOUNCED", "300"))
SEED = int(os.environ.get("FAULT_SEED", "1"))
IS_LONG = ANNOUNCED >= 5000
PATIENCE = 120.0 + ANNOUNCED / 20
"""Seconds for one run of the sender."""
KILLS = 20 if IS_LONG else 4
LOOKED = FIRST_CHAT
"""The chat of who is no customer: what is owed to them arrives when the sender has looked for more."""


async def _do(database: Database, due: Due) -> None:
    async def work(session: AsyncSession) -> int:
        return await due(Moment(session, TEXTS, SHOP, MORNING))

    while await in_transaction(database, work):
        pass


async def _withdraw(session: AsyncSession, number: int) -> None:
    await decide(
        session,
        number,
        "announcements",
        given=False,
        notice="no more",
        language="el",
        controller=SHOP.name,
        method="a tap",
        now=MORNING,
    )


async def _has_looked(database: Database, sandbox: Sandbox, question: str) -> None:
    """Whatever the sender had in its hands before is done with, and it has asked what is due now."""
    async with transaction(database) as session:
        queue(session, "receipt", LOOKED, Screen(question), MORNING)
    async with asyncio.timeout(PATIENCE):
        while not any(  # noqa: ASYNC110 - the sender is another process
            one.chat_id == LOOKED and one.content["text"] == question for one in sandbox.deliveries
        ):
            await asyncio.sleep(0.01)


async def _hesitate(database: Database, sandbox: Sandbox, deadly: Deadly, dice: Random) -> dict[str, Any]:
    """In the middle it is paused, some who have got nothing withdraw, and it goes on; what was seen."""
    while deadly.calls < ANNOUNCED // 2:  # noqa: ASYNC110 - the sender is another process
        await asyncio.sleep(0.01)
    await in_transaction(database, lambda session: course.pause(session, 1))
    at_once = len(sandbox.deliveries)
    for question in ("a", "b"):
        await _has_looked(database, sandbox, question)
    late = sum(one.chat_id != LOOKED for one in sandbox.deliveries[at_once:])
    async with reading(database) as session:
        waiting = await session.scalars(
            select(Delivery.customer_id).where(Delivery.kind == course.KIND, Delivery.state == QUEUED)
        )
        leaving = dice.sample(sorted(one for one in waiting if one is not None), ANNOUNCED // 50)
    async with transaction(database) as session:
        for number in leaving:
            await _withdraw(session, number)
    await in_transaction(database, lambda session: course.resume(session, 1))
    await _do(database, taken_up)
    return {"late": late, "withdrew": set(leaving)}


@pytest.mark.parametrize(
    ("database_url", "turn"), [("sqlite", 0), ("postgresql", 1)], indirect=["database_url"]
)
async def test_an_announcement_comes_once_or_not_at_all_and_is_taken_back(
    database_url: str, turn: int, record_property: Any
) -> None:
    dice = Random(f"{SEED} {turn}")  # noqa: S311 - a seed that replays
    sandbox = Sandbox()
    bot = sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username="shop_of_tests_bot")
    everybody = set(range(1, ANNOUNCED + 1))
    blocking = set(dice.sample(sorted(everybody), ANNOUNCED // 50))
    chats = {}
    for number in everybody:
        chats[number] = sandbox.private(bot, sandbox.add_person("Άννα", person_id=FIRST_CHAT + number))
        chats[number].started, chats[number].blocked = True, number in blocking
    sandbox.private(bot, sandbox.add_person("Νίκος", person_id=LOOKED)).started = True
    database = Database(database_url)
    async with transaction(database) as session:
        await customers(session, ANNOUNCED, ("announcements",))
        owner = TeamMember(telegram_id=1, name="Κατερίνα", role="owner", language="el", since=MORNING)
        session.add(owner)
        await session.flush()
        session.add(announcement(owner.id, MORNING))
    await _do(database, begun)
    await _do(database, planned)
    deadly = sandbox.faults = Deadly(sandbox, dice, ANNOUNCED - ANNOUNCED // 5, KILLS)
    deadly.set(
        f"{SEED} {turn}",
        share=0.1,
        kinds=KINDS,
        methods=["sendMessage", "deleteMessages"],
        slow_seconds=0.02,
        refused_seconds=0.02,
    )
    server = await serve(sandbox)
    order = {
        "api": server.bot_url,
        "token": TOKEN,
        "database_url": database_url,
        "began": time.monotonic(),
        "faster": FASTER,
    }
    try:
        with zygote("announcements.fault_mail") as line:
            pause = asyncio.create_task(_hesitate(database, sandbox, deadly, dice))
            kills = await a_day(line, sandbox, deadly, order, PATIENCE)
            seen = await pause
            faults = Counter(fault.kind for fault in deadly.record)
            came = Counter(one.chat_id - FIRST_CHAT for one in sandbox.deliveries if one.chat_id != LOOKED)
            async with reading(database) as session:
                rows = await session.execute(
                    select(Delivery.customer_id, Delivery.state).where(Delivery.kind == course.KIND)
                )
                states: dict[str, set[int]] = {}
                for customer_id, state in rows:
                    states.setdefault(state, set()).add(customer_id or 0)
                left_out = set(await session.scalars(select(AnnouncementLeftOut.customer_id)))
                told = await progress_of(session, 1)
            later = MORNING + timedelta(hours=1)
            await in_transaction(database, lambda session: course.recall(session, 1, later))
            await _do(database, called_off)
            await _do(database, recalled)
            await a_day(line, sandbox, deadly, order, PATIENCE)
        async with reading(database) as session:
            back = await came_of_it(session, 1)
    finally:
        await server.close()
        await database.close()
    unknown = states.get(UNKNOWN, set())
    bound = sum(faults[kind] for kind in AMBIGUOUS) + faults["refused"] * CUT_OFF + kills * LANES
    figures = {
        "recipients": ANNOUNCED,
        "held out": len(left_out),
        "kills": kills,
        "faults": dict(faults),
        "states": {state: len(them) for state, them in states.items()},
        "after the pause": seen["late"],
        "unknown that came": sum(came[one] for one in unknown),
        "deleted": back.deleted,
    }
    print(figures)  # noqa: T201 - figures
    record_property("announcement with faults", figures)
    assert AROUND.kinds.keys() == {course.KIND, RECALL.name}
    assert kills == KILLS
    assert not IS_LONG or set(faults) == set(KINDS)
    planned_for = set().union(*states.values())
    assert planned_for | left_out == everybody
    assert not planned_for & left_out
    assert max(came.values()) == 1, "never twice"
    assert {came[one] for one in states[SENT]} == {1}, "what is sent has come"
    assert {came[one] for one in states.get(PAUSED, set()) | states[CANCELLED]} == {0}
    assert not left_out & set(came), "whom the lot left out got none"
    assert states[CANCELLED] == seen["withdrew"], "who withdrew in the middle got none"
    assert states.get(PAUSED, set()) <= blocking
    assert len(unknown) <= bound
    assert seen["late"] <= LANES, "what was on its way when it was paused, and nothing else"
    assert (told.sent, told.unknown) == (len(states[SENT]), len(unknown))
    assert told.held_out == len(left_out)
    assert back.deleted == len(states[SENT])
    assert (back.left, back.not_deleted, back.unknown) == (0, 0, len(unknown))
    still_there = {number for number, chat in chats.items() if chat.messages}
    assert still_there <= unknown, "nothing else is left in anybody's chat"
