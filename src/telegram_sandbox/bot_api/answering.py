"""Methods that answer what people do: taps, waiting, reactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.callbacks import LIFETIME
from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.bot_api.methods import Ask

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
LONGEST_ANSWER = 200


@method("answerCallbackQuery")
def answer_callback_query(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery. A second answer finds no query any more."""
    query = ask.bot.queries.get(ask.params.text("callback_query_id"))
    if query is None or query.at < ask.sandbox.clock.now() - LIFETIME:
        raise BadRequest(TOO_OLD)
    text, url = ask.params.text("text"), ask.params.text("url")
    if len(text) > LONGEST_ANSWER:
        raise BadRequest("MESSAGE_TOO_LONG")
    answer = {"text": text or None, "show_alert": ask.params.flag("show_alert"), "url": url or None}
    ask.sandbox.answer(ask.bot, query, answer)
    return True
