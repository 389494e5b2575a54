"""Messages leave as fast as Telegram takes them, and no faster, whatever time does between two looks."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telegram_sandbox import Sandbox
from telegram_sandbox.bot_api.params import Params
from xenia.deliveries.pace import A_MINUTE, A_SECOND, APART, AT_ONCE, Pace


@dataclass
class Street:
    """Messages on their way out, on a clock that is moved."""

    now: float = 100.0
    left: list[tuple[float, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pace = Pace(lambda: self.now)

    def send(self, chat_id: int, late: float = 0.0) -> None:
        """Wait as long as one has to, and a little longer, as a busy machine does."""
        self.now += max(self.pace.wait(), self.pace.wait_for(chat_id)) + late
        while (wait := max(self.pace.wait(), self.pace.wait_for(chat_id))) > 0:
            self.now += wait
        self.pace.leaves(chat_id)
        self.left.append((self.now, chat_id))

    def most_in(self, seconds: float, chat_id: int | None = None) -> int:
        """The most that left in any span of that length."""
        times = [at for at, chat in self.left if chat_id in {None, chat}]
        return max(bisect_left(times, at + seconds - 1e-6) - place for place, at in enumerate(times))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from((0.0, 0.003, 0.05, 0.4)), st.sampled_from((1, 3, 40, 10_000)))
def test_never_more_than_telegram_takes(seed: int, late: float, chats: int) -> None:
    dice = Random(seed)  # noqa: S311 - a seed that replays
    street = Street()
    for _ in range(300):
        street.send(dice.randrange(chats), dice.random() * late)
    assert street.most_in(1) <= A_SECOND
    for chat_id in {chat for _, chat in street.left}:
        for seconds in (1, 5, 20):
            assert street.most_in(seconds, chat_id) <= seconds / APART + AT_ONCE - 1


def test_nothing_is_lost_by_waiting_a_little_longer_than_one_has_to() -> None:
    street = Street()
    dice = Random(1)  # noqa: S311 - a seed that replays
    for number in range(3000):
        street.send(number, dice.random() * 0.002)
    took = street.left[-1][0] - street.left[0][0]
    assert 0.99 <= (3000 - 1) / took / A_SECOND <= 1.001


def test_a_chat_that_was_quiet_gets_a_few_at_once_and_then_one_a_second() -> None:
    street = Street()
    for _ in range(5):
        street.send(7)
    times = [at for at, _ in street.left]
    waits = [after - before for before, after in pairwise(times)]
    assert waits == pytest.approx([0, *[APART] * 3], abs=1e-6)


def test_the_sandbox_which_keeps_telegrams_limits_never_refuses_it() -> None:
    sandbox = Sandbox()
    sandbox.clock.freeze()
    sandbox.limits.set()
    street, dice = Street(), Random(2)  # noqa: S311 - a seed that replays
    begin, start = street.now, sandbox.clock.now()
    met: Counter[int] = Counter()
    for _ in range(2000):
        chat_id = dice.choice((1, 2, 3, dice.randrange(10, 5000)))
        street.send(chat_id, dice.random() * 0.01)
        sandbox.clock.set(start + timedelta(seconds=street.now - begin))
        sandbox.limits.check(1001, "sendMessage", Params({"chat_id": str(chat_id)}))
        met[chat_id] += 1
    assert max(met.values()) > 300


def test_an_album_into_a_group_waits_until_all_of_it_may_leave() -> None:
    clock = [0.0]
    pace = Pace(lambda: clock[0])
    for at in range(10):
        clock[0] = float(at)
        pace.leaves(-1)
    clock[0] = 20.0
    assert pace.wait_for(-1, A_MINUTE - 10) == 0
    assert pace.wait_for(-1, A_MINUTE - 9) == pytest.approx(40), "until the first of them is a minute old"
    assert pace.wait_for(1, 9) == 0, "in a private chat the pause comes after it"
