"""Thousands of messages while calls fail and the sender is killed: what nobody asked for never comes twice.

`RECIPIENTS` sets how many people there are, `FAULT_SEED` what goes wrong.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from deliveries.mail import FIRST_CHAT, customers, greetings, receipts
from kills.line import Line
from telegram_sandbox import Sandbox, serve
from telegram_sandbox.faults import KINDS, FaultKind, Faults
from xenia.core.database import Database
from xenia.core.transaction import reading, transaction
from xenia.deliveries.models import FAILED, PAUSED, SENT, UNKNOWN, Delivery
from xenia.deliveries.sender import LANES

RECIPIENTS = int(os.environ.get("RECIPIENTS", "1000"))
SEED = int(os.environ.get("FAULT_SEED", "1"))
KILLS = 20
TOKEN = "1001:a-token-for-tests"
FASTER = 50
"""How many seconds of the house's clock pass in one of ours: leases and pauses are not waited for."""
AMBIGUOUS = set(KINDS) - {"429", "refused", "slow"}
"""After these nobody can tell whether a message arrived."""
CUT_OFF = LANES - 1
"""Requests that may be on their way at the moment in which a port shuts, and are cut off with it."""
_PATIENCE = 60.0 + RECIPIENTS / 50
KILLED = -signal.SIGKILL


