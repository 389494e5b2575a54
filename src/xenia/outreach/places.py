"""Local days and considerate hours, where customers are: for queries that plan for thousands at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, literal, or_

from xenia.core.clock import last_day_before, local_day, start_of_day
from xenia.core.database import Moment
from xenia.customers.models import Preferences
from xenia.customers.zones import ZONES

HOUR = 10
"""The local hour from which an unasked message is welcome."""
LATE = 2
"""Days after an occasion on which a word about it still makes sense."""
_ZONES = {key: ZoneInfo(key) for key in ZONES}


@dataclass(frozen=True, slots=True)
class Places:
    """The zones in which customers are, at a moment."""

    shop: ZoneInfo
    now: datetime

    def days(self, since: datetime) -> list[date]:
        """The local days that are now somewhere, the newest first, and those that began after `since`.

        Days on which a word does not make sense any more are left out.
        """
        newest = max(local_day(self.now, zone) for zone in self._all)
        oldest = min(self._first(zone, since) for zone in self._all)
        return [newest - timedelta(days=back) for back in range((newest - oldest).days + 1)]

    def within(self, day: date, since: datetime) -> ColumnElement[bool]:
        """The condition that the day is today where the customer is, or is past and was not looked at."""
        keys = [key for key, zone in _ZONES.items() if self._is_within(zone, day, since)]
        here = Preferences.zone.in_(keys)
        return or_(here, Preferences.zone.is_(None)) if self._is_within(self.shop, day, since) else here

    def moment(self, moment_in: Callable[[ZoneInfo], datetime]) -> ColumnElement[datetime]:
        """A moment that depends on the customer's zone."""
        by_zone = {key: literal(moment_in(zone), Moment()) for key, zone in _ZONES.items()}
        return case(by_zone, value=Preferences.zone, else_=literal(moment_in(self.shop), Moment()))

    def considerate(self) -> ColumnElement[datetime]:
        """Not before this: today at `HOUR`, or where that is in the customer's quiet hours, their end."""
        later = range(HOUR + 1, 24)
        quiet_then = and_(
            Preferences.quiet_until > HOUR,
            or_(Preferences.quiet_from <= HOUR, Preferences.quiet_from > Preferences.quiet_until),
        )
        whens: list[Any] = [
            (and_(quiet_then, Preferences.quiet_until == hour), self._today_at(hour)) for hour in later
        ]
        return case(*whens, else_=self._today_at(HOUR))

    def end_of_message(self, day: date) -> ColumnElement[datetime]:
        """When a word about that day makes no sense any more: after the second day behind it."""
        return self.moment(lambda zone: start_of_day(day + timedelta(days=LATE + 1), zone))

    def end_of_offer(self, day: date, days: int) -> ColumnElement[datetime]:
        """The end of an offer of so many days, from that day or, planned late, from today on.

        It ends with a day of the shop's, which is the one that its page names.
        """

        def ends(zone: ZoneInfo) -> datetime:
            last = max(day, local_day(self.now, zone)) + timedelta(days=days - 1)
            last_here = last_day_before(start_of_day(last + timedelta(days=1), zone), self.shop)
            return start_of_day(last_here + timedelta(days=1), self.shop)

        return self.moment(ends)

    def _today_at(self, hour: int) -> ColumnElement[datetime]:
        return self.moment(lambda zone: self._not_past(local_day(self.now, zone), hour, zone))

    def _not_past(self, day: date, hour: int, zone: ZoneInfo) -> datetime:
        return max(self.now, datetime.combine(day, time(hour), zone))

    def _is_within(self, zone: ZoneInfo, day: date, since: datetime) -> bool:
        return self._first(zone, since) <= day <= local_day(self.now, zone)

    def _first(self, zone: ZoneInfo, since: datetime) -> date:
        today = local_day(self.now, zone)
        return min(today, max(local_day(since, zone), today - timedelta(days=LATE)))

    @property
    def _all(self) -> tuple[ZoneInfo, ...]:
        return (self.shop, *_ZONES.values())
