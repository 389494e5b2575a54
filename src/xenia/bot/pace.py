"""How fast one chat is answered: as fast as anybody writes by hand, and no faster than it floods us."""

from collections.abc import Callable
from dataclasses import dataclass

AT_ONCE = 100
"""Updates of a chat that are worked as fast as they come."""
APART = 0.1
"""Seconds from one update to the next of a chat that has used these up; they grow again at this rate."""


@dataclass(slots=True)
class _Debt:
    until: float
    """When everything that was worked would have been worked, had it come `APART`."""
    is_told: bool = False


class Pace:
    """Counts what is worked of each chat; remembers a chat for no longer than it matters."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._debts: dict[int, _Debt] = {}

    def worked(self, chat_id: int) -> float:
        """One more of this chat was worked; returns how many seconds its next has to wait."""
        now = self._now()
        debt = self._debts.get(chat_id)
        if debt is None or debt.until <= now:
            debt = self._debts[chat_id] = _Debt(now)
        debt.until += APART
        return max(0.0, debt.until - now - AT_ONCE * APART)

    def is_news_to(self, chat_id: int) -> bool:
        """Whether a chat that has to wait was not told so yet; from now on it was."""
        debt = self._debts[chat_id]
        news, debt.is_told = not debt.is_told, True
        return news

    def forget(self) -> None:
        """Forget the chats that have been quiet for long enough."""
        now = self._now()
        self._debts = {chat_id: debt for chat_id, debt in self._debts.items() if debt.until > now}
