"""The buttons of kind words and of the team's suggestions."""

from aiogram.filters.callback_data import CallbackData

from xenia.care.taps import Page
from xenia.core.taps import RowId


class ShowPraise(CallbackData, prefix="praise"):
    """The kind words that one has earned; for shift leads, everybody's count."""


class ShowKindWords(CallbackData, prefix="praisefrom"):
    """Ratings with kind words that nobody has passed on yet."""

    page: Page = 0


class PassOnCase(CallbackData, prefix="praisecase"):
    """Who earned the kind words of this ticket?"""

    ticket: RowId


class PassOnFeedback(CallbackData, prefix="praiserate"):
    """Who earned the kind words of this rating?"""

    feedback: RowId


class PraiseIsFor(CallbackData, prefix="praisefor"):
    """It is for that member, or not any more."""

    praise: RowId
    member: RowId


class AskPraise(CallbackData, prefix="praiseask"):
    """Ask the customer whether it may be read."""

    praise: RowId


class LetRead(CallbackData, prefix="praiseread"):
    """The customer's answer."""

    praise: RowId
    read: bool
    named: bool


class ShowSuggestions(CallbackData, prefix="suggest"):
    """One's own suggestions; for the owner, everybody's."""

    page: Page = 0


class WriteSuggestion(CallbackData, prefix="suggestnew"):
    """What I send next is one."""


class SendSuggestion(CallbackData, prefix="suggestok"):
    """Let the owner read it as it was shown."""


class AnswerSuggestion(CallbackData, prefix="suggestre"):
    """The owner's next words are the answer to it."""

    suggestion: RowId


class SendSuggestionAnswer(CallbackData, prefix="suggestreok"):
    """Let who suggested it read the answer as it was shown."""
