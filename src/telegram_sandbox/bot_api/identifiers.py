"""The lists of message identifiers that some methods take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.bot_api.methods import Ask

MOST_AT_ONCE = 100


def read(ask: Ask) -> list[int]:
    """Return the `message_ids` of a call, at most a hundred.

    Raises:
        BadRequest: in Telegram's words.
    """
    given: Any = ask.params.structure("message_ids", "message_ids")
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
