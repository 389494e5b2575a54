"""The buttons of transcripts."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from xenia.core.taps import RowId

Form = Literal["html", "json"]
"""To be read by people, or by programs."""


class OwnRecord(CallbackData, prefix="myrec"):
    """A customer wants the transcript of their own ticket."""

    ticket: RowId
    form: Form = "html"


class WholeRecord(CallbackData, prefix="record"):
    """The owner wants all of it."""

    ticket: RowId
    form: Form = "html"
