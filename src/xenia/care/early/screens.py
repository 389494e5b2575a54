"""What somebody reads whose words are kept until they have joined."""

from collections.abc import Sequence
from dataclasses import replace

from xenia.care.early.taps import BringEarly, DropEarly
from xenia.care.models import Kind
from xenia.care.said import Said
from xenia.core.reply import Screen, button, rows_of
from xenia.core.texts import Html, Say
from xenia.customers.screens import welcome
from xenia.shop import Shop

_QUOTED = 200
"""Letters of what they wrote, so that they know what is meant."""


def kept(say: Say, shop: Shop, name: str) -> Screen:
    """It is kept; what to do for somebody to read it."""
    page = welcome(say, shop, name)
    return replace(page, text=Html(f"{page.text}\n\n{say('early-kept')}"))


def offer(say: Say, said: Sequence[Said]) -> Screen:
    """They have joined: shall somebody read it? One tap says what it is."""
    words = next((one.words for one in said if one.words), None)
    words = words or say.plain("care-sent", what=said[0].what)
    text = say(
        "early-offer",
        messages=len(said),
        words=words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…",
    )
    kinds = rows_of(button(say.plain("early-bring", kind=kind.value), BringEarly(kind=kind)) for kind in Kind)
    return Screen(text, (*kinds, (button(say.plain("early-drop"), DropEarly()),)))
