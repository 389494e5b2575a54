"""When a question about somebody's own matter may come: by day, where they are, and not on days of rest.

Such a question is owed and passes no governor. Nobody wants to be woken by it all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from xenia.core.clock import local_day
from xenia.customers.preferences import USUAL_QUIET, is_quiet

_STEP = timedelta(minutes=15)
"""Every zone's hours begin at a quarter of an hour of UTC."""
_FURTHEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Considerate:
    """The hours of one person."""

    zone: ZoneInfo
    quiet: tuple[int, int]
    """Local hours from and until which they want quiet; those from 21 to 9 are quiet for everybody."""
    rests: Callable[[date], bool]
    """Whether the shop writes nothing on that day."""

    def is_one(self, moment: datetime) -> bool:
        """Whether that moment is considerate."""
        hour = moment.astimezone(self.zone).hour
        disturbs = is_quiet(hour, USUAL_QUIET) or is_quiet(hour, self.quiet)
        return not disturbs and not self.rests(local_day(moment, self.zone))

    def window(self, moment: datetime) -> tuple[datetime, datetime]:
        """The first considerate time from that moment on: from, and until.

        Where somebody wants quiet all day, it is a time far ahead: they are not asked.
        """
        start = self._first(moment, considerate=True)
        return start, self._first(start, considerate=False)

    def _first(self, moment: datetime, *, considerate: bool) -> datetime:
        furthest = moment + _FURTHEST
        while self.is_one(moment) != considerate and moment < furthest:
            moment += _STEP - (moment - datetime.min.replace(tzinfo=moment.tzinfo)) % _STEP
        return moment
