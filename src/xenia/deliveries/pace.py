"""How fast messages leave: no faster than Telegram takes them, so that it never has to tell us to wait."""

from collections import deque
from collections.abc import Callable

A_SECOND = 30
"""Messages in any second, to all chats of a bot."""
APART = 1.0
"""Seconds between messages to one chat, once its first few have left."""
AT_ONCE = 2
"""Messages that may leave for one chat at once; Telegram takes short bursts, and answers go there as well."""
A_MINUTE = 16
"""Messages in any minute to one group, of the 20 that it takes; the others are left for answers."""
_CATCH_UP = 0.1
"""Seconds of lateness that are made good, so that a busy machine loses nothing."""
_MANY_CHATS = 1000


class Pace:
    """Says how long a message has to wait, and counts those that leave.

    Messages leave evenly, and never more than `A_SECOND` in any second. Seconds are those of `now`, a clock
    that only moves forward.
    """

    def __init__(self, now: Callable[[], float], a_second: int = A_SECOND) -> None:
        self._now = now
        self._apart = 1 / a_second
        self._last: deque[float] = deque(maxlen=a_second)
        self._next = 0.0
        self._groups: dict[int, deque[float]] = {}
        """By group: when the last of its minute left."""
        self._chats: dict[int, float] = {}
        """By chat: when all that has left for it would have left, had it been `APART`."""

    def wait(self) -> float:
        """Seconds until a message may leave at all."""
        may = self._next
        if len(self._last) == self._last.maxlen:
            may = max(may, self._last[0] + 1)
        return max(0.0, may - self._now())

    def wait_for(self, chat_id: int, messages: int = 1) -> float:
        """Seconds until so many may leave for this chat; to a group at most `A_MINUTE`, others at once."""
        now = self._now()
        if messages > 1 and chat_id > 0:
            return 0.0  # with what stands in an album, the pause comes after it
        until = self._chats.get(chat_id, 0.0) - (AT_ONCE - 1) * APART
        minute = self._groups.get(chat_id, ())
        if len(minute) + messages > A_MINUTE:
            until = max(until, minute[len(minute) + messages - A_MINUTE - 1] + 60)
        return max(0.0, until - now)

    def leaves(self, chat_id: int) -> None:
        """One leaves for this chat now."""
        now = self._now()
        self._last.append(now)
        self._next = max(self._next, now - _CATCH_UP) + self._apart
        if len(self._chats) >= _MANY_CHATS:
            self._chats = {chat: until for chat, until in self._chats.items() if until > now}
        self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), now) + APART
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=A_MINUTE)).append(now)
