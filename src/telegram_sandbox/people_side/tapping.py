"""A person taps a button under a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import callbacks
from telegram_sandbox.accounts import Bot
from telegram_sandbox.errors import Refused
from telegram_sandbox.people_side.routes import Visit, route
from telegram_sandbox.people_side.schema import fields, text

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.chats import Chat

PLACE: JSON = {"type": "integer", "minimum": 0}


@route(
    "POST",
    "/sandbox/people/{person}/chats/{chat}/messages/{message}/taps",
    "Tap an inline button, or forge a tap with any data; wait for the bot's answer",
    body=fields(
        label=text(most=256),
        data=text(most=64),
        row=PLACE,
        column=PLACE,
        wait={"type": "number", "minimum": 0, "maximum": 60},
    ),
)
async def tap(visit: Visit) -> JSON:
    """Tap a button by its label or place. `data` alone is sent as it is, even to a message that is gone."""
    person, chat, body = visit.person(), visit.chat(), visit.body
    if person.deactivated or chat.blocked:
        raise Refused(f"{person.first_name} cannot tap here now.", 403)
    number, data = visit.number("message"), body.get("data")
    if data is None:
        button = _button(visit.message().inline_keyboard or [], body)
        if "url" in button:
            return {"callback_query_id": None, "answer": None, "url": button["url"]}
        if "copy_text" in button:
            return {"callback_query_id": None, "answer": None, "copied": button["copy_text"]["text"]}
        if "callback_data" not in button:
            raise Refused("That button does nothing that the sandbox knows.")
        data = button["callback_data"]
    query = callbacks.tap(visit.sandbox, _bot(chat, number), person, chat, number, data)
    answer = await query.answered.until(lambda: query.answer, body.get("wait", 5))
    return {"callback_query_id": query.id, "answer": answer}


def _bot(chat: Chat, number: int) -> Bot:
    """Return the bot that sent a message; of one that is gone, the chat's first bot."""
    told = chat.messages.get(number)
    if told is None and number not in chat.deleted:
        raise Refused("There has never been such a message in this chat.", 404)
    sender = told.sender if told is not None else next(iter(chat.bots.values()), None)
    if not isinstance(sender, Bot):
        raise Refused("Only a bot's message can be tapped.")
    return sender


def _button(keyboard: list[list[JSON]], body: JSON) -> JSON:
    if not keyboard:
        raise Refused("There are no buttons under this message.")
    if "row" in body:
        row, column = body["row"], body.get("column", 0)
        if row >= len(keyboard) or column >= len(keyboard[row]):
            raise Refused("There is no button at that place.")
        return keyboard[row][column]
    label = body.get("label")
    if label is None:
        raise Refused("Say which button: its label, its row and column, or data.")
    found = next((button for row in keyboard for button in row if button["text"] == label), None)
    if found is None:
        labels = ", ".join(f"«{button['text']}»" for row in keyboard for button in row)
        raise Refused(f"There is no button «{label}» under this message. There is: {labels}.")
    return found
