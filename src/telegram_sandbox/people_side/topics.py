"""The topics of a forum as its people see and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import render, topics
from telegram_sandbox.chats import GENERAL
from telegram_sandbox.errors import Refused
from telegram_sandbox.icons import ICONS
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import BOOLEAN, INTEGER, fields, text

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Person
    from telegram_sandbox.chats import Chat, Topic

ICON: JSON = {"enum": ["", *ICONS]}
NAME = text(most=topics.LONGEST_NAME)


@route("GET", "/sandbox/people/{person}/chats/{chat}/topics", "The topics of a forum")
def list_topics(visit: Visit) -> list[JSON]:
    """Return the topics, General first and then those with the newest message."""
    return render.topics(_forum(visit), visit.person())


@route(
    "POST",
    "/sandbox/people/{person}/chats/{chat}/topics",
    "Make a topic",
    body=fields(("name",), name=NAME, icon_custom_emoji_id=ICON),
)
def create_topic(visit: Visit) -> JSON:
    """Make a topic."""
    chat, person, name = _forum(visit), visit.person(), topics.cleaned(visit.body["name"])
    if not name:
        raise Refused("A topic needs a name.")
    icon = visit.body.get("icon_custom_emoji_id") or None
    return _shown(chat, topics.create(visit.sandbox, chat, person, name, icon=icon), person)


@route(
    "PATCH",
    "/sandbox/people/{person}/chats/{chat}/topics/{topic}",
    "Rename a topic, change its icon, close or reopen it; hide General or show it",
    body=fields(name=NAME, icon_custom_emoji_id=ICON, closed=BOOLEAN, hidden=BOOLEAN),
)
def change_topic(visit: Visit) -> JSON:
    """Change what is named, leave the rest."""
    chat, person, body, sandbox = _forum(visit), visit.person(), visit.body, visit.sandbox
    topic = _topic(visit, chat)
    if not chat.manages(person, topic):
        raise Refused(f"{person.first_name} may not change this topic.", 403)
    if "hidden" in body and topic.id != GENERAL:
        raise Refused("Only General can be hidden.")
    name, icon = body.get("name"), body.get("icon_custom_emoji_id")
    cleaned = topics.cleaned(name) if name is not None else None
    topics.edit(sandbox, chat, topic, person, name=cleaned or None, icon=icon)
    if "closed" in body:
        topics.set_closed(sandbox, chat, topic, person, closed=body["closed"])
    if "hidden" in body:
        topics.set_hidden(sandbox, chat, topic, person, hidden=body["hidden"])
    return _shown(chat, topic, person)


@route(
    "DELETE",
    "/sandbox/people/{person}/chats/{chat}/topics/{topic}",
    "Delete a topic with everything in it; bots are not told",
    query={"remembered": INTEGER},
)
def delete_topic(visit: Visit) -> JSON:
    """Delete a topic. With `remembered` 1, bots that write there are told "TOPIC_DELETED"."""
    chat, person = _forum(visit), visit.person()
    topic = _topic(visit, chat)
    if topic.id == GENERAL:
        raise Refused("General cannot be deleted.")
    if not chat.deletes(person, topic):
        raise Refused(f"{person.first_name} may not delete this topic.", 403)
    topics.delete(visit.sandbox, chat, topic, person, remembered=visit.number("remembered", 0) > 0)
    return {"deleted": topic.id}


def _shown(chat: Chat, topic: Topic, person: Person) -> JSON:
    return next(one for one in render.topics(chat, person) if one["id"] == topic.id)


def _forum(visit: Visit) -> Chat:
    chat = visit.group()
    if not chat.forum:
        raise Refused("This group is no forum.")
    return chat


def _topic(visit: Visit, chat: Chat) -> Topic:
    found = chat.topics.get(visit.number("topic"))
    if found is None:
        raise Refused("There is no such topic.", 404)
    return found
