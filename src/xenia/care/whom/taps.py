"""The buttons of this part."""

from aiogram.filters.callback_data import CallbackData

from xenia.care.taps import Mark
from xenia.core.taps import RowId


class SendTo(CallbackData, prefix="whom"):
    """What I have just written is for the customer of that ticket."""

    ticket: RowId
    draft: Mark


class SendToNobody(CallbackData, prefix="whomno"):
    """It is for nobody."""
