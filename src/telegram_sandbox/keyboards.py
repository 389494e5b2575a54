"""Keyboards under messages and under the input field, checked by Telegram's rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.params import Params


@dataclass(slots=True, frozen=True)
class Markup:
    """What `reply_markup` asked for: an inline keyboard, or something under the input field."""

    inline: list[list[JSON]] | None = None
    reply: JSON | None = None


def read(params: Params) -> Markup:
    """Return the reply markup of a call."""
    given: Any = params.structure("reply_markup", "reply keyboard markup")
    if given is None:
        return Markup()
    if not isinstance(given, dict):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" in given:
        return Markup(inline=[row for row in given["inline_keyboard"] if row] or None)
    return Markup(reply=given)
