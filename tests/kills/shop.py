"""A shop whose bot lives in another process, and the Telegram around it in this one."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from house import START, TOKEN, USERNAME
from kills.line import Line
from kills.points import AFTER, BEFORE, CALL, Point
from telegram_sandbox import People, Sandbox, serve
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.faults import FaultKind, Faults

SECRET = "a-secret-for-tests"
KILLED = -signal.SIGKILL
_PATIENCE = 10.0
"""Seconds of real time in which a bot has to answer a test."""
_IMPATIENCE = 0.5
"""The same for a bot that is expected to have lost something."""


class Deadly(Faults):
    """A Telegram that has read a call when the bot dies: it carries it out or not, and answers nobody."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox.clock)
        self.calls = 0
        """How many calls came since the count was begun."""
        self.armed: Point | None = None
        self.victim = 0

    @property
    def active(self) -> bool:
        return True

    def draw(self, method: str, *, own_door: bool) -> FaultKind | None:  # noqa: ARG002 - the signature is the sandbox's
        if method == "getUpdates":
            return None
        self.calls += 1
        if self.armed is None or self.armed.number != self.calls:
            return None
        moment = self.armed.moment
        self.armed = None
        os.kill(self.victim, signal.SIGKILL)
        return "reset_before" if moment == BEFORE else "reset_after"


@contextmanager
def zygote_running() -> Iterator[Line]:
    """The process that victims are forked from; the line leads to the victim that lives, if one does."""
    here, there = socket.socketpair()
    paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    with subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-m", "kills.zygote", str(there.fileno())],
        pass_fds=[there.fileno()],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
    ) as process:
        there.close()
        with here:
            yield Line(here)
        # It and its victim end when the line is closed.
    assert process.returncode == 0


@dataclass
class Shop:
    """One sandbox, one database, and one bot after the other."""

    line: Line
    sandbox: Sandbox
    people: People
    settings: dict[str, Any]
    fault: str | None = None
    deadly: Deadly = field(init=False)
    lives: bool = False
    unharmed: bool = False

    def __post_init__(self) -> None:
        self.deadly = self.sandbox.faults = Deadly(self.sandbox)

    async def start(self, point: Point | None = None, *, unharmed: bool = False) -> None:
        """Start a bot; it may be killed while it takes up what the one before has left.

        One that stays unharmed lives in the zygote itself, and leaves it warm.
        """
        assert not self.lives
        self.unharmed = unharmed
        life = {"settings": self.settings, "point": point, "fault": self.fault}
        self.line.say({"live": life, "unharmed": unharmed})
        self.deadly.victim = (await self._hear("born"))["born"]
        self.lives = True

    async def arm(self, point: Point | None) -> None:
        """From now on the bot is killed at `point`."""
        self.line.say({"arm": None if point is None or point.place == CALL else point})
        await self._hear("armed")
        self.deadly.calls = 0
        self.deadly.armed = point if point is not None and point.place == CALL else None

    async def dies(self) -> None:
        """Wait until the bot has been killed."""
        assert (await self._hear("ended"))["ended"] == KILLED
        self.lives = False

    async def finish(self, updates: int, *, expects_loss: bool = False) -> tuple[int, list[Point]]:
        """Wait until the bot has nothing to do any more with all the `updates` there were.

        Returns:
            How much is left undone, and the points that were passed since one was armed.
        """
        settled = await self.people.settled(_PATIENCE)
        patience = _IMPATIENCE if expects_loss else _PATIENCE / 2
        self.line.say({"finish": {"updates": updates, "patience": patience}})
        told = await self._hear("left")
        passed = [Point(*one) for one in told["passed"]]
        passed += [Point(CALL, moment, n + 1) for n in range(self.deadly.calls) for moment in (BEFORE, AFTER)]
        return told["left"] + (not settled), list(dict.fromkeys(passed))

    async def stop(self) -> None:
        """Stop the bot as an operator does."""
        self.line.say({"stop": True})
        assert (await self._hear("ended"))["ended"] == 0
        self.lives = False

    async def guest(self, name: str, number: int) -> ChatClient:
        """Somebody's chat with the bot; the same person for the same number."""
        person = await self.people.person(name, language_code="el", id=number)
        return person.chat(USERNAME)

    async def _hear(self, what: str) -> dict[str, Any]:
        async with asyncio.timeout(_PATIENCE):
            said = await self.line.listen()
        assert said is not None, "the zygote has died"
        assert what in said, f"expected {what}, heard {said}"
        return said


@asynccontextmanager
async def open_shop(
    line: Line, database_url: str, mode: str, fault: str | None = None
) -> AsyncIterator[Shop]:
    """A shop that is built and not yet run; whatever bot lives at the end is killed."""
    sandbox = Sandbox(now=START)
    sandbox.clock.freeze()
    sandbox.retries.seconds = 0.001
    sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username=USERNAME)
    server = await serve(sandbox, host="127.0.0.1", port=0)
    settings = {"bot_token": TOKEN, "bot_api": server.url, "database_url": database_url, "mode": mode}
    if mode == "webhook":
        with socket.create_server(("127.0.0.1", 0)) as free:
            listen = f"127.0.0.1:{free.getsockname()[1]}"
        settings |= {"listen": listen, "webhook_url": f"http://{listen}/", "webhook_secret": SECRET}
    try:
        async with People(server.url) as people:
            shop = Shop(line, sandbox, people, settings, fault)
            try:
                yield shop
            finally:
                if shop.lives and shop.unharmed:
                    await shop.stop()
                elif shop.lives:
                    os.kill(shop.deadly.victim, signal.SIGKILL)
                    await shop.dies()
    finally:
        await server.close()
