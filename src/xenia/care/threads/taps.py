"""The buttons for what binds tickets and readers together."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.care.taps import Page
from xenia.core.taps import RowId


class Join(CallbackData, prefix="casejoin"):
    """These two become one; 0 asks which other, and without `sure` it asks once more."""

    ticket: RowId
    other: Annotated[int, Field(ge=0, lt=2**63)] = 0
    sure: bool = False


class ShowJoined(CallbackData, prefix="casewas"):
    """A ticket that goes on in another one, as it was."""

    ticket: RowId
    page: Page = 0


class Mute(CallbackData, prefix="casehush"):
    """Send me no more lines of it, or `again`."""

    ticket: RowId
    again: bool = False
