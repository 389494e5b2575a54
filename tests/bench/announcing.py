"""How long a customer waits for their points while an announcement is planned and sent.

`python -m bench.announcing [RECIPIENTS] [SECONDS]` prints one line of JSON: milliseconds, median and 99th of
a hundred, from a customer's question to the answer, of a bot that has nothing else to do, while it plans the
announcement, and while it sends it at Telegram's pace; and how many messages left a second.
"""

import asyncio
import json
import logging
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvloop
from sqlalchemy import select

from bench.announcements import announcement, fill
from bench.contestants import XENIA_POINTS
from bench.process import Process
from bench.rounds import Plan, Run
from bench.telegram import BotSide
from bench.updates import PEOPLE, POINTS
from xenia.core.clock import system_clock
from xenia.core.database import Database
from xenia.core.transaction import reading, transaction
from xenia.outreach.announcements.models import Announcement
from xenia.team.models import TeamMember

RECIPIENTS, SECONDS = 100_000, 20.0
FIRST = 1_000_000
"""The number of the first of those who get it; whoever asks has a smaller one."""
_APART = 0.02
"""Seconds between an answer and the next question."""
_PATIENCE = 30.0


class Asker:
    """A customer after the other asks for their points; the others' messages are counted."""

    def __init__(self, side: BotSide) -> None:
        self._side = side
        self.others = 0
        self._waits: dict[int, asyncio.Future[None]] = {}
        side.on_seen = self._seen

    def _seen(self, chat: int, _: bytes) -> None:
        waiting = self._waits.pop(chat, None)
        if waiting is not None:
            waiting.set_result(None)
        else:
            self.others += 1

    async def ask(self, turn: int) -> float:
        """Seconds until the answer was there."""
        chat = POINTS.first_chat + turn % PEOPLE
        self._waits[chat] = waiting = asyncio.get_running_loop().create_future()
        number, began = self._side.number(), time.perf_counter()
        self._side.give(number, POINTS.update(number, chat))
        async with asyncio.timeout(_PATIENCE):
            await waiting
        return time.perf_counter() - began

    async def ask_while(self, going_on: Callable[[float], bool]) -> list[float]:
        """Milliseconds of each answer, asked one after the other, for as long as that says."""
        took: list[float] = []
        began = time.perf_counter()
        while going_on(time.perf_counter() - began):
            took.append(await self.ask(len(took)) * 1000)
            await asyncio.sleep(_APART)
        return took


async def measure(folder: Path, recipients: int, seconds: float) -> dict[str, float]:
    """All figures, with the bot in a process of its own."""
    run = Run(Plan(rows=(XENIA_POINTS,), dispatch=0), folder)
    await run.open()
    side = run.telegram.bots[b"1001:a-token-for-measuring"]
    url = f"sqlite+aiosqlite:///{folder / 'prepared.db'}"
    database = Database(url)
    await fill(database, recipients, FIRST)
    process = await Process.start(["xenia", "run"], folder, _settings(run.telegram.url, url))
    process.pin(run.theirs)
    try:
        asker = Asker(side)
        await asker.ask_while(lambda since: since < 3)  # it starts, and is warm
        figures = _of("idle", await asker.ask_while(lambda since: since < seconds))
        await _announce(database)
        state = asyncio.create_task(_is_planned(database))
        figures |= _of("planning", await asker.ask_while(lambda _: not state.done()))
        await state
        before = asker.others
        figures |= _of("sending", await asker.ask_while(lambda since: since < seconds))
        figures["messages_a_second"] = (asker.others - before) / seconds
        return {"recipients": recipients, **figures, "mb": process.memory() / 2**20}
    finally:
        await process.stop()
        await database.close()
        run.telegram.close()


def _settings(api: str, url: str) -> dict[str, str]:
    return {
        "XENIA_BOT_TOKEN": "1001:a-token-for-measuring",
        "XENIA_BOT_API": api,
        "XENIA_DATABASE_URL": url,
        "XENIA_QUIET_SUNDAYS": "false",
        "XENIA_QUIET_HOLIDAYS": "false",
        "XENIA_TICK_SECONDS": "1",
    }


async def _announce(database: Database) -> None:
    async with transaction(database) as session:
        owner = (await session.scalars(select(TeamMember.id).order_by(TeamMember.id))).first()
        session.add(announcement(owner or 0, system_clock()))


async def _is_planned(database: Database) -> None:
    while True:
        async with reading(database) as session:
            if await session.scalar(select(Announcement.id).where(Announcement.planned_at.is_not(None))):
                return
        await asyncio.sleep(0.05)


def _of(name: str, took: list[float]) -> dict[str, float]:
    in_order = sorted(took)
    return {
        f"{name}_p50": in_order[len(in_order) // 2],
        f"{name}_p99": in_order[len(in_order) * 99 // 100],
        f"{name}_asked": len(in_order),
    }


def main(arguments: list[str]) -> None:
    """Measure, and print what was found."""
    logging.disable(logging.WARNING)
    recipients = int(arguments[0]) if arguments else RECIPIENTS
    seconds = float(arguments[1]) if len(arguments) > 1 else SECONDS
    with tempfile.TemporaryDirectory(prefix="xenia-bench-") as folder, suppress(BrokenPipeError):
        found = uvloop.run(measure(Path(folder), recipients, seconds))
        sys.stdout.write(json.dumps({name: round(one, 2) for name, one in found.items()}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
