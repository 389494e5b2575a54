"""When an announcement begins and ends, and how people write it."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from xenia.core.clock import local_day
from xenia.customers.preferences import USUAL_QUIET, is_quiet
from xenia.deliveries.facts import rest_days
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.places import HOUR
from xenia.rewards.fields import NotThatError
from xenia.shop import Shop

USUAL_END = timedelta(days=3)
"""How long after its beginning it ends, where nothing else was said."""
FARTHEST = timedelta(days=366)
_HALF_A_YEAR = timedelta(days=183)
_MOMENT = re.compile(
    r"(?:(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})(?:[/.\-](?P<year>\d{4}))?[.,]?\s+(?:στις\s+|at\s+)?"
    r"|(?P<word>σημερα|αυριο|today|tomorrow)[,]?\s+(?:στις\s+|at\s+)?)?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})(?:[/.\-](?P<year>\d{4}))?", re.ASCII)
_DAYS_AHEAD = {"σημερα": 0, "today": 0, "αυριο": 1, "tomorrow": 1}
_ACCENTS = str.maketrans("άήύό", "αηυο")


def begins_of(announcement: Announcement, now: datetime) -> datetime:
    """When it begins, UTC: now, where it is to begin at once."""
    return announcement.begins_at or now


def ends_of(announcement: Announcement, now: datetime) -> datetime:
    """From when on nothing more of it goes, UTC; handed in, it keeps the end that was read."""
    return announcement.ends_at or begins_of(announcement, announcement.asked_at or now) + USUAL_END


def is_night(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether most customers want quiet at that hour."""
    return is_quiet(moment.astimezone(zone).hour, USUAL_QUIET)


def next_time(shop: Shop, now: datetime) -> datetime:
    """The next morning on which the shop writes to people, UTC: in the small hours, of that very day."""
    rests = rest_days(shop)
    morning = datetime.combine(local_day(now, shop.zone), time(HOUR), shop.zone)
    while morning <= now or rests(morning.date()):
        morning += timedelta(days=1)
    return morning


def read_moment(written: str, zone: ZoneInfo, now: datetime) -> datetime:
    """A moment as people write it: `24/11 10:00`, `24/11/2026 10.30`, `αύριο 10:00`, `18:00`.

    A day without its year is the nearest one, so that one just past is not taken for one in a year.

    Raises:
        NotThatError: it is none.
    """
    match = _MOMENT.fullmatch(" ".join(written.lower().translate(_ACCENTS).split()))
    if match is None:
        raise NotThatError
    today = local_day(now, zone)
    try:
        at = time(int(match["hour"]), int(match["minute"]))
        if match["day"] is None:
            day = today + timedelta(days=_DAYS_AHEAD.get(match["word"] or "", 0))
        else:
            day = _day(int(match["day"]), int(match["month"]), match["year"], today)
    except ValueError as error:
        raise NotThatError from error
    return datetime.combine(day, at, zone)


def read_past_day(written: str, today: date) -> date:
    """A day up to today as people write it: `14/2/2025`, or without its year the latest one.

    Raises:
        NotThatError: there is no such day, or it lies ahead.
    """
    match = _DATE.fullmatch("".join(written.split()))
    if match is None:
        raise NotThatError
    day, month = int(match["day"]), int(match["month"])
    try:
        found = date(int(match["year"] or today.year), month, day)
        if match["year"] is None and found > today:
            found = date(today.year - 1, month, day)
    except ValueError as error:
        raise NotThatError from error
    if found > today:
        raise NotThatError
    return found


def _day(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year), month, day)
    this_year = date(today.year, month, day)
    return date(today.year + 1, month, day) if today - this_year > _HALF_A_YEAR else this_year
