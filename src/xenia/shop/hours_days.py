"""Which days of the week go together, and which days ahead are unlike their weekday: for pages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from xenia.shop.hours import Exceptional, Hours, Span

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Alike:
    """Weekdays in a row, from 1, Monday, with the same hours."""

    first: int
    last: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unlike:
    """Days in a row that are unlike their weekdays in the same way."""

    first: date
    last: date
    why: Exceptional | None
    """None is a public holiday."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """When the shop is open on each of these days."""
        return self.why.spans if self.why else ()


def week_of(hours: Hours) -> list[Alike]:
    """The week, with neighbours that are alike taken together."""
    found: list[Alike] = []
    for weekday, spans in enumerate(hours.week, 1):
        if found and found[-1].spans == spans:
            found[-1] = replace(found[-1], last=weekday)
        else:
            found.append(Alike(weekday, weekday, spans))
    return found


def unlike_days(hours: Hours, first: date, days: int) -> list[Unlike]:
    """What is unlike its weekday in so many days; what goes on after them is told to its end."""
    last = first + (days - 1) * _DAY
    while last + _DAY in hours.exceptions and hours.exceptions.get(last) == hours.exceptions[last + _DAY]:
        last += _DAY
    ahead = (first + number * _DAY for number in range((last - first).days + 1))
    return together(
        Unlike(day, day, hours.exceptions.get(day))
        for day in ahead
        if day in hours.exceptions or hours.is_holiday(day)
    )


def exceptions_from(hours: Hours, today: date) -> list[Unlike]:
    """Every exception that is not over, with neighbours that are alike taken together."""
    return together(Unlike(day, day, why) for day, why in sorted(hours.exceptions.items()) if day >= today)


def together(days: Iterable[Unlike]) -> list[Unlike]:
    """The same, in order, with days that follow each other and are alike as one."""
    found: list[Unlike] = []
    for one in days:
        if found and found[-1].last + _DAY == one.first and found[-1].why == one.why:
            found[-1] = replace(found[-1], last=one.last)
        else:
            found.append(one)
    return found
