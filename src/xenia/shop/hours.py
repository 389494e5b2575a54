"""When the shop is open: pure arithmetic over its week, its exceptions and the public holidays.

A minute of a local day is the first moment of that day at which the clock shows it, or a later one. So an
hour that summer time leaves out lasts nothing, and the one that comes twice lasts twice.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from xenia.core.clock import local_day
from xenia.shop.feasts import public_holidays

Span = tuple[int, int]
"""From and until, in minutes of a local day: 540 to 1260 is 9:00 to 21:00; 1440 is its end."""
Stretch = tuple[datetime, datetime]
"""From and until, as moments in UTC."""

WHOLE_DAY = 24 * 60
DEFAULT_WEEK: tuple[tuple[Span, ...], ...] = (*(((9 * 60, 21 * 60),),) * 6, ())
"""What counts for a weekday while nobody has said anything about it."""
HORIZON = timedelta(days=400)
"""How far ahead anything is looked for: past a year, for shops that close for a season."""
_LONGEST_STRETCH = timedelta(days=8)
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Exceptional:
    """One day that is unlike its weekday; without spans the shop is closed."""

    spans: tuple[Span, ...]
    note_el: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """The opening hours of one shop. An exception counts before a holiday, a holiday before the weekday."""

    zone: ZoneInfo
    week: tuple[tuple[Span, ...], ...] = DEFAULT_WEEK
    """For Monday to Sunday: spans in order that do not overlap."""
    exceptions: Mapping[date, Exceptional] = field(default_factory=lambda: MappingProxyType({}))
    closed_on_holidays: bool = True
    unset: frozenset[int] = frozenset()
    """Weekdays from 1, Monday, about which nobody has said anything: `DEFAULT_WEEK` counts for them."""
    holidays: Callable[[int], frozenset[date]] = public_holidays
    """The public holidays of a year."""

    def on(self, day: date) -> tuple[Span, ...]:
        """The spans of a local day, in order."""
        exceptional = self.exceptions.get(day)
        if exceptional is not None:
            return exceptional.spans
        return () if self.is_holiday(day) else self.week[day.weekday()]

    def is_holiday(self, day: date) -> bool:
        """Whether a public holiday closes the shop on that day, if no exception says otherwise."""
        return self.closed_on_holidays and bool(self.week[day.weekday()]) and day in self.holidays(day.year)

    def is_open(self, at: datetime) -> bool:
        """Whether the shop is open at that moment; at the moment of closing it is not."""
        return any(start <= at < end for start, end in self._stretches_of(local_day(at, self.zone)))

    def next_opening(self, at: datetime) -> datetime | None:
        """The first moment from `at` on at which the shop is open; `at` itself while it is.

        None where it does not open within `HORIZON`.
        """
        return next((start for start, _ in self._stretches(at, at + HORIZON)), None)

    def open_until(self, at: datetime) -> datetime | None:
        """When the shop, open at that moment, closes; None if it is closed, or open for a week and more.

        Hours that go on after midnight as those of the next day are one stretch.
        """
        latest = at.astimezone(UTC) + _LONGEST_STRETCH
        until = at.astimezone(UTC)
        for start, end in self._stretches(at, latest):
            if start > until:
                break
            until = end
        return until if at < until < latest else None

    def open_between(self, since: datetime, until: datetime, *, without: Sequence[Stretch] = ()) -> timedelta:
        """How long the shop is open between two moments, pauses (`without`) taken out.

        Nothing where `until` is not after `since`. Pauses may come in any order, and overlap.
        """
        stretches = self._stretches(since, until, without)
        return sum((end - start for start, end in stretches), timedelta())

    def after_open_time(
        self, start: datetime, amount: timedelta, *, without: Sequence[Stretch] = ()
    ) -> datetime:
        """The first moment, in UTC, by which the shop has been open for `amount` since `start`.

        Pauses (`without`) do not count. Where a span is used up exactly, that is its end, not the next
        opening. For a shop that is not open for so long within `HORIZON` it is the end of that: there always
        is a deadline.
        """
        left = amount
        if left <= timedelta():
            return start.astimezone(UTC)
        for begins, ends in self._stretches(start, start + HORIZON, without):
            if ends - begins >= left:
                return begins + left
            left -= ends - begins
        return start.astimezone(UTC) + HORIZON

    def moment(self, day: date, minute: int) -> datetime:
        """The first moment of a local day, in UTC, at which the clock shows that minute or a later one."""
        wall = datetime.combine(day, time.min) + minute * _MINUTE
        found = wall.replace(tzinfo=self.zone).astimezone(UTC)
        if self._wall(found) == wall:
            return found
        # The clock is put forward over this minute: by the offset after the change it comes too early, by
        # that before it too late, and the change lies between.
        early = wall.replace(tzinfo=self.zone, fold=1).astimezone(UTC)
        skipped = range((found - early) // _MINUTE + 1)
        return (
            early
            + bisect_left(skipped, wall, key=lambda ahead: self._wall(early + ahead * _MINUTE)) * _MINUTE
        )

    def _wall(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone).replace(tzinfo=None)

    def _stretches_of(self, day: date) -> Iterator[Stretch]:
        for opens, closes in self.on(day):
            start, end = self.moment(day, opens), self.moment(day, closes)
            if start < end:
                yield start, end

    def _stretches(
        self, since: datetime, until: datetime, without: Sequence[Stretch] = ()
    ) -> Iterator[Stretch]:
        """Open stretches between two moments, in order, cut to them, pauses taken out."""
        # Differences and comparisons within one zone would be of what its clock shows.
        since, until = since.astimezone(UTC), until.astimezone(UTC)
        pauses = sorted((begins.astimezone(UTC), ends.astimezone(UTC)) for begins, ends in without)
        day, last = local_day(since, self.zone), local_day(until, self.zone)
        while day <= last:
            for start, end in self._stretches_of(day):
                yield from _outside(max(start, since), min(end, until), pauses)
            day += _DAY


def _outside(start: datetime, end: datetime, pauses: Sequence[Stretch]) -> Iterator[Stretch]:
    """What is left of a stretch; `pauses` are in the order of their beginnings."""
    for begins, ends in pauses:
        if begins >= ends or ends <= start:
            continue
        if start < min(begins, end):
            yield start, min(begins, end)
        start = ends
    if start < end:
        yield start, end
