"""What happened, for those who watch: one numbered list of events and the people they concern."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from telegram_sandbox.waiting import Signal

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

_SEQ = itemgetter("seq")


class Events:
    """All events since the sandbox began, oldest first. `seq` counts from 1."""

    def __init__(self) -> None:
        self.all: list[JSON] = []
        self.happened = Signal()
        self._by_bots: defaultdict[tuple[int, int], list[JSON]] = defaultdict(list)  # by person and chat
        self._bot_acted: defaultdict[tuple[int, int], Signal] = defaultdict(Signal)

    @property
    def last(self) -> int:
        """The newest event's number, 0 before the first."""
        return len(self.all)

    def add(self, kind: str, person: int | None, chat: int | None, *, by_bot: bool, **details: Any) -> None:
        """Append an event and wake those who wait. `by_bot` marks what `from_bots` returns."""
        event: JSON = {"seq": self.last + 1, "type": kind, "person": person, "chat": chat, **details}
        self.all.append(event)
        if by_bot and person is not None and chat is not None:
            self._by_bots[person, chat].append(event)
            self._bot_acted[person, chat].fire()
        self.happened.fire()

    def after(self, seq: int) -> list[JSON]:
        """Return every event with a number above `seq`."""
        return self.all[max(seq, 0) :]

    def signal_of_bots(self, person: int, chat: int) -> Signal:
        """Return what fires when `from_bots` has news of this chat, so that nobody wakes in vain."""
        return self._bot_acted[person, chat]

    def from_bots(self, person: int, chat: int, after: int) -> list[JSON]:
        """Return what bots did in one chat that this person saw, with numbers above `after`."""
        events = self._by_bots.get((person, chat), [])
        return events[bisect_right(events, after, key=_SEQ) :]
