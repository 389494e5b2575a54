"""Hours and days as people type them."""

import re
import unicodedata
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from xenia.core.names import clean_text, units_of
from xenia.shop.hours import WHOLE_DAY, Span
from xenia.shop.hours_models import NOTE_LIMIT

MOST_SPANS = 6
"""Spans of one day."""
MOST_DAYS = 100
"""Days of one exception: a season's pause."""
AHEAD = timedelta(days=730)
"""How far ahead an exception may lie; beyond it, a year is mistyped."""

# As `_folded` leaves them: without accents, and every sigma alike.
_CLOSED = frozenset({"κλειστα", "κλειστο", "ρεπο", "αργια", "kleista", "kleisto", "closed", "off"})
_UNTIL = "(?:-|εωσ|ωσ|μεχρι|to|until|till)"
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
_SPAN = re.compile(rf"{_TIME}\s*{_UNTIL}\s*{_TIME}", re.ASCII)
_BETWEEN = re.compile(r"(?:[\s,;·/+&]|και\b|and\b)*")
_DASHES = str.maketrans(dict.fromkeys("–—−‐‑‒", "-"))
_DATE = r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?"
_DAYS = re.compile(rf"{_DATE}(?:\s*{_UNTIL}\s*{_DATE})?", re.ASCII)

Why = Literal["nonsense", "backwards", "overlap", "many", "nowhere", "turned", "past", "far", "long", "words"]


class NotThatError(ValueError):
    """The answer does not fit the question; `why` says how, for the screen that asks again."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def read_hours(text: str) -> tuple[Span, ...]:
    """The spans of a day, in order: `9-14 17:30-21`; none for `κλειστά`. Spans that touch become one.

    Raises:
        NotThatError: nonsense; a span that ends before it begins; spans that overlap, or too many of them.
    """
    said = _folded(text)
    if said in _CLOSED:
        return ()
    spans: list[Span] = []
    at = 0
    while at < len(said):
        begins = _after_separators(said, at)
        found = _SPAN.match(said, begins)
        if found is None or (spans and begins == at):
            raise NotThatError("nonsense")
        spans.append(_span(*found.groups()))
        at = found.end()
    if not spans:
        raise NotThatError("nonsense")
    if len(spans) > MOST_SPANS:
        raise NotThatError("many")
    spans.sort()
    if any(opens < until for (_, until), (opens, _) in pairwise(spans)):
        raise NotThatError("overlap")
    whole = spans[:1]
    for opens, closes in spans[1:]:
        if opens == whole[-1][1]:
            whole[-1] = (whole[-1][0], closes)
        else:
            whole.append((opens, closes))
    return tuple(whole)


def read_days(text: str, today: date) -> tuple[date, date]:
    """A day, or the first and last of several: `24/12`, `24/12/2026`, `10/8-25/8`.

    Without a year it is the next such day.

    Raises:
        NotThatError: there is no such day; it is over, or too far; the last is before the first; too many.
    """
    found = _DAYS.fullmatch(_folded(text))
    if found is None:
        raise NotThatError("nowhere")
    day, month, year, last_day, last_month, last_year = found.groups()
    if last_day is None:
        first = last = _day(day, month, year, today)
    elif year is None and last_year is not None:
        # «24/12-2/1/2027»: the year is that of the end.
        last = _day(last_day, last_month, last_year, today)
        first = _day(day, month, str(last.year), today)
        if first > last:
            first = _day(day, month, str(last.year - 1), today)
    else:
        first = _day(day, month, year, today)
        last = _day(last_day, last_month, last_year, first)
    if last < first:
        raise NotThatError("turned")
    if first < today:
        raise NotThatError("past")
    if last > today + AHEAD:
        raise NotThatError("far")
    if (last - first).days >= MOST_DAYS:
        raise NotThatError("long")
    return first, last


def read_note(text: str) -> str:
    """The owner's own words about an exception.

    Raises:
        NotThatError: nothing, or more than a short note.
    """
    words = " ".join(clean_text(text).split())
    if not words or units_of(words) > NOTE_LIMIT:
        raise NotThatError("words")
    return words


def _span(from_hour: str, from_minute: str | None, to_hour: str, to_minute: str | None) -> Span:
    opens, closes = _minute(from_hour, from_minute), _minute(to_hour, to_minute)
    if closes == 0:
        closes = WHOLE_DAY  # «18-00:00» is until midnight
    if closes <= opens:
        raise NotThatError("backwards")
    return opens, closes


def _minute(hour: str, minute: str | None) -> int:
    minutes = int(minute or 0)
    whole = int(hour) * 60 + minutes
    if minutes > 59 or whole > WHOLE_DAY:  # noqa: PLR2004 - of an hour
        raise NotThatError("nonsense")
    return whole


def _day(day: str, month: str, year: str | None, earliest: date) -> date:
    """That day; without a year the first one that is not before `earliest`."""
    try:
        if year is not None:
            return date(int(year) if len(year) > 2 else 2000 + int(year), int(month), int(day))  # noqa: PLR2004
        for ahead in range(9):  # 29 February may be eight years away
            try:
                found = date(earliest.year + ahead, int(month), int(day))
            except ValueError:
                if (month.lstrip("0"), day.lstrip("0")) != ("2", "29"):
                    raise
                continue
            if found >= earliest:
                return found
    except ValueError as error:
        raise NotThatError("nowhere") from error
    raise NotThatError("nowhere")


def _folded(text: str) -> str:
    """In small letters, without accents, all dashes and sigmas alike, and without what ends a sentence."""
    letters = unicodedata.normalize("NFD", text.translate(_DASHES).casefold())
    plain = "".join(one for one in letters if unicodedata.category(one) != "Mn")
    return " ".join(plain.split()).strip(" .,;!")


def _after_separators(said: str, at: int) -> int:
    found = _BETWEEN.match(said, at)
    return found.end() if found else at
