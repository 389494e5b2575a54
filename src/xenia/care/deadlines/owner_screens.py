"""What an admin reads about how long the team may take."""

from datetime import timedelta

from xenia.care.deadlines.count import Which
from xenia.care.deadlines.shown import span
from xenia.care.deadlines.standing import Basis
from xenia.care.deadlines.taps import AskTarget, SetTarget, ShowTargets
from xenia.care.deadlines.typed import Why, usual_day
from xenia.care.models import Kind
from xenia.core.reply import Home, Screen, button, rows_of
from xenia.core.texts import Html, Say

_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
_USUAL = {
    Which.FIRST: [_HOUR / 2, _HOUR, 2 * _HOUR, 4 * _HOUR, 8 * _HOUR, None],
    Which.SOLVE: [4 * _HOUR, 8 * _HOUR, 16 * _HOUR, 24 * _HOUR, 48 * _HOUR, None],
}
"""What is offered by buttons."""


def everything(say: Say, basis: Basis) -> Screen:
    """For each kind how long an answer and a solution may take; each is a button."""
    lines = [
        say(
            "deadlines-target",
            kind=say.plain("deadlines-kind", kind=kind.value),
            first=_shown(say, basis.targets[kind, Which.FIRST]),
            solve=_shown(say, basis.targets[kind, Which.SOLVE]),
        )
        for kind in Kind
    ]
    text = Html(
        "\n\n".join([say("deadlines-targets"), Html("\n".join(lines)), say("deadlines-targets-note")])
    )
    buttons = rows_of(
        button(
            say.plain("deadlines-set", kind=say.plain("deadlines-kind", kind=kind.value), which=which.value),
            AskTarget(kind=kind, which=which),
        )
        for kind in Kind
        for which in Which
    )
    return Screen(text, (*buttons, (button(say.plain("bot-back"), Home()),)))


def ask(say: Say, basis: Basis, kind: Kind, which: Which, why: Why | None = None) -> Screen:
    """How long may this take? Said again with the reason where the answer did not fit."""
    text = say(
        "deadlines-ask",
        why=why or "none",
        kind=say.plain("deadlines-kind", kind=kind.value),
        which=which.value,
        now=_shown(say, basis.targets[kind, which]),
        day=span(say, usual_day(basis.hours)),
    )
    usual = rows_of(
        (
            button(_shown(say, one), SetTarget(kind=kind, which=which, minutes=one // _MINUTE if one else 0))
            for one in _USUAL[which]
        ),
        width=3,
    )
    return Screen(text, (*usual, (button(say.plain("bot-back"), ShowTargets()),)))


def _shown(say: Say, allowance: timedelta | None) -> str:
    return say.plain("deadlines-none") if allowance is None else span(say, allowance)
