"""The buttons of a gesture; the one that leads to it stands on a ticket's page, with that page's buttons."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.core.taps import Intent, RowId

MOST = 100_000
"""Points in one gesture: more is a slip of the finger."""
Points = Annotated[int, Field(gt=0, le=MOST)]


class PickGoodwill(CallbackData, prefix="gwpick"):
    """So many."""

    ticket: RowId
    points: Points


class GiveGoodwill(CallbackData, prefix="gwgive"):
    """Give them, or ask somebody who may, as it was shown."""

    ticket: RowId
    points: Points
    intent: Intent


class TakeWords(CallbackData, prefix="gwwords"):
    """The customer is to read the few words that I wrote, or, after all, what was shown before."""

    intent: Intent
    yes: bool


class DecideGoodwill(CallbackData, prefix="gwdecide"):
    """A second person says yes or no."""

    goodwill: RowId
    yes: bool
