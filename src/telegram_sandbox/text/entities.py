"""Entities brought into Telegram's order: cleaned, trimmed, never crossing (td: MessageEntity.cpp)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import Text
from telegram_sandbox.text import automatic
from telegram_sandbox.text.units import length

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")  # these may be split where they cross
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
VERBATIM = frozenset({"code", "pre"})  # nothing else may be inside
_PRIORITY = {"pre": 11, "code": 20, "text_link": 49, "text_mention": 49, "custom_emoji": 99}
_PRIORITY |= {style: 90 + number for number, style in enumerate(STYLES)} | dict.fromkeys(QUOTES, 0)
_AUTOMATIC = 50
_FARTHEST = 1_000_000

_TO_SPACE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_UNEVEN = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a\U00010000-\U0010ffff]")  # dropped, or two units wide


def order(entity: JSON) -> tuple[int, int, int]:
    """Return what Telegram sorts entities by: where they begin, longest first, outermost kind first."""
    return entity["offset"], -entity["length"], _PRIORITY.get(entity["type"], _AUTOMATIC)


def finished(text: str, entities: list[JSON]) -> Text:
    """Return a text as Telegram keeps it: without control characters and outer spaces, with all its entities.

    Raises:
        BadRequest: an entity reaches outside the text; nothing is left of the text.
    """
    for entity in entities:
        for name in ("offset", "length"):
            if not 0 <= entity[name] <= _FARTHEST:
                raise BadRequest(f"receive an entity with incorrect {name} {entity[name]}")
    kept = settled([dict(entity) for entity in entities if entity["length"] > 0])
    cleaned, kept = _cleaned(text, kept)
    trimmed, kept = _trimmed(cleaned, settled(kept))
    return Text(trimmed, tuple(_with_automatic(trimmed, kept)))


def _cleaned(text: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    text = _TO_SPACE.sub(" ", text)
    edges = _edges(text) if entities else {}
    end_of_text = length(text)
    for entity in entities:
        begin, end = entity["offset"], entity["offset"] + entity["length"]
        if begin >= end_of_text:
            raise BadRequest(f"entity begins after the end of the text at UTF-16 offset {begin}")
        if end > end_of_text:
            raise BadRequest(
                f"entity beginning at UTF-16 offset {begin} "
                f"ends after the end of the text at UTF-16 offset {end}"
            )
        if begin not in edges:
            where = _bytes_before(text, begin + 1)
            raise BadRequest(f"entity begins in a middle of a UTF-16 symbol at byte offset {where}")
        if end not in edges:
            raise BadRequest(
                f"entity beginning at UTF-16 offset {begin} "
                f"ends in a middle of a UTF-16 symbol at byte offset {_bytes_before(text, end + 1)}"
            )
        entity["offset"], entity["length"] = edges[begin], edges[end] - edges[begin]
    return _DROPPED.sub("", text), [entity for entity in entities if entity["length"] > 0]


def _edges(text: str) -> dict[int, int] | range:
    """Return where each character begins, in UTF-16 units, and where it will once some have been dropped."""
    if not _UNEVEN.search(text):
        return range(len(text) + 1)
    edges: dict[int, int] = {0: 0}
    before = after = 0
    for character in text:
        size = 1 + (character > "\uffff")
        before += size
        after += 0 if _DROPPED.match(character) else size
        edges[before] = after
    return edges


def _bytes_before(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le").encode())


def _trimmed(text: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    text = text.rstrip(" \n")
    end = length(text)
    kept = [entity for entity in entities if entity["offset"] < end]
    for entity in kept:
        entity["length"] = min(entity["length"], end - entity["offset"])
    kept.sort(key=order)
    leading = len(text) - len(text.lstrip(" \n"))
    leading = min(leading, kept[0]["offset"]) if kept else leading
    for entity in kept:
        entity["offset"] -= leading
    if not text:
        raise BadRequest("text must be non-empty")
    return text[leading:], kept


def settled(entities: list[JSON]) -> list[JSON]:
    """Return entities that do not cross: styles are split at the others, of which the first of each stays."""
    entities = sorted(entities, key=order)
    if _nest_well(entities):
        return entities
    styles, quotes, others = _kinds(entities)
    quotes = _first_ones(quotes)
    others = _not_crossing(_first_ones(others), quotes)
    return _resplit(styles, sorted([*quotes, *others], key=order))


def _nest_well(entities: list[JSON]) -> bool:
    around: list[JSON] = []
    style_ends: dict[str, int] = {}
    for entity in entities:
        while around and entity["offset"] >= _end(around[-1]):
            around.pop()
        if around and (_end(entity) > _end(around[-1]) or not _may_be_inside(entity["type"], around)):
            return False
        if entity["type"] in STYLES:
            if style_ends.get(entity["type"], -1) >= entity["offset"]:
                return False  # the two could be one
            style_ends[entity["type"]] = _end(entity)
        around.append(entity)
    return True


def _may_be_inside(kind: str, around: list[JSON]) -> bool:
    """Styles may be inside links and quotes, links and code inside quotes, quotes inside nothing."""
    if kind in STYLES:
        return not any(outer["type"] in STYLES or outer["type"] in VERBATIM for outer in around)
    return kind not in QUOTES and all(outer["type"] in QUOTES for outer in around)


def _with_automatic(text: str, entities: list[JSON]) -> list[JSON]:
    found = automatic.found_in(text)
    if not found:
        return entities
    styles, quotes, others = _kinds(entities)
    found = _not_crossing(found, quotes)
    fitting = [
        new
        for new in found
        if all(_end(new) <= old["offset"] or new["offset"] >= _end(old) for old in others)
    ]
    return _resplit(styles, sorted([*others, *fitting, *quotes], key=order))


def _end(entity: JSON) -> int:
    return int(entity["offset"] + entity["length"])


def _kinds(entities: list[JSON]) -> tuple[list[JSON], list[JSON], list[JSON]]:
    styles = [entity for entity in entities if entity["type"] in STYLES]
    quotes = [entity for entity in entities if entity["type"] in QUOTES]
    others = [entity for entity in entities if entity["type"] not in STYLES and entity["type"] not in QUOTES]
    return styles, quotes, others


def _first_ones(entities: list[JSON]) -> list[JSON]:
    kept: list[JSON] = []
    for entity in entities:
        if not kept or entity["offset"] >= _end(kept[-1]):
            kept.append(entity)
    return kept


def _not_crossing(entities: list[JSON], quotes: list[JSON]) -> list[JSON]:
    return [
        entity
        for entity in entities
        if all(
            _end(entity) <= quote["offset"]
            or entity["offset"] >= _end(quote)
            or (quote["offset"] <= entity["offset"] and _end(entity) <= _end(quote))
            for quote in quotes
        )
    ]


class _Splitter:
    """Styles as they run along a text: joined where they touch, cut where something begins or ends."""

    def __init__(self, styles: list[JSON]) -> None:
        self.cut: list[JSON] = []
        self._styles = sorted(styles, key=order)
        self._next = 0
        self._open: dict[str, tuple[int, int]] = {}  # style -> begin, end

    def run_to(self, place: float) -> None:
        """Take up the styles that begin before `place` and cut them all there."""
        while self._next < len(self._styles) and self._styles[self._next]["offset"] < place:
            style = self._styles[self._next]
            self._next += 1
            begin, end = self._open.get(style["type"], (0, -1))
            if style["offset"] <= end:
                self._open[style["type"]] = begin, max(end, _end(style))
            else:
                self._cut_at(style["offset"])
                self._open[style["type"]] = style["offset"], _end(style)
        self._cut_at(place)

    def _cut_at(self, place: float) -> None:
        for kind in STYLES:
            begin, end = self._open.get(kind, (0, -1))
            if begin < min(end, place):
                until = int(min(end, place))
                self.cut.append({"type": kind, "offset": begin, "length": until - begin})
                if end <= place:
                    del self._open[kind]
                else:
                    self._open[kind] = until, end


def _resplit(styles: list[JSON], others: list[JSON]) -> list[JSON]:
    splitter = _Splitter(styles)
    around: list[JSON] = []

    def leave(place: float) -> None:
        while around and place >= _end(around[-1]):
            before = len(splitter.cut)
            splitter.run_to(_end(around[-1]))
            if around.pop()["type"] in VERBATIM:
                del splitter.cut[before:]
        splitter.run_to(place)

    for other in others:
        leave(other["offset"])
        around.append(other)
    leave(float("inf"))
    return sorted([*others, *splitter.cut], key=order)
