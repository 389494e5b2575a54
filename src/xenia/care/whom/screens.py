"""How somebody of the team is asked for whom their words are."""

from collections.abc import Sequence

from xenia.care.find import Case
from xenia.care.said import Said, mark_of
from xenia.care.taps import ShowCases
from xenia.care.whom.taps import SendTo, SendToNobody
from xenia.core.reply import Screen, button
from xenia.core.texts import Say

_MOST = 8
_SHOWN = 1_500
"""Letters of what they wrote."""


def to_whom(say: Say, cases: Sequence[Case], drafts: Sequence[Said], *, note: bool) -> Screen:
    """Nothing has left. To which customer?"""
    parts = [
        one.words or ""
        if one.what == "text"
        else f"{say.plain('care-sent', what=one.what)} {one.words or ''}"
        for one in drafts
    ]
    words = "\n".join(part.strip() for part in parts)
    rows = tuple(
        (
            button(
                say.plain("whom-one", name=one.ticket.reference, customer=one.customer.first_name),
                SendTo(ticket=one.ticket.id, draft=mark_of(one.ticket.id, drafts[-1])),
            ),
        )
        for one in cases[:_MOST]
    )
    text = say(
        "whom-ask",
        note="yes" if note else "no",
        words=words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…",
    )
    nobody = button(say.plain("whom-nobody"), SendToNobody())
    return Screen(text, (*rows, (nobody,)))


def to_nobody(say: Say) -> Screen:
    """It stays where it was written."""
    return Screen(say("whom-not-sent"), ((button(say.plain("care-list-back"), ShowCases()),),))
