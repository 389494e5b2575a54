"""HTML as Telegram reads it (td: parse_html), with its words for what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from telegram_sandbox.text.links import LinkError, checked, person_in
from telegram_sandbox.text.units import length

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

STYLE_TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
}
TAGS = frozenset({*STYLE_TAGS, "a", "pre", "code", "blockquote", "tg-emoji", "tg-time"})
SPACES = " \t\r\n\v\0"
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([A-Za-z]*))(;?)")
_LONGEST_REFERENCE = 10
_HIGHEST_CHARACTER = 0x10FFFF
TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


class MarkupError(Exception):
    """What is wrong with a marked-up text, in td's words."""


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    name: str
    attributes: dict[str, str]
    begin: int  # in UTF-16 units
    place: int  # in pieces of text


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    units: int = 0
    pieces: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    entities: list[JSON] = field(default_factory=list)

    def peek(self) -> str:
        """Return the next character, NUL at the end as td's strings have it."""
        return self.source[self.at] if self.at < len(self.source) else "\0"

    def byte(self, place: int) -> int:
        """Return a place in bytes, as td counts it in its sentences."""
        return len(self.source[:place].encode())

    def skip_spaces(self) -> None:
        """Go on to what is no space."""
        while self.at < len(self.source) and self.peek() in SPACES:
            self.at += 1

    def until(self, stops: str) -> str:
        """Return what stands before the next of `stops` or the end."""
        begin = self.at
        while self.at < len(self.source) and self.peek() not in stops:
            self.at += 1
        return self.source[begin : self.at]

    def put(self, text: str) -> None:
        """Append to the text."""
        self.pieces.append(text)
        self.units += length(text)


def parse(source: str) -> tuple[str, list[JSON]]:
    """Return the text and its entities.

    Raises:
        MarkupError: the markup is wrong.
    """
    reader = _Reader(source)
    while reader.at < len(source):
        if source[reader.at] == "&":
            reader.put(_reference(reader) or _one(reader))
        elif source[reader.at] != "<":
            reader.put(reader.until("&<"))
        elif source.startswith("</", reader.at):
            _end_tag(reader)
        else:
            _start_tag(reader)
    if reader.open:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{reader.open[-1].name}"')
    text = "".join(reader.pieces)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise MarkupError(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
            "surrogate code units"
        )
    for entity in reader.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return text, reader.entities


def _one(reader: _Reader) -> str:
    reader.at += 1
    return reader.source[reader.at - 1]


def _reference(reader: _Reader) -> str:
    found = _REFERENCE.match(reader.source, reader.at)
    if found is None:
        return ""
    sixteen, ten, name, end = found.groups()
    if name is not None:
        character = _NAMED.get(name, "")
    else:
        code = int(sixteen, 16) if sixteen else int(ten or 0) if sixteen is None else 0
        shown = found.end() - found.start() - len(end)
        character = chr(code) if 0 < code < _HIGHEST_CHARACTER and shown < _LONGEST_REFERENCE else ""
    if character:
        reader.at = found.end()
    return character


def _start_tag(reader: _Reader) -> None:
    offset = reader.byte(reader.at)
    reader.at += 1
    name = reader.until(f"{SPACES}>").lower()
    if reader.at >= len(reader.source):
        raise MarkupError(f"Unclosed start tag at byte offset {offset}")
    if name not in TAGS:
        raise MarkupError(f'Unsupported start tag "{name}" at byte offset {offset}')
    attributes: dict[str, str] = {}
    reader.skip_spaces()
    while reader.peek() != ">":
        attribute, value = _attribute(reader, name, offset)
        attributes[attribute] = value
        reader.skip_spaces()
    reader.at += 1
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    reader.open.append(_Open(name, attributes, reader.units, len(reader.pieces)))


def _attribute(reader: _Reader, tag: str, offset: int) -> tuple[str, str]:
    name = reader.until(f"{SPACES}=>/\"'")
    if not name:
        raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {offset}')
    reader.skip_spaces()
    value = ""
    if with_value := reader.peek() == "=":
        reader.at += 1
        reader.skip_spaces()
    if reader.at >= len(reader.source):
        raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {offset}')
    if with_value:
        value = _attribute_value(reader)
        if reader.at >= len(reader.source):
            raise MarkupError(f"Unclosed start tag at byte offset {offset}")
    return name, value


