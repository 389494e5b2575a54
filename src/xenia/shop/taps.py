"""The buttons of this room."""

from aiogram.filters.callback_data import CallbackData


class ShowTerms(CallbackData, prefix="terms"):
    """The programme's rules on one screen, in that language."""

    language: str = ""
