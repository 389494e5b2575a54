"""The buttons of this part."""

from aiogram.filters.callback_data import CallbackData

from xenia.care.taps import Mark
from xenia.core.taps import RowId


class Decide(CallbackData, prefix="doubt"):
    """What I wrote is a note for the team, or for the customer."""

    doubt: RowId
    note: bool


class DecideDraft(CallbackData, prefix="doubtdraft"):
    """The same of a draft that is about to leave."""

    draft: Mark
    note: bool
