"""One call of a bot, from the HTTP request to Telegram's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp.web import Response

from telegram_sandbox.bot_api import (  # noqa: F401 - they enter their methods into the table
    answering,
    chats,
    copying,
    deleting,
    editing,
    forums,
    pinning,
    profile,
    receiving,
    sending,
    webhooks,
)
from telegram_sandbox.bot_api.breaking import spoiled
from telegram_sandbox.bot_api.executing import Outcome, execute, known_name
from telegram_sandbox.bot_api.params import Params
from telegram_sandbox.bot_api.reading import read_request
from telegram_sandbox.bot_api.responses import refusal, success
from telegram_sandbox.errors import ApiError, BadRequest
from telegram_sandbox.faults import UNDONE

if TYPE_CHECKING:
    from aiohttp import web

    from telegram_sandbox.accounts import Bot
    from telegram_sandbox.door import Door
    from telegram_sandbox.faults import FaultKind
    from telegram_sandbox.world import Sandbox


async def serve_call(
    sandbox: Sandbox, token: str, name: str, request: web.Request, door: Door | None = None
) -> web.StreamResponse:
    """Answer `/bot<token>/<name>`. `door` is the bots' own, if the call came through it."""
    bot = sandbox.bots.get(token)
    if bot is None:
        return refusal(ApiError(401, "Unauthorized"))
    params, error = Params({}), None
    try:
        params = await read_request(request)
    except ApiError as unreadable:
        error = unreadable
    except UnicodeError:
        error = BadRequest("strings must be encoded in UTF-8")
    if sandbox.faults.active and (kind := sandbox.faults.draw(name, own_door=door is not None)):
        return await _spoiled(sandbox, bot, name, kind, door, request, params, error)
    return _answer(await execute(sandbox, bot, name, params, error))


def serve_file(sandbox: Sandbox, token: str, path: str) -> web.Response:
    """Answer `/file/bot<token>/<path>`."""
    if token not in sandbox.bots:
        return refusal(ApiError(401, "Unauthorized"))
    stored = sandbox.files.by_path.get(path)
    if stored is None:
        return refusal(ApiError(404, "Not Found"))
    return Response(body=stored.data, headers={"Content-Type": "application/octet-stream"})


async def _spoiled(
    sandbox: Sandbox,
    bot: Bot,
    name: str,
    kind: FaultKind,
    door: Door | None,
    request: web.Request,
    params: Params,
    error: ApiError | None,
) -> web.StreamResponse:
    outcome = None if kind in UNDONE else await execute(sandbox, bot, name, params, error)
    sandbox.faults.happened(
        bot.id,
        known_name(name),
        kind,
        took_effect=outcome is not None and outcome.error is None,
        call=outcome.call if outcome is not None else None,
    )
    return await spoiled(request, kind, sandbox.faults, None if outcome is None else _answer(outcome), door)


def _answer(outcome: Outcome) -> web.Response:
    if outcome.error is not None:
        return refusal(outcome.error)
    return success(outcome.result, outcome.description)
