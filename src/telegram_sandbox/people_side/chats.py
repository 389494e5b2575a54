"""A person's list of chats, and what is around a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import commands, render, speaking
from telegram_sandbox.errors import Refused
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import INTEGER
from telegram_sandbox.topics import is_in

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Person
    from telegram_sandbox.chats import Chat, Topic

MOST_MESSAGES = 1000


@route("GET", "/sandbox/people/{person}/chats", "A person's chats: every bot, and the groups they are in")
def chats(visit: Visit) -> list[JSON]:
    """Return the chats, those with the newest message first."""
    person, sandbox = visit.person(), visit.sandbox
    places = [sandbox.private(bot, person) for bot in sandbox.bots.values()]
    groups = [group for group in sandbox.groups.values() if person.id in group.people]
    places += [group for group in groups if group.moved_to is None]
    places.sort(
        key=lambda place: (last.date, last.message_id) if (last := place.last()) else (0, 0), reverse=True
    )
    return [_listed(visit, person, place) for place in places]


def _listed(visit: Visit, person: Person, place: Chat) -> JSON:
    last, keyboard = place.last(), place.keyboard
    markup = keyboard.markup if keyboard is not None else {}
    typing = place.typing_until is not None and place.typing_until > visit.sandbox.clock.now()
    bot = place.bot if place.private else None
    read = place.read_up_to.get(person.id, 0)
    topics = render.topics(place, person) if place.forum else None
    unread = sum(1 for told in place.newer_than(read) if told.sender is not person)
    return {
        "chat": render.chat_for_person(place),
        "unread": unread if topics is None else sum(topic["unread"] for topic in topics),
        "topics": topics,
        "status": place.status(person.id),
        "last": render.view(last, person) if last is not None else None,
        "started": place.started or not place.private,
        "blocked": place.blocked,
        "typing": typing,
        "reply_keyboard": markup if "keyboard" in markup else None,
        "force_reply": {**markup, "message_id": keyboard.message_id}
        if keyboard is not None and markup.get("force_reply")
        else None,
        "commands": commands.for_person(place, person),
        "menu_button": bot.menu_button(person.id) if bot is not None else None,
    }


@route(
    "GET",
    "/sandbox/people/{person}/chats/{chat}/messages",
    "The messages of a chat, oldest first, as this person sees them",
    query={"limit": INTEGER, "before": INTEGER, "topic": INTEGER},
)
def messages(visit: Visit) -> JSON:
    """Return the newest `limit` messages, of one topic, or before a message; nothing is marked as read."""
    person, place = visit.person(), visit.chat()
    limit = min(max(visit.number("limit", 200), 1), MOST_MESSAGES)
    before, topic = visit.number("before", 0), visit.number("topic", 0)
    found: list[JSON] = []
    for told in reversed(place.messages.values()):
        if len(found) == limit:
            break
        if (not before or told.message_id < before) and (not topic or is_in(told, topic)):
            found.append(render.view(told, person))
    return {"messages": found[::-1]}


@route(
    "POST",
    "/sandbox/people/{person}/chats/{chat}/read",
    "Mark a chat as read, or one topic of it",
    query={"topic": INTEGER},
)
def read(visit: Visit) -> JSON:
    """Mark everything in the chat, or in one topic, as read."""
    person, place, number = visit.person(), visit.chat(), visit.number("topic", 0)
    last = place.last()
    if number and number not in place.topics:
        raise Refused("There is no such topic.", 404)
    pages: list[Chat | Topic] = [place.topics[number]] if number else [place, *place.topics.values()]
    behind = [each for each in pages if last and each.read_up_to.get(person.id, 0) < last.message_id]
    for each in behind:
        each.read_up_to[person.id] = last.message_id if last else 0
    if behind:
        visit.sandbox.events.add("chat", person.id, place.id_for_person(), by_bot=False)
    return {"read_up_to": pages[0].read_up_to.get(person.id, 0)}


@route("PUT", "/sandbox/people/{person}/chats/{chat}/block", "Block a bot")
def block(visit: Visit) -> JSON:
    """Block the bot of a private chat."""
    speaking.block(visit.sandbox, visit.person(), visit.chat(), blocked=True)
    return {"blocked": True}


@route("DELETE", "/sandbox/people/{person}/chats/{chat}/block", "Unblock a bot")
def unblock(visit: Visit) -> JSON:
    """Unblock the bot of a private chat."""
    speaking.block(visit.sandbox, visit.person(), visit.chat(), blocked=False)
    return {"blocked": False}
