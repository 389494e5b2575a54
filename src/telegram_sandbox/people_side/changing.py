"""A person changes, deletes, pins and reacts to messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import render, rights, speaking
from telegram_sandbox.errors import Refused
from telegram_sandbox.messages import MEDIA_KINDS, Content
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import fields, one_of, text
from telegram_sandbox.people_side.writing import CAPTION, words_of
from telegram_sandbox.reactions import EMOJI
from telegram_sandbox.text.automatic import plain

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON


@route(
    "PATCH",
    "/sandbox/people/{person}/chats/{chat}/messages/{message}",
    "Change one's own text or caption",
    body=fields(text=text(), caption=CAPTION),
)
def change(visit: Visit) -> JSON:
    """Change an own message; bots that see it are told."""
    person, told = visit.person(), visit.message()
    kind = one_of(visit.body, "text", "caption")
    speaking.check_may(person, told.chat)
    if told.sender is not person:
        raise Refused("That is somebody else's message.", 403)
    if told.forward_origin is not None:
        raise Refused("What was forwarded cannot be changed.")
    if (kind == "caption") != (told.content.kind in MEDIA_KINDS) or told.content.service:
        raise Refused(f"This message has no {kind} to change.")
    words = words_of(visit.body[kind]) if kind == "text" else plain(visit.body[kind].strip())
    if words != told.content.text:
        told.content = Content(told.content.kind, words, told.content.media)
        visit.sandbox.edited(told)
    return render.view(told, person)


@route(
    "DELETE",
    "/sandbox/people/{person}/chats/{chat}/messages/{message}",
    "Delete a message for everybody; bots are not told",
)
def delete(visit: Visit) -> JSON:
    """Delete a message: in a private chat any, in a group one's own, or any with an administrator's right."""
    person, told = visit.person(), visit.message()
    chat = told.chat
    if not chat.private and told.sender is not person and not chat.may(person, rights.DELETE):
        raise Refused(f"{person.first_name} may not delete this message.", 403)
    visit.sandbox.delete(told, person)
    return {"deleted": told.message_id}


@route("PUT", "/sandbox/people/{person}/chats/{chat}/messages/{message}/pin", "Pin a message")
def pin(visit: Visit) -> JSON:
    """Pin a message; a service message tells everybody."""
    return _pin(visit, pinned=True)


@route("DELETE", "/sandbox/people/{person}/chats/{chat}/messages/{message}/pin", "Unpin a message")
def unpin(visit: Visit) -> JSON:
    """Unpin a message."""
    return _pin(visit, pinned=False)


@route(
    "PUT",
    "/sandbox/people/{person}/chats/{chat}/messages/{message}/reaction",
    "React to a message; null takes the reaction back",
    body=fields(("emoji",), emoji={"enum": [*sorted(EMOJI), None]}),
)
def react(visit: Visit) -> JSON:
    """React to a message."""
    person, told = visit.person(), visit.message()
    speaking.check_may(person, told.chat)
    visit.sandbox.react(told, person, visit.body["emoji"])
    return render.view(told, person)


def _pin(visit: Visit, *, pinned: bool) -> JSON:
    person, told = visit.person(), visit.message()
    speaking.check_may(person, told.chat)
    if not told.chat.private and not told.chat.may(person, rights.PIN):
        raise Refused(f"{person.first_name} may not pin messages here.", 403)
    if told.content.service:
        raise Refused("This message cannot be pinned.")
    visit.sandbox.pin(told, person, pinned=pinned)
    return render.view(told, person)
