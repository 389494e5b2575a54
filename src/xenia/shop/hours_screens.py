"""What customers read about opening hours."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from xenia.core.clock import last_day_before, local_day
from xenia.core.reply import Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.shop.hours import WHOLE_DAY, Hours, Span
from xenia.shop.hours_days import Alike, Unlike, unlike_days, week_of
from xenia.shop.taps import ManageHours

DAYS_AHEAD = 14
"""For so many days customers read what is unlike the usual week."""
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_EVERY_DAY = 7


def hours(say: Say, kept: Hours | None, now: datetime, *, may_change: bool = False) -> Screen:
    """Whether we are open, the week at a glance, and what is unlike it soon; None where nobody has set it."""
    rows = [(button(say.plain("bot-back"), Home(language=say.language)),)]
    if may_change:
        rows.insert(0, (button(say.plain("shop-hours-change"), ManageHours()),))
    text = say("shop-hours-unknown") if kept is None else as_customers_read(say, kept, now)
    return Screen(text, tuple(rows))


def as_customers_read(say: Say, kept: Hours, now: datetime) -> Html:
    """The whole page as text."""
    lines = [say("shop-hours-title"), state(say, kept, now), Html("")]
    lines += [week_line(say, one) for one in week_of(kept)]
    if any(kept.week):
        lines.append(say("shop-hours-holidays", closed="yes" if kept.closed_on_holidays else "no"))
    soon = unlike_days(kept, local_day(now, kept.zone), DAYS_AHEAD)
    if soon:
        lines += [Html(""), say("shop-hours-soon")]
        lines += [unlike_line(say, one, local_day(now, kept.zone)) for one in soon]
    return Html("\n".join(lines))


def state(say: Say, kept: Hours, now: datetime) -> Html:
    """Whether we are open now and until when, or when we open."""
    if kept.is_open(now):
        until = kept.open_until(now)
        if until is None:
            return say("shop-hours-open-always")
        day = last_day_before(until, kept.zone)
        # What ends tonight, or in the small hours, needs no day.
        far = until - now > _DAY
        return say("shop-hours-open", far="yes" if far else "no", day=_on(say, day), **_clock(kept, until))
    opens = kept.next_opening(now)
    if opens is None:
        return say("shop-hours-never")
    day, today = local_day(opens, kept.zone), local_day(now, kept.zone)
    when = {0: "today", 1: "tomorrow"}.get((day - today).days, "later")
    shown = _on(say, day) if day - today < _WEEK else f"{_on(say, day)} {_date(say, day, today)}"
    return say("shop-hours-opens", when=when, day=shown, **_clock(kept, opens))


def week_line(say: Say, one: Alike) -> Html:
    """Some weekdays that are alike."""
    return say("shop-hours-week", days=weekdays(say, one), hours=spans(say, one.spans))


def weekdays(say: Say, one: Alike) -> str:
    """Their names: «Δευτέρα–Παρασκευή»."""
    if one.last - one.first + 1 == _EVERY_DAY:
        return say.plain("shop-hours-every-day")
    names = [weekday(say, one.first), weekday(say, one.last)]
    return "–".join(dict.fromkeys(names))


def weekday(say: Say, number: int) -> str:
    """The name of a weekday; 1 is Monday."""
    return say.plain("shop-hours-weekday", day=number)


def unlike_line(say: Say, one: Unlike, today: date) -> Html:
    """Some days that are unlike their weekday, and why."""
    note = say.plain("shop-hours-holiday")
    if one.why is not None:
        el, en = one.why.note_el, one.why.note_en
        note = (el or en) if say.language == "el" else (en or el)
    return say(
        "shop-hours-unlike",
        days=days(say, one.first, one.last, today),
        hours=spans(say, one.spans),
        noted="yes" if note else "no",
        note=note,
    )


def days(say: Say, first: date, last: date, today: date) -> str:
    """One day, or the first and last of several."""
    shown = (full_day(say, first, today), full_day(say, last, today))
    return " – ".join(dict.fromkeys(shown))


def full_day(say: Say, day: date, today: date) -> str:
    """«Πέμπτη 24 Δεκεμβρίου», with its year where that is another one."""
    return f"{weekday(say, day.isoweekday())} {_date(say, day, today)}"


def spans(say: Say, given: Sequence[Span]) -> str:
    """The hours of a day: «9:00–14:00, 17:30–21:00»."""
    if not given:
        return say.plain("shop-hours-closed")
    if tuple(given) == ((0, WHOLE_DAY),):
        return say.plain("shop-hours-round-the-clock")
    return ", ".join(f"{_time(opens)}–{_time(closes)}" for opens, closes in given)


def _time(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def _clock(kept: Hours, moment: datetime) -> dict[str, str]:
    """An hour of the day for a sentence; Greek says «τη 1:30» and «τις 2:30»."""
    wall = moment.astimezone(kept.zone)
    midnight = (wall.hour, wall.minute) == (0, 0)
    kind = "midnight" if midnight else "one" if wall.hour == 1 else "other"
    return {"kind": kind, "time": _time(wall.hour * 60 + wall.minute)}


def _on(say: Say, day: date) -> str:
    return say.plain("shop-hours-on-weekday", day=day.isoweekday())


def _date(say: Say, day: date, today: date) -> str:
    return say.day_and_month(day) if day.year == today.year else say.day(day)
