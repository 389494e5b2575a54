"""A text and its entities written as the HTML they could have come from."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from telegram_sandbox.text.units import cut, length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram_sandbox.accounts import JSON

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


def as_html(text: str, entities: Sequence[JSON]) -> str:
    """Return HTML that reads as this text with these entities; those Telegram finds by itself have no tag.

    `entities` are in Telegram's order, in which outer ones come first.
    """
    written, at = "", 0
    around: list[tuple[int, str]] = []  # where each open entity ends, and how it is closed
    for entity in [each for each in entities if _tags(each) is not None]:
        opening, closing = _tags(entity) or ("", "")
        written, at = _close(text, written, at, around, until=entity["offset"])
        written += opening
        around.append((entity["offset"] + entity["length"], closing))
    return _close(text, written, at, around, until=length(text))[0]


def _close(text: str, written: str, at: int, around: list[tuple[int, str]], until: int) -> tuple[str, int]:
    while around and around[-1][0] <= until:
        end, closing = around.pop()
        written += escape(cut(text, at, end - at), quote=False) + closing
        at = end
    return written + escape(cut(text, at, until - at), quote=False), until


def _tags(entity: JSON) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "pre" and entity.get("language"):
        return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
    if kind == "pre":
        return "<pre>", "</pre>"
    if kind in {"text_link", "text_mention"}:
        url = entity["url"] if kind == "text_link" else f"tg://user?id={entity['user']['id']}"
        return f'<a href="{escape(url)}">', "</a>"
    if kind == "custom_emoji":
        return f'<tg-emoji emoji-id="{entity["custom_emoji_id"]}">', "</tg-emoji>"
    if kind == "date_time":
        shown = f' format="{entity["date_time_format"]}"' if "date_time_format" in entity else ""
        return f'<tg-time unix="{entity["unix_time"]}"{shown}>', "</tg-time>"
    return None
