"""The buttons of learning anew."""

from aiogram.filters.callback_data import CallbackData


class ShowModels(CallbackData, prefix="relearn"):
    """Which model is in use, and which could be."""


class LearnNow(CallbackData, prefix="relearnnow"):
    """Learn from all labels."""


class UseModel(CallbackData, prefix="relearnuse"):
    """Use that one from now on; 0 is the built-in."""

    model: int
