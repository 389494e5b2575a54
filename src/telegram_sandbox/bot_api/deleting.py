"""Methods that delete messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox.bot_api import places
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.messages import Message

REVOKED_WITHIN = 48 * 3600  # seconds; td: DEFAULT_REVOKE_TIME_LIMIT of bots
MOST_AT_ONCE = 100


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
    numbers = _numbers(ask.params.structure("message_ids", "message_ids"))
    place = places.readable(ask)
    found = [place.messages[number] for number in dict.fromkeys(numbers) if number in place.messages]
    for told in found:
        _check_may(ask, told)
    for told in found:
        ask.sandbox.delete(told, ask.bot)
    return True


def _check_may(ask: Ask, told: Message) -> None:
    """Check what a bot may delete: in private what is younger than 48 hours, in groups only that of its own.

    An administrator of a supergroup may delete anything, of a basic group anything younger than 48 hours.
    """
    chat, admin = told.chat, ask.bot.id in told.chat.admins
    if chat.type == "supergroup" and admin:
        return
    own = told.sender is ask.bot
    if not chat.private and not own and not admin:
        raise BadRequest("message can't be deleted" + " for everyone" * (chat.type == "group"))
    if ask.sandbox.clock.unix() - told.date > REVOKED_WITHIN:
        raise BadRequest("message can't be deleted for everyone")


def _numbers(given: Any) -> list[int]:
    if given is None:
        raise BadRequest("message identifiers are not specified")
    if not isinstance(given, list):
        raise BadRequest("expected an Array of message identifiers")
    if len(given) > MOST_AT_ONCE:
        raise BadRequest("too many message identifiers specified")
    numbers = []
    for number in given:
        if isinstance(number, bool) or not isinstance(number, int | str):
            raise BadRequest("message identifier must be a Number")
        if not str(number).removeprefix("-").isdecimal():
            raise BadRequest("can't parse message identifier as a Number")
        if int(number) <= 0:
            raise BadRequest("invalid message identifier specified")
        numbers.append(int(number))
    if not numbers:
        raise BadRequest("message identifiers are not specified")
    return numbers
