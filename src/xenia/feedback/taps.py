"""The buttons of this room."""

from typing import Annotated, Literal

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


class Score(CallbackData, prefix="score"):
    """One tap that answers a survey."""

    survey: RowId
    score: Annotated[int, Field(ge=0, le=10)]


class Dismiss(CallbackData, prefix="nosay"):
    """Rather not answer this survey."""

    survey: RowId


class WantPerson(CallbackData, prefix="person"):
    """After a low score: have somebody of the team write."""

    feedback: RowId


class ShowResults(CallbackData, prefix="surveys"):
    """What surveys of the last days say."""

    days: Literal["30", "90", "365"] = "90"


class AnswerFeedback(CallbackData, prefix="fbans"):
    """Somebody of the team wants to answer."""

    feedback: RowId


class SendAnswer(CallbackData, prefix="fbsend"):
    """Send the words that were written and shown."""
