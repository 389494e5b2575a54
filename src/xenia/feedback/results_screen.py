"""What surveys say, on one page for admins: each figure with how sure it is."""

from collections.abc import Mapping
from math import ceil, floor

from babel.numbers import format_decimal

from xenia.core.reply import Home, Screen, button
from xenia.core.texts import Html, Say
from xenia.feedback.intervals import ENOUGH
from xenia.feedback.models import Question
from xenia.feedback.results import Result
from xenia.feedback.taps import ShowResults


def page(say: Say, found: Mapping[Question, Result], days: str) -> Screen:
    """The three questions, over one period; the others one tap away."""
    parts = [say("feedback-results", days=days), *(_result(say, one) for one in found.values())]
    if any(one.answered for one in found.values()):
        parts.append(say("feedback-results-how"))
    periods = []
    for tap in (ShowResults(days="30"), ShowResults(days="90"), ShowResults(days="365")):
        label = say.plain("feedback-results-period", days=tap.days, now="yes" if tap.days == days else "no")
        periods.append(button(label, tap))
    return Screen(Html("\n\n".join(parts)), (tuple(periods), (button(say.plain("bot-back"), Home()),)))


def _result(say: Say, one: Result) -> Html:
    lines = [say("feedback-results-title", question=one.question.value)]
    response, score, mean = one.response, one.score, one.mean
    if response is None:
        lines.append(say("feedback-results-none"))
    else:
        share = str(_percent(response.value))
        lines.append(
            say(
                "feedback-results-response",
                answered=one.answered,
                delivered=one.delivered,
                share=share,
                dismissed=one.dismissed,
            )
        )
    if one.unknown:
        lines.append(say("feedback-results-unknown", unknown=one.unknown))
    if score is not None and mean is not None:
        is_net = one.question == Question.NPS
        scale = 1 if is_net else 100
        said = say(
            "feedback-results-score",
            question=one.question.value,
            few="no" if one.is_enough else "yes",
            score=_signed(_net(score.value) if is_net else _percent(score.value)),
            low=_signed(floor(score.low * scale)),  # outwards: never surer than it is
            high=_signed(ceil(score.high * scale)),
            mean=format_decimal(mean, "0.0", locale=say.language),
        )
        counts = " · ".join(f"{chosen}: {count}" for chosen, count in sorted(one.counts.items()))
        lines += [said, say("feedback-results-counts", counts=counts)]
        if not one.is_enough:
            lines.append(say("feedback-results-few", enough=ENOUGH))
    return Html("\n".join(lines))


def _percent(share: float) -> int:
    """A share in whole percent; all and none are said only of all and none."""
    return round(share * 100) if share in {0, 1} else min(max(round(share * 100), 1), 99)


def _net(score: float) -> int:
    """A Net Promoter Score as a whole number; its two ends are said only where everybody agrees."""
    return round(score) if abs(score) == 100 else min(max(round(score), -99), 99)  # noqa: PLR2004 - the ends


def _signed(number: int) -> str:
    """A whole number with a minus that reads as one."""
    return str(number).replace("-", "−")
