"""The buttons of this room."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.privacy.consent import PURPOSES


class Welcome(CallbackData, prefix="hello"):
    """The page for those who have not joined, in that language."""

    language: str


class Join(CallbackData, prefix="join"):
    """Become a customer, reading in that language."""

    language: str


class ShowCard(CallbackData, prefix="card"):
    """The member card."""


class ShowSettings(CallbackData, prefix="set"):
    """Language, consents, leaving."""


class ChooseLanguage(CallbackData, prefix="lang"):
    """Read everything in that language from now on."""

    language: str


class Decide(CallbackData, prefix="ok"):
    """Say yes or no to one purpose, having read the sentence with that fingerprint."""

    purpose: Annotated[str, Field(pattern=f"^({'|'.join(PURPOSES)})$")]
    given: bool
    notice: str
    joining: bool


class Leave(CallbackData, prefix="leave"):
    """Leave the programme: asks first, then does it."""

    sure: bool = False
