"""The buttons of an announcement that was approved."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from xenia.core.taps import RowId


class Turn(CallbackData, prefix="anturn"):
    """Pause it, or go on with it."""

    announcement: RowId
    to: Literal["pause", "resume"]


class CallOff(CallbackData, prefix="anstop"):
    """Nothing more of it goes: asks first."""

    announcement: RowId
    sure: bool = False


class TakeBack(CallbackData, prefix="anback"):
    """Its messages are deleted: asks first."""

    announcement: RowId
    sure: bool = False


class LeaveProgress(CallbackData, prefix="anleave"):
    """To all announcements: its progress is shown here no more."""

    announcement: RowId


class ShowEffects(CallbackData, prefix="aneffects"):
    """What it did."""

    announcement: RowId


class SaveEffects(CallbackData, prefix="ancsv"):
    """The same as a table."""

    announcement: RowId
