"""What the owner is asked about a reward, and how the answers are read."""

from aiogram.types import CallbackQuery, Message

FIELDS = ("name_el", "name_en", "cost", "stock", "photo")
"""In the order in which they are asked."""
OPTIONAL = ("stock", "photo")
"""A button answers these with "without"."""

NAME_LIMIT = 60
COST_LIMIT = 1_000_000
STOCK_LIMIT = 100_000


class NotThat(ValueError):
    """The answer does not fit the question."""


def read_field(field: str, event: Message | CallbackQuery) -> str | int | None:
    """The value in an answer.

    Raises:
        NotThat: it is not one for this field.
    """
    if isinstance(event, CallbackQuery):
        if field not in OPTIONAL:
            raise NotThat
        return None
    if field == "photo":
        if not event.photo:
            raise NotThat
        return event.photo[-1].file_id
    text = " ".join((event.text or "").split())
    if field in {"name_el", "name_en"}:
        if not 0 < len(text) <= NAME_LIMIT:
            raise NotThat
        return text
    lowest, highest = (1, COST_LIMIT) if field == "cost" else (0, STOCK_LIMIT)
    if not (text.isascii() and text.isdigit() and lowest <= int(text) <= highest):
        raise NotThat
    return int(text)
