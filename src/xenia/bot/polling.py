"""Updates by long polling. An update is confirmed to Telegram only after it has been worked."""

import asyncio
import logging
from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import Update

from xenia.bot.desk import Desk

log = logging.getLogger("xenia.polling")

KINDS = ["message", "callback_query"]
"""The kinds of update the house understands."""
LONG_POLL = 25
"""Seconds Telegram holds the line open when there is nothing new."""
_PATIENCE = (1, 2, 5, 10, 30)
"""Seconds to wait before asking again, longer each time."""


async def poll(bot: Bot, desk: Desk) -> None:
    """Take in updates until cancelled. What was taken in is then finished and confirmed first."""
    taken = _Taken()
    try:
        await _take_in(bot, desk, taken)
    finally:
        if taken.offset is not None:
            await bot.get_updates(offset=taken.offset, limit=1, timeout=0, request_timeout=5)


@dataclass
class _Taken:
    offset: int | None = None


async def _take_in(bot: Bot, desk: Desk, taken: _Taken) -> None:
    failures = 0
    while True:
        try:
            updates = await bot.get_updates(
                offset=taken.offset, timeout=LONG_POLL, allowed_updates=KINDS, request_timeout=LONG_POLL + 10
            )
        except (
            TelegramNetworkError,
            TelegramServerError,
            TelegramConflictError,
            TelegramRetryAfter,
            ClientDecodeError,
        ) as error:
            wait = _PATIENCE[min(failures, len(_PATIENCE) - 1)]
            if isinstance(error, TelegramRetryAfter):
                wait = error.retry_after
            failures += 1
            log.warning("polling failed", extra={"error": type(error).__name__, "again_in_s": wait})
            await asyncio.sleep(wait)
            continue
        failures = 0
        if updates:
            taken.offset = (
                updates[-1].update_id + 1
            )  # told to Telegram by the next call, when the work is done
            await _finish(desk, updates)


async def _finish(desk: Desk, updates: list[Update]) -> None:
    """Work a batch to its end even when the process is asked to stop in the middle of it."""
    work = asyncio.ensure_future(desk.work_all(updates))
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        await work
        raise
