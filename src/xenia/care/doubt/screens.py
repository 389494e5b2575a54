"""How somebody of the team is asked for whom their words are."""

from xenia.care.doubt.taps import Decide, DecideDraft
from xenia.care.find import Case
from xenia.core.reply import Reply, Screen, button
from xenia.core.texts import Say


def ask(say: Say, case: Case, doubt_id: int) -> Screen:
    """Nothing has left. A note, or for the customer?"""
    note = button(say.plain("doubt-note"), Decide(doubt=doubt_id, note=True), "primary")
    send = button(say.plain("doubt-send"), Decide(doubt=doubt_id, note=False))
    return Screen(_text(say, case), ((note,), (send,)))


def ask_of_draft(say: Say, case: Case, draft: str) -> Reply:
    """The same of a draft."""
    note = button(say.plain("doubt-note"), DecideDraft(draft=draft, note=True), "primary")
    send = button(say.plain("doubt-send"), DecideDraft(draft=draft, note=False))
    return Reply((Screen(_text(say, case), ((note,), (send,))),), fresh=True)


def decided(say: Say, case: Case, *, note: bool) -> Screen:
    """What became of it."""
    text = say(
        "doubt-decided",
        note="yes" if note else "no",
        name=case.ticket.reference,
        customer=case.customer.first_name,
    )
    return Screen(text)


def _text(say: Say, case: Case) -> str:
    return say("doubt-ask", name=case.ticket.reference, customer=case.customer.first_name)
