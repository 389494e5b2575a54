"""How fast unasked messages leave: a commit before each and one after, beside a bare loop that only calls.

`python -m bench.deliveries [MESSAGES] [ROUNDS] [SECONDS]` prints one line of JSON: messages a second of the
bare loop and of the sender, in turns; and, with Telegram's limits on, messages a second and how often we were
told to wait.
"""

import asyncio
import gc
import json
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import uvloop
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer

from bench.telegram import BotSide, Telegram
from databases import fresh_sqlite
from deliveries.mail import AROUND, FIRST_CHAT, MORNING, customers, greetings
from telegram_sandbox import Sandbox, serve
from xenia.bot.answer import send
from xenia.bot.session import TelegramSession
from xenia.bot.tuning import calm_the_collector
from xenia.core.database import Database
from xenia.core.reply import Screen
from xenia.core.transaction import transaction
from xenia.deliveries.pace import A_SECOND, Pace
from xenia.deliveries.screens import signed
from xenia.deliveries.sender import LANES, Sender

TOKEN = "1001:a-token-for-measuring"
MESSAGES, ROUNDS, SECONDS = 2000, 5, 20


@asynccontextmanager
async def bot_at(api: str) -> AsyncIterator[Bot]:
    """Our own bot, at that Telegram."""
    session = TelegramSession(TelegramAPIServer.from_base(api))
    try:
        yield Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    finally:
        await session.close()


async def bare(bot: Bot, messages: int, lanes: int = LANES) -> float:
    """Messages a second of loops that send and do nothing else."""
    numbers = iter(range(1, messages + 1))
    say = AROUND.texts.say("el")

    async def lane() -> None:
        for number in numbers:
            await send(bot, FIRST_CHAT + number, signed(say, Screen(f"greeting {number}"), number))

    began = time.perf_counter()
    await asyncio.gather(*(lane() for _ in range(lanes)))
    return messages / (time.perf_counter() - began)


async def sender(bot: Bot, messages: int, *, lanes: int = LANES, paced: bool = False) -> float:
    """Messages a second of our sender on a new SQLite file: governor, claim, call, record."""
    with tempfile.TemporaryDirectory(prefix="xenia-bench-") as folder:
        database = Database(fresh_sqlite(Path(folder)))
        try:
            async with transaction(database) as session:
                await customers(session, messages)
                await greetings(session)
            pace = Pace(time.monotonic) if paced else None
            one = Sender(database, partial(send, bot), lambda: MORNING, AROUND, pace=pace, lanes=lanes)
            began = time.perf_counter()
            sent = await one.drain()
            took = time.perf_counter() - began
        finally:
            await database.close()
    if sent != messages:
        raise RuntimeError(f"{sent} of {messages} were sent")
    return messages / took


async def at_telegrams_pace(seconds: int) -> dict[str, float]:
    """With the limits on: messages a second from the first that arrived to the last, and how many 429."""
    messages = A_SECOND * seconds
    sandbox = Sandbox()
    bot_account = sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username="shop_of_bench_bot")
    for number in range(1, messages + 1):
        sandbox.private(bot_account, sandbox.add_person("Άννα", person_id=FIRST_CHAT + number)).started = True
    sandbox.limits.set()
    server = await serve(sandbox)
    try:
        async with bot_at(server.bot_url) as bot:
            await sender(bot, messages, paced=True)
    finally:
        await server.close()
    at = [call.at for call in sandbox.calls if call.ok]
    refused = sum(call.error_code == 429 for call in sandbox.calls)
    return {"paced": (len(at) - 1) / (at[-1] - at[0]).total_seconds(), "refused": refused}


async def measure(api: str, messages: int = MESSAGES, rounds: int = ROUNDS) -> dict[str, float]:
    """Medians of messages a second, of the bare loop and of the sender, in turns."""
    found: dict[str, list[float]] = {"bare": [], "sender": []}
    async with bot_at(api) as bot:
        await bare(bot, messages // 10)
        await sender(bot, messages // 10)
        calm_the_collector()
        for _ in range(rounds):
            found["bare"].append(await bare(bot, messages))
            found["sender"].append(await sender(bot, messages))
            gc.collect()
    return {name: median(rates) for name, rates in found.items()}


async def _telegram() -> None:
    telegram = Telegram()
    telegram.bots[TOKEN.encode()] = BotSide()
    await telegram.open()
    sys.stdout.write(telegram.url + "\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)  # until whoever started it ends
    telegram.close()


def main(arguments: list[str]) -> None:
    """Measure, with a Telegram in a process of its own, and print what was found."""
    logging.disable(logging.WARNING)
    if arguments == ["telegram"]:
        uvloop.run(_telegram())
        return
    numbers = [int(one) for one in arguments]
    messages, rounds, seconds = (*numbers, *(MESSAGES, ROUNDS, SECONDS)[len(numbers) :])
    command = [sys.executable, "-m", "bench.deliveries", "telegram"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ourselves
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        found: dict[str, Any] = uvloop.run(measure(url, messages, rounds))
    if seconds:
        found |= uvloop.run(at_telegrams_pace(seconds))
    sys.stdout.write(json.dumps({name: round(one, 2) for name, one in found.items()}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
