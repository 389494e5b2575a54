"""Deadlines: the cases worked by hand, and any life of a ticket against a clock read minute by minute."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.test_hours import ATHENS, DAY, MINUTE, SPLIT, Clock, daily, shops
from xenia.care.deadlines.count import (
    DAYTIME,
    SHARES,
    Run,
    Step,
    Turn,
    Which,
    as_promised,
    highest_step,
    late_by,
    reached_at,
    run_of,
    telling_hours,
)
from xenia.care.deadlines.targets import DEFAULTS, allowance_of
from xenia.care.models import Kind
from xenia.shop.hours import Exceptional, Hours

SHOPS = {
    "split": Hours(ATHENS, SPLIT),
    "plain": Hours(ATHENS),
    "feasts": Hours(ATHENS, closed_on_holidays=False),
    "easter": Hours(
        ATHENS,
        SPLIT,
        {
            date(2027, 4, 29): Exceptional(((540, 1080),)),
            date(2027, 5, 1): Exceptional(((540, 780),)),
            **{date(2027, 8, day): Exceptional(()) for day in range(9, 22)},
            date(2027, 12, 19): Exceptional(((600, 1080),)),
        },
    ),
    "bakery": daily((120, 720)),
    "bar": daily((0, 120), (1080, 1440)),
    "night": daily((0, 360), (1320, 1440)),
    "always": daily((0, 1440)),
    "shut": daily(),
}


@dataclass(frozen=True)
class Case:
    """A line of the table."""

    number: int
    shop: str
    allowance: str
    life: str
    asked: str
    at: str
    answer: str
    why: str


def _cases() -> Iterator[Case]:
    lines = Path(__file__).with_name("deadline_cases.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            yield Case(number, *(one.strip() for one in line.split("|")))


CASES = list(_cases())


def moment(written: str) -> datetime:
    """`10-31 03:15 EET` of 2027 in UTC; without its zone's name the first that the clock shows."""
    day, clock, *name = written.split()
    whole = day if day.count("-") > 1 else f"2027-{day}"
    wall = datetime.fromisoformat(f"{whole} {clock}").replace(tzinfo=ATHENS, fold=int(name == ["EET"]))
    return wall.astimezone(UTC)


def allowance_in(written: str) -> timedelta:
    name, _, again = written.partition("+")
    kind, which = name.split(".")
    found = allowance_of(DEFAULTS, Kind(kind), Which(which), priority=int(again or 0))
    assert found is not None
    return found


def run_in(life: str) -> Run:
    (opened, said), *events = ((one.rpartition(" ")[0], one.rpartition(" ")[2]) for one in life.split("; "))
    assert said == "opened"
    turns = [(moment(at), Turn(what)) for at, what in events]
    waits = turns[-1][0] if turns and turns[-1][1] == Turn.WAITS else None
    return run_of(moment(opened), turns, waits)


def answer(case: Case) -> str | datetime | timedelta | None:
    hours, run, allowance = SHOPS[case.shop], run_in(case.life), allowance_in(case.allowance)
    match case.asked:
        case "due":
            return reached_at(hours, run, allowance)
        case "warning" | "escalated":
            return reached_at(hours, run, allowance, Step[case.asked.upper()])
        case "step":
            step = highest_step(hours, run, allowance, moment(case.at))
            return step.name.lower() if step else "none"
        case "late":
            due = reached_at(hours, run, allowance)
            assert due is not None
            return late_by(hours, run, due, moment(case.at))
        case "tell":
            return telling_hours(hours, moment(case.at)).next_opening(moment(case.at))
    raise AssertionError(case)


def expected(case: Case) -> str | datetime | timedelta | None:
    if case.asked == "step":
        return case.answer
    if case.asked == "late":
        hours, minutes = map(int, case.answer.split(":"))
        return timedelta(hours=hours, minutes=minutes)
    return None if case.answer == "none" else moment(case.answer)


def test_there_are_enough_cases_of_each_kind() -> None:
    assert len(CASES) >= 60
    assert {case.shop for case in CASES} == set(SHOPS)
    assert {case.asked for case in CASES} == {"due", "warning", "escalated", "step", "late", "tell"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.number}: {case.why}")
