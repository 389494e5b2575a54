"""What the team reads of what was not understood."""

from collections.abc import Sequence

from xenia.conversation.intents import BY_RULE, Intent
from xenia.conversation.learning_models import TalkExample, TalkMissed
from xenia.conversation.learning_taps import (
    ForgetExample,
    Label,
    ShowExamples,
    ShowLearning,
    ShowLine,
    SwitchLearning,
)
from xenia.conversation.relearning.taps import ShowModels
from xenia.core.reply import Button, Home, Screen, button, rows_of
from xenia.core.texts import Say

_LIKELY = (Intent.POINTS, Intent.REWARDS, Intent.HOURS, Intent.FAQ, Intent.COMPLAINT, Intent.PERSON)
_SHOWN = 20


def learning(say: Say, many: int, *, on: bool, may_switch: bool) -> Screen:
    """What is kept, for how long, and by whose wish."""
    rows: list[tuple[Button, ...]] = []
    if many:
        rows.append((button(say.plain("talk-learn-begin", many=many), ShowLine(), "primary"),))
    rows.append((button(say.plain("talk-learn-examples"), ShowExamples()),))
    rows.append((button(say.plain("relearn-open"), ShowModels()),))
    if may_switch:
        turn = say.plain("talk-learn-switch", on="yes" if on else "no")
        rows.append((button(turn, SwitchLearning(on=not on)),))
    text = say("talk-learn", on="yes" if on else "no", many=many)
    return Screen(text, (*rows, (button(say.plain("bot-menu"), Home()),)))


def line(say: Say, missed: TalkMissed | None, many: int, *, every: bool = False) -> Screen:
    """One line: what is it about?"""
    back = (button(say.plain("bot-back"), ShowLearning()),)
    if missed is None:
        return Screen(say("talk-learn-done"), (back,))
    guess = (Intent(missed.guess),) if missed.guess else ()
    intents = (
        [one for one in Intent if one not in BY_RULE and one is not Intent.UNKNOWN]
        if every
        else [*guess, *_LIKELY]
    )
    buttons = [
        button(say.plain("talk-label", intent=one.value), Label(line=missed.id, intent=one))
        for one in dict.fromkeys(intents)
    ]
    more = () if every else ((button(say.plain("talk-learn-every"), ShowLine(every=True)),),)
    away = (button(say.plain("talk-learn-away"), Label(line=missed.id, intent=Intent.UNKNOWN)),)
    text = say("talk-learn-line", words=missed.words, many=many)
    return Screen(text, (*rows_of(buttons), *more, away, back))


def examples(say: Say, found: Sequence[TalkExample]) -> Screen:
    """The newest labels, each to be forgotten with a tap."""
    rows = tuple(
        (button(say.plain("talk-learn-forget", words=one.words[:32]), ForgetExample(example=one.id)),)
        for one in found[:_SHOWN]
    )
    lines = "\n".join(
        say(
            "talk-learn-example",
            words=one.words[:80],
            label=say.plain("talk-label", intent=one.intent),
        )
        for one in found[:_SHOWN]
    )
    text = say("talk-learn-list", some="yes" if found else "no")
    back = (button(say.plain("bot-back"), ShowLearning()),)
    return Screen(f"{text}\n\n{lines}" if lines else text, (*rows, back))
