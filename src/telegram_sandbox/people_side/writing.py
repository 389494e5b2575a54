"""A person writes, sends, changes and reacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import render, speaking
from telegram_sandbox.errors import Refused
from telegram_sandbox.messages import Content
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import INTEGER, fields, text
from telegram_sandbox.text.automatic import plain

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON


@route(
    "POST",
    "/sandbox/people/{person}/chats/{chat}/messages",
    "Write into a chat as this person",
    body=fields(text=text(), reply_to=INTEGER),
)
def write(visit: Visit) -> JSON:
    """Write a text."""
    person, chat = visit.person(), visit.chat()
    words = visit.body.get("text", "").strip()
    if not words:
        raise Refused("There is nothing to send: give a text.")
    told = speaking.say(
        visit.sandbox, person, chat, Content("text", plain(words)), visit.body.get("reply_to")
    )
    return {"messages": [render.view(told, person)]}
