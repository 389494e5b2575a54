"""Sends what is queued: in order, one at a time, again after a failure that may pass."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Protocol

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from sqlalchemy import exists, select, update
from sqlalchemy.exc import SQLAlchemyError

from xenia.core.clock import Clock
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import Received
from xenia.core.outcomes import MaybeSent, NotSent, Unreadable
from xenia.core.reply import SCREEN_JSON, Screen
from xenia.core.transaction import in_transaction, reading
from xenia.deliveries.models import FAILED, PAUSED, QUEUED, SENT, Delivery
from xenia.deliveries.queue import OTHERWISE_JSON, queue

log = logging.getLogger("xenia.delivery")


class _Sent(Protocol):
    @property
    def message_id(self) -> int: ...


Send = Callable[[int, Screen], Awaitable[_Sent]]
"""Sends a screen to a chat."""

BATCH = 20
_LAST_DOUBLING = 9
"""The pause between attempts doubles from 2 seconds up to 2**9, some nine minutes."""
_GRACE = 3.0
"""Seconds for a delivery on its way when the process is asked to stop."""
_WAKE = 1.0
"""Seconds between looks for retries that fell due; new work wakes the sender at once."""
_LOOK_FOR_RETURNED = 5.0
"""Seconds between looks for people who write again."""
_DATABASE_PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between attempts while the database cannot be used, longer each time."""
_TROUBLE = (SQLAlchemyError, TimeoutError)
"""What the database raises while it is locked, full, restarting or away."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    state: str
    reason: str | None = None
    message_id: int | None = None


class Sender:
    """Takes deliveries from queued to sent or failed. One runs for a bot's token.

    What `send` raises says whether something arrived: see `xenia.core.outcomes`. It waits by itself when
    Telegram asks for that.
    """

    def __init__(
        self,
        database: Database,
        send: Send,
        clock: Clock,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database, self._send, self._clock, self._pause = database, send, clock, pause

    async def run(self) -> None:
        """Send until cancelled, whatever the database does."""
        loop = asyncio.get_running_loop()
        look_at = loop.time()
        failures = 0
        while True:
            try:
                self._database.due.clear()
                if loop.time() >= look_at:
                    await self.welcome_back()
                    look_at = loop.time() + _LOOK_FOR_RETURNED
                while await self.drain():
                    pass
            except _TROUBLE as error:
                await self._wait_for_database(error, failures)
                failures += 1
                continue
            failures = 0
            try:
                # Not wait_for: before Python 3.12 it forgets to be cancelled where the event comes just then.
                async with asyncio.timeout(_WAKE):
                    await self._database.due.wait()
            except TimeoutError:
                continue

    async def drain(self) -> int:
        """Work one batch of what is due now; returns how many were tried.

        Raises:
            SQLAlchemyError: the database cannot be read.
        """
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
            await _to_its_end(self._deliver_and_record(delivery))
        return len(due)

    async def _deliver_and_record(self, delivery: Delivery) -> None:
        await self._insist_on_recording(delivery, await self._deliver(delivery))

    async def welcome_back(self) -> None:
        """Queue again what waits for people who have written since.

        Raises:
            SQLAlchemyError: the database cannot be used.
        """
        returned = exists().where(
            Received.chat_id == Delivery.chat_id, Received.received_at > Delivery.retry_at
        )
        async with reading(self._database) as session:
            ids = (await session.scalars(select(Delivery.id).where(Delivery.state == PAUSED, returned))).all()
        if not ids:
            return
        again = update(Delivery).where(Delivery.id.in_(ids), Delivery.state == PAUSED)

        async def work(session: AsyncSession) -> None:
            await session.execute(again.values(state=QUEUED, retry_at=self._clock()))

        await in_transaction(self._database, work)

    async def _deliver(self, delivery: Delivery) -> _Outcome:
        try:
            message = await self._send(delivery.chat_id, SCREEN_JSON.validate_json(delivery.screen or ""))
        except MaybeSent as error:
            # Every kind there is may arrive twice rather than not at all. One that may not, because nobody
            # asked for it, would become "unknown" here, and wait for a person to decide.
            return _Outcome(QUEUED, type(error).__name__)
        except (NotSent, TelegramUnauthorizedError, TelegramNotFound) as error:
            # Not found is the token, as unauthorized is; a chat that is not found is a bad request.
            return _Outcome(QUEUED, type(error).__name__)
        except Unreadable as error:
            return _Outcome(SENT, type(error).__name__)
        except TelegramForbiddenError as error:
            return _Outcome(PAUSED, type(error).__name__)
        except TelegramAPIError as error:
            return _Outcome(FAILED, type(error).__name__)
        except Exception as error:
            # A message that cannot even be made must not stop those behind it.
            log.exception("delivery failed", extra={"delivery": delivery.id})
            return _Outcome(FAILED, type(error).__name__)
        return _Outcome(SENT, message_id=message.message_id)

    async def _insist_on_recording(self, delivery: Delivery, outcome: _Outcome) -> None:
        """Nothing else is sent before this is written: what is forgotten would be sent again and again."""
        failures = 0
        while True:
            try:
                await in_transaction(self._database, partial(self._record, delivery, outcome))
                break
            except _TROUBLE as error:
                await self._wait_for_database(error, failures)
                failures += 1
        log.info(
            "delivery",
            extra={
                "delivery": delivery.id,
                "kind": delivery.kind,
                "outcome": outcome.state if outcome.state != QUEUED else "again",
                "reason": outcome.reason,
            },
        )

    async def _record(self, delivery: Delivery, outcome: _Outcome, session: AsyncSession) -> None:
        now = self._clock()
        attempts = delivery.attempts + 1
        told = outcome.state in (FAILED, PAUSED) and delivery.otherwise is not None
        wait = 2 ** min(attempts, _LAST_DOUBLING) if outcome.state == QUEUED else 0
        await session.execute(
            update(Delivery)
            .where(Delivery.id == delivery.id)
            .values(
                state=outcome.state,
                attempts=attempts,
                retry_at=now + timedelta(seconds=wait),
                message_id=outcome.message_id,
                reason=outcome.reason,
                otherwise=None if told else delivery.otherwise,
            )
        )
        if told and delivery.otherwise is not None:
            otherwise = OTHERWISE_JSON.validate_json(delivery.otherwise)
            queue(session, "not-delivered", otherwise.chat_id, otherwise.screen, now)

    async def _wait_for_database(self, error: Exception, failures: int) -> None:
        log.warning("sender waits for the database", extra={"error": type(error).__name__})
        await self._pause(_DATABASE_PAUSES[min(failures, len(_DATABASE_PAUSES) - 1)])


async def _to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Asked to stop in the middle of it, finish what was begun: else it would be sent once more."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        _, late = await asyncio.wait((task,), timeout=_GRACE)
        for one in late:
            one.cancel()
        raise
