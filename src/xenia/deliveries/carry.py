"""One message on its way: committed as `sending`, called for, and what became of it committed again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Protocol, cast

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from sqlalchemy import Boolean, Table, bindparam, case, func, select, update

from xenia.core.clock import Clock
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import Received
from xenia.core.outcomes import MaybeSent, NotSent, Together, Unreadable
from xenia.core.reply import Screen
from xenia.core.transaction import TROUBLE, in_transaction
from xenia.deliveries.albums import share
from xenia.deliveries.claim import Around, CannotBeMade, Claimed, Due, claim, read
from xenia.deliveries.models import FAILED, PAUSED, QUEUED, SENDING, SENT, UNKNOWN, Delivery
from xenia.deliveries.queue import OTHERWISE_JSON, queue

log = logging.getLogger("xenia.delivery")


class _Sent(Protocol):
    @property
    def message_id(self) -> int | None: ...


Send = Callable[[int, Screen], Awaitable[_Sent]]
"""Sends a screen to a chat. Told by Telegram to wait, it waits, or raises `TelegramRetryAfter`."""

DATABASE_PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between attempts while the database cannot be used, longer each time."""
_LAST_DOUBLING = 9
"""The pause between attempts doubles from 2 seconds up to 2**9, some nine minutes."""

_TABLE = cast("Table", Delivery.__table__)
_RECORD = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row"), _TABLE.c.state == SENDING, _TABLE.c.epoch == bindparam("run"))
    .values(
        state=bindparam("became"),
        attempts=_TABLE.c.attempts + bindparam("used"),
        retry_at=func.coalesce(bindparam("again_at", type_=_TABLE.c.retry_at.type), _TABLE.c.retry_at),
        message_id=bindparam("message"),
        reason=bindparam("why"),
        otherwise=case((bindparam("told", type_=Boolean()), None), else_=_TABLE.c.otherwise),
        sent_at=case(
            (bindparam("left", type_=Boolean()), _TABLE.c.sent_at),
            else_=bindparam("before", type_=_TABLE.c.sent_at.type),
        ),
        paused_after=bindparam("after"),
        epoch=None,
        lease_until=None,
    )
)
_NEWEST = select(func.coalesce(func.max(Received.id), 0))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message."""

    state: str
    reason: str | None = None
    message_id: int | None = None
    others: tuple[int, ...] = ()
    """The messages that the other parts of an album became, and what is below it."""
    is_attempt: bool = True
    """Whether it was tried at all; where Telegram only had it wait, it keeps its place."""


class Carrier:
    """Takes one message from due to its end, or back to the queue.

    What `send` raises says whether something arrived: see `xenia.core.outcomes`.
    """

    def __init__(
        self,
        database: Database,
        send: Send,
        clock: Clock,
        around: Around,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database, self._send, self._clock, self._around = database, send, clock, around
        self._pause = pause

    async def carry(self, due: Due, epoch: int) -> bool:
        """Take it in hand, send it, and write down what became of it.

        Returns:
            Whether more has changed than this one's place: Telegram would have had it wait, and it is back
            there; or others left with it.

        Raises:
            SQLAlchemyError, TimeoutError: it could not be taken in hand, and is where it was.
        """
        claimed = await self._claimed(due, epoch)
        if claimed is None:
            return False
        outcome = await self._deliver(claimed)
        await self._insist_on_recording(claimed, epoch, outcome)
        return not outcome.is_attempt or bool(claimed.riders)

    async def _claimed(self, due: Due, epoch: int) -> Claimed | None:
        try:
            return await in_transaction(self._database, partial(self._claim, due, epoch))
        except TimeoutError:
            # Perhaps this one takes too long to compose: those behind it must not wait for ever.
            outcome = Outcome(QUEUED, "TimeoutError")
        except CannotBeMade as error:
            log.exception("delivery cannot be made", extra={"delivery": due.id})
            outcome = Outcome(FAILED, type(error.__cause__ or error).__name__)
        await in_transaction(self._database, partial(self._not_claimed, due, outcome))
        return None

    async def _claim(self, due: Due, epoch: int, session: AsyncSession) -> Claimed | None:
        return await claim(session, self._around, due, epoch, self._clock())

    async def _not_claimed(self, due: Due, outcome: Outcome, session: AsyncSession) -> None:
        row = await session.get(Delivery, due.id, with_for_update=True)
        if row is None or row.state != QUEUED:
            return
        row.state, row.reason, row.attempts = outcome.state, outcome.reason, row.attempts + 1
        row.retry_at = self._clock() + _pause_after(row.attempts)

    async def _deliver(self, claimed: Claimed) -> Outcome:
        try:
            message = await self._send(claimed.chat_id, read(claimed.screen))
        except MaybeSent as error:
            # Owed, it may arrive twice rather than not at all; unasked, a person decides.
            return Outcome(UNKNOWN if claimed.is_unasked else QUEUED, type(error).__name__)
        except TelegramRetryAfter as error:
            return Outcome(QUEUED, type(error).__name__, is_attempt=False)
        except (NotSent, TelegramUnauthorizedError, TelegramNotFound) as error:
            # Not found is the token, as unauthorized is; a chat that is not found is a bad request.
            return Outcome(QUEUED, type(error).__name__)
        except Unreadable as error:
            return Outcome(SENT, type(error).__name__)
        except TelegramForbiddenError as error:
            return Outcome(PAUSED, type(error).__name__)
        except TelegramAPIError as error:
            return Outcome(FAILED, type(error).__name__)
        except Exception as error:
            # A message that cannot even be made must not stop those behind it.
            log.exception("delivery failed", extra={"delivery": claimed.id})
            return Outcome(FAILED, type(error).__name__)
        others = message.message_ids[1:] if isinstance(message, Together) else ()
        return Outcome(SENT, message_id=message.message_id, others=others)

    async def _insist_on_recording(self, claimed: Claimed, epoch: int, outcome: Outcome) -> None:
        """Nothing else leaves for this chat before it is written: forgotten, it would leave once more."""
        failures = 0
        while True:
            try:
                is_ours = await in_transaction(self._database, partial(self._record, claimed, epoch, outcome))
                break
            except TROUBLE as error:
                log.warning("delivery waits for the database", extra={"error": type(error).__name__})
                await self._pause(DATABASE_PAUSES[min(failures, len(DATABASE_PAUSES) - 1)])
                failures += 1
        log.log(
            logging.INFO if is_ours else logging.WARNING,
            "delivery" if is_ours else "delivery was taken up by another run meanwhile",
            extra={
                "delivery": claimed.id,
                "kind": claimed.kind,
                "outcome": outcome.state if outcome.state != QUEUED else "again",
                "reason": outcome.reason,
            },
        )

    async def _record(self, claimed: Claimed, epoch: int, outcome: Outcome, session: AsyncSession) -> bool:
        """Write down what became of it; False when it is another run's by now."""
        now = self._clock()
        told = outcome.state in (FAILED, PAUSED) and claimed.otherwise is not None
        after = await session.scalar(_NEWEST) if outcome.state == PAUSED else None
        wait = _pause_after(claimed.attempts + 1) if outcome.state == QUEUED else timedelta()
        recorded: Any = await session.execute(
            _RECORD,
            {
                "row": claimed.id,
                "run": epoch,
                "became": outcome.state,
                "used": int(outcome.is_attempt),
                "again_at": now + wait if outcome.is_attempt else None,
                "message": outcome.message_id,
                "why": outcome.reason,
                "after": after,
                "told": told,
                "left": outcome.state in (SENT, UNKNOWN),
                "before": claimed.sent_before,
            },
        )
        if recorded.rowcount != 1:
            return False
        if claimed.riders and outcome.state != QUEUED:
            sent_at = now if outcome.state == SENT else None
            await share(
                session, claimed.riders, outcome.state, outcome.others, sent_at, outcome.reason, after
            )
        elif outcome.others:
            also = " ".join(str(one) for one in outcome.others)
            await session.execute(update(_TABLE).where(_TABLE.c.id == claimed.id).values(also=also))
        if told and claimed.otherwise is not None:
            otherwise = OTHERWISE_JSON.validate_json(claimed.otherwise)
            queue(
                session, "not-delivered", otherwise.chat_id, otherwise.screen, now, names_id=claimed.names_id
            )
        return True


def _pause_after(attempts: int) -> timedelta:
    return timedelta(seconds=2 ** min(attempts, _LAST_DOUBLING))
