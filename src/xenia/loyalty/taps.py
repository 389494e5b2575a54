"""The buttons of this room."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.core.taps import CardNumber, Intent, RowId


class ShowPoints(CallbackData, prefix="points"):
    """The balance."""


class ShowHistory(CallbackData, prefix="hist"):
    """Where the points came from and went: the lines before that number, or the newest."""

    before: Annotated[int, Field(ge=0, lt=2**63)] = 0


class OpenCustomer(CallbackData, prefix="cust"):
    """The team's page of one customer."""

    card: CardNumber


class HowToAward(CallbackData, prefix="how"):
    """How staff record a purchase."""


class Award(CallbackData, prefix="award"):
    """Record a purchase of that many cents."""

    card: CardNumber
    cents: Annotated[int, Field(gt=0, le=10**9)]
    intent: Intent


class UndoAward(CallbackData, prefix="undo"):
    """Take a purchase back."""

    purchase: RowId
