"""UTF-16 units, in which Telegram counts offsets and lengths."""

from __future__ import annotations


def length(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, size: int) -> str:
    """Return the part of a text that an entity covers."""
    units = text.encode("utf-16-le")
    return units[offset * 2 : (offset + size) * 2].decode("utf-16-le", "replace")
