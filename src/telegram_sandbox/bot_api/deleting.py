"""Methods that delete messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import rights
from telegram_sandbox.bot_api import identifiers, places
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.messages import Message

REVOKED_WITHIN = 48 * 3600  # seconds; td: DEFAULT_REVOKE_TIME_LIMIT of bots


@method("deleteMessage")
def delete_message(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#deletemessage."""
    if not ask.params.text("chat_id"):
        raise BadRequest("chat identifier is not specified")
    if not ask.params.integer("message_id"):
        raise BadRequest("message identifier is not specified")
    place = places.readable(ask)
    told = places.message(ask, place, "message to delete not found")
    _check_may(ask, told)
    ask.sandbox.delete(told, ask.bot)
    return True


@method("deleteMessages")
def delete_messages(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#deletemessages. Those that are not there are passed over."""
    numbers = identifiers.read(ask)
    place = places.readable(ask)
    found = [place.messages[number] for number in dict.fromkeys(numbers) if number in place.messages]
    for told in found:
        _check_may(ask, told)
    for told in found:
        ask.sandbox.delete(told, ask.bot)
    return True


def _check_may(ask: Ask, told: Message) -> None:
    """Check what a bot may delete: in private what is younger than 48 hours, in groups only that of its own.

    An administrator with the right may delete anything in a supergroup, in a basic group what is younger
    than 48 hours.
    """
    chat, admin = told.chat, told.chat.may(ask.bot, rights.DELETE)
    if chat.type == "supergroup" and admin:
        return
    own = told.sender is ask.bot
    if not chat.private and not own and not admin:
        raise BadRequest("message can't be deleted" + " for everyone" * (chat.type == "group"))
    if ask.sandbox.clock.unix() - told.date > REVOKED_WITHIN:
        raise BadRequest("message can't be deleted for everyone")
