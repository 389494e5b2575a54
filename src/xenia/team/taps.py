"""The buttons of this room."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from xenia.core.taps import RowId


class ShowTeam(CallbackData, prefix="team"):
    """Who is on the team."""


class Invite(CallbackData, prefix="invite"):
    """Make a one-time link for a role."""

    role: Literal["staff", "lead", "admin"]


class Remove(CallbackData, prefix="remove"):
    """Take somebody off the team: asks first, then does it."""

    member: RowId
    sure: bool = False


class PrintPoster(CallbackData, prefix="poster"):
    """The "join us" poster, for the owner's printer."""
