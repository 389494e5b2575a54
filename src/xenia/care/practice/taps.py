"""The buttons of practice: none of a real ticket's is ever under a pretend one."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.care.taps import Mode
from xenia.core.taps import RowId


class Practise(CallbackData, prefix="practise"):
    """What practice is, and which stories there are."""


class BeginPractice(CallbackData, prefix="prbegin"):
    """That story, from the beginning."""

    story: Annotated[int, Field(ge=1, le=3)]


class ShowPractice(CallbackData, prefix="prof"):
    """The pretend ticket with its history."""

    practice: RowId


class ClaimPractice(CallbackData, prefix="prget"):
    """I take it."""

    practice: RowId


class WaitPractice(CallbackData, prefix="prwait"):
    """We can go on when the pretend customer answers."""

    practice: RowId


class WritePractice(CallbackData, prefix="prsay"):
    """What I send next is that."""

    practice: RowId
    mode: Mode


class SendPractice(CallbackData, prefix="prsend"):
    """Let the pretend customer read what was shown."""


class DecidePractice(CallbackData, prefix="prdoubt"):
    """What looks like a note is one, or is meant for the pretend customer."""

    note: bool


class StopPractice(CallbackData, prefix="prstop"):
    """Enough for now; all of it is forgotten."""
