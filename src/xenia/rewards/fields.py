"""What the owner is asked about a reward, and how the answers are read."""

import re

from aiogram.types import CallbackQuery, Message

from xenia.core.names import NAME_LIMIT, clean_name

FIELDS = ("name_el", "name_en", "cost", "stock", "photo")
"""In the order in which they are asked."""
OPTIONAL = ("stock", "photo")
"""A button answers these with "without"."""

COST_LIMIT = 1_000_000
STOCK_LIMIT = 100_000
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+", re.ASCII)
"""1.200, as the bot itself writes it in Greek."""


class NotThatError(ValueError):
    """The answer does not fit the question."""


def read_field(field: str, event: Message | CallbackQuery) -> str | int | None:
    """The value in an answer.

    Raises:
        NotThatError: it is not one for this field.
    """
    if isinstance(event, CallbackQuery):
        if field not in OPTIONAL:
            raise NotThatError
        return None
    if field == "photo":
        if not event.photo:
            raise NotThatError
        return event.photo[-1].file_id
    text = clean_name(event.text or "", otherwise="")
    if field in {"name_el", "name_en"}:
        if not text or len((event.text or "").strip()) > NAME_LIMIT:
            raise NotThatError
        return text
    lowest, highest = (1, COST_LIMIT) if field == "cost" else (0, STOCK_LIMIT)
    return read_number(text, lowest, highest)


def read_number(text: str, lowest: int, highest: int) -> int:
    """A whole number as people type it: `1200`, `1.200`.

    Raises:
        NotThatError: it is none, or not from `lowest` to `highest`.
    """
    text = text.replace(".", "") if _THOUSANDS.fullmatch(text) else text
    if not (text.isascii() and text.isdigit() and lowest <= int(text) <= highest):
        raise NotThatError
    return int(text)
