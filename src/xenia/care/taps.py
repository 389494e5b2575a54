"""The buttons of this room."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from xenia.care.models import Kind
from xenia.core.taps import RowId

Page = Annotated[int, Field(ge=0, lt=10_000)]


class AskPerson(CallbackData, prefix="help"):
    """A customer wants somebody of the team."""


class NewCase(CallbackData, prefix="case"):
    """What it is about; the next thing they send opens it."""

    kind: Kind


class MyCase(CallbackData, prefix="mycase"):
    """The customer looks at one of their own."""

    ticket: RowId


class GoOn(CallbackData, prefix="caseon"):
    """What the customer sends next belongs to it."""

    ticket: RowId


class AddTo(CallbackData, prefix="caseadd"):
    """What the customer has just written belongs to it."""

    ticket: RowId
    message: RowId
    """The last message that the question was about."""


class KeepOut(CallbackData, prefix="caseno"):
    """What the customer has just written belongs to none that is open: asks what becomes of it."""


LineId = Annotated[int, Field(ge=0, lt=2**63)]


class Elsewhere(CallbackData, prefix="caseelse"):
    """What was added from one line to another is about something else: asks what becomes of it."""

    first: RowId
    last: RowId


class OpenWith(CallbackData, prefix="casewith"):
    """Open a new one with what was added so; with what was laid aside, where no line is named."""

    kind: Kind
    first: LineId = 0
    last: LineId = 0


class NotNeeded(CallbackData, prefix="casenone"):
    """No new one: what was laid aside is dropped, and what was added stays where it is."""

    first: LineId = 0


class Solved(CallbackData, prefix="solved"):
    """The customer says so too."""

    ticket: RowId


class NotSolved(CallbackData, prefix="unsolved"):
    """The customer brings it back."""

    ticket: RowId


class AllWell(CallbackData, prefix="casewell"):
    """What the customer has just written about a solved one wants no answer."""

    ticket: RowId


class Withdraw(CallbackData, prefix="casegone"):
    """The customer does not need it any more: asks first, then does it."""

    ticket: RowId
    sure: bool = False


class ShowCases(CallbackData, prefix="cases"):
    """The team's list of what is open."""

    page: Page = 0


class OpenFor(CallbackData, prefix="casefor"):
    """Write down what a customer has just told me."""


class ShowCase(CallbackData, prefix="caseof"):
    """One of them, with its history; page 0 is the newest."""

    ticket: RowId
    page: Page = 0
    keep: bool = False
    """Leave what was tapped where it is: somebody's words, or a picture."""


class Claim(CallbackData, prefix="caseget"):
    """I take it."""

    ticket: RowId


class HandOver(CallbackData, prefix="casegive"):
    """Give it to somebody else; 0 asks to whom."""

    ticket: RowId
    to: Annotated[int, Field(ge=0, lt=2**63)] = 0


class Mode(StrEnum):
    """What the team's next words are."""

    ANSWER = "answer"
    NOTE = "note"
    RESOLVE = "resolve"
    CLOSE = "close"


class Write(CallbackData, prefix="casesay"):
    """What I send next is that."""

    ticket: RowId
    mode: Mode


Mark = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
"""Which draft stands above the button: see `mark_of`."""


class SendWords(CallbackData, prefix="casesend"):
    """Send what was written and shown."""

    draft: Mark


class WaitForCustomer(CallbackData, prefix="casewait"):
    """We can go on when the customer answers."""

    ticket: RowId


class Reopen(CallbackData, prefix="caseback"):
    """Somebody of the team opens it again."""

    ticket: RowId


class Sort(CallbackData, prefix="casekind"):
    """It is of that kind; without one, asks which."""

    ticket: RowId
    kind: Kind | None = None


class Everything(CallbackData, prefix="caseall"):
    """Have all of it sent once more, pictures and files too."""

    ticket: RowId


class ShowGoodwill(CallbackData, prefix="gw"):
    """Put it right with points."""

    ticket: RowId
