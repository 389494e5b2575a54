"""The buttons of the shop's answers, tips and stories."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.conversation.faq_models import Kind
from xenia.core.taps import RowId

Page = Annotated[int, Field(ge=0, lt=10_000)]


class ShowFaq(CallbackData, prefix="faq"):
    """What is often asked, for everybody."""

    page: Page = 0


class ShowEntry(CallbackData, prefix="faqof"):
    """One answer."""

    entry: RowId


class ManageFaq(CallbackData, prefix="mfaq"):
    """The same as the admin sees it."""

    page: Page = 0


class ManageEntry(CallbackData, prefix="mfaqof"):
    """One of them, in both languages."""

    entry: RowId


class WriteEntry(CallbackData, prefix="mfaqnew"):
    """Begin a new one (0), or write one anew."""

    entry: Annotated[int, Field(ge=0, lt=2**63)] = 0
    kind: Kind = Kind.QUESTION


class KeepAsItIs(CallbackData, prefix="mfaqsame"):
    """This part stays as it was: the answer that is not typed."""


class KeepEntry(CallbackData, prefix="mfaqkeep"):
    """As it was previewed."""


class RetireEntry(CallbackData, prefix="mfaqend"):
    """Nobody is told it any more: asks first, then does it."""

    entry: RowId
    sure: bool = False
