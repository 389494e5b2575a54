"""Methods that pin and unpin messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox.bot_api import places
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.bot_api.methods import Ask


@method("pinChatMessage")
def pin_chat_message(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#pinchatmessage."""
    place = places.readable(ask)
    told = places.message(ask, place, "message to pin not found")
    places.check_may_pin(ask, place)
    if told.content.service:
        raise BadRequest("message can't be pinned")
    ask.sandbox.pin(told, ask.bot, pinned=True)
    return True


@method("unpinChatMessage")
def unpin_chat_message(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#unpinchatmessage. Without a message, the one pinned last."""
    place = places.readable(ask)
    if ask.params.text("message_id"):
        found = [places.message(ask, place, "message to unpin not found")]
    else:
        found = [told for told in place.messages.values() if told.pinned][-1:]
    places.check_may_pin(ask, place)
    if not found:
        raise BadRequest("message to unpin not found")
    ask.sandbox.pin(found[0], ask.bot, pinned=False)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#unpinallchatmessages."""
    place = places.readable(ask)
    places.check_may_pin(ask, place)
    for told in list(place.messages.values()):
        ask.sandbox.pin(told, ask.bot, pinned=False)
    return True
