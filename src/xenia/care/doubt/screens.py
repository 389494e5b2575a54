"""How somebody of the team is asked for whom their words are."""

from dataclasses import replace

from xenia.care.doubt.taps import Decide, DecideDraft
from xenia.care.find import Case
from xenia.core.reply import Reply, Screen, button
from xenia.core.texts import Html, Say


def ask(say: Say, case: Case, doubt_id: int, *, of_note: bool = False) -> Screen:
    """Nothing has left. A note, or for the customer?"""
    note = button(say.plain("doubt-note"), Decide(doubt=doubt_id, note=True), "primary")
    send = button(say.plain("doubt-send"), Decide(doubt=doubt_id, note=False))
    return Screen(_text(say, case, of_note=of_note), ((note,), (send,)))


def ask_again(say: Say, case: Case, doubt_id: int) -> Screen:
    """An hour later, once."""
    text = say("doubt-again", name=case.ticket.reference, customer=case.customer.first_name)
    return replace(ask(say, case, doubt_id), text=text)


def ask_of_draft(say: Say, case: Case, draft: str, *, of_note: bool = False) -> Reply:
    """The same of a draft."""
    note = button(say.plain("doubt-note"), DecideDraft(draft=draft, note=True), "primary")
    send = button(say.plain("doubt-send"), DecideDraft(draft=draft, note=False))
    return Reply((Screen(_text(say, case, of_note=of_note), ((note,), (send,))),), fresh=True)


def decided(say: Say, case: Case, *, note: bool) -> Screen:
    """What became of it."""
    text = say(
        "doubt-decided",
        note="yes" if note else "no",
        name=case.ticket.reference,
        customer=case.customer.first_name,
    )
    return Screen(text)


def _text(say: Say, case: Case, *, of_note: bool) -> Html:
    why = "reply" if of_note else "looks"
    return say("doubt-ask", why=why, name=case.ticket.reference, customer=case.customer.first_name)
