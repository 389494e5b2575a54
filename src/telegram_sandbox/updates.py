"""What waits for a bot: its queue of updates, and the one poller that may take them."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from telegram_sandbox.errors import Conflict
from telegram_sandbox.waiting import Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.clock import Clock

LIFETIME = timedelta(hours=24)
MOST_AT_ONCE = 100
# What a bot gets that has never named allowed_updates: all but these (Bot API, getUpdates).
ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = ONLY_WHEN_ASKED | {
    *("message", "edited_message", "channel_post", "edited_channel_post", "guest_message"),
    *("business_connection", "business_message", "edited_business_message", "deleted_business_messages"),
    *("inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query"),
    *("purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_join_request"),
    *("chat_boost", "removed_chat_boost", "managed_bot"),
}


class Updates:
    """A bot's queue. Update ids ascend; what is not taken within 24 hours by the sandbox's clock is lost."""

    def __init__(self, clock: Clock, settled: Signal) -> None:
        self.allowed: frozenset[str] | None = None
        self._clock = clock
        self._settled = settled
        self._queue: deque[tuple[int, datetime, JSON]] = deque()
        self._last_id = 100_000_000
        self._arrived = Signal()
        self._poller = 0

    def add(self, kind: str, payload: Callable[[], JSON]) -> None:
        """Queue an update, unless the bot does not take this kind; then `payload` is not even built."""
        wanted = kind not in ONLY_WHEN_ASKED if self.allowed is None else kind in self.allowed
        if not wanted:
            return
        self._last_id += 1
        self._queue.append((self._last_id, self._clock.now(), {"update_id": self._last_id, kind: payload()}))
        self._arrived.fire()

    def pending(self) -> int:
        """Count what has not been confirmed."""
        self._forget_old()
        return len(self._queue)

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds the bot asked for; none are the default set, unknown names are nothing."""
        self.allowed = frozenset(kinds) & KINDS or None

    def drop(self) -> None:
        """Forget everything that waits."""
        self._queue.clear()
        self._settled.fire()

    async def take(self, offset: int, limit: int, seconds: float) -> list[JSON]:
        """Confirm what is below `offset` and return what is next, waiting up to `seconds` of real time.

        A negative offset keeps only that many of the newest. A second poller ends the first one's waiting.

        Raises:
            Conflict: another request for this bot's updates came while this one was waiting.
        """
        self._poller += 1
        mine = self._poller
        self._arrived.fire()
        self._confirm(offset)

        def next_ones() -> list[JSON] | None:
            if self._poller != mine:
                raise Conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
            self._forget_old()
            return [update for _, (_, _, update) in zip(range(limit), self._queue, strict=False)] or None

        return await self._arrived.until(next_ones, seconds) or []

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._queue) > -offset:
                self._queue.popleft()
        else:
            while self._queue and self._queue[0][0] < offset:
                self._queue.popleft()
        if not self._queue:
            self._settled.fire()

    def _forget_old(self) -> None:
        oldest = self._clock.now() - LIFETIME
        while self._queue and self._queue[0][1] < oldest:
            self._queue.popleft()
