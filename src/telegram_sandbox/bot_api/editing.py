"""Methods that change messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import keyboards, render
from telegram_sandbox.bot_api import places, texts
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import Content

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.messages import Message


@method("editMessageText")
def edit_message_text(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#editmessagetext."""
    told = _own(ask)
    if told.content.kind != "text":
        raise BadRequest("there is no text in the message to edit")
    return _change(ask, told, Content("text", texts.text(ask.params)))


def _own(ask: Ask) -> Message:
    told = places.message(ask, places.chat(ask), "message to edit not found")
    if told.sender is not ask.bot or told.forward_origin is not None:
        raise BadRequest("message can't be edited")
    return told


def _change(ask: Ask, told: Message, content: Content) -> JSON:
    inline = keyboards.read(ask.params).inline
    if (content, inline) == told.key():
        raise BadRequest(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    only_keyboard = content == told.content
    told.content, told.inline_keyboard = content, inline
    ask.sandbox.edited(told, silently=only_keyboard)
    return render.message(told)
