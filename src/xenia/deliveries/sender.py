"""Sends what is queued: in order, one at a time, again after a failure that may pass."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import Message
from sqlalchemy import select, update

from xenia.core.clock import Clock
from xenia.core.database import Database
from xenia.core.reply import SCREEN_JSON, Screen
from xenia.core.transaction import reading, transaction
from xenia.deliveries.models import FAILED, QUEUED, SENT, Delivery

log = logging.getLogger("xenia.delivery")

Send = Callable[[int, Screen], Awaitable[Message]]
"""Sends a screen to a chat."""

BATCH = 20
_PASSING = (TelegramNetworkError, TelegramServerError, ClientDecodeError, OSError)
"""Failures that say nothing against the message itself."""
_LONGEST_WAIT = timedelta(minutes=10)
_WAKE = 1.0
"""Seconds between looks for retries that fell due; new work wakes the sender at once."""


class Sender:
    """Takes deliveries from queued to sent or failed. One runs for a bot's token."""

    def __init__(self, database: Database, send: Send, clock: Clock) -> None:
        self._database, self._send, self._clock = database, send, clock

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            self._database.due.clear()
            while await self.drain():
                pass
            try:
                await asyncio.wait_for(self._database.due.wait(), timeout=_WAKE)
            except TimeoutError:
                continue

    async def drain(self) -> int:
        """Work one batch of what is due now; returns how many were tried."""
        async with reading(self._database) as session:
            due = (
                await session.scalars(
                    select(Delivery)
                    .where(Delivery.state == QUEUED, Delivery.retry_at <= self._clock())
                    .order_by(Delivery.id)
                    .limit(BATCH)
                )
            ).all()
        for delivery in due:
            await self._deliver(delivery)
        return len(due)

    async def _deliver(self, delivery: Delivery) -> None:
        attempts = delivery.attempts + 1
        outcome: dict[str, object]
        try:
            message = await self._send(delivery.chat_id, SCREEN_JSON.validate_json(delivery.screen))
        except TelegramRetryAfter as error:
            # Telegram asks the whole bot to wait; that is not this message's fault and costs it no attempt.
            log.warning("sender paused", extra={"seconds": error.retry_after})
            await asyncio.sleep(error.retry_after)
            return
        except _PASSING as error:
            wait = min(timedelta(seconds=2**attempts), _LONGEST_WAIT)
            outcome = {"attempts": attempts, "retry_at": self._clock() + wait, "reason": type(error).__name__}
        except TelegramAPIError as error:
            outcome = {"attempts": attempts, "state": FAILED, "reason": type(error).__name__}
        except Exception as error:
            # A message that cannot even be made must not stop those behind it.
            log.exception("delivery failed", extra={"delivery": delivery.id})
            outcome = {"attempts": attempts, "state": FAILED, "reason": type(error).__name__}
        else:
            outcome = {"attempts": attempts, "state": SENT, "message_id": message.message_id, "reason": None}
        async with transaction(self._database) as session:
            await session.execute(update(Delivery).where(Delivery.id == delivery.id).values(**outcome))
        log.info(
            "delivery",
            extra={
                "delivery": delivery.id,
                "kind": delivery.kind,
                "outcome": outcome.get("state", "again"),
                "reason": outcome["reason"],
            },
        )
