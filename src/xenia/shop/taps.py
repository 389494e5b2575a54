"""The buttons of this room."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

Weekday = Annotated[int, Field(ge=1, le=7)]
"""1 is Monday."""
DayNumber = Annotated[int, Field(ge=1, le=date.max.toordinal())]
"""A day as `date.toordinal` counts it: buttons carry numbers."""


class ShowTerms(CallbackData, prefix="terms"):
    """The programme's rules on one screen, in that language."""

    language: str = ""


class ShowHours(CallbackData, prefix="hours"):
    """When the shop is open."""


class ManageHours(CallbackData, prefix="mhours"):
    """The week as the owner sees it."""


class PreviewHours(CallbackData, prefix="mhview"):
    """The same as customers see it."""


class ManageWeekday(CallbackData, prefix="mhday"):
    """Ask for the hours of one weekday."""

    weekday: Weekday


class CloseWeekday(CallbackData, prefix="mhclose"):
    """That weekday is closed."""

    weekday: Weekday


class CopyWeekday(CallbackData, prefix="mhcopy"):
    """Give other weekdays the hours of this one."""

    weekday: Weekday
    to: Annotated[int, Field(ge=1, lt=2**7)]
    """Which, a bit for each: 1 is Monday, 64 is Sunday."""

    @property
    def others(self) -> list[int]:
        """The same as numbers from 1, Monday."""
        return [number for number in range(1, 8) if self.to >> number - 1 & 1]


def to_others(weekday: int, others: Iterable[int]) -> CopyWeekday:
    """The button that gives the hours of `weekday` to others."""
    return CopyWeekday(weekday=weekday, to=sum(1 << number - 1 for number in others))


class RestOnHolidays(CallbackData, prefix="mhrest"):
    """Whether the shop is closed on public holidays."""

    closed: bool


class ManageExceptions(CallbackData, prefix="mhexc"):
    """One page of the days that are unlike their weekday."""

    page: Annotated[int, Field(ge=0, lt=1000)] = 0


class AddException(CallbackData, prefix="mhnew"):
    """Begin another such day."""


class ClosedThen(CallbackData, prefix="mhoff"):
    """The shop is closed on the days in question: the answer that is not typed."""


class WithoutNote(CallbackData, prefix="mhnote"):
    """No note: the answer that is not typed."""


class KeepException(CallbackData, prefix="mhkeep"):
    """The days as they were previewed."""


class DropException(CallbackData, prefix="mhdrop"):
    """These days are as their weekday again: asks first, then does it."""

    first: DayNumber
    last: DayNumber
    sure: bool = False
