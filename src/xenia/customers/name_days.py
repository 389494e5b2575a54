"""Whose feast is when: the calendar of names, which Greeks keep more than birthdays."""

import re
import unicodedata
from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from xenia.shop.feasts import orthodox_easter

_CALENDAR = Path(__file__).with_name("name_days.txt")
_SUNDAY = 6

ALL_SAINTS = "agioi-pantes"
"""The feast of those whose name has no saint of its own."""


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    feast: str
    greek: tuple[str, ...]
    latin: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        return (*self.greek, *self.latin)


def all_names() -> list[str]:
    """Every form of every name of the calendar, in both alphabets."""
    return [form for name in _names().values() for form in name.forms]


def is_known(key: str) -> bool:
    """Whether the calendar has a name under that key."""
    return key in _names()


def feast_of(key: str, year: int) -> date:
    """The day of a name's feast in that year.

    Raises:
        KeyError: the calendar has no such name.
    """
    return _day(_names()[key].feast, year)


@lru_cache(maxsize=1024)
def keys_on(day: date) -> tuple[str, ...]:
    """The names whose feast is that day."""
    return tuple(key for key in _names() if feast_of(key, day.year) == day)


def shown_name(key: str, language: str = "el") -> str:
    """A name of the calendar as people read it.

    Raises:
        KeyError: the calendar has no such name.
    """
    name = _names()[key]
    if language == "el":
        return name.greek[0].replace("-", " ")
    if name.latin and key == ALL_SAINTS:
        return name.latin[0].replace("-", " ")
    return _main_key(name).title()


def suggest(first_name: str) -> tuple[str, ...]:
    """The names that a first name stands for, the likeliest first: «Γιώργος», `Yorgos`, `George`.

    A form may belong to several names, and a name may have several feasts; the person knows which is theirs.
    """
    found: dict[str, None] = {}
    for word in re.split(r"[\W\d_]+", _plain(first_name)):
        found.update(dict.fromkeys(_exact().get(word) or _exact().get(f"{word}σ") or _alike(word)))
    return tuple(found)


def sound_of(word: str) -> str:
    """What is left of a name in Greek or Latin letters when spelling is put aside.

    «Γιώργος», `Giorgos`, `Yiorgos` and `Yorgos` sound the same.
    """
    sound = _plain(word)
    for pattern, by in _GREEK if re.search("[α-ω]", sound) else _LATIN:
        sound = pattern.sub(by, sound)
    return re.sub(r"(.)\1+", r"\1", sound)


def _alike(word: str) -> tuple[str, ...]:
    """By sound; `x` is the letter of Alexandros and that of Mixalis."""
    sounds = _by_sound()
    return sounds.get(sound_of(word)) or sounds.get(sound_of(word.replace("x", "ch"))) or ()


def _rules(*pairs: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), by) for pattern, _, by in (pair.partition(" ") for pair in pairs))


_GREEK = _rules(
    "αυ av", "ευ ev", "ου u", "αι e", "ει|οι|υι|η|ι|υ i", "γi(?=[αεοωu]) j", "α a", "ε e", "ο|ω o",
    "μπ v", "ντ d", "γκ|γγ g", "τ t", "θ th", "χ h", "ξ ks", "ψ ps", "φ|β v", "γ g", "δ d", "ζ z", "κ k",
    "λ l", "μ m", "ν n", "π p", "ρ r", "σ s", "ai|ae e", "oi|ei i", "j i",
)  # fmt: skip
_LATIN = _rules(
    "w o", "ph v", "yi?(?=[aeou])|gi(?=[aeou]) j", "y i", "au a-", "eu e-", "a[fv](?=[^aeiou]|$) a-",
    "e[fv](?=[^aeiou]|$) e-", "- v", "ou u", "ai|ae e", "oi|ei|ee i", "ch|kh h", "(?<![ht])h$ i", "x ks",
    "nt(?!h) d", "gk|gg|ng g", "mp(?!s)|mb v", "c|q k", "b|f v", "j i",
)  # fmt: skip


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(one for one in letters if unicodedata.category(one) != "Mn").replace("ς", "σ")


def _main_key(name: _Name) -> str:
    """Of a name with several feasts, the key of the first, which is the name in Latin letters."""
    return next(key for key, one in _names().items() if one.greek == name.greek)


def _day(feast: str, year: int) -> date:
    fixed, _, moved = feast.partition("|")
    if moved:
        return max(_day(fixed, year), _day(moved, year))
    if feast == "after-christmas":
        christmas = date(year, 12, 25)
        if christmas.weekday() == _SUNDAY:
            return date(year, 12, 26)
        return _sunday_from(christmas)
    if feast.startswith("easter"):
        return orthodox_easter(year) + timedelta(days=int(feast.removeprefix("easter")))
    if feast.startswith("sunday+"):
        return _sunday_from(_day(feast.removeprefix("sunday+"), year))
    if feast == "02-29" and not isleap(year):
        return date(year, 2, 28)
    return date.fromisoformat(f"{year:04}-{feast}")


def _sunday_from(day: date) -> date:
    return day + timedelta(days=(_SUNDAY - day.weekday()) % 7)


@lru_cache(maxsize=1)
def _names() -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    again: dict[str, str] = {}
    for line in _CALENDAR.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        key, feast, forms = line.split(maxsplit=2)
        if forms.startswith("="):
            again[key] = forms[1:]
            names[key] = _Name(key, feast, (), ())
            continue
        greek, _, latin = forms.partition("/")
        names[key] = _Name(key, feast, tuple(greek.split()), tuple(latin.split()))
    for key, same in again.items():
        names[key] = _Name(key, names[key].feast, names[same].greek, names[same].latin)
    # A name's first feast is the one most people keep, wherever in the year the others are.
    return dict(sorted(names.items(), key=lambda one: one[0] in again))


@lru_cache(maxsize=1)
def _exact() -> dict[str, tuple[str, ...]]:
    """By form, without accents: first the names that it is the whole of, then those it is short for."""
    found: dict[str, list[str]] = {}
    for whole in (True, False):
        for key, name in _names().items():
            for form in name.greek[:1] if whole else name.forms[1:]:
                keys = found.setdefault(_plain(form), [])
                if key not in keys:
                    keys.append(key)
    return {form: tuple(keys) for form, keys in found.items()}


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form, keys in _exact().items():
        known = found.setdefault(sound_of(form), [])
        known.extend(key for key in keys if key not in known)
    return {sound: tuple(keys) for sound, keys in found.items()}
