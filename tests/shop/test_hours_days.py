"""Which weekdays go together on a page, and which days ahead are told."""

from datetime import date
from zoneinfo import ZoneInfo

from xenia.shop.hours import DEFAULT_WEEK, Exceptional, Hours, Span
from xenia.shop.hours_days import Alike, Unlike, exceptions_from, unlike_days, week_of

ATHENS = ZoneInfo("Europe/Athens")
LONG: tuple[Span, ...] = ((540, 1260),)
LEAVE, EVE = Exceptional((), "Άδεια"), Exceptional(((540, 960),))


def august(*days: int, why: Exceptional = LEAVE) -> dict[date, Exceptional]:
    return {date(2027, 8, day): why for day in days}


def test_neighbours_that_are_alike_go_together() -> None:
    assert week_of(Hours(ATHENS)) == [Alike(1, 6, LONG), Alike(7, 7, ())]
    week = (LONG, (), LONG, LONG, (), (), LONG)
    assert [(one.first, one.last) for one in week_of(Hours(ATHENS, week))] == [
        (1, 1),
        (2, 2),
        (3, 4),
        (5, 6),
        (7, 7),
    ]


def test_a_holiday_on_a_day_that_is_closed_anyway_is_not_told() -> None:
    first = date(2027, 8, 9)  # 15 August, a holiday, is a Sunday
    assert unlike_days(Hours(ATHENS), first, 14) == []
    assert unlike_days(Hours(ATHENS, (LONG,) * 7), first, 14) == [
        Unlike(date(2027, 8, 15), date(2027, 8, 15), None)
    ]
    assert unlike_days(Hours(ATHENS, (LONG,) * 7, closed_on_holidays=False), first, 14) == []


def test_what_goes_on_is_told_to_its_end_and_what_begins_later_is_not() -> None:
    hours = Hours(ATHENS, DEFAULT_WEEK, august(*range(10, 26)) | august(26, why=EVE))
    leave = Unlike(date(2027, 8, 10), date(2027, 8, 25), LEAVE)
    assert unlike_days(hours, date(2027, 7, 28), 14) == [leave], "it begins on the last of the days"
    assert unlike_days(hours, date(2027, 7, 27), 14) == []
    assert unlike_days(hours, date(2027, 8, 20), 5) == [
        Unlike(date(2027, 8, 20), date(2027, 8, 25), LEAVE),
    ]
    assert unlike_days(hours, date(2027, 8, 25), 2)[1:] == [
        Unlike(date(2027, 8, 26), date(2027, 8, 26), EVE),
    ]


def test_exceptions_that_are_not_over_are_told_in_stretches() -> None:
    hours = Hours(ATHENS, DEFAULT_WEEK, august(9, 10, 12) | august(11, why=EVE))
    assert [(one.first.day, one.last.day) for one in exceptions_from(hours, date(2027, 8, 1))] == [
        (9, 10),
        (11, 11),
        (12, 12),
    ]
    assert [(one.first.day, one.last.day) for one in exceptions_from(hours, date(2027, 8, 10))] == [
        (10, 10),
        (11, 11),
        (12, 12),
    ]
