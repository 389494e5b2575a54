"""The buttons of the figures."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

Days = Literal["30", "90"]


class ShowMeasures(CallbackData, prefix="measures"):
    """How tickets were looked after in the last days; or how that is measured."""

    days: Days = "30"
    how: bool = False
