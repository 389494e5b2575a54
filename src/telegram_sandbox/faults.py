"""Calls that go wrong between a bot and Telegram, from a seed or as planned, and the record of them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.clock import Clock

FaultKind = Literal[
    "429",  # not carried out: 429 with retry_after
    "500",  # not carried out: 500 as JSON
    "502",  # not carried out: 502 with a proxy's HTML
    "502_after",  # carried out, and yet 502 with a proxy's HTML
    "refused",  # carried out and answered; then the bots' own port refuses connections for a moment
    "reset_before",  # not carried out: the connection is reset once the request was read
    "reset_after",  # carried out: the connection is reset without an answer
    "truncated",  # carried out: the answer ends in the middle
    "slow",  # carried out, answered late
]
KINDS: tuple[FaultKind, ...] = get_args(FaultKind)
UNDONE: frozenset[FaultKind] = frozenset({"429", "500", "502", "reset_before"})


@dataclass(slots=True, frozen=True)
class Fault:
    """One fault as it happened. `call` is the number of its call in the record of calls, if it is there."""

    seq: int
    at: datetime
    bot_id: int
    method: str
    kind: FaultKind
    took_effect: bool  # carried out, and not refused by Telegram itself
    call: int | None

    def json(self) -> JSON:
        """Return it for HTTP."""
        return {name: getattr(self, name) for name in self.__slots__} | {"at": self.at.isoformat()}


class Faults:
    """Off until `set` or `plan`. They hit calls of bots, never the people's side, never a webhook's request.

    Each method has a sequence of its own out of the seed: its nth call meets the same fault whatever
    other methods are called in between.
    """

    def __init__(self, clock: Clock) -> None:
        self.record: list[Fault] = []
        self.retry_after = 1
        self.slow_seconds = 0.05
        self.refused_seconds = 0.05
        self._clock = clock
        self._seed: int | str = 0
        self._share = 0.0
        self._kinds: tuple[FaultKind, ...] = KINDS
        self._methods: frozenset[str] | None = None
        self._random: dict[str, Random] = {}
        self._planned: deque[tuple[FaultKind, str | None]] = deque()

    @property
    def active(self) -> bool:
        """Whether a call may meet a fault at all."""
        return bool(self._share or self._planned)

    def set(
        self,
        seed: int | str,
        *,
        share: float = 0.1,
        kinds: Sequence[FaultKind] = KINDS,
        methods: Iterable[str] | None = None,
        retry_after: int = 1,
        slow_seconds: float = 0.05,
        refused_seconds: float = 0.05,
    ) -> None:
        """Let a share of all calls fail.

        Args:
            seed: the same one gives the same faults to the same calls.
            share: of the calls, from 0 to 1.
            kinds: which faults; one that is named twice comes twice as often.
            methods: which methods, in any case; None is every one, getUpdates too.
            retry_after: what a 429 says, in seconds.
            slow_seconds: by how much a slow answer is late, in real time.
            refused_seconds: for how long the port refuses connections, in real time.

        Raises:
            ValueError: there is no such kind of fault.
        """
        _check(*kinds)
        self._seed, self._share, self._kinds = seed, share, tuple(kinds)
        self._methods = None if methods is None else frozenset(name.lower() for name in methods)
        self.retry_after, self.slow_seconds, self.refused_seconds = retry_after, slow_seconds, refused_seconds
        self._random.clear()

    def plan(self, kind: FaultKind, method: str | None = None, times: int = 1) -> None:
        """Let the next call of `method`, or the next call of all, meet this fault, `times` in a row.

        What was planned first comes first, before anything out of the seed.

        Raises:
            ValueError: there is no such kind of fault.
        """
        _check(kind)
        self._planned.extend([(kind, None if method is None else method.lower())] * times)

    def clear(self) -> None:
        """Let every call go well again. `record` stays."""
        self._share = 0.0
        self._planned.clear()

    def draw(self, method: str, *, own_door: bool) -> FaultKind | None:
        """Decide what becomes of a call. Connections are refused only where bots have a door of their own."""
        name = method.lower()
        for planned in self._planned:
            if planned[1] in {None, name}:
                self._planned.remove(planned)
                return planned[0]
        if not self._share or (self._methods is not None and name not in self._methods):
            return None
        if name not in self._random:
            self._random[name] = Random(f"{self._seed}/{name}")  # noqa: S311 - repeatable, not secret
        chance, which = self._random[name].random(), self._random[name].random()
        if chance >= self._share:
            return None
        kind = self._kinds[int(which * len(self._kinds))]
        return kind if own_door or kind != "refused" else None

    def happened(
        self, bot_id: int, method: str, kind: FaultKind, *, took_effect: bool, call: int | None
    ) -> None:
        """Write a fault down."""
        self.record.append(
            Fault(len(self.record) + 1, self._clock.now(), bot_id, method, kind, took_effect, call)
        )


def _check(*kinds: str) -> None:
    for kind in kinds:
        if kind not in KINDS:
            raise ValueError(f"There is no fault {kind!r}; there are {', '.join(KINDS)}.")
    if not kinds:
        raise ValueError("Name at least one kind of fault.")
