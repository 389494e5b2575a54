"""What waits for a bot: its updates, and the one poller or webhook that may take them."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from operator import attrgetter
from time import monotonic
from typing import TYPE_CHECKING

from telegram_sandbox.errors import Conflict, Refused
from telegram_sandbox.waiting import Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.clock import Clock
    from telegram_sandbox.disorder import Disorder
    from telegram_sandbox.webhook import Webhook

LIFETIME = timedelta(hours=24)
LIFETIMES = {"callback_query": timedelta(seconds=150)}  # telegram-bot-api, add_update
MOST_AT_ONCE = 100
REPEATED = 0.5  # real seconds: telegram-bot-api, process_get_updates_query
# What a bot gets that has never named allowed_updates: all but these (Bot API, getUpdates).
ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = ONLY_WHEN_ASKED | {
    *("message", "edited_message", "channel_post", "edited_channel_post", "guest_message"),
    *("business_connection", "business_message", "edited_business_message", "deleted_business_messages"),
    *("inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query"),
    *("purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_join_request"),
    *("chat_boost", "removed_chat_boost", "managed_bot"),
}


@dataclass(slots=True, eq=False)
class Update:
    """One update. `again` is one that was confirmed before and goes out once more."""

    id: int
    kind: str
    expires: datetime
    body: JSON
    again: bool = False
    shown: bool = False  # one that goes out again: whether a poll has returned it

    def queue(self) -> tuple[str, int]:
        """Return the queue that a webhook gets it in: Telegram keeps order per kind and chat, no further.

        Messages and their edits share a queue; taps are ordered by who taps, and changes of a group's members
        by the member (telegram-bot-api, add_update).
        """
        told = self.body[self.kind]
        if self.kind == "callback_query":
            return self.kind, told["from"]["id"]
        if self.kind == "chat_member":
            return self.kind, told["new_chat_member"]["user"]["id"]
        return self.kind.removeprefix("edited_"), told["chat"]["id"]


class Updates:
    """A bot's updates. Ids ascend; what is not taken within its lifetime by the sandbox's clock is lost."""

    def __init__(self, clock: Clock, settled: Signal, disorder: Disorder) -> None:
        self.allowed: frozenset[str] | None = None
        self.webhook: Webhook | None = None
        self._clock = clock
        self._settled = settled
        self._disorder = disorder
        self._waiting: OrderedDict[int, Update] = OrderedDict()
        self._again: dict[int, Update] = {}
        self._confirmed: dict[int, Update] = {}
        # One for each lifetime, the next to expire first; what is confirmed already leaves them when met.
        self._expiring: dict[timedelta, deque[Update]] = {}
        self._last_id = 100_000_000
        self._arrived = Signal()
        self._poller = 0
        self._ended_by = ""
        self._asked: tuple[int, float] = (-1, 0.0)  # the offset asked for last, and when

    def add(self, kind: str, payload: Callable[[], JSON]) -> None:
        """Queue an update, unless the bot does not take this kind; then `payload` is not even built."""
        wanted = kind not in ONLY_WHEN_ASKED if self.allowed is None else kind in self.allowed
        if not wanted:
            return
        self._last_id += 1
        body = {"update_id": self._last_id, kind: payload()}
        update = Update(self._last_id, kind, self._clock.now() + LIFETIMES.get(kind, LIFETIME), body)
        self._waiting[update.id] = update
        self._came(update)

    def redeliver(self, update_id: int) -> None:
        """Send an update that was confirmed already once more, with the same id.

        A poll returns it before all others, whatever its offset, until the bot asks beyond it once more.
        A webhook gets it behind what waits in its queue.

        Raises:
            Refused: it was never confirmed, or goes out again already.
        """
        update = self._confirmed.get(update_id)
        if update is None:
            raise Refused(f"No update {update_id} was confirmed.", 404)
        if update_id in self._again:
            raise Refused(f"Update {update_id} goes out again already.", 409)
        expires = self._clock.now() + LIFETIMES.get(update.kind, LIFETIME)
        self._again[update_id] = once_more = replace(update, expires=expires, again=True, shown=False)
        self._came(once_more)

    def redeliver_last(self, number: int) -> list[int]:
        """Send the last `number` confirmed updates once more, in their order; return their ids."""
        found = [each for each in islice(reversed(self._confirmed), number) if each not in self._again]
        for update_id in reversed(found):
            self.redeliver(update_id)
        return found[::-1]

    def pending(self) -> int:
        """Count what has not been confirmed."""
        self._forget_old()
        return len(self._waiting) + len(self._again)

    def waiting(self) -> list[Update]:
        """Return what has not been confirmed, in the order in which it goes out."""
        self._forget_old()
        return [*self._again.values(), *self._waiting.values()]

    def holds(self, update: Update) -> bool:
        """Whether an update still waits: neither confirmed nor expired nor dropped."""
        self._forget_old()
        return (self._again if update.again else self._waiting).get(update.id) is update

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds the bot asked for; none are the default set, unknown names are nothing."""
        self.allowed = frozenset(kinds) & KINDS or None

    def drop(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()
        self._again.clear()
        self._settled.fire()

    def confirm(self, updates: Iterable[Update]) -> None:
        """Take away what the bot has got."""
        for update in updates:
            del (self._again if update.again else self._waiting)[update.id]
            self._confirmed[update.id] = update
            if not update.again and self._disorder.redelivers(update):
                self.redeliver(update.id)
        self._tell_when_empty()

    def give_up(self, update: Update) -> None:
        """Lose an update that could not be brought to the bot in its lifetime."""
        del (self._again if update.again else self._waiting)[update.id]
        self._tell_when_empty()

    def end_poll(self, reason: str) -> None:
        """Let whoever waits in `take` go, with a Conflict for this reason."""
        self._poller += 1
        self._ended_by = reason
        self._arrived.fire()

    async def take(self, offset: int, limit: int, seconds: float) -> list[JSON]:
        """Confirm what is below `offset` and return what is next, waiting up to `seconds` of real time.

        A negative offset keeps only that many of the newest. A second poller ends the first one's waiting.
        The same offset asked for again within half a second is answered with one update, as at Telegram.
        (There such a request also waits for at least three seconds. The sandbox leaves that out.)

        Raises:
            Conflict: another request for this bot's updates came while this one was waiting.
        """
        now, (asked, at) = monotonic(), self._asked
        if offset == asked and now < at + REPEATED:
            limit = 1
        self._asked = (offset, now)
        self.end_poll(
            "terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        mine = self._poller
        self._confirm_below(offset)

        def next_ones() -> list[Update] | None:
            if self._poller != mine:
                raise Conflict(self._ended_by)
            self._forget_old()
            found = sorted(self._again.values(), key=attrgetter("id"))[:limit]  # a bot asks beyond the last
            return found + list(islice(self._waiting.values(), limit - len(found))) or None

        found = await self._arrived.until(next_ones, seconds) or []
        for update in found:
            update.shown = True
        return [update.body for update in found]

    def _came(self, update: Update) -> None:
        self._expiring.setdefault(LIFETIMES.get(update.kind, LIFETIME), deque()).append(update)
        if self.webhook is not None:
            self.webhook.offer(update)
        else:
            self._arrived.fire()

    def _confirm_below(self, offset: int) -> None:
        if offset < 0:
            self.confirm(list(islice(self._waiting.values(), max(len(self._waiting) + offset, 0))))
            return
        got = [update for update in self._again.values() if update.shown and update.id < offset]
        for update in self._waiting.values():
            if update.id >= offset:
                break
            got.append(update)
        self.confirm(got)

    def _tell_when_empty(self) -> None:
        if not self._waiting and not self._again:
            self._settled.fire()

    def _forget_old(self) -> None:
        now = self._clock.now()
        for expiring in self._expiring.values():
            while expiring:
                first = expiring[0]
                queue = self._again if first.again else self._waiting
                if queue.get(first.id) is first:
                    if first.expires > now:
                        break
                    del queue[first.id]
                expiring.popleft()
