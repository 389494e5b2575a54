"""The buttons of announcements."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.core.taps import RowId
from xenia.outreach.announcements.content import MOST_BUTTONS, Page

Mark = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
"""Tells whether what was read is still what would go."""
AskedField = Literal["text_el", "text_en", "link", "begins", "ends", "joined_from", "joined_before", "cards"]


class ShowAnnouncements(CallbackData, prefix="announce"):
    """All announcements, the newest first."""

    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


class NewAnnouncement(CallbackData, prefix="annew"):
    """Begin one."""


class ShowDraft(CallbackData, prefix="andraft"):
    """One that is written, or waits for a second yes."""

    announcement: RowId


class ShowProgress(CallbackData, prefix="anrun"):
    """One that was approved: how it goes, or went."""

    announcement: RowId


class AskFor(CallbackData, prefix="anask"):
    """The admin is to write something."""

    announcement: RowId
    field: AskedField


class TakePhotosOff(CallbackData, prefix="annopics"):
    """No pictures."""

    announcement: RowId


class ShowButtons(CallbackData, prefix="anbuttons"):
    """Its buttons, and what another may lead to."""

    announcement: RowId


class AddPageButton(CallbackData, prefix="anpage"):
    """A button to a page of the bot."""

    announcement: RowId
    page: Page


class TakeButtonOff(CallbackData, prefix="annobutton"):
    """One button less."""

    announcement: RowId
    button: Annotated[int, Field(ge=0, lt=MOST_BUTTONS)]


class ShowAudience(CallbackData, prefix="anwhom"):
    """Whom it is for, how many get it, and who does not."""

    announcement: RowId


class ForLanguage(CallbackData, prefix="anlang"):
    """Those who read in one language, or in any."""

    announcement: RowId
    language: Literal["el", "en", "any"]


class ForAll(CallbackData, prefix="anall"):
    """Everybody who wants our news."""

    announcement: RowId


class ShowTimes(CallbackData, prefix="anwhen"):
    """When it begins and ends."""

    announcement: RowId


class BeginAt(CallbackData, prefix="anbegin"):
    """Begin at once, or at the next ten in the morning of a day on which we write."""

    announcement: RowId
    at: Literal["once", "next"]


class WhoseClock(CallbackData, prefix="anclock"):
    """The shop's time, or each customer's own."""

    announcement: RowId
    local: bool


class EndAfter(CallbackData, prefix="anend"):
    """So many days after it begins."""

    announcement: RowId
    days: Annotated[int, Field(ge=1, le=30)]


class HoldOut(CallbackData, prefix="anhold"):
    """How many in a hundred get none, to learn what it does."""

    announcement: RowId
    percent: Annotated[int, Field(ge=0, le=10)]


class TryOut(CallbackData, prefix="antry"):
    """Send it to me, in both languages, as it will look."""

    announcement: RowId


class Ready(CallbackData, prefix="anready"):
    """It is written: look whether it may go, and to whom."""

    announcement: RowId


class SameAgain(CallbackData, prefix="ansame"):
    """The same was announced before, and is to go once more."""

    announcement: RowId
    mark: Mark


class MeantSo(CallbackData, prefix="anmeant"):
    """Its words look odd, and are meant so."""

    announcement: RowId
    mark: Mark


class AskApproval(CallbackData, prefix="anyes"):
    """Have it approved: by another admin, or by myself after a pause."""

    announcement: RowId
    mark: Mark


class Approve(CallbackData, prefix="anok"):
    """Yes, as it was read."""

    announcement: RowId
    mark: Mark


class Decline(CallbackData, prefix="anno"):
    """Not yet: back to its writer."""

    announcement: RowId


class Discard(CallbackData, prefix="androp"):
    """Throw the draft away: asks first."""

    announcement: RowId
    sure: bool = False


class Opened(CallbackData, prefix="anopen"):
    """A customer taps a button of an announcement that leads to a page of the bot."""

    announcement: RowId
    button: Annotated[int, Field(ge=0, lt=MOST_BUTTONS)]
