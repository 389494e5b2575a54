"""One call of a bot, from the HTTP request to Telegram's answer and the record of it."""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

from telegram_sandbox.bot_api import (  # noqa: F401 - they enter their methods into the table
    answering,
    chats,
    copying,
    deleting,
    editing,
    profile,
    receiving,
    sending,
)
from telegram_sandbox.bot_api.methods import METHODS, Ask
from telegram_sandbox.bot_api.params import Params, Upload
from telegram_sandbox.errors import ApiError, BadRequest
from telegram_sandbox.files import MOST_TO_SEND
from telegram_sandbox.log import Call

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot
    from telegram_sandbox.world import Sandbox


FORM_AROUND_FILE = 1024 * 1024  # bytes a form may hold besides a file of the largest size


async def serve_call(sandbox: Sandbox, token: str, name: str, request: web.Request) -> web.Response:
    """Answer `/bot<token>/<name>`."""
    bot = sandbox.bots.get(token)
    if bot is None:
        return _answer(ApiError(401, "Unauthorized"), None)
    known, function = METHODS.get(name.lower(), (name, _unknown))
    params, error, result = Params({}), None, None
    try:
        params = await _read(request)
        result = function(Ask(sandbox, bot, params))
        if inspect.isawaitable(result):
            result = await result
    except ApiError as refusal:
        error = refusal
    except UnicodeError:
        error = BadRequest("strings must be encoded in UTF-8")
    if known != "getUpdates":
        _record(sandbox, bot, known, params, error, result)
    return _answer(error, result)


def serve_file(sandbox: Sandbox, token: str, path: str) -> web.Response:
    """Answer `/file/bot<token>/<path>`."""
    if token not in sandbox.bots:
        return _answer(ApiError(401, "Unauthorized"), None)
    stored = sandbox.files.by_path.get(path)
    if stored is None:
        return _answer(ApiError(404, "Not Found"), None)
    return web.Response(body=stored.data, headers={"Content-Type": "application/octet-stream"})


def _unknown(_: Ask) -> None:
    raise ApiError(404, "Not Found: method not found")


async def _read(request: web.Request) -> Params:
    values: JSON = dict(request.query)
    if not request.body_exists:
        return Params(values)
    if (request.content_length or 0) > MOST_TO_SEND + FORM_AROUND_FILE:
        raise ApiError(413, "Request Entity Too Large")
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request, values)
    if request.content_type == "application/json":
        values |= _object(await request.read())
    elif request.content_type == "application/x-www-form-urlencoded":
        values |= dict(await request.post())
    return Params(values)


def _object(body: bytes) -> JSON:
    try:
        given = json.loads(body or b"{}")
    except ValueError as error:
        raise BadRequest("can't parse JSON object") from error
    if not isinstance(given, dict):
        raise BadRequest("JSON object expected")
    return given


async def _read_multipart(request: web.Request, values: JSON) -> Params:
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise BadRequest("can't parse multipart form")
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            values[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, mime, data)
    return Params(values, uploads)


def _answer(error: ApiError | None, result: Any) -> web.Response:
    if error is None:
        return web.json_response({"ok": True, "result": result})
    refused = {"ok": False, "error_code": error.code, "description": error.description}
    return web.json_response(refused, status=error.code)


def _record(
    sandbox: Sandbox, bot: Bot, name: str, params: Params, error: ApiError | None, result: Any
) -> None:
    sandbox.calls.append(
        Call(
            seq=len(sandbox.calls) + 1,
            at=sandbox.clock.now(),
            bot_id=bot.id,
            method=name,
            params=params.shown(),
            ok=error is None,
            error_code=error.code if error is not None else None,
            description=error.description if error is not None else None,
            result=result,
        )
    )
