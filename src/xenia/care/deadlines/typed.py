"""How long something may take, as people type it: `2h`, `90m`, `1:30`, `2 μέρες`, `μισή ώρα`, `χωρίς`."""

import re
from datetime import timedelta
from typing import Literal

from xenia.core.names import without_accents
from xenia.shop.hours import DEFAULT_WEEK, Hours

LEAST, MOST = 5, 500 * 60
"""Minutes."""
_NONE = frozenset({"χωρισ", "καμια", "καμια προθεσμια", "χωρισ προθεσμια", "none", "xoris", "kamia"})
_HALF_HOUR = frozenset({"μιση ωρα", "misi ora", "half an hour", "half hour"})
_NUMBER = r"(\d{1,4}(?:[.,]\d{1,2})?|μιαμιση|μια|ενα|one|an|a|mia)"
_UNITS = {
    "days": "ημερεσ|ημερα|μερεσ|μερα|days|day|d|meres|mera",
    "hours": "ωρεσ|ωρα|ωρ|ω|hours|hour|hrs|hr|h|ores|ora|wres|wra",
    "minutes": "λεπτα|λεπτο|λεπ|λ|minutes|minute|mins|min|m|lepta|lepto|'",
}
_UNIT = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items())
_PART = re.compile(rf"{_NUMBER}\s*(?:{_UNIT})(?![a-zα-ω])", re.ASCII)
_BETWEEN = re.compile(r"[\s,]*(?:και\s|and\s|kai\s)?\s*")
_BARE = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)", re.ASCII)
_WORDS = {"μιαμιση": 1.5}

Why = Literal["nonsense", "unit", "short", "long"]


class NotThatError(ValueError):
    """The answer does not fit the question; `why` says how, for the screen that asks again."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


def read_allowance(typed: str, day: timedelta) -> timedelta | None:
    """So much open time; None where there is to be no deadline. `day` is how long the shop is open in a day.

    Raises:
        NotThatError: nonsense; a number of nobody knows what; less than five minutes, or more than 500 hours.
    """
    said = _folded(typed)
    if said in _NONE:
        return None
    found = _read(said, day)
    if found < timedelta(minutes=LEAST):
        raise NotThatError("short")
    if found > timedelta(minutes=MOST):
        raise NotThatError("long")
    return found


def usual_day(hours: Hours) -> timedelta:
    """How long the shop is open on one of its days, to the next half hour."""
    week = hours.week if any(hours.week) else DEFAULT_WEEK
    days = [sum(closes - opens for opens, closes in spans) for spans in week if spans]
    halves = round(sum(days) / len(days) / 30)
    return timedelta(minutes=30 * max(1, halves))


def _read(said: str, day: timedelta) -> timedelta:
    if said in _HALF_HOUR:
        return timedelta(minutes=30)
    if _BARE.fullmatch(said):  # 90 may be minutes, and 2 is hours for sure only to who typed it
        raise NotThatError("unit")
    clock = _CLOCK.fullmatch(said)
    if clock is not None:
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    units = {"days": day, "hours": timedelta(hours=1), "minutes": timedelta(minutes=1)}
    found, at = timedelta(), 0
    while at < len(said):
        part = _PART.match(said, at)
        if part is None:
            raise NotThatError("nonsense")
        number = part[1].replace(",", ".")
        many = float(number) if number[0].isdigit() else _WORDS.get(number, 1.0)
        found += many * next(unit for name, unit in units.items() if part[name])
        between = _BETWEEN.match(said, part.end())
        at = between.end() if between else part.end()
    if not said:
        raise NotThatError("nonsense")
    return timedelta(minutes=round(found / timedelta(minutes=1)))


def _folded(text: str) -> str:
    return " ".join(without_accents(text).split()).strip(" .;!")
