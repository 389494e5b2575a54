"""The times of a ticket by the minute, and of many of them by definition."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from math import ceil, floor
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from xenia.care.measures.reckon import ENOUGH, Step, idle, taken, times
from xenia.shop.hours import Hours

ATHENS = ZoneInfo("Europe/Athens")
START = datetime(2026, 11, 2, 6, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WORDS = (
    "said",
    "claimed",
    "waiting",
    "resolved",
    "closed",
    "withdrawn",
    "agreed",
    "brought-back",
    "reopened",
)
HISTORIES = st.lists(st.tuples(st.integers(0, 3_000), st.sampled_from(WORDS)), max_size=12).map(
    lambda said: [Step(START + minutes * MINUTE, what) for minutes, what in sorted(said)]
)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of a week of November 2026, of which the 2nd is a Monday, in Athens."""
    return datetime.combine(datetime(2026, 11, day, tzinfo=UTC), time(hour, minute), ATHENS)


def _is_ours_at(steps: list[Step], moment: datetime) -> bool:
    """By the book, from the state of the ticket at that moment."""
    state = "open"
    for one in steps:
        if one.at > moment:
            break
        if one.what in {"resolved", "closed", "withdrawn"}:
            state = "ended"
        elif one.what in {"brought-back", "reopened"}:
            state = "open" if state == "ended" else state
        elif one.what == "waiting" and state == "open":
            state = "waiting"
        elif one.what == "said" and state == "waiting":
            state = "open"
    return state == "open"


@given(steps=HISTORIES, until=st.integers(0, 3_100))
def test_a_ticket_takes_us_the_minutes_in_which_it_is_open_and_we_are_too(
    steps: list[Step], until: int
) -> None:
    hours = Hours(ATHENS, week=(((9 * 60, 14 * 60), (17 * 60 + 30, 21 * 60)),) * 7)
    minutes = [START + number * MINUTE for number in range(until)]
    by_minute = sum(hours.is_open(one) and _is_ours_at(steps, one) for one in minutes)
    assert taken(hours, START, START + until * MINUTE, steps) == by_minute * MINUTE


@given(steps=HISTORIES)
def test_stretches_in_which_nothing_is_to_be_done_follow_one_another(steps: list[Step]) -> None:
    found = idle(steps, START + 4_000 * MINUTE)
    assert all(begins <= ends for begins, ends in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


def test_by_hand_over_a_night_with_a_pause_and_a_reopening() -> None:
    hours = Hours(ATHENS)  # Monday to Saturday, 9 to 21
    steps = [
        Step(_at(2, 20), "opened"),  # an hour on Monday
        Step(_at(3, 10), "waiting"),  # an hour on Tuesday
        Step(_at(3, 18), "said"),
        Step(_at(3, 18, 30), "resolved"),  # half an hour
        Step(_at(4, 9), "brought-back"),
        Step(_at(4, 9, 15), "resolved"),  # a quarter
        Step(_at(4, 9, 20), "agreed"),
    ]
    assert taken(hours, _at(2, 20), _at(4, 9, 15), steps) == timedelta(hours=2, minutes=45)
    assert taken(hours, _at(2, 20), _at(3, 10), steps) == timedelta(hours=2)


@given(st.lists(st.integers(0, 100_000), max_size=60))
def test_median_and_ninetieth_percentile_are_what_their_formula_says(minutes: list[int]) -> None:
    found = times([one * MINUTE for one in minutes])
    assert found.count == len(minutes)
    if len(minutes) < ENOUGH:
        assert found.median is found.ninety is None
        return
    ordered = sorted(minutes)
    for told, share in ((found.median, 0.5), (found.ninety, 0.9)):
        place = (len(ordered) - 1) * share
        low, high = ordered[floor(place)], ordered[ceil(place)]
        by_book = low + (high - low) * (place - floor(place))
        assert told is not None
        assert abs(told.total_seconds() / 60 - by_book) < 0.001
