"""What people read: Fluent files in Greek and English, and the one place where HTML is escaped."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency
from fluent.runtime import FluentBundle, FluentResource

from xenia.core.clock import last_day_before
from xenia.core.names import vocative

LANGUAGES = ("el", "en")
"""Greek is the first language of every text."""

_PACKAGED = Path(__file__).parents[1] / "locales"
LOCALES = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[3] / "locales"


_ANY_YEAR = 2024
_LONGEST_VALUE = 200
"""Longer ones are put in after Fluent is done: it refuses values of more than 1,000 characters."""


class Html(str):
    """Text that is already HTML and must not be escaped again."""

    __slots__ = ()


class TextError(LookupError):
    """A text is missing, or one of its values is: a mistake of ours, never shown to a person as it is."""


def language_of(code: str | None) -> str:
    """The language to greet a person in: theirs where we have it, English for other tongues, else Greek."""
    if not code:
        return "el"
    return "el" if code.lower().startswith("el") else "en"


@dataclass(frozen=True, slots=True, eq=False)
class Say:
    """Says things in one language: `say("points-balance", points=12)`."""

    language: str
    zone: ZoneInfo
    bundle: FluentBundle

    def __call__(self, key: str, **values: object) -> Html:
        """The text as HTML for Telegram; every value that is not `Html` already is escaped."""
        safe = {
            name: value
            if isinstance(value, Html) or not isinstance(value, str)
            else escape(value, quote=False)
            for name, value in values.items()
        }
        return Html(_formatted(self, key, **safe))

    def plain(self, key: str, **values: object) -> str:
        """The text for places that know no HTML: button labels, notices, pictures."""
        return _formatted(self, key, **values)

    def day(self, moment: datetime | date) -> str:
        """A day as people say it: «5 Δεκεμβρίου 2026»."""
        return _day(self._local(moment), "d MMMM y", self.language)

    def last_day(self, end: datetime) -> str:
        """The last day on which something that ends at that moment is still good."""
        return self.day(last_day_before(end, self.zone))

    def short_day(self, moment: datetime | date) -> str:
        """A day in a list: «05/12/26»."""
        return _day(self._local(moment), "dd/MM/yy", self.language)

    def day_and_month(self, day: date) -> str:
        """A day that comes every year: «5 Δεκεμβρίου»."""
        return _day(day, "d MMMM", self.language)

    def month(self, number: int) -> str:
        """The name of a month, standing alone: «Δεκέμβριος»."""
        return _day(date(_ANY_YEAR, number, 1), "LLLL", self.language)

    def time(self, moment: datetime) -> str:
        """An hour of the day: «18:05»."""
        return format_datetime(moment.astimezone(self.zone), "HH:mm", locale=self.language)

    def money(self, cents: int) -> str:
        """Euros from cents: «12,40 €»."""
        return format_currency(Decimal(cents) / 100, "EUR", locale=self.language)

    def _local(self, moment: datetime | date) -> date:
        return moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment


def with_article(day: str) -> str:
    """A day in Greek as it follows «ως»: «τις 5 Δεκεμβρίου 2026», «την 1η Δεκεμβρίου 2026»."""
    number, _, rest = day.partition(" ")
    return f"την 1η {rest}" if number == "1" else f"τις {day}"


@lru_cache(maxsize=1024)
def _day(day: date, form: str, language: str) -> str:
    return format_date(day, form, locale=language)


@lru_cache(maxsize=4096, typed=True)
def _formatted(say: Say, key: str, /, **values: object) -> str:
    """A text with its values in it; kept for a while, since buttons and most lines come again and again."""
    if not say.bundle.has_message(key):
        raise TextError(f"no text {key!r} in {say.language!r}")
    pattern = say.bundle.get_message(key).value
    if pattern is None:
        raise TextError(f"the text {key!r} is empty in {say.language!r}")
    shown: dict[str, object] = {}
    aside: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, str) and len(value) > _LONGEST_VALUE:
            shown[name] = f"\0{name}\0"
            aside[f"\0{name}\0"] = value
        elif isinstance(value, datetime):
            shown[name] = f"{say.day(value)}, {say.time(value)}"
        elif isinstance(value, date):
            shown[name] = say.day(value)
        else:
            shown[name] = value
    text, errors = say.bundle.format_pattern(pattern, shown)
    if errors:
        # Fluent would print the name of a missing variable to the customer and go on.
        raise TextError(f"{key!r} in {say.language!r}: {errors[0]}")
    said = str(text)
    for mark, words in aside.items():
        said = said.replace(mark, words)
    return said


class Texts:
    """All texts, read once at start: `locales/<language>/<room>.ftl`."""

    def __init__(self, zone: ZoneInfo, folder: Path = LOCALES) -> None:
        self._said = {language: Say(language, zone, _bundle(folder / language)) for language in LANGUAGES}

    def say(self, language: str) -> Say:
        """The voice for one language."""
        return self._said[language]


def _bundle(folder: Path) -> FluentBundle:
    # Isolation marks would put invisible characters around every value, also inside codes people copy.
    functions: dict[str, Any] = {"VOCATIVE": vocative, "THE": with_article}
    bundle = FluentBundle([folder.name], functions=functions, use_isolating=False)
    for file in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle
