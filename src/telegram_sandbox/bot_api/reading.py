"""What a bot says in a request, or in its answer to a webhook: query, form, multipart or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, MultipartReader, web

from telegram_sandbox.bot_api.params import Params, Upload
from telegram_sandbox.errors import ApiError, BadRequest
from telegram_sandbox.files import MOST_TO_SEND

if TYPE_CHECKING:
    import aiohttp
    from aiohttp.multipart import MultipartResponseWrapper

    from telegram_sandbox.accounts import JSON

FORM_AROUND_FILE = 1024 * 1024  # bytes a form may hold besides a file of the largest size


async def read_request(request: web.Request) -> Params:
    """Return the parameters of a call.

    Raises:
        ApiError: they are in no form that Telegram reads, or too large.
    """
    values: JSON = dict(request.query)
    if not request.body_exists:
        return Params(values)
    if (request.content_length or 0) > MOST_TO_SEND + FORM_AROUND_FILE:
        raise ApiError(413, "Request Entity Too Large")
    if request.content_type == "multipart/form-data":
        return await _multipart(await request.multipart(), values)
    if request.content_type == "application/json":
        values |= _object(await request.read())
    elif request.content_type == "application/x-www-form-urlencoded":
        values |= dict(await request.post())
    return Params(values)


async def read_answer(answer: aiohttp.ClientResponse) -> Params:
    """Return the call that a webhook's answer contains, with its `method` among the parameters.

    Raises:
        ApiError: it says that it is JSON or a form and is not.
    """
    if answer.content_type == "multipart/form-data":
        return await _multipart(MultipartReader.from_response(answer), {})
    body = await answer.read()
    if answer.content_type == "application/json":
        return Params(_object(body))
    if answer.content_type == "application/x-www-form-urlencoded":
        return Params(dict(parse_qsl(body.decode())))
    return Params({})


def _object(body: bytes) -> JSON:
    try:
        given = json.loads(body or b"{}")
    except ValueError as error:
        raise BadRequest("can't parse JSON object") from error
    if not isinstance(given, dict):
        raise BadRequest("JSON object expected")
    return given


async def _multipart(parts: MultipartReader | MultipartResponseWrapper, values: JSON) -> Params:
    uploads: dict[str, Upload] = {}
    async for part in parts:
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise BadRequest("can't parse multipart form")
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            values[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, mime, data)
    return Params(values, uploads)
