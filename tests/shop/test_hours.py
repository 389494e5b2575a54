"""Opening hours: the cases worked by hand, and any hours against a clock that is read minute by minute."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xenia.shop.hours import DEFAULT_WEEK, Exceptional, Hours, Span, Stretch

ATHENS = ZoneInfo("Europe/Athens")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SPLIT: tuple[tuple[Span, ...], ...] = (*(((540, 840), (1050, 1260)),) * 5, ((540, 900),), ())


def daily(*spans: Span) -> Hours:
    return Hours(ATHENS, (spans,) * 7, closed_on_holidays=False)


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
    "early": daily((210, 360)),
    "gone": daily((180, 240)),
    "nightly": daily((0, 180), (1080, 1440)),
    "always": daily((0, 1440)),
    "shut": daily(),
}


@dataclass(frozen=True)
class Case:
    """A line of the table."""

    number: int
    shop: str
    asked: str
    since: str
    until: str
    pauses: str
    answer: str
    why: str


def _cases() -> Iterator[Case]:
    lines = Path(__file__).with_name("hours_cases.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            yield Case(number, *(one.strip() for one in line.split("|")))


CASES = list(_cases())


def moment(written: str) -> datetime:
    """`2027-10-31 03:15 EET` in UTC; without its zone's name the first that the clock shows."""
    day, clock, *name = written.split()
    wall = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ATHENS, fold=int(name == ["EET"]))
    return wall.astimezone(UTC)


def duration(written: str) -> timedelta:
    hours, minutes = map(int, written.split(":"))
    return timedelta(hours=hours, minutes=minutes)


def pauses_of(written: str) -> list[Stretch]:
    pairs = [one.split("..") for one in written.split(";") if one]
    return [(moment(begins), moment(ends)) for begins, ends in pairs]


def answer(case: Case) -> bool | datetime | timedelta | None:
    hours, since, pauses = SHOPS[case.shop], moment(case.since), pauses_of(case.pauses)
    match case.asked:
        case "open":
            return hours.is_open(since)
        case "opens":
            return hours.next_opening(since)
        case "until":
            return hours.open_until(since)
        case "between":
            return hours.open_between(since, moment(case.until), without=pauses)
        case "after":
            return hours.after_open_time(since, duration(case.until), without=pauses)
    raise AssertionError(case)


def expected(case: Case) -> bool | datetime | timedelta | None:
    if case.asked == "open":
        return {"yes": True, "no": False}[case.answer]
    if case.asked == "between":
        return duration(case.answer)
    return None if case.answer == "none" else moment(case.answer)


def test_there_are_enough_cases_of_each_kind() -> None:
    assert len(CASES) >= 60
    assert {case.shop for case in CASES} == set(SHOPS)
    assert {case.asked for case in CASES} == {"open", "opens", "until", "between", "after"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.number}: {case.why}")
def test_a_case_worked_by_hand(case: Case) -> None:
    assert answer(case) == expected(case)


@pytest.mark.parametrize("name", ["Europe/Athens", "America/New_York", "Australia/Lord_Howe"])
def test_it_does_not_matter_in_which_zone_a_moment_is_given(name: str) -> None:
    zone = ZoneInfo(name)
    for case in CASES:
        hours, since = SHOPS[case.shop], moment(case.since)
        assert hours.is_open(since.astimezone(zone)) == hours.is_open(since)
        later = since + timedelta(hours=30)
        assert hours.open_between(since.astimezone(zone), later.astimezone(zone)) == hours.open_between(
            since, later
        )
        assert hours.after_open_time(since.astimezone(zone), DAY) == hours.after_open_time(since, DAY)


def test_the_hour_that_comes_twice_counts_twice_also_where_moments_are_local() -> None:
    two, five = (datetime(2027, 10, 31, hour, tzinfo=ATHENS) for hour in (2, 5))
    assert SHOPS["always"].open_between(two, five) == timedelta(hours=4)
    assert SHOPS["always"].after_open_time(two, timedelta(hours=4)) == five.astimezone(UTC)


def test_seconds_are_not_lost() -> None:
    start = moment("2027-02-01 13:59") + timedelta(seconds=59, microseconds=1)
    assert SHOPS["split"].after_open_time(start, timedelta(seconds=2)) == moment(
        "2027-02-01 17:30"
    ) + timedelta(seconds=1, microseconds=1)
    assert SHOPS["split"].open_between(start, moment("2027-02-01 17:30")) == timedelta(microseconds=999_999)


def test_nobody_having_said_anything_it_is_monday_to_saturday_from_9_to_21() -> None:
    hours = Hours(ATHENS)
    assert hours.week == DEFAULT_WEEK
    assert [hours.on(date(2027, 2, day)) for day in range(1, 8)] == [((540, 1260),)] * 6 + [()]


