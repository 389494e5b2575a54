"""Methods that answer what people do: taps and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox import callbacks
from telegram_sandbox.bot_api import places
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.reactions import EMOJI

if TYPE_CHECKING:
    from telegram_sandbox.bot_api.methods import Ask

LONGEST_ANSWER = 200


@method("answerCallbackQuery")
def answer_callback_query(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery. A second answer finds no query any more."""
    query = callbacks.waiting(ask.sandbox, ask.bot, ask.params.text("callback_query_id").strip())
    if query is None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    text, url = ask.params.text("text"), ask.params.text("url")
    if len(text) > LONGEST_ANSWER:
        raise BadRequest("MESSAGE_TOO_LONG")
    if url and not url.startswith(
        (f"https://t.me/{ask.bot.username}?start=", f"t.me/{ask.bot.username}?start=")
    ):
        raise BadRequest("URL_INVALID")  # any other address needs a game
    answer = {"text": text or None, "show_alert": ask.params.flag("show_alert"), "url": url or None}
    callbacks.answer(ask.sandbox, ask.bot, query, answer)
    return True


@method("setMessageReaction")
def set_message_reaction(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#setmessagereaction."""
    given: Any = ask.params.structure("reaction", "reaction types")
    if given is not None and not isinstance(given, list):
        raise BadRequest("expected an Array of ReactionType")
    emoji = [_emoji(each) for each in given or ()]
    place = places.chat(ask)
    told = places.message(ask, place, "message to react not found")
    if len(emoji) > 1:
        raise BadRequest("REACTIONS_TOO_MANY")
    ask.sandbox.react(told, ask.bot, emoji[0] if emoji else None)
    return True


def _emoji(given: Any) -> str:
    if not isinstance(given, dict):
        raise BadRequest("can't parse ReactionType: expected an Object")
    if given.get("type") not in {"emoji", "custom_emoji", "paid"}:
        raise BadRequest("can't parse ReactionType: invalid reaction type specified")
    if given["type"] != "emoji" or given.get("emoji") not in EMOJI:
        raise BadRequest("REACTION_INVALID")
    return str(given["emoji"])
