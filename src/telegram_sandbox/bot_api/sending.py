"""Methods that send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox import keyboards, render
from telegram_sandbox.bot_api import places, texts
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.chats import Keyboard
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import Content

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Message


@method("sendMessage")
def send_message(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#sendmessage."""
    place = places.writable(ask)
    return render.message(send(ask, place, Content("text", texts.text(ask.params))))


def send(ask: Ask, place: Chat, content: Content, **details: Any) -> Message:
    """Put a bot's message into a chat, with the options that all sending methods share."""
    markup = keyboards.read(ask.params)
    told = ask.sandbox.post(
        place,
        ask.bot,
        content,
        inline_keyboard=markup.inline,
        reply_to=reply_to(ask, place),
        effect_id=ask.params.text("message_effect_id") or None,
        protected=ask.params.flag("protect_content"),
        **details,
    )
    if markup.reply is not None:
        removing = markup.reply.get("remove_keyboard")
        ask.sandbox.set_keyboard(place, None if removing else Keyboard(markup.reply, told.message_id))
    return told


def reply_to(ask: Ask, place: Chat) -> int | None:
    """Return the id of the message that is replied to.

    Raises:
        BadRequest: it is not there, and the bot did not allow for that.
    """
    asked = ask.params.structure("reply_parameters", "reply parameters")
    if isinstance(asked, dict):
        number, lenient = int(asked.get("message_id", 0)), bool(asked.get("allow_sending_without_reply"))
    else:
        number = ask.params.integer("reply_to_message_id")
        lenient = ask.params.flag("allow_sending_without_reply")
    if not number or number in place.messages:
        return number or None
    if lenient:
        return None
    raise BadRequest("message to be replied not found")