class Deadly(Faults):
    """Calls fail at random; after some of them the sender dies, at once or a moment later."""

    def __init__(
        self, sandbox: Sandbox, dice: Random, recipients: int = RECIPIENTS, kills: int = KILLS
    ) -> None:
        super().__init__(sandbox.clock)
        self.victim: int | None = None
        self.calls = 0
        self._dice = dice
        self._deaths = sorted(dice.sample(range(20, recipients - recipients // 50), kills), reverse=True)

    def draw(self, method: str, *, own_door: bool) -> FaultKind | None:
        self.calls += 1
        if self._deaths and self.calls >= self._deaths[-1] and self.victim is not None:
            self._deaths.pop()
            victim, self.victim = self.victim, None
            if self._dice.random() < 0.4:
                os.kill(victim, signal.SIGKILL)
            else:
                asyncio.get_running_loop().call_later(
                    self._dice.random() * 0.01, os.kill, victim, signal.SIGKILL
                )
        return super().draw(method, own_door=own_door)


@contextmanager
def zygote(mail: str = "deliveries.mail") -> Iterator[Line]:
    """The process that senders are forked from; `mail` has what they find around them."""
    here, there = socket.socketpair()
    paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    with subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-m", "deliveries.zygote", str(there.fileno()), mail],
        pass_fds=[there.fileno()],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
    ) as process:
        there.close()
        with here:
            yield Line(here)
    assert process.returncode == 0


@dataclass
class Truth:
    """What people can see in their chats, and what the house says of it."""

    greetings: Counter[int] = field(default_factory=Counter)
    """By customer, how often the message that nobody asked for came."""
    receipts: Counter[int] = field(default_factory=Counter)
    states: dict[str, set[int]] = field(default_factory=dict)
    """By state, the customers whose greeting is said to be in it."""
    owed: Counter[str] = field(default_factory=Counter)
    """States of what was owed."""


async def _truth(sandbox: Sandbox, database: Database) -> Truth:
    truth = Truth()
    for one in sandbox.deliveries:
        kind, _, number = one.content["text"].partition(" ")
        assert one.chat_id == FIRST_CHAT + int(number)
        (truth.greetings if kind == "greeting" else truth.receipts)[int(number)] += 1
    async with reading(database) as session:
        for row in await session.execute(select(Delivery.customer_id, Delivery.state)):
            if row.customer_id is None:
                truth.owed[row.state] += 1
            else:
                truth.states.setdefault(row.state, set()).add(row.customer_id)
    return truth


async def _heard(line: Line, what: str, patience: float) -> Any:
    async with asyncio.timeout(patience):
        said = await line.listen()
    assert said is not None, "the zygote has died"
    return said[what]


async def a_day(
    line: Line, sandbox: Sandbox, deadly: Deadly, order: dict[str, Any], patience: float = _PATIENCE
) -> int:
    """One sender after the other, until one has nothing left to do; returns how many were killed."""
    kills = 0
    while True:
        line.say(order)
        deadly.victim = await _heard(line, "born", patience)
        ended = await _heard(line, "ended", patience)
        deadly.victim = None
        if ended == 0:
            return kills
        assert ended == KILLED
        kills += 1
        assert kills <= KILLS, sandbox


@pytest.mark.parametrize(
    ("database_url", "turn"), [("sqlite", 0), ("postgresql", 1)], indirect=["database_url"]
)
async def test_what_nobody_asked_for_never_comes_twice_and_what_is_owed_comes(
    database_url: str, turn: int, record_property: Any
) -> None:
    dice = Random(f"{SEED} {turn}")  # noqa: S311 - a seed that replays
    sandbox = Sandbox()
    bot = sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username="shop_of_tests_bot")
    gone = set(dice.sample(range(1, RECIPIENTS + 1), RECIPIENTS // 50))
    blocking = set(dice.sample(sorted(set(range(1, RECIPIENTS + 1)) - gone), RECIPIENTS // 50))
    for number in set(range(1, RECIPIENTS + 1)) - gone:
        chat = sandbox.private(bot, sandbox.add_person("Άννα", person_id=FIRST_CHAT + number))
        chat.started, chat.blocked = True, number in blocking
    reachable = sorted(set(range(1, RECIPIENTS + 1)) - gone - blocking)
    owed = dice.sample(reachable, RECIPIENTS // 10)
    database = Database(database_url)
    async with transaction(database) as session:
        await customers(session, RECIPIENTS)
    async with transaction(database) as session:
        assert await greetings(session) == RECIPIENTS
        await receipts(session, owed)
    deadly = sandbox.faults = Deadly(sandbox, dice)
    deadly.set(
        f"{SEED} {turn}",
        share=0.1,
        kinds=KINDS,
        methods=["sendMessage"],
        slow_seconds=0.02,
        refused_seconds=0.02,
    )
    server = await serve(sandbox)
    try:
        with zygote() as line:
            order = {
                "api": server.bot_url,
                "token": TOKEN,
                "database_url": database_url,
                "began": time.monotonic(),
                "faster": FASTER,
            }
            began = time.monotonic()
            kills = await a_day(line, sandbox, deadly, order)
            took = time.monotonic() - began
        truth = await _truth(sandbox, database)
    finally:
        await server.close()
        await database.close()
    faults = Counter(fault.kind for fault in deadly.record)
    ambiguous = sum(faults[kind] for kind in AMBIGUOUS) + faults["refused"] * CUT_OFF
    unknown = truth.states.get(UNKNOWN, set())
    figures = {
        "recipients": RECIPIENTS,
        "kills": kills,
        "faults": dict(faults),
        "states": {state: len(them) for state, them in truth.states.items()},
        "unknown that came": sum(truth.greetings[one] for one in unknown),
        "unknown at most": ambiguous + kills * LANES,
        "receipts": len(owed),
        "receipts more than once": sum(truth.receipts[one] > 1 for one in owed),
        "calls": deadly.calls,
        "seconds": round(took, 1),
    }
    print(figures)  # noqa: T201 - figures
    record_property("fault run", figures)
    assert kills == KILLS
    assert set(faults) == set(KINDS)
    assert set(truth.states) == {SENT, UNKNOWN, FAILED, PAUSED}
    assert max(truth.greetings.values()) == 1, "never twice"
    assert {truth.greetings[one] for one in truth.states[SENT]} == {1}, "what is sent has come"
    assert {truth.greetings[one] for one in truth.states[FAILED] | truth.states[PAUSED]} == {0}
    assert truth.states[FAILED] <= gone
    assert truth.states[PAUSED] <= blocking
    assert len(unknown) <= ambiguous + kills * LANES
    assert truth.owed == {SENT: len(owed)}
    assert set(truth.receipts) == set(owed), "what is owed has come, to everybody"
