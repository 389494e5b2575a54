"""A Telegram in memory: who got what and when, who has stopped the bot, and what becomes of a call."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import SendMessage

from xenia.core.outcomes import MaybeSent, NotSent
from xenia.core.reply import Screen
from year.diary import Diary
from year.people import Span


class Outcome(StrEnum):
    """What became of a call."""

    ARRIVED = "arrived"
    ARRIVED_UNTOLD = "arrived, and the answer was lost"
    LOST_UNTOLD = "lost, and nobody can tell"
    NOT_SENT = "never left"
    REFUSED = "refused"


class Label(NamedTuple):
    """What a message is, written upon it when it is composed, and read where it arrives."""

    kind: str
    purpose: str
    about: int

    def on(self, screen: Screen) -> Screen:
        """The message with its label before the text."""
        return replace(screen, text=f"⟦{self.kind} {self.purpose} {self.about}⟧{screen.text}")


def read_label(text: str) -> tuple[Label | None, str]:
    """The label of a message, if it has one, and its text."""
    if not text.startswith("⟦"):
        return None, text
    label, _, rest = text[1:].partition("⟧")
    kind, purpose, about = label.split()
    return Label(kind, purpose, int(about)), rest


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot to send something to somebody."""

    step: int
    chat: int
    at: datetime
    """What the clock showed."""
    label: Label | None
    """What the year wrote upon it as it was composed; None where nobody composed it for a purpose."""
    text: str
    buttons: frozenset[str]
    """The beginnings of what its buttons say to the bot."""
    outcome: Outcome

    @property
    def purpose(self) -> str | None:
        return self.label.purpose if self.label else None

    @property
    def arrived(self) -> bool:
        return self.outcome in {Outcome.ARRIVED, Outcome.ARRIVED_UNTOLD}


@dataclass(frozen=True, slots=True)
class Sent:
    """What Telegram answers."""

    message_id: int


_REFERENCE = re.compile(r"\b[AEHKMPTXY][3-9AEHKMPTXY]{5}\b")
_MISHAPS = {Outcome.ARRIVED_UNTOLD: 0.002, Outcome.LOST_UNTOLD: 0.002, Outcome.NOT_SENT: 0.01}
"""How often a call goes wrong, and how."""


class Telegram:
    """What the bot believes is Telegram. Which calls go wrong hangs on the seed and the chat, not on luck."""

    def __init__(self, diary: Diary, clock: Callable[[], datetime], span: Span) -> None:
        self._diary, self._clock, self._span = diary, clock, span
        self.calls: list[Call] = []
        self.stopped: set[int] = set()
        """Chats of people who have stopped the bot."""
        self._count: dict[int, int] = defaultdict(int)

    async def send(self, chat_id: int, screen: Screen) -> Sent:
        """Take a message for a chat.

        Raises:
            TelegramForbiddenError, NotSent, MaybeSent: as the real one's client would.
        """
        outcome = self._outcome(chat_id)
        label, text = read_label(screen.text)
        buttons = frozenset((one.data or "").partition(":")[0] for row in screen.rows for one in row)
        step = self._diary.next()
        self.calls.append(Call(step, chat_id, self._clock(), label, text, buttons, outcome))
        method = SendMessage(chat_id=chat_id, text="…")
        if outcome == Outcome.REFUSED:
            raise TelegramForbiddenError(method, "Forbidden: bot was blocked by the user")
        if outcome == Outcome.NOT_SENT:
            raise NotSent(method, "connection refused")
        if outcome in {Outcome.ARRIVED_UNTOLD, Outcome.LOST_UNTOLD}:
            raise MaybeSent(method, "connection reset")
        return Sent(len(self.calls))

    def _outcome(self, chat: int) -> Outcome:
        if chat in self.stopped:
            return Outcome.REFUSED
        self._count[chat] += 1
        key = f"{self._span.seed}:{chat}:{self._count[chat]}"
        drawn = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) / 2**32
        for outcome, share in _MISHAPS.items():
            if drawn < share * self._span.haste:
                return outcome
            drawn -= share * self._span.haste
        return Outcome.ARRIVED

    def digest(self) -> str:
        """All that people got, in 16 letters; cards and the names of tickets, drawn by lot, are left out.

        The order of two chats at one moment is nobody's business.
        """
        lines = sorted(
            f"{one.at.isoformat()} {one.chat} {one.label} {one.outcome.value} {_REFERENCE.sub('', one.text)}"
            for one in self.calls
            if one.chat in self._diary.lives
        )
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
