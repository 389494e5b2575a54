"""The buttons of the pages about one's own data."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field


class ShowData(CallbackData, prefix="data"):
    """What we hold, in words."""


class ShowKept(CallbackData, prefix="datakept"):
    """How long each of it is kept."""


class TakeData(CallbackData, prefix="datafile"):
    """All of it in a file: of JSON, or of lines for a spreadsheet."""

    is_csv: bool = False


class ShowReceipts(CallbackData, prefix="datayes"):
    """What was agreed to and withdrawn, with the words of that day."""

    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


class PutRight(CallbackData, prefix="datafix"):
    """Something is wrong."""


class TakeName(CallbackData, prefix="dataname"):
    """Take the name from Telegram anew."""


class Erase(CallbackData, prefix="dataerase"):
    """Have everything erased: asks first, then does it, in seven days or at once."""

    sure: bool = False
    at_once: bool = False


class Stay(CallbackData, prefix="datastay"):
    """Take the erasure back."""