def _attribute_value(reader: _Reader) -> str:
    quote = reader.peek()
    if quote not in {"'", '"'}:
        begin = reader.at
        while (character := reader.peek()).isascii() and (character.isalnum() or character in ".-"):
            reader.at += 1
        if reader.peek() not in f"{SPACES}>":
            raise MarkupError(f"Unexpected end of name token at byte offset {reader.byte(begin)}")
        return reader.source[begin : reader.at].lower()
    reader.at += 1
    value = ""
    while reader.at < len(reader.source) and reader.peek() != quote:
        value += (_reference(reader) if reader.peek() == "&" else "") or _one(reader)
    reader.at += 1
    return value


def _end_tag(reader: _Reader) -> None:
    begin = reader.at
    offset = reader.byte(begin)
    if not reader.open:
        raise MarkupError(f"Unexpected end tag at byte offset {offset}")
    reader.at += 2
    name = reader.until(f"{SPACES}>").lower()
    reader.skip_spaces()
    if reader.peek() != ">":
        raise MarkupError(f"Unclosed end tag at byte offset {offset}")
    reader.at += 1
    tag = reader.open[-1]
    if name and name != tag.name:
        raise MarkupError(
            f'Unmatched end tag at byte offset {offset}, expected "</{tag.name}>", found "</{name}>"'
        )
    reader.open.pop()
    if reader.units > tag.begin:
        _close(reader, tag)


def _close(reader: _Reader, tag: _Open) -> None:
    entity: JSON = {"offset": tag.begin, "length": reader.units - tag.begin}
    if tag.name in {"pre", "code"}:
        _close_code(reader, tag, entity)
        return
    made: JSON | None
    if tag.name in STYLE_TAGS:
        made = {"type": STYLE_TAGS[tag.name]}
    elif tag.name == "a":
        made = link(tag.attributes.get("href") or "".join(reader.pieces[tag.place :]))
    elif tag.name == "blockquote":
        made = {"type": "expandable_blockquote" if "expandable" in tag.attributes else "blockquote"}
    elif tag.name == "tg-emoji":
        made = emoji(tag.attributes.get("emoji-id", ""))
    else:
        made = time(tag.attributes.get("unix", ""), tag.attributes.get("format", ""))
    if made is not None:
        reader.entities.append({**made, **entity})


def _close_code(reader: _Reader, tag: _Open, entity: JSON) -> None:
    """A code tag that fills a pre tag, in either order, names its language."""
    last = reader.entities[-1] if reader.entities else {}
    same = {name: last.get(name) for name in entity} == entity
    given = tag.attributes.get("class", "")
    named = {"language": given[9:]} if tag.name == "code" and given.startswith("language-") else {}
    if tag.name == "pre" and same and last["type"] == "code" and last.get("language"):
        last["type"] = "pre"
    elif named and same and last["type"] == "pre":
        last |= named
    else:
        reader.entities.append({"type": tag.name, **entity, **named})


def link(url: str) -> JSON | None:
    """Return what a link makes of its text: a mention of a person, a link, or nothing when it is no link."""
    if (person := person_in(url)) is not None:
        return {"type": "text_mention", "user_id": person}
    try:
        return {"type": "text_link", "url": checked(url)}
    except LinkError:
        return None


def emoji(number: str) -> JSON:
    """Return a custom emoji.

    Raises:
        MarkupError: its identifier is none.
    """
    if not number.isdecimal() or not int(number):
        raise MarkupError("Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": str(int(number))}


def time(unix: str, shown: str) -> JSON | None:
    """Return a moment that every reader sees in their own zone; None when there is no moment.

    Raises:
        MarkupError: the format is none of Telegram's.
    """
    if not TIME_FORMAT.fullmatch(shown):
        raise MarkupError("Invalid date-time format specified")
    if not unix.isdecimal() or not int(unix):
        return None
    return {"type": "date_time", "unix_time": int(unix)} | ({"date_time_format": shown} if shown else {})
