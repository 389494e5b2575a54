"""Updates by long polling. They are confirmed to Telegram only when they are written down."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods import GetUpdates

from xenia.core.transaction import TROUBLE

log = logging.getLogger("xenia.polling")

KINDS = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]
"""The kinds of update the house understands."""
LONG_POLL = 25
"""Seconds Telegram holds the line open when there is nothing new."""
_CONFIRMING = 1
"""Seconds for the last call, when the process is asked to stop."""
_PATIENCE = (1, 2, 5, 10)
"""Seconds to wait before asking again, longer each time."""

Take = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]
"""Writes updates down; they are safe when it returns."""


class GetRawUpdates(GetUpdates):
    """As getUpdates, but left as Telegram wrote them: what is kept must not depend on what aiogram knows."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"


async def poll(bot: Bot, take: Take) -> None:
    """Take in updates until cancelled, whatever Telegram and the database do meanwhile.

    Raises:
        TelegramUnauthorizedError: the token is no longer good.
    """
    offset = None
    failures = 0
    try:
        while True:
            try:
                updates = await _ask(bot, offset, LONG_POLL)
                if updates:
                    await take(updates)
                    offset = updates[-1]["update_id"] + 1  # told to Telegram by the next call
                failures = 0
            except TelegramUnauthorizedError:
                raise
            except (TelegramAPIError, *TROUBLE) as error:
                wait = _PATIENCE[min(failures, len(_PATIENCE) - 1)]
                if isinstance(error, TelegramRetryAfter):
                    wait = error.retry_after
                failures += 1
                log.warning("polling failed", extra={"error": type(error).__name__, "again_in_s": wait})
                await asyncio.sleep(wait)
    finally:
        if offset is not None:
            await _confirm(bot, offset)


async def _ask(bot: Bot, offset: int | None, seconds: int) -> list[dict[str, Any]]:
    call: Any = GetRawUpdates(offset=offset, timeout=seconds, allowed_updates=KINDS)
    updates: list[dict[str, Any]] = await bot(call, request_timeout=seconds + 10)
    return updates


async def _confirm(bot: Bot, offset: int) -> None:
    """Tell Telegram what is written down; should that fail, it hands it over again and nothing happens."""
    try:
        async with asyncio.timeout(_CONFIRMING):  # told to wait, the call would wait
            await bot(GetRawUpdates(offset=offset, limit=1, timeout=0), request_timeout=_CONFIRMING)
    except (TelegramAPIError, TimeoutError) as error:
        log.warning("not confirmed", extra={"error": type(error).__name__})
