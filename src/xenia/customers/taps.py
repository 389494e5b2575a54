"""The buttons of this room."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.core.taps import RowId
from xenia.customers.zones import ZONES
from xenia.privacy.consent import PURPOSES

_PURPOSES = "|".join(PURPOSES)
Purpose = Annotated[str, Field(pattern=f"^({_PURPOSES})$")]
Fingerprint = Annotated[str, Field(pattern="^[0-9a-f]{8}$")]
Month = Annotated[int, Field(ge=1, le=12)]
Hour = Annotated[int, Field(ge=0, le=23)]


class Welcome(CallbackData, prefix="hello"):
    """The page for those who have not joined, in that language."""

    language: str


class Join(CallbackData, prefix="join"):
    """Become a customer, reading in that language."""

    language: str


class ShowCard(CallbackData, prefix="card"):
    """The member card."""


class ShowSettings(CallbackData, prefix="set"):
    """Language, messages, leaving."""


class ChooseLanguage(CallbackData, prefix="lang"):
    """Read everything in that language from now on."""

    language: str


class Leave(CallbackData, prefix="leave"):
    """Leave the programme: asks first, then does it."""

    sure: bool = False


class ShowMessages(CallbackData, prefix="msgs"):
    """What we may write to the customer, each purpose with its yes or no."""


class Decide(CallbackData, prefix="ok"):
    """Say yes or no to one purpose, having read the sentence with that fingerprint."""

    purpose: Purpose
    given: bool
    notice: Fingerprint


class StopAll(CallbackData, prefix="okno"):
    """Say no to everything we may write."""


class AskAge(CallbackData, prefix="age"):
    """The question whether somebody is 15 or older, to be answered anew."""


class SayAge(CallbackData, prefix="aged"):
    """The answer, and the purpose to which the customer was about to say yes when we asked."""

    of_age: bool
    purpose: Annotated[str, Field(pattern=f"^({_PURPOSES}|)$")] = ""
    notice: Annotated[str, Field(pattern="^([0-9a-f]{8}|)$")] = ""


class ShowDays(CallbackData, prefix="days"):
    """Birthday and name day, as the customer told us."""


class AskBirthday(CallbackData, prefix="bask"):
    """The twelve months."""


class AskBirthDay(CallbackData, prefix="bmon"):
    """The days of a month."""

    month: Month


class KeepBirthday(CallbackData, prefix="bday"):
    """A birthday; of 29 February also the day for other years, once it is chosen."""

    month: Month
    day: Annotated[int, Field(ge=1, le=31)]
    leap: Literal["before", "after", ""] = ""


class DropBirthday(CallbackData, prefix="bdrop"):
    """Forget the birthday."""


class AskNameDay(CallbackData, prefix="nask"):
    """The feasts that go with the customer's name."""


class WriteName(CallbackData, prefix="nwrite"):
    """The customer wants to write another name."""


class KeepNameDay(CallbackData, prefix="nday"):
    """Keep the feast of that name of the calendar."""

    key: Annotated[str, Field(pattern="^[a-z-]{1,40}$")]


class DropNameDay(CallbackData, prefix="ndrop"):
    """Keep no feast."""


class ShowPace(CallbackData, prefix="pace"):
    """Quiet hours, time zone, how often."""


class AskZone(CallbackData, prefix="zones"):
    """The time zones to choose from."""


class KeepZone(CallbackData, prefix="zone"):
    """Live in that time zone, or without one in the shop's."""

    zone: Annotated[str, Field(pattern=f"^({'|'.join(ZONES)}|)$")] = ""


class AskQuietFrom(CallbackData, prefix="qask"):
    """From which hour it shall be quiet."""


class AskQuietUntil(CallbackData, prefix="qfrom"):
    """Until which hour it shall be quiet."""

    start: Hour


class KeepQuiet(CallbackData, prefix="quiet"):
    """The quiet hours."""

    start: Hour
    end: Hour


class KeepMonthly(CallbackData, prefix="often"):
    """How many messages a month at most."""

    monthly: Annotated[int, Field(ge=1, le=4)]


class ShowCustomer(CallbackData, prefix="who"):
    """The team looks at a customer; back to the ticket from which they came, if that is not 0."""

    customer: RowId
    ticket: Annotated[int, Field(ge=0, lt=2**63)] = 0
