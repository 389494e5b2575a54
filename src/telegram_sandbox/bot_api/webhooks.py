"""How a bot sets, asks about and takes away its webhook."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from telegram_sandbox.bot_api.executing import execute
from telegram_sandbox.bot_api.methods import Described, method
from telegram_sandbox.bot_api.reading import read_answer
from telegram_sandbox.bot_api.receiving import remember_kinds
from telegram_sandbox.errors import BadRequest
from telegram_sandbox.webhook import Webhook

if TYPE_CHECKING:
    import aiohttp

    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask

DEFAULT_CONNECTIONS, MOST_CONNECTIONS = 40, 100
LONGEST_SECRET = 256
PORTS = (443, 80, 88, 8443)
SECRET = re.compile(r"[A-Za-z0-9_-]*")
# telegram-bot-api, WebhookActor::handle: what an answer may not call, besides all that begins with "get"
NOT_IN_ANSWERS = frozenset({"deletewebhook", "setwebhook", "close", "logout"})


@method("setWebhook")
async def set_webhook(ask: Ask) -> Described:
    """https://core.telegram.org/bots/api#setwebhook.

    A webhook's server is on this machine: http and any port are welcome there, nothing else is reachable.
    As at Telegram, a webhook that is refused leaves the bot without the one it had.
    """
    url, secret = ask.params.text("url"), ask.params.text("secret_token")
    if not url:
        return await delete_webhook(ask)
    connections = min(max(ask.params.integer("max_connections", DEFAULT_CONNECTIONS), 1), MOST_CONNECTIONS)
    old, drop = ask.bot.updates.webhook, ask.params.flag("drop_pending_updates")
    same = old is not None and (old.url, old.secret_token, old.max_connections) == (url, secret, connections)
    if same and not drop:
        remember_kinds(ask)
        return Described(result=True, description="Webhook is already set")
    ask.bot.updates.end_poll("terminated by setWebhook request")
    await _close(ask)
    if drop:
        ask.bot.updates.drop()
    _check_url(url)
    if len(secret.encode()) > LONGEST_SECRET:
        raise BadRequest("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise BadRequest("secret token contains unallowed characters")
    remember_kinds(ask)

    async def reply(answer: aiohttp.ClientResponse) -> None:
        params = await read_answer(answer)
        name = params.text("method").lower()
        if name and name not in NOT_IN_ANSWERS and not name.startswith("get"):
            await execute(ask.sandbox, ask.bot, name, params)

    ask.bot.updates.webhook = Webhook(
        ask.bot.updates,
        ask.sandbox.clock,
        ask.sandbox.retries,
        ask.sandbox.disorder,
        url=url,
        secret_token=secret,
        max_connections=connections,
        reply=reply,
    )
    return Described(result=True, description="Webhook was set")


@method("deleteWebhook")
async def delete_webhook(ask: Ask) -> Described:
    """https://core.telegram.org/bots/api#deletewebhook."""
    was = "Webhook is already deleted" if ask.bot.updates.webhook is None else "Webhook was deleted"
    await _close(ask)
    if ask.params.flag("drop_pending_updates"):
        ask.bot.updates.drop()
    return Described(result=True, description=was)


@method("getWebhookInfo")
def get_webhook_info(ask: Ask) -> JSON:
    """https://core.telegram.org/bots/api#getwebhookinfo."""
    updates = ask.bot.updates
    webhook = updates.webhook
    info: JSON = {
        "url": webhook.url if webhook is not None else "",
        "has_custom_certificate": False,
        "pending_update_count": updates.pending(),
    }
    if webhook is not None:
        if webhook.last_error is not None:
            info["last_error_date"], info["last_error_message"] = webhook.last_error
        info["max_connections"] = webhook.max_connections
        info["ip_address"] = "127.0.0.1"
    if updates.allowed is not None:
        info["allowed_updates"] = sorted(updates.allowed)
    return info


async def _close(ask: Ask) -> None:
    while (webhook := ask.bot.updates.webhook) is not None:  # another call may set one in the meantime
        ask.bot.updates.webhook = None
        await webhook.close()


def _check_url(url: str) -> None:
    """Take what leads to this machine, and refuse all else in Telegram's words.

    Raises:
        BadRequest: it is no URL, or one that the sandbox will not call.
    """
    try:
        found = urlsplit(url if "://" in url else f"https://{url}")
        host, port, scheme = found.hostname, found.port, found.scheme.lower()
    except ValueError:
        raise BadRequest("invalid webhook URL specified") from None
    if scheme not in {"http", "https"} or not host or port == 0:
        raise BadRequest("invalid webhook URL specified")
    try:
        address = ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        address = None
    if address is not None and address.is_loopback:
        return
    if scheme == "http":
        raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
    if port is not None and port not in PORTS:
        raise BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if address is not None:
        raise BadRequest(f"bad webhook: IP address {address} is reserved")
    raise BadRequest("bad webhook: Failed to resolve host: Name or service not known")