# Any hours, against a clock.

CHANGES = (
    ("Europe/Athens", date(2027, 3, 28)),
    ("Europe/Athens", date(2027, 10, 31)),
    ("Europe/Athens", date(2027, 5, 2)),
    ("Asia/Beirut", date(2027, 3, 28)),  # the hour after midnight does not come
    ("Asia/Beirut", date(2027, 10, 31)),  # the hour before midnight comes twice
    ("Australia/Lord_Howe", date(2027, 10, 3)),  # by half an hour
    ("Australia/Lord_Howe", date(2027, 4, 4)),
    ("UTC", date(2028, 2, 29)),
)


class Clock:
    """What a person sees who looks at the shop's clock each minute of some days, and knows its hours."""

    def __init__(self, hours: Hours, first: datetime, days: int) -> None:
        self.first = first
        reached: dict[date, int] = {}
        self.open: list[bool] = []
        looked = first - 2 * DAY  # a day is known from its beginning
        while looked < first + days * DAY:
            wall = looked.astimezone(hours.zone)
            day, shown = wall.date(), wall.hour * 60 + wall.minute
            reached[day] = max(reached.get(day, 0), shown)
            if looked >= first:
                self.open.append(any(a <= reached[day] < b for a, b in self._spans(hours, day)))
            looked += MINUTE

    @staticmethod
    def _spans(hours: Hours, day: date) -> tuple[Span, ...]:
        if day in hours.exceptions:
            return hours.exceptions[day].spans
        if hours.closed_on_holidays and day in hours.holidays(day.year):
            return ()
        return hours.week[day.isoweekday() - 1]

    def at(self, minute: int) -> datetime:
        return self.first + minute * MINUTE


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, ...]:
    edges = draw(st.lists(st.sampled_from(range(0, 1441, 5)), max_size=6, unique=True))
    edges = sorted(edges)[: len(edges) // 2 * 2]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


@st.composite
def shops(draw: st.DrawFn) -> tuple[Hours, date]:
    name, around = draw(st.sampled_from(CHANGES))
    near = st.integers(-3, 3).map(lambda days: around + days * DAY)
    free = draw(st.frozensets(near, max_size=2))
    hours = Hours(
        ZoneInfo(name),
        tuple(draw(st.tuples(*[spans()] * 7))),
        draw(st.dictionaries(near, spans().map(Exceptional), max_size=2)),
        closed_on_holidays=draw(st.booleans()),
        holidays=lambda year: frozenset(day for day in free if day.year == year),
    )
    return hours, around


MINUTES = st.integers(0, 5 * 1440 - 1)


@settings(max_examples=200, deadline=None)
@given(
    shop=shops(),
    since=MINUTES,
    until=MINUTES,
    amount=st.integers(0, 3000),
    breaks=st.lists(st.tuples(MINUTES, MINUTES), max_size=3),
)
def test_any_hours_are_as_a_clock_shows_them(
    shop: tuple[Hours, date], since: int, until: int, amount: int, breaks: list[tuple[int, int]]
) -> None:
    hours, around = shop
    clock = Clock(hours, datetime.combine(around - 2 * DAY, time.min, tzinfo=UTC), days=5)
    pauses = [(clock.at(begins), clock.at(ends)) for begins, ends in breaks]
    counted = [
        is_open and not any(begins <= minute < ends for begins, ends in breaks)
        for minute, is_open in enumerate(clock.open)
    ]

    assert hours.is_open(clock.at(since)) == clock.open[since]
    assert hours.is_open(clock.at(since) + timedelta(seconds=59)) == clock.open[since]
    assert hours.open_between(clock.at(since), clock.at(until)) == sum(clock.open[since:until]) * MINUTE
    between = hours.open_between(clock.at(since), clock.at(until), without=pauses)
    assert between == sum(counted[since:until]) * MINUTE

    opens = next((minute for minute in range(since, len(clock.open)) if clock.open[minute]), None)
    found = hours.next_opening(clock.at(since))
    if opens is not None:
        assert found == clock.at(opens)
    else:
        assert found is None or found >= clock.at(len(clock.open))

    ends = next((minute for minute in range(since, len(clock.open)) if not clock.open[minute]), None)
    if not clock.open[since]:
        assert hours.open_until(clock.at(since)) is None
    elif ends is not None:
        assert hours.open_until(clock.at(since)) == clock.at(ends)

    minutes = [minute for minute in range(since, len(counted)) if counted[minute]]
    over = hours.after_open_time(clock.at(since), amount * MINUTE, without=pauses)
    if amount == 0:
        assert over == clock.at(since)
    elif amount <= len(minutes):
        assert over == clock.at(minutes[amount - 1] + 1)
    else:
        assert over > clock.at(len(counted))
