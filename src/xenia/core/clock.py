"""The only clock: nothing else in Xenia asks the machine for the time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present moment in UTC, aware. The demo and the tests hand in one that can be moved."""


def system_clock() -> datetime:
    """The machine's own time, in UTC."""
    return datetime.now(UTC)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day of a UTC moment where the shop is."""
    return moment.astimezone(zone).date()


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The UTC moment at which a local day begins; right through both changes of summer time."""
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def end_of_month_after(moment: datetime, months: int, zone: ZoneInfo) -> datetime:
    """The UTC moment at which the local month ends that lies `months` after `moment`.

    Points earned in one month thus expire together, at a moment that is easy to say aloud.
    """
    day = local_day(moment, zone)
    index = day.year * 12 + day.month - 1 + months + 1
    return start_of_day(date(index // 12, index % 12 + 1, 1), zone)


def last_day_before(moment: datetime, zone: ZoneInfo) -> date:
    """The last local day on which something that ends at `moment` is still good."""
    return local_day(moment - timedelta(microseconds=1), zone)
