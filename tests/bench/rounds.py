"""The run itself: who is measured when, so that the machine's moods hit all alike."""

import asyncio
import gc
import importlib.util
import json
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.contestants import AIOGRAM, ROWS, XENIA_POINTS, Row, Runner
from bench.load import NoAnswerError, Window
from bench.process import Process, split_cores
from bench.telegram import Telegram

WARM = 0.15
"""Seconds of load before each window, uncounted."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does."""

    modes: Sequence[str] = ("polling", "webhook")
    chats: Sequence[int] = (1, 16, 64)
    rows: Sequence[Row] = ROWS
    rounds: int = 5
    seconds: float = 1.0
    """Of each window."""
    starts: int = 3
    """Cold starts of stock aiogram and of Xenia, in turns."""
    dispatch: int = 100
    """Updates of each kind to find a handler for, in each of five rounds; 0 leaves that out."""


@dataclass(slots=True)
class Results:
    """What a run found."""

    windows: dict[tuple[str, int, str], list[Window]] = field(default_factory=lambda: defaultdict(list))
    """By mode, chats side by side, and the row's name; one for each round."""
    memory: dict[tuple[str, str], int] = field(default_factory=dict)
    """Bytes after the load, by mode and bot."""
    starts: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Seconds until the first answer, by bot."""
    dispatch: dict[str, float] = field(default_factory=dict)
    """Microseconds until a handler is found, by what it is."""
    notes: list[str] = field(default_factory=list)
    """Who took no part, and why."""


class Run:
    """One run, in a folder of its own."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan, self.folder, self.results = plan, folder, Results()
        self.telegram = Telegram()
        self.own, self.theirs = split_cores()
        self._prepared: Path | None = None

    async def measure(self) -> Results:
        """Do everything the plan asks for; a bot that fails is noted, and the others go on.

        Raises:
            NoAnswerError: the shop could not be filled, or one of its handlers not found.
        """
        await self.open()
        gc.freeze()
        if self.plan.dispatch:
            self._say("dispatch")
            counts = ["5", str(self.plan.dispatch)]
            self.results.dispatch = json.loads((await self._module("dispatch", *counts)).splitlines()[-1])
        for turn in range(self.plan.starts):
            for row in self._rotated((AIOGRAM, XENIA_POINTS), turn):
                if row.bot in {one.bot for one in self.plan.rows}:
                    await self._start_alone(row, turn)
        for mode in self.plan.modes:
            await self._measure_mode(mode)
        self._say("")
        self.telegram.close()
        return self.results

    async def open(self) -> None:
        """Open the Bot API, and fill the shop's database if it will be asked."""
        if self.own:
            os.sched_setaffinity(0, self.own)
        await self.telegram.open()
        if any(row.bot == "xenia" for row in self.plan.rows):
            self._prepared = await self._prepare()

    async def _prepare(self) -> Path:
        file = self.folder / "prepared.db"
        token = self._runner("xenia", "polling").token
        await self._module("prepare", self.telegram.url, token, f"sqlite+aiosqlite:///{file}")
        return file

    async def _module(self, name: str, *arguments: str) -> str:
        """Run one of our own modules to its end; what it wrote."""
        folder = self.folder / name
        folder.mkdir()
        process = await Process.start([f"bench.{name}", *arguments], folder, {})
        process.pin(self.theirs)
        if not await process.end():
            raise NoAnswerError(f"{name} failed: {process.last_words()}")
        return process.log.read_text("utf-8")

    def _runner(self, bot: str, mode: str) -> Runner:
        folder = self.folder / f"{bot}-{len(self.telegram.bots)}"
        return Runner(self.telegram, bot, mode, folder, self._prepared)

    async def _start_alone(self, row: Row, turn: int) -> None:
        self._say(f"start {turn + 1}: {row.bot}")
        runner = await self.begin(row.bot, self.plan.modes[0])
        try:
            took = await runner.first_answer(row.asking)
            self.results.starts[row.bot].append(took)
        except NoAnswerError as error:
            self.results.notes.append(f"{row.bot} did not start: {error}")
        finally:
            await runner.end()

    async def begin(
        self, bot: str, mode: str, *, wrapper: str | None = None, together: bool = False
    ) -> Runner:
        """Start a bot on the core that is the bots'; on every core where several begin together."""
        runner = self._runner(bot, mode)
        await runner.begin(wrapper=wrapper)
        assert runner.process is not None
        runner.process.pin(self.own | self.theirs if together else self.theirs)
        return runner

    async def _measure_mode(self, mode: str) -> None:
        runners: dict[str, Runner] = {}
        try:
            await self._begin_all(mode, runners)
            rows = [row for row in self.plan.rows if row.bot in runners]
            for turn in range(self.plan.rounds):
                for chats in self.plan.chats:
                    for row in self._rotated(rows, turn):
                        self._say(f"{mode}: round {turn + 1}, {chats} chats, {row.name}")
                        if row in rows and not await self._window(runners[row.bot], row, chats):
                            rows.remove(row)
            for bot, runner in runners.items():
                if runner.process is not None and not runner.process.ended:
                    self.results.memory[mode, bot] = runner.process.memory()
        finally:
            await asyncio.gather(*(runner.end() for runner in runners.values()))

    async def _begin_all(self, mode: str, runners: dict[str, Runner]) -> None:
        """Start everybody side by side; who gives no first answer takes no part."""
        self._say(f"{mode}: all begin")
        first = {row.bot: row for row in reversed(self.plan.rows) if self._takes_part(row.bot, mode)}
        for bot in first:
            runners[bot] = await self.begin(bot, mode, together=True)
        for bot, row in first.items():
            runner = runners[bot]
            try:
                await runner.first_answer(row.asking)
            except NoAnswerError as error:
                self.results.notes.append(f"{bot} takes no part by {mode}: {error}")
                await runners.pop(bot).end()
                continue
            assert runner.process is not None
            runner.process.pin(self.theirs)

    async def _window(self, runner: Runner, row: Row, chats: int) -> bool:
        """Measure one window; False where the bot failed, and is not asked for this any more."""
        loops = runner.loops(row.asking, chats)
        try:
            window = await loops.run(runner.cpu, warm=WARM, seconds=self.plan.seconds)
        except (NoAnswerError, ProcessLookupError, FileNotFoundError) as error:
            said = f"{error}; it said: {runner.words()}"
            self.results.notes.append(f"{row.name} failed by {runner.mode}, {chats} chats: {said}")
            return False
        self.results.windows[runner.mode, chats, row.name].append(window)
        return True

    def _takes_part(self, bot: str, mode: str) -> bool:
        if bot == "ptb" and mode == "webhook" and importlib.util.find_spec("tornado") is None:
            self.results.notes.append(
                "python-telegram-bot takes part by polling only: its webhooks need tornado, not here."
            )
            return False
        return True

    @staticmethod
    def _rotated(rows: Sequence[Row], turn: int) -> Sequence[Row]:
        """Another order in each round, so that nobody always follows the same neighbour."""
        by = turn % len(rows) if rows else 0
        return [*rows[by:], *rows[:by]]

    @staticmethod
    def _say(text: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
