"""The buttons of themes."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.care.taps import Page
from xenia.core.taps import RowId

RowOrNone = Annotated[int, Field(ge=0, lt=2**63)]
"""The number of a row, or 0."""


class ShowThemes(CallbackData, prefix="themes"):
    """All of them, by how often they came up."""

    page: Page = 0


class ShowTheme(CallbackData, prefix="theme"):
    """One of them, and what was changed because of it."""

    theme: RowId


class ShowTold(CallbackData, prefix="themetold"):
    """Ratings that came with words."""

    page: Page = 0


class MarkCase(CallbackData, prefix="themecase"):
    """What is this ticket about?"""

    ticket: RowId


class MarkFeedback(CallbackData, prefix="themerate"):
    """What is this rating about?"""

    feedback: RowId


class Mark(CallbackData, prefix="thememark"):
    """It is about that, or not any more; of ticket and feedback, one is 0."""

    theme: RowId
    ticket: RowOrNone
    feedback: RowOrNone


class NewTheme(CallbackData, prefix="themenew"):
    """It is about something else: what I send next names it."""

    ticket: RowOrNone
    feedback: RowOrNone


class TellChange(CallbackData, prefix="themedid"):
    """What did we change because of it?"""

    theme: RowId


class SendChange(CallbackData, prefix="themesend"):
    """Let those who raised it read what was shown."""
