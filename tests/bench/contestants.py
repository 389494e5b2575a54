"""Who takes part, and with what."""

import asyncio
import contextlib
import shutil
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.load import ClosedLoops, NoAnswerError
from bench.process import Process
from bench.telegram import BotSide, Telegram
from bench.updates import ECHO, POINTS, RATING, Asking
from bench.webhooks import Webhook

START_PATIENCE = 90.0
"""Seconds within which a bot must have answered for the first time."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a bot, and what is asked of it."""

    name: str
    bot: str
    asking: Asking


AIOGRAM = Row("aiogram echo", "aiogram", ECHO)
PTB = Row("python-telegram-bot echo", "ptb", ECHO)
ORM = Row("rating, usual ORM way", "orm", RATING)
XENIA_POINTS = Row("Xenia points", "xenia", POINTS)
XENIA_RATING = Row("Xenia rating", "xenia", RATING)
ROWS = (AIOGRAM, PTB, ORM, XENIA_POINTS, XENIA_RATING)
BOTS = tuple(dict.fromkeys(row.bot for row in ROWS))


class Runner:
    """One bot that runs, and Telegram's side of it."""

    def __init__(self, telegram: Telegram, bot: str, mode: str, folder: Path, prepared: Path | None) -> None:
        self.bot, self.mode = bot, mode
        self.token = f"{1001 + len(telegram.bots)}:a-token-for-measuring"
        self.side = telegram.bots[self.token.encode("ascii")] = BotSide()
        self._telegram, self._folder, self._prepared = telegram, folder, prepared
        self._port = _free_port()
        self._webhook: Webhook | None = None
        self._early: list[tuple[int, bytes]] = []
        self.side.on_webhook = self._announced
        self.process: Process | None = None
        self.began = 0.0

    async def begin(self, *, wrapper: str | None = None) -> None:
        """Start the process; `wrapper` is a module that runs it under something else."""
        self._folder.mkdir(parents=True)
        api, port = self._telegram.url, str(self._port)
        if self.bot == "xenia":
            if self._prepared is not None:
                shutil.copy(self._prepared, self._folder / "bench.db")
            variables = {
                "XENIA_BOT_TOKEN": self.token,
                "XENIA_BOT_API": api,
                "XENIA_DATABASE_URL": f"sqlite+aiosqlite:///{self._folder / 'bench.db'}",
                "XENIA_MODE": self.mode,
                "XENIA_LISTEN": f"127.0.0.1:{port}",
                "XENIA_WEBHOOK_URL": f"https://127.0.0.1:{port}/telegram",
                "XENIA_WEBHOOK_SECRET": "bench-secret",
            }
            if self.mode == "polling":
                variables = {name: variables[name] for name in list(variables)[:4]}
            self.began = time.perf_counter()
            self.process = await Process.start([wrapper or "xenia", "run"], self._folder, variables)
            return
        module = {"aiogram": "aiogram_echo", "ptb": "ptb_echo", "orm": "orm_rating"}[self.bot]
        more = [f"sqlite+aiosqlite:///{self._folder / 'bench.db'}"] if self.bot == "orm" else []
        self.began = time.perf_counter()
        self.process = await Process.start(
            [f"bench.bots.{module}", api, self.token, self.mode, port, *more], self._folder, {}
        )

    async def first_answer(self, asking: Asking) -> float:
        """Wait until the bot has answered somebody; returns the seconds since its process began.

        Raises:
            NoAnswerError: it ended, or took too long.
        """
        answered = asyncio.Event()
        took = 0.0
        wrong: list[bytes] = []

        def seen(chat: int, body: bytes) -> None:
            nonlocal took
            if chat != asking.first_chat:
                return  # said to somebody else, perhaps to the owner
            took = time.perf_counter() - self.began
            if asking.answer not in body:
                wrong.append(body)
            answered.set()

        self.side.on_seen = seen
        number = self.side.number()
        self.send(number, asking.update(number, asking.first_chat))
        deadline = time.monotonic() + START_PATIENCE
        while not answered.is_set():
            assert self.process is not None
            if self.process.ended or time.monotonic() > deadline:
                raise NoAnswerError(f"no first answer; it said: {self.words()}")
            if self.side.polled and self.mode == "webhook":
                raise NoAnswerError("it polls, although it was asked for webhooks")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(answered.wait(), 0.05)
        if wrong:
            raise NoAnswerError(f"another answer came first: {wrong[0][:400]!r}; it said: {self.words()}")
        return took

    def send(self, update_id: int, update: bytes) -> None:
        """Give the bot an update, the way it takes them."""
        if self.mode == "polling":
            self.side.give(update_id, update)
        elif self._webhook is None:
            self._early.append((update_id, update))
        else:
            self._webhook.post(update_id, update)

    def loops(self, asking: Asking, chats: int) -> ClosedLoops:
        """Chats that ask this bot."""
        return ClosedLoops(self.side, asking, chats, self.send)

    @property
    def cpu(self) -> Callable[[], float]:
        """Reads the processor time the bot has used, in seconds."""
        assert self.process is not None
        return self.process.cpu

    async def end(self) -> None:
        """Stop the bot."""
        if self._webhook is not None:
            self._webhook.close()
        if self.process is not None:
            await self.process.stop()

    def words(self) -> str:
        """The end of what the bot said."""
        return self.process.last_words() if self.process else ""

    def _announced(self, url: str, secret: str) -> None:
        self._webhook = Webhook(url, secret, self._port)
        for update in self._early:
            self._webhook.post(*update)
        self._early.clear()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
