"""How many messages a bot may send, when Telegram's limits are switched on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from telegram_sandbox.errors import TooManyRequests

if TYPE_CHECKING:
    from telegram_sandbox.bot_api.params import Params
    from telegram_sandbox.clock import Clock

MOST_COUNTED = 100  # in one call
COUNTED = ("send", "copy", "forward")
NO_MESSAGES = frozenset({"sendchataction", "editforumtopic", "editgeneralforumtopic"})


class _Bucket:
    """A leaky bucket: `burst` messages at once, then one in `period` seconds."""

    __slots__ = ("_empty_at", "burst", "period")

    def __init__(self, period: float, burst: int) -> None:
        self.period, self.burst = period, burst
        self._empty_at = 0.0

    def wait(self, now: float, messages: int) -> float:
        """Return for how many seconds so many messages have to wait. More than `burst` wait for that many."""
        if self._empty_at > now + (self.burst + MOST_COUNTED) * self.period:
            self._empty_at = now  # the clock was set back
        filled = max(self._empty_at, now) + min(messages, self.burst) * self.period
        return filled - now - self.burst * self.period

    def add(self, now: float, messages: int) -> None:
        self._empty_at = max(self._empty_at, now) + messages * self.period


class Limits:
    """Off until `set`. They count by the sandbox's clock, and count what is sent, copied and forwarded.

    The numbers are Telegram's own (core.telegram.org/bots/faq, "My bot is hitting limits"): about 30 messages
    a second in all, one a second in a private chat, twenty a minute in a group. How long the "short bursts"
    are that it allows in a private chat it does not say, nor whether edits count: they do when `edits` is
    set. setWebhook is taken once a second.
    """

    def __init__(self, clock: Clock) -> None:
        self.on = False
        self._clock = clock
        self._overall = self._private = self._group = 0.0
        self._burst = 0
        self._edits = False
        self._buckets: dict[tuple[int, int | str], _Bucket] = {}

    def set(
        self,
        *,
        overall: float = 30,
        private: float = 1,
        burst: int = 3,
        group: float = 20,
        edits: bool = False,
    ) -> None:
        """Switch the limits on, with nothing counted yet.

        Args:
            overall: messages a second to all chats of a bot.
            private: messages a second to one private chat.
            burst: messages to a private chat at once.
            group: messages a minute to one group.
            edits: whether an edit counts as a message.
        """
        self._edits = edits
        self._overall, self._private, self._burst, self._group = overall, private, burst, group
        self._buckets.clear()
        self.on = True

    def clear(self) -> None:
        """Switch the limits off."""
        self.on = False

    def check(self, bot_id: int, method: str, params: Params) -> None:
        """Count a call.

        Raises:
            TooManyRequests: it comes too early. Then it is not counted, in no chat.
        """
        name = method.lower()
        if name == "setwebhook":
            self._take([self._bucket(bot_id, name, 1.0, 1)] if params.text("url") else [], 1)
        elif name.startswith(COUNTED + ("edit",) * self._edits) and name not in NO_MESSAGES:
            several = "message_ids" if name.endswith("messages") else "media"
            listed = params.structure(several, several, strict=False)
            messages = min(len(listed), MOST_COUNTED) if isinstance(listed, list) and listed else 1
            chat = params.integer("chat_id")
            buckets = [self._bucket(bot_id, "all", 1 / self._overall, max(round(self._overall), 1))]
            if chat < 0:
                buckets.append(self._bucket(bot_id, chat, 60 / self._group, max(round(self._group), 1)))
            else:
                buckets.append(self._bucket(bot_id, chat, 1 / self._private, self._burst))
            self._take(buckets, messages)

    def _bucket(self, bot_id: int, what: int | str, period: float, burst: int) -> _Bucket:
        bucket = self._buckets.get((bot_id, what))
        if bucket is None:
            bucket = self._buckets[bot_id, what] = _Bucket(period, burst)
        return bucket

    def _take(self, buckets: list[_Bucket], messages: int) -> None:
        now = self._clock.now().timestamp()
        wait = max((bucket.wait(now, messages) for bucket in buckets), default=0.0)
        if wait > 1e-6:  # noqa: PLR2004 - seconds: what sums of fractions may be off by
            raise TooManyRequests(math.ceil(wait - 1e-6))
        for bucket in buckets:
            bucket.add(now, messages)
