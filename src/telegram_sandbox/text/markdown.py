"""MarkdownV2 as Telegram reads it (td: parse_markdown_v2), with its words for what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from telegram_sandbox.text.html import SPACES, MarkupError, emoji, link, time
from telegram_sandbox.text.units import length

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

RESERVED = "_*[]()~`>#+-=|{}.!\n"
# The ends of what each mark began. td names entities so in its sentences.
_ENDS = {
    "bold": "*",
    "italic": "_",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
    "text_link": "]",
    "custom_emoji": "]",
}
_NAMES = {kind: kind.capitalize() for kind in _ENDS}
_NAMES |= {"text_link": "TextUrl", "custom_emoji": "CustomEmoji", "blockquote": "BlockQuote"}
_BEGINS = {"_": "italic", "*": "bold", "~": "strikethrough", "[": "text_link", "`": "code"}
_LONG_BEGINS = {"__": "underline", "||": "spoiler", "![": "custom_emoji"}
_LAST_ESCAPABLE = "\x7e"


@dataclass(slots=True)
class _Open:
    kind: str
    begin: int  # in UTF-16 units
    source: int  # where its mark stands in the source
    place: int  # in pieces of text
    language: str = ""


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    units: int = 0
    pieces: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    entities: list[JSON] = field(default_factory=list)
    quoting: bool = False
    line_begins: bool = True  # a quote may begin here

    def ahead(self, mark: str) -> bool:
        """Whether `mark` stands here."""
        return self.source.startswith(mark, self.at)

    def put(self, character: str) -> None:
        """Append to the text."""
        self.pieces.append(character)
        self.units += length(character)

    def begin(self, kind: str, mark: int, language: str = "") -> None:
        """Open an entity; the reader stands behind its mark, which begins at `mark`."""
        self.open.append(_Open(kind, self.units, mark, len(self.pieces), language))

    def unended(self) -> MarkupError:
        """Return what td says of the innermost open entity."""
        inner = self.open[-1]
        name = "PreCode" if inner.language else _NAMES[inner.kind]
        where = len(self.source[: inner.source].encode())
        return MarkupError(f"Can't find end of {name} entity at byte offset {where}")


def parse(source: str) -> tuple[str, list[JSON]]:
    """Return the text and its entities.

    Raises:
        MarkupError: the markup is wrong.
    """
    reader = _Reader(source)
    while reader.at < len(source):
        character = source[reader.at]
        inner = reader.open[-1].kind if reader.open else ""
        reserved = "`" if inner in {"code", "pre"} else RESERVED
        if character == "\\" and "\0" < source[reader.at + 1 : reader.at + 2] <= _LAST_ESCAPABLE:
            reader.at += 1
            _literal(reader, escaped=True)
        elif character not in reserved:
            _literal(reader, escaped=False)
        elif reader.quoting and character == "\n" and not source.startswith(">", reader.at + 1):
            _end_quote(reader)
        elif inner and inner != "blockquote" and _ends(reader, inner):
            _end(reader, inner)
        else:
            _begin(reader, character)
    if reader.quoting:
        _quote_ends_with_text(reader)
    if reader.open:
        raise reader.unended()
    return "".join(reader.pieces), reader.entities


def _literal(reader: _Reader, *, escaped: bool) -> None:
    character = reader.source[reader.at]
    reader.put(character)
    reader.at += 1
    if character != "\r":
        reader.line_begins = escaped and character == "\n"


def _ends(reader: _Reader, kind: str) -> bool:
    if kind == "italic":
        return reader.ahead("_") and not reader.ahead("__")
    return reader.ahead(_ENDS[kind])


def _begin(reader: _Reader, character: str) -> None:
    mark = reader.at
    if reader.ahead("```"):
        _begin_pre(reader)
    elif kind := _LONG_BEGINS.get(reader.source[mark : mark + 2]) or _BEGINS.get(character):
        reader.at += 2 if reader.source[mark : mark + 2] in _LONG_BEGINS else 1
        reader.begin(kind, mark)
    elif character == "\n":
        reader.put("\n")
        reader.at += 1
        reader.line_begins = True
    elif character == ">" and reader.line_begins:
        reader.at += 1
        if not reader.quoting:
            reader.quoting = True
            reader.begin("blockquote", mark)
    else:
        raise MarkupError(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")


def _begin_pre(reader: _Reader) -> None:
    mark, source = reader.at, reader.source
    reader.at += 3
    end = reader.at
    while end < len(source) and source[end] not in f"{SPACES}`":
        end += 1
    language = source[reader.at : end] if end < len(source) and source[end] != "`" else ""
    reader.at += len(language)
    breaks = source[reader.at : reader.at + 2]
    if breaks[:1] in {"\n", "\r"}:
        reader.at += 2 if breaks in {"\r\n", "\n\r"} else 1
    reader.begin("pre", mark, language)


def _end(reader: _Reader, kind: str) -> None:
    inner = reader.open[-1]
    reader.at += len(_ENDS[kind])
    made: JSON | None = {"type": kind}
    if kind == "text_link":
        made = link(_url(reader) if reader.ahead("(") else "".join(reader.pieces[inner.place :]))
    elif kind == "custom_emoji":
        made = _emoji_or_time(reader)
    elif inner.language:
        made = {"type": "pre", "language": inner.language}
    reader.open.pop()
    if made is not None and reader.units > inner.begin:
        reader.entities.append({**made, "offset": inner.begin, "length": reader.units - inner.begin})


def _url(reader: _Reader) -> str:
    reader.at += 1
    begin, url = reader.at, ""
    while reader.at < len(reader.source) and not reader.ahead(")"):
        following = reader.source[reader.at + 1 : reader.at + 2]
        if reader.ahead("\\") and "\0" < following <= _LAST_ESCAPABLE:
            reader.at += 1
        url += reader.source[reader.at]
        reader.at += 1
    if reader.at >= len(reader.source):
        where = len(reader.source[:begin].encode())
        raise MarkupError(f"Can't find end of a URL at byte offset {where}")
    reader.at += 1
    return url


def _emoji_or_time(reader: _Reader) -> JSON | None:
    if not reader.ahead("("):
        raise MarkupError("The entity must contain a tg://emoji or tg://time URL")
    parts = urlsplit(_url(reader))
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.scheme == "tg" and parts.netloc == "emoji":
        return emoji(asked.get("id", ""))
    if parts.scheme == "tg" and parts.netloc == "time":
        return time(asked.get("unix", ""), asked.get("format", ""))
    raise MarkupError("Invalid tg://emoji or tg://time URL specified")


def _end_quote(reader: _Reader) -> None:
    kind = "blockquote"
    if reader.open[-1].kind != "blockquote":
        if not _is_expanding_mark(reader):
            raise reader.unended()
        kind = "expandable_blockquote"
    inner = reader.open[-1]
    if inner.kind != "blockquote":
        raise reader.unended()
    reader.open.pop()
    reader.quoting, reader.line_begins = False, True
    reader.put("\n")
    reader.at += 1
    reader.entities.append({"type": kind, "offset": inner.begin, "length": reader.units - inner.begin})


def _is_expanding_mark(reader: _Reader) -> bool:
    """Whether the innermost spoiler is but the || that makes a quote expandable; if so, drop it."""
    inner = reader.open[-1]
    behind = reader.source[inner.source : reader.at]
    if inner.kind != "spoiler" or behind not in {"||", "||\r"}:
        return False
    reader.open.pop()
    return True


def _quote_ends_with_text(reader: _Reader) -> None:
    kind = "blockquote"
    if reader.open[-1].kind == "spoiler" and reader.source[reader.open[-1].source :] == "||":
        reader.open.pop()
        kind = "expandable_blockquote"
    inner = reader.open[-1]
    if inner.kind == "blockquote":
        reader.open.pop()
        if reader.units > inner.begin:
            made = {"type": kind, "offset": inner.begin, "length": reader.units - inner.begin}
            reader.entities.append(made)
