"""The buttons of this room."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

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


class ShowAudit(CallbackData, prefix="audit"):
    """Who of the team looked at what; of one person, or of all where `member` is 0."""

    member: Annotated[int, Field(ge=0, lt=2**63)] = 0
    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


class ShowChanges(CallbackData, prefix="changes"):
    """What was changed, by whom, before and after; the newest first."""

    page: Annotated[int, Field(ge=0, lt=10_000)] = 0
