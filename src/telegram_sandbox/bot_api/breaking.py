"""A call that goes wrong: what happens on the socket for each kind of fault."""

from __future__ import annotations

import asyncio
import socket
import struct
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import web

from telegram_sandbox.bot_api.responses import refusal
from telegram_sandbox.errors import ApiError, TooManyRequests

if TYPE_CHECKING:
    from telegram_sandbox.door import Door
    from telegram_sandbox.faults import FaultKind, Faults

BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER of no time: the peer gets a RST, not an orderly end


async def spoiled(
    request: web.Request, kind: FaultKind, faults: Faults, answer: web.Response | None, door: Door | None
) -> web.StreamResponse:
    """Do to a call what `kind` says. `answer` is Telegram's own, None if the call was not carried out."""
    if kind == "429":
        return refusal(TooManyRequests(faults.retry_after))
    if kind == "500":
        return refusal(ApiError(500, "Internal Server Error"))
    if kind in {"502", "502_after"}:
        return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
    if kind == "reset_before" or answer is None:
        return _reset(request)
    if kind == "reset_after":
        return _reset(request)
    if kind == "truncated":
        return await _truncated(request, answer)
    if kind == "slow":
        await asyncio.sleep(faults.slow_seconds)
    elif door is not None:
        answer.force_close()
        await door.refuse(faults.refused_seconds)
    return answer


def _reset(request: web.Request) -> web.Response:
    transport = request.transport
    if transport is not None:  # else the bot has hung up already
        connection: socket.socket = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        transport.abort()
    return web.Response()  # nobody gets it: the connection is gone


async def _truncated(request: web.Request, answer: web.Response) -> web.StreamResponse:
    body = answer.body
    assert isinstance(body, bytes)  # noqa: S101 - Telegram's answers are JSON, never streams
    partial = web.StreamResponse(status=answer.status)
    partial.content_type = "application/json"
    partial.content_length = len(body)
    with suppress(ConnectionResetError):  # the bot has hung up already
        await partial.prepare(request)
        await partial.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return partial
