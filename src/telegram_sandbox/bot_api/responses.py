"""What Telegram answers, as HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.errors import ApiError


def success(result: Any, description: str = "") -> web.Response:
    """Return a method's result, and the sentence about it that a few methods have."""
    told = {"ok": True, "result": result}
    return web.json_response(told | {"description": description} if description else told)


def refusal(error: ApiError) -> web.Response:
    """Return an error, with what a bot needs to act on it."""
    told: JSON = {"ok": False, "error_code": error.code, "description": error.description}
    headers = {}
    if error.parameters:
        told["parameters"] = error.parameters
        if "retry_after" in error.parameters:
            headers["Retry-After"] = str(error.parameters["retry_after"])
    return web.json_response(told, status=error.code, headers=headers)
