"""The buttons of this room."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field


class ShowPoints(CallbackData, prefix="points"):
    """The balance."""


class ShowHistory(CallbackData, prefix="hist"):
    """Where the points came from and went: the lines before that number, or the newest."""

    before: int = 0


class OpenCustomer(CallbackData, prefix="cust"):
    """The team's page of one customer."""

    card: str


class HowToAward(CallbackData, prefix="how"):
    """How staff record a purchase."""


class Award(CallbackData, prefix="award"):
    """Record a purchase of that many cents."""

    card: str
    cents: Annotated[int, Field(gt=0)]
    intent: str


class UndoAward(CallbackData, prefix="undo"):
    """Take a purchase back."""

    purchase: int
