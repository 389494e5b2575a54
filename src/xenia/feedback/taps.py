"""The buttons of this room."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.core.taps import Intent, RowId


class AskFeedback(CallbackData, prefix="fb"):
    """The page with five buttons."""


class Rate(CallbackData, prefix="rate"):
    """One tap from 1 to 5; `intent` names the page it was shown on."""

    rating: Annotated[int, Field(ge=1, le=5)]
    intent: Intent


class ChangeRating(CallbackData, prefix="rerate"):
    """The five buttons again, for a feedback already given."""

    feedback: RowId


class WithdrawFeedback(CallbackData, prefix="unrate"):
    """Take a feedback back."""

    feedback: RowId


class AnswerFeedback(CallbackData, prefix="fbans"):
    """Somebody of the team wants to answer."""

    feedback: RowId


class SendAnswer(CallbackData, prefix="fbsend"):
    """Send the words that were written and shown."""
