"""The older Markdown, which nests nothing (td: parse_markdown)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram_sandbox.text.html import MarkupError, link
from telegram_sandbox.text.units import length

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

_MARK = re.compile(
    r"""
      \\(?P<escaped>[_*`\[])
    | (?P<pre>```)(?:(?P<language>[^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?(?P<block>.*?)```
    | `(?P<code>[^`]*)`
    | _(?P<italic>[^_]*)_
    | \*(?P<bold>[^*]*)\*
    | \[(?P<linked>[^\]]*)\](?:\((?P<url>[^)]*)\)?)?
    | (?P<unended>[_*`\[])
    | (?P<plain>[^\\_*`\[]+|\\)
    """,
    re.VERBOSE | re.DOTALL,
)


def parse(source: str) -> tuple[str, list[JSON]]:
    """Return the text and its entities.

    Raises:
        MarkupError: something begins and does not end.
    """
    pieces: list[str] = []
    entities: list[JSON] = []
    units = 0
    for found in _MARK.finditer(source):
        piece, made = _read(found)
        if made is not None and piece:
            entities.append({**made, "offset": units, "length": length(piece)})
        pieces.append(piece)
        units += length(piece)
    return "".join(pieces), entities


def _read(found: re.Match[str]) -> tuple[str, JSON | None]:
    if found["unended"]:
        where = len(found.string[: found.start()].encode())
        raise MarkupError(f"Can't find end of the entity starting at byte offset {where}")
    if found["pre"]:
        return found["block"], {"type": "pre"} | (
            {"language": found["language"]} if found["language"] else {}
        )
    if found["linked"] is not None:
        url = found["url"]
        return found["linked"], link(found["linked"] if url is None else url)
    for kind in ("code", "italic", "bold"):
        if (styled := found[kind]) is not None:
            return styled, {"type": kind}
    return found["escaped"] or found["plain"], None
