"""What somebody reads whose words are kept until they say that they are for us."""

from collections.abc import Sequence
from dataclasses import replace

from xenia.care.early.models import TicketEarly
from xenia.care.early.taps import BringEarly, DropEarly, WriteAnew
from xenia.care.models import Kind, Ticket
from xenia.care.said import SAID_JSON, Said
from xenia.care.screens import case_button
from xenia.care.taps import AskPerson
from xenia.core.reply import Button, Home, Screen, button, rows_of
from xenia.core.texts import Html, Say
from xenia.customers.screens import welcome
from xenia.shop import Shop

_QUOTED = 200
"""Letters of what they wrote, so that they know what is meant."""
_SHOWN = 1_500
"""The same where they are about to send it."""


def kept(say: Say, shop: Shop, name: str) -> Screen:
    """It is kept; what to do for somebody to read it."""
    page, told = welcome(say, shop, name), say("early-kept")
    return replace(page, text=Html(f"{page.text}\n\n{told}"))


def offer(say: Say, said: Sequence[Said]) -> Screen:
    """They have joined: shall somebody read it? One tap says what it is."""
    words = next((one.words for one in said if one.words), None)
    words = words or say.plain("care-sent", what=said[0].what)
    text = say("early-offer", messages=len(said), words=_cut(words, _QUOTED))
    return Screen(text, (*_kinds(say), (button(say.plain("early-drop"), DropEarly()),)))


def which(say: Say, kept: Sequence[TicketEarly], recent: Sequence[Ticket] = ()) -> Screen:
    """They want somebody, and have said it already: what is it? One tap sends it."""
    recent_ones = ((case_button(say, one),) for one in recent)
    anew = button(say.plain("early-anew"), WriteAnew())
    menu = button(say.plain("bot-menu"), Home(guest=True))
    return Screen(_text(say, "early-which", kept), (*recent_ones, *_kinds(say), (anew,), (menu,)))


def as_it_is(say: Say, kind: Kind, kept: Sequence[TicketEarly]) -> Screen:
    """They have chosen what it is, and have said it already: one tap sends it."""
    send = button(say.plain("early-send"), BringEarly(kind=kind), "primary")
    anew = button(say.plain("early-anew"), WriteAnew(kind=kind))
    back = button(say.plain("bot-back"), AskPerson())
    return Screen(_text(say, "early-as-it-is", kept, kind), ((send,), (anew,), (back,)))


def still_here(say: Say, kept: Sequence[TicketEarly]) -> Screen:
    """They have added to it, and not sent it."""
    anew = button(say.plain("early-anew"), WriteAnew())
    return Screen(_text(say, "early-still-here", kept), (*_kinds(say), (anew,)))


def full(say: Say, kind: Kind | None) -> Screen:
    """They have written more than is kept for nobody: this one was not."""
    rows = ((button(say.plain("early-send"), BringEarly(kind=kind), "primary"),),) if kind else _kinds(say)
    return Screen(say("early-full"), rows)


def _text(say: Say, key: str, kept: Sequence[TicketEarly], kind: Kind | None = None) -> Html:
    said = [SAID_JSON.validate_json(one.said) for one in kept]
    parts = [
        one.words or ""
        if one.what == "text"
        else f"{say.plain('care-sent', what=one.what)} {one.words or ''}"
        for one in said
    ]
    words = _cut("\n".join(part.strip() for part in parts), _SHOWN)
    return say(key, messages=len(said), words=words, kind=kind.value if kind else "none")


def _kinds(say: Say) -> tuple[tuple[Button, ...], ...]:
    return rows_of(button(say.plain("early-bring", kind=kind.value), BringEarly(kind=kind)) for kind in Kind)


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else f"{words[:limit]}…"