def test_a_case_worked_by_hand(case: Case) -> None:
    assert answer(case) == expected(case)


def test_what_has_no_deadline() -> None:
    for kind in (Kind.SUGGESTION, Kind.PRAISE):
        assert [allowance_of(DEFAULTS, kind, which, priority=1) for which in Which] == [None, None]


# Any hours and any life, against a clock.

MINUTES = st.integers(0, 5 * 1440 - 1)


class Watched:
    """What somebody counts who looks at the shop's clock and at the ticket each minute."""

    def __init__(self, clock: Clock, opened: int, turns: list[tuple[int, Turn]]) -> None:
        self.reached: dict[int, int] = {}
        """The minute at which so many minutes had been counted."""
        self.counted: list[int] = []
        self.waits = False
        used = 0
        for minute, is_open in enumerate(clock.open):
            for _, turn in (one for one in turns if one[0] == minute):
                if turn == Turn.AGAIN:
                    used, self.waits, self.reached = 0, False, {}
                else:
                    self.waits = turn == Turn.WAITS
            self.counted.append(used)
            if is_open and not self.waits and minute >= opened:
                used += 1
                self.reached[used] = minute + 1


@settings(max_examples=200, deadline=None)
@given(
    shop=shops(),
    opened=MINUTES,
    happens=st.lists(st.tuples(MINUTES, st.sampled_from(Turn)), max_size=6),
    quarters=st.integers(1, 500),
    at=MINUTES,
)
def test_any_life_is_as_a_clock_counts_it(
    shop: tuple[Hours, date],
    opened: int,
    happens: list[tuple[int, Turn]],
    quarters: int,
    at: int,
) -> None:
    hours, around = shop
    clock = Clock(hours, datetime.combine(around - 2 * DAY, time.min, tzinfo=UTC), days=5)
    turns = sorted(((minute, turn) for minute, turn in happens if minute >= opened), key=lambda one: one[0])
    watched = Watched(clock, opened, turns)
    since = None
    for minute, turn in turns:
        since = (minute if since is None else since) if turn == Turn.WAITS else None
    run = run_of(
        clock.at(opened),
        [(clock.at(minute), turn) for minute, turn in turns],
        clock.at(since) if since is not None else None,
    )
    allowance = 4 * quarters * MINUTE

    over_at: dict[Step, int | None] = {}
    for step, share in SHARES.items():
        found = reached_at(hours, run, allowance, step)
        over = watched.reached.get(int(4 * quarters * share))
        if over is not None and step == Step.MISSED:
            over += (as_promised(clock.at(over)) - clock.at(over)) // MINUTE
        over_at[step] = over
        if over is not None:
            assert found == clock.at(over)
        elif watched.waits:
            assert found is None
        else:
            assert found is not None
            assert found > clock.at(len(clock.open))

    last = turns[-1][0] if turns else opened
    if at >= last:
        due, over = reached_at(hours, run, allowance), over_at[Step.MISSED]
        if due is not None:
            late = watched.counted[at] - watched.counted[over] if over is not None and over <= at else 0
            assert late_by(hours, run, due, clock.at(at)) == late * MINUTE
        reached = list(takewhile(lambda one: (over_at[one] or at + 1) <= at, Step))
        expected_step = max(reached, default=None) if not watched.waits else None
        assert highest_step(hours, run, allowance, clock.at(at)) == expected_step


@settings(max_examples=100, deadline=None)
@given(shop=shops(), at=MINUTES)
def test_nobody_is_told_in_the_night_nor_while_the_shop_is_closed(shop: tuple[Hours, date], at: int) -> None:
    hours, around = shop
    now = datetime.combine(around - 2 * DAY, time.min, tzinfo=UTC) + at * MINUTE
    told = telling_hours(hours, now).next_opening(now)
    if told is None:
        assert hours.next_opening(now) is None
        return
    wall = told.astimezone(hours.zone)
    assert DAYTIME[0] <= wall.hour * 60 + wall.minute < DAYTIME[1]
    by_day = any(
        opens < DAYTIME[1] and closes > DAYTIME[0] for spans in hours.week for opens, closes in spans
    )
    assert hours.is_open(told) or not by_day
