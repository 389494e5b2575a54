"""What the team reads of learning anew."""

from collections.abc import Sequence

from xenia.conversation.learning_taps import ShowExamples, ShowLearning
from xenia.conversation.relearning.models import Learned, TalkModel, TalkUse
from xenia.conversation.relearning.taps import LearnNow, ShowModels, UseModel
from xenia.core.reply import Button, Screen, button
from xenia.core.texts import Html, Say


def models(
    say: Say, use: TalkUse | None, kept: Sequence[TalkModel], wish: int | None, *, is_learning: bool
) -> Screen:
    """What is in use, what could be, and what there is to learn: `wish` lines; None, where nothing is new."""
    number = use.model_id if use else None
    own = next((one for one in kept if one.id == number), None)
    text = say(
        "relearn-page",
        own="yes" if own else "no",
        lines=own.lines if own else 0,
        since=use.at if use else "",
    )
    rows: list[tuple[Button, ...]] = []
    if is_learning:
        more = say("relearn-at-it")
    elif wish is not None:
        more = say("relearn-waiting", lines=wish) if wish else Html("")
        rows.append((button(say.plain("relearn-now", lines=wish), LearnNow(), "primary"),))
    else:
        more = say("relearn-nothing-new" if own else "relearn-none")
    rows += [
        (
            button(
                say.plain(
                    "relearn-back-own", lines=one.lines, day=say.short_day(one.done_at or one.asked_at)
                ),
                UseModel(model=one.id),
            ),
        )
        for one in kept
        if one.id != number
    ]
    if number is not None:
        rows.append((button(say.plain("relearn-back-built-in"), UseModel(model=0)),))
    back = (button(say.plain("bot-back"), ShowLearning()),)
    return Screen(Html(f"{text}\n\n{more}".strip()), (*rows, back))


def told(say: Say, model: TalkModel) -> Screen | None:
    """What became of a wish."""
    match model.state:
        case Learned.TAKEN:
            text = say("relearn-told-taken", lines=model.lines, since=model.done_at or model.asked_at)
        case Learned.REFUSED:
            worse = ", ".join(f"«{say.plain('talk-label', intent=one)}»" for one in model.worse.split())
            text = say("relearn-told-refused", lines=model.lines, worse=worse)
        case Learned.FAILED:
            text = say("relearn-told-failed")
        case Learned.BROKEN:
            text = say("relearn-told-broken")
        case Learned.OUTDATED:
            text = say("relearn-told-outdated")
        case _:
            return None
    rows = [(button(say.plain("relearn-open"), ShowModels()),)]
    if model.state == Learned.REFUSED:
        rows.insert(0, (button(say.plain("talk-learn-examples"), ShowExamples()),))
    return Screen(text, tuple(rows))
