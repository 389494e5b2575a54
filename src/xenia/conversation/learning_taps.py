"""The buttons of what was not understood."""

from aiogram.filters.callback_data import CallbackData

from xenia.conversation.intents import Intent
from xenia.core.taps import RowId


class ShowLearning(CallbackData, prefix="learn"):
    """Whether lines are kept, and how many wait."""


class SwitchLearning(CallbackData, prefix="learnon"):
    """Keep what is not understood, or stop."""

    on: bool


class ShowLine(CallbackData, prefix="learnline"):
    """The oldest line that waits; all intents to choose from, or the likely ones."""

    every: bool = False


class Label(CallbackData, prefix="learnis"):
    """It is about that; `out_of_scope` throws it away."""

    line: RowId
    intent: Intent


class ShowExamples(CallbackData, prefix="learned"):
    """What the team has labelled."""


class ForgetExample(CallbackData, prefix="learnnot"):
    """That label was wrong."""

    example: RowId
