"""What is served over HTTP: the webhook, and whether the house is well. Loaded only where it is asked for."""

import asyncio
import hmac
import json
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from fastapi import FastAPI
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from xenia.bot.polling import Take
from xenia.core.transaction import TROUBLE

log = logging.getLogger("xenia.webhook")

LARGEST_UPDATE = 1024 * 1024
"""Bytes; Telegram's own are a few thousand."""
_HEADER = b"x-telegram-bot-api-secret-token"

Ready = Callable[[], Awaitable[bool]]


def web(ready: Ready, *, take: Take | None = None, secret: str = "") -> FastAPI:
    """The application: health for whoever looks after the machine and, with `take`, the webhook.

    The webhook is whatever is POSTed with the right secret, at any path, and health is at the end of any:
    a proxy in front may keep its path or take it away.
    """
    app = FastAPI(openapi_url=None)

    async def live(_: Request) -> Response:
        return Response("alive\n", media_type="text/plain")

    async def is_ready(_: Request) -> Response:
        good = await ready()
        return Response(
            "ready\n" if good else "not ready\n", status_code=200 if good else 503, media_type="text/plain"
        )

    async def webhook(request: Request) -> Response:
        return await _receive(request, take, secret.encode()) if take else Response(status_code=404)

    # Plain routes: nothing here is for FastAPI to validate, and an update pays for each layer.
    app.add_route("/{before:path}health/live", live, methods=["GET"])
    app.add_route("/{before:path}health/ready", is_ready, methods=["GET"])
    if take is not None:
        app.add_route("/{path:path}", webhook, methods=["POST"])
    return app


async def _receive(request: Request, take: Take, secret: bytes) -> Response:
    """401 without the secret, 413 and 400 for what is no update, 503 while nothing can be written down."""
    # Read as bytes: a header may hold any of them, and only text of ASCII could be compared.
    shown = next((value for name, value in request.scope["headers"] if name == _HEADER), b"")
    if not hmac.compare_digest(shown, secret):
        return Response(status_code=401)
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LARGEST_UPDATE:
                return Response(status_code=413)
    except ClientDisconnect:
        return Response(status_code=400)  # nobody hears it
    try:
        update = json.loads(body)
        if not isinstance(update, dict) or "update_id" not in update:
            return Response(status_code=400)
        await take([update])
    except (ValueError, RecursionError) as error:
        log.warning("no update", extra={"error": type(error).__name__})
        return Response(status_code=400)
    except TROUBLE as error:
        log.warning("not taken in", extra={"error": type(error).__name__})
        return Response(status_code=503, headers={"Retry-After": "5"})
    return Response(status_code=200)


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield  # signals are the command line's business


@asynccontextmanager
async def listening(app: FastAPI, host: str, port: int) -> AsyncIterator[int]:
    """Serve in this very loop until the end of the block; gives the port that was taken.

    Raises:
        OSError: the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.create_server((host, port), family=family, backlog=1024)
    server = _Server(
        uvicorn.Config(
            app,
            log_config=None,
            log_level=logging.WARNING,
            access_log=False,
            lifespan="off",
            loop="none",
            ws="none",
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=1,
        )
    )
    serving = asyncio.create_task(server.serve(sockets=[taken]))
    try:
        yield int(taken.getsockname()[1])
    finally:
        server.should_exit = True
        await serving
