"""The texts and captions of calls, with their entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox.errors import BadRequest
from telegram_sandbox.messages import Text

if TYPE_CHECKING:
    from telegram_sandbox.bot_api.params import Params

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def text(params: Params) -> Text:
    """Return the text of a message to be sent or edited."""
    given = params.text("text")
    if not given.strip():
        raise BadRequest("message text is empty")
    return Text(given)
