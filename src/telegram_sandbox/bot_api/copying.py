"""Methods that bring a message into another chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import render
from telegram_sandbox.bot_api import places, texts
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.bot_api.sending import send
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import MEDIA_KINDS, Content

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.messages import Message


@method("copyMessage")
def copy_message(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#copymessage."""
    original = _original(ask, "message to copy not found")
    if original.content.service:
        raise BadRequest("message can't be copied")
    content = original.content
    if "caption" in ask.params and content.kind in MEDIA_KINDS:
        content = Content(content.kind, texts.caption(ask), content.media, content.extra)
    return {"message_id": send(ask, content).message_id}


@method("forwardMessage")
def forward_message(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#forwardmessage."""
    original = _original(ask, "message to forward not found")
    if original.content.service:
        raise BadRequest("message can't be forwarded")
    if original.protected:
        raise BadRequest("message has protected content and can't be forwarded")
    origin = original.forward_origin or {
        "type": "user",
        "sender_user": render.user(original.sender),
        "date": original.date,
    }
    return render.message(send(ask, original.content, forward_origin=origin))


def _original(ask: Ask, missing: str) -> Message:
    if not ask.params.text("from_chat_id"):
        raise BadRequest('parameter "from_chat_id" is required')
    return places.message(ask, places.chat(ask, "from_chat_id"), missing)
