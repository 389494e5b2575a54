"""How a bot introduces itself and asks for its updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import render
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.errors import Conflict
from telegram_sandbox.updates import MOST_AT_ONCE

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask

LONGEST_POLL = 50  # telegram-bot-api: LONG_POLL_MAX_TIMEOUT
WEBHOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@method("getMe")
def get_me(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getme."""
    return render.me(ask.bot)


@method("getUpdates")
async def get_updates(ask: Ask) -> list[JSON]:
    """https://core.telegram.org/bots/api#getupdates."""
    if ask.bot.updates.webhook is not None:
        raise Conflict(WEBHOOK_IS_ACTIVE)
    remember_kinds(ask)
    return await ask.bot.updates.take(
        offset=ask.params.integer("offset"),
        limit=min(max(ask.params.integer("limit", MOST_AT_ONCE), 1), MOST_AT_ONCE),
        seconds=min(max(ask.params.integer("timeout"), 0), LONGEST_POLL),
    )


def remember_kinds(ask: Ask) -> None:
    """Take the kinds of updates that a bot asks for; without any, those it asked for last stay."""
    kinds = ask.params.structure("allowed_updates", "allowed updates")
    if isinstance(kinds, list):
        ask.bot.updates.allow([kind for kind in kinds if isinstance(kind, str)])
