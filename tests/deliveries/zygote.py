"""A process that has imported everything; its forks send and are killed.

`python -m deliveries.zygote FD MODULE`: that module has `AROUND`, what the sender finds around it.
"""

import asyncio
import importlib
import os
import socket
import sys
import time
import traceback
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import func, select

from deliveries.mail import MORNING
from kills.line import Line
from xenia.bot.answer import send
from xenia.bot.session import TelegramSession
from xenia.bot.tuning import calm_the_collector, new_event_loop
from xenia.core.database import Database
from xenia.core.transaction import reading
from xenia.deliveries import sender
from xenia.deliveries.claim import Around
from xenia.deliveries.models import QUEUED, SENDING, Delivery


async def send_everything(
    around: Around, api: str, token: str, database_url: str, began: float, faster: float
) -> None:
    """Send until nothing waits and nothing is on its way.

    Args:
        around: what the sender finds around it.
        api: the Bot API.
        token: the bot's.
        database_url: where the deliveries are.
        began: when the day began, on the machine's monotonic clock: all processes have the same time.
        faster: how many seconds pass in one of ours.
    """

    def passed() -> float:
        return (time.monotonic() - began) * faster

    def clock() -> datetime:
        return MORNING + timedelta(seconds=passed())

    async def pause(seconds: float) -> None:
        await asyncio.sleep(seconds / faster)

    database = Database(database_url)
    session = TelegramSession(TelegramAPIServer.from_base(api), pause=pause, now=passed)
    bot = Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    one = sender.Sender(database, partial(send, bot), clock, around, pause=pause)
    running = asyncio.create_task(one.run())
    while await _is_left(database):
        await asyncio.sleep(0.25)  # the sender is another task
        await one.look_after()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await session.close()
    await database.close()


async def _is_left(database: Database) -> bool:
    async with reading(database) as session:
        left = select(func.count()).where(Delivery.state.in_((QUEUED, SENDING)))
        return bool(await session.scalar(left))


def main() -> None:
    """Fork a sender for each order, and say how it ended, until the test hangs up."""
    line = Line(socket.socket(fileno=int(sys.argv[1])))
    around: Around = importlib.import_module(sys.argv[2]).AROUND
    calm_the_collector()
    sender._WAKE /= 5  # for a clock that is faster than ours
    while (order := line.hear()) is not None:
        victim = os.fork()
        if victim == 0:
            _be_victim(around, order)
        line.say({"born": victim})
        _, status = os.waitpid(victim, 0)
        line.say({"ended": os.waitstatus_to_exitcode(status)})


def _be_victim(around: Around, order: dict[str, Any]) -> None:
    status = 1
    try:
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(send_everything(around, **order))
        status = 0
    except BaseException:  # noqa: BLE001 - a fork must not go on as its parent
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
