"""How a bot introduces itself and takes its updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox import render
from telegram_sandbox.bot_api.methods import method
from telegram_sandbox.updates import MOST_AT_ONCE

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask

LONGEST_POLL = 50  # telegram-bot-api: LONG_POLL_MAX_TIMEOUT


@method("getMe")
def get_me(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getme."""
    return render.me(ask.bot)


@method("getUpdates")
async def get_updates(ask: Ask) -> list[JSON]:
    """https://core.telegram.org/bots/api#getupdates."""
    _remember_kinds(ask)
    return await ask.bot.updates.take(
        offset=ask.params.integer("offset"),
        limit=min(max(ask.params.integer("limit", MOST_AT_ONCE), 1), MOST_AT_ONCE),
        seconds=min(max(ask.params.integer("timeout"), 0), LONGEST_POLL),
    )


@method("deleteWebhook")
def delete_webhook(ask: Ask) -> bool:
    """https://core.telegram.org/bots/api#deletewebhook."""
    if ask.params.flag("drop_pending_updates"):
        ask.bot.updates.drop()
    return True


@method("getWebhookInfo")
def get_webhook_info(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getwebhookinfo."""
    updates = ask.bot.updates
    info: JSON = {"url": "", "has_custom_certificate": False, "pending_update_count": updates.pending()}
    return info | ({"allowed_updates": sorted(updates.allowed)} if updates.allowed is not None else {})


def _remember_kinds(ask: Ask) -> None:
    kinds = ask.params.structure("allowed_updates", "allowed updates")
    if isinstance(kinds, list):
        ask.bot.updates.allow([kind for kind in kinds if isinstance(kind, str)])
