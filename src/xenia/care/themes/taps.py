"""The buttons of themes."""

from aiogram.filters.callback_data import CallbackData

from xenia.care.taps import Page
from xenia.core.taps import RowId


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
    """It is about that, or not any more."""

    theme: RowId
    of: RowId
    """The number of a ticket, or of a rating."""
    is_rating: bool


class NewTheme(CallbackData, prefix="themenew"):
    """It is about something else: what I send next names it."""

    of: RowId
    is_rating: bool


class TellChange(CallbackData, prefix="themedid"):
    """What did we change because of it?"""

    theme: RowId


class SendChange(CallbackData, prefix="themesend"):
    """Let those who raised it read what was shown."""
