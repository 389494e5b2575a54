"""The buttons of this room."""

from aiogram.filters.callback_data import CallbackData

from xenia.core.taps import RowId


class Why(CallbackData, prefix="why"):
    """Why did I get this message?"""

    delivery: RowId


class Stop(CallbackData, prefix="stop"):
    """No more messages of this message's purpose."""

    delivery: RowId
