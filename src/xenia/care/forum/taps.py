"""The buttons of the staff forum that are not those of a ticket everywhere."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.care.taps import Mode
from xenia.core.taps import RowId


class ShowForum(CallbackData, prefix="forum"):
    """The owner's page of the staff forum."""


class NewForumCode(CallbackData, prefix="forumcode"):
    """A code that binds a group."""


class TryForum(CallbackData, prefix="forumtry"):
    """Look whether the bound group can be used."""


class LeaveForum(CallbackData, prefix="forumend"):
    """Use the group no more: asks first, then does it."""

    sure: bool = False


class DropQuestion(CallbackData, prefix="forumno"):
    """What the bot has asked for in the topic is not wanted any more; names what it asked for."""

    ticket: RowId
    mode: Mode


class SolvedBy(CallbackData, prefix="forumdone"):
    """It is solved, and this ready sentence says how."""

    ticket: RowId
    ready: Annotated[int, Field(ge=1, le=3)]
