"""The buttons of ready answers."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.care.models import Kind
from xenia.care.taps import Mark, Page
from xenia.core.taps import RowId


class PickAnswer(CallbackData, prefix="pick"):
    """Which of the ready answers fits this ticket?"""

    ticket: RowId
    page: Page = 0


class UseAnswer(CallbackData, prefix="pickit"):
    """This one, filled in for its customer, to be read before it leaves."""

    ticket: RowId
    answer: RowId


class SendFilled(CallbackData, prefix="picksend"):
    """Send it as it was shown."""

    draft: Mark


class ShowAnswers(CallbackData, prefix="canned"):
    """All that the shop has ready."""

    page: Page = 0


class ShowAnswer(CallbackData, prefix="cannedof"):
    """One of them, as customers would read it."""

    answer: RowId


class WriteAnswer(CallbackData, prefix="cannednew"):
    """Write a new one, or with its number one of its fields anew."""

    answer: Annotated[int, Field(ge=0, lt=2**63)] = 0
    field: Annotated[int, Field(ge=0, lt=4)] = 0
    """Where it stands among `FIELDS`."""


class ForKind(CallbackData, prefix="cannedfor"):
    """It is for tickets of that kind, or not any more."""

    kind: Kind


class ForThese(CallbackData, prefix="cannedgo"):
    """Those are all."""


class KeepAnswer(CallbackData, prefix="cannedok"):
    """Keep it as it was shown."""


class RetireAnswer(CallbackData, prefix="cannedend"):
    """Nobody picks it any more: asks first, then does it."""

    answer: RowId
    sure: bool = False
