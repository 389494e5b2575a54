"""Deadlines in words: on a ticket's page, in the list, in a title, in what the customer is promised."""

from datetime import datetime, timedelta

from xenia.care.deadlines.count import Which
from xenia.care.deadlines.standing import Deadline, Standing
from xenia.core.clock import local_day
from xenia.core.texts import Html, Say

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_WEEK = 7


def deadline_line(say: Say, standing: Standing, now: datetime) -> Html:
    """All deadlines of a ticket in a line; empty where there is none."""
    if standing.waits and standing.deadlines:
        return say("deadlines-wait")
    return Html(". ".join(one_deadline(say, one, now) for one in standing.deadlines))


def one_deadline(say: Say, one: Deadline, now: datetime) -> Html:
    """«Απάντηση ως τις 14:30», or how late it is."""
    late = one.due <= now
    minutes = one.late // _MINUTE
    return say(
        "deadlines-line",
        which=one.which.value,
        late=("yes" if minutes else "just") if late else "no",
        by=by(say, one.due, now),
        span=span(say, one.late) if minutes else "",
    )


def title_mark(say: Say, standing: Standing, now: datetime) -> str:
    """The next deadline in a word or two, for the title of a ticket: «ως 14:30»; empty where none runs.

    It stays right while nobody writes it anew, until the deadline has passed.
    """
    if standing.waits or not standing.deadlines:
        return ""
    due = standing.next_due
    at = say.time(due)
    if local_day(due, say.zone) != local_day(now, say.zone):
        at = f"{due.astimezone(say.zone):%d/%m} {at}"
    return say.plain("deadlines-title", late="yes" if due <= now else "no", at=at)


def answer_by(say: Say, standing: Standing, now: datetime) -> str | None:
    """By when the customer can expect the first answer: «αύριο ως τις 10:30», empty where that has passed.

    None where nothing can be promised.
    """
    first = standing.of(Which.FIRST)
    if first is None:
        return None
    if first.due <= now:
        return ""
    return by(say, first.due, now)


def by(say: Say, moment: datetime, now: datetime) -> str:
    """«ως τις 14:30», «αύριο ως τις 10:30», «την Τρίτη ως τις 11:00», «την Τρίτη 5 Μαΐου ως τις 11:00»."""
    wall = moment.astimezone(say.zone)
    day, today = wall.date(), local_day(now, say.zone)
    if (wall.hour, wall.minute) == (0, 0):
        day -= _DAY  # what is due at midnight is due at the end of a day
    ahead = (day - today).days
    named = say.plain("shop-hours-on-weekday", day=day.isoweekday())
    if not -_WEEK < ahead < _WEEK:
        named = f"{named} {say.day_and_month(day) if day.year == today.year else say.day(day)}"
    midnight = (wall.hour, wall.minute) == (0, 0)
    return say.plain(
        "deadlines-by",
        when={0: "today", 1: "tomorrow", -1: "yesterday"}.get(ahead, "other"),
        day=named,
        kind="midnight" if midnight else "one" if wall.hour == 1 else "other",
        time=f"{wall.hour}:{wall.minute:02}",
    )


def span(say: Say, length: timedelta) -> str:
    """«40 λεπτά», «2 ώρες και 10 λεπτά»; of open time, so never in days."""
    hours, minutes = divmod(length // _MINUTE, 60)
    shown = []
    if hours:
        shown.append(say.plain("deadlines-hours", many=hours))
    if minutes or not hours:
        shown.append(say.plain("deadlines-minutes", many=minutes))
    return say.plain("deadlines-and").join(shown)


def waited(say: Say, length: timedelta) -> str:
    """How long somebody has waited, by the calendar."""
    days = length // _DAY
    return say.plain("deadlines-days", many=days) if days > 1 else span(say, length)
