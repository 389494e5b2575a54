"""Every text of a room with examples in it, on one page for whoever reads them aloud."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from xenia.core.texts import LOCALES, Say, Texts

READ_WITH = {"outreach": ("privacy", "customers", "outreach", "feedback", "deliveries")}
"""What is read as one: an offer, the consent and the age it rests on, the surveys, what stands under each."""
_MOST_AT_ONCE = 6
"""Forms of one text; where there would be more, one thing is varied at a time."""
_COUNTS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 10, "other": 5}
_EXAMPLES: dict[str, dict[str, object]] = {
    "el": {
        "name": "Ελένη",
        "shop": "Καφενείο «Η Γωνιά»",
        "gift": "Ελληνικός καφές",
        "words": "Σας περιμένουμε στην αυλή.",
        "amount": "12,40 €",
        "time": "10:00",
        "start": "21:00",
        "hour": "10:00",
        "reference": "7F3A",
        "stars": "★★★★★",
        "mark": "★★☆☆☆",
        "card": "4821",
        "code": "K7QM-2XRD",
        "occasion": "γενέθλια",
        "purpose": "Γενέθλια",
        "notice": "Ευχές στα γενέθλιά σας.",
        "customer": "Ελένη",
        "month": "Μάιος",
        "role": "Υπεύθυνος",
        "about": "Για τα γενέθλιά σας",
        "reasons": "ώρες ησυχίας",
        "year": "2027",
        "el": "Ελληνικός καφές",
        "en": "Greek coffee",
        "zone": "Europe/Athens",
        "rate": "10",
    },
    "en": {
        "name": "Eleni",
        "shop": "The Corner Café",
        "gift": "Greek coffee",
        "words": "We are waiting for you in the yard.",
        "amount": "€12.40",
        "time": "10:00",
        "start": "21:00",
        "hour": "10:00",
        "reference": "7F3A",
        "stars": "★★★★★",
        "mark": "★★☆☆☆",
        "card": "4821",
        "code": "K7QM-2XRD",
        "occasion": "birthday",
        "purpose": "Birthday",
        "notice": "Wishes on your birthday.",
        "customer": "Eleni",
        "month": "May",
        "role": "Manager",
        "about": "For your birthday",
        "reasons": "quiet hours",
        "year": "2027",
        "el": "Ελληνικός καφές",
        "en": "Greek coffee",
        "zone": "Europe/Athens",
        "rate": "10",
    },
}
_NUMBERS = {
    *("points", "balance", "days", "months", "hours", "minutes", "count", "limit", "monthly", "number"),
    *("low", "high", "share", "score", "answered", "delivered", "mean", "enough", "of", "shortest", "stock"),
}
_DAYS = {"day", "since", "until", "when", "at", "stopped", "following"}
_A_DAY = date(2027, 5, 3)
_OF_A_REWARD = re.compile("^rewards-|reward|voucher")
"""Texts whose `name` is what is given, and not who gets it."""
_TAG = re.compile("<[^>]+>")


def rooms() -> list[str]:
    """The rooms that have texts."""
    return sorted(file.stem for file in (LOCALES / "el").glob("*.ftl"))


def page(room: str | None, language: str, zone: ZoneInfo) -> Iterator[str]:
    """The lines of the page: of one room, with what is read together with it, or of all rooms."""
    say = Texts(zone).say(language)
    for one in rooms() if room is None else READ_WITH.get(room, (room,)):
        file = LOCALES / language / f"{one}.ftl"
        if not file.is_file():
            continue
        yield f"# {one}"
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                yield ""
                yield entry.id.name
                for form in _forms(say, entry):
                    yield from (f"    {line}" for line in form.splitlines())
        yield ""


class _Variables(Visitor):
    """What a text is given, and what hangs on it."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.choices: dict[str, list[str]] = {}

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's protocol
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - as above
        if isinstance(node.selector, ast.VariableReference):
            keys = self.choices.setdefault(node.selector.id.name, [])
            for variant in node.variants:
                key = variant.key
                name = key.value if isinstance(key, ast.NumberLiteral) else key.name
                if name not in keys:
                    keys.append(name)
        self.generic_visit(node)


def _forms(say: Say, message: ast.Message) -> Iterator[str]:
    """The text in each of its forms, once each; several are told apart by a line between them."""
    variables = _Variables()
    variables.visit(message)
    key = message.id.name
    values: dict[str, object] = {
        name: _example(name, key, say) for name in variables.names - variables.choices.keys()
    }
    choices = {
        name: [_example(name, key, say) if one == "other" else one for one in _values(keys)]
        for name, keys in variables.choices.items()
    }
    seen: list[str] = []
    for chosen in _combined(choices):
        text = unescape(_TAG.sub("", say(key, **values, **chosen))).strip()
        if text not in seen:
            if seen:
                yield "··"
            seen.append(text)
            yield text


def _values(keys: list[str]) -> list[object]:
    """What leads to each of these forms: a number where they are for numbers."""
    if all(key in _COUNTS or key.isdigit() for key in keys):
        return [int(key) if key.isdigit() else _COUNTS[key] for key in keys]
    return list(keys)


def _combined(choices: dict[str, list[object]]) -> Iterator[dict[str, Any]]:
    every = [dict(zip(choices, chosen, strict=True)) for chosen in product(*choices.values())]
    if len(every) <= _MOST_AT_ONCE:
        yield from every
        return
    usual = {name: values[-1] for name, values in choices.items()}
    for name, values in choices.items():
        for value in values:
            yield {**usual, name: value}


def _example(name: str, key: str, say: Say) -> object:
    if name == "name" and _OF_A_REWARD.search(key):
        name = "gift"
    if name in _EXAMPLES[say.language]:
        return _EXAMPLES[say.language][name]
    if name in _NUMBERS:
        return 30
    if name in _DAYS:
        return say.day(_A_DAY)
    return f"⟨{name}⟩"
