"""Carrying out one call, whichever way it came, and writing it down."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram_sandbox.bot_api.methods import METHODS, Ask, Described
from telegram_sandbox.errors import ApiError, BadRequest
from telegram_sandbox.log import Call

if TYPE_CHECKING:
    from telegram_sandbox.accounts import Bot
    from telegram_sandbox.bot_api.params import Params
    from telegram_sandbox.world import Sandbox


@dataclass(slots=True, frozen=True)
class Outcome:
    """What became of a call. `call` is its number in the record of calls; getUpdates is not in it."""

    error: ApiError | None
    result: Any
    call: int | None
    description: str = ""


def known_name(name: str) -> str:
    """Return a method's name as Telegram writes it; an unknown one as it came."""
    return METHODS.get(name.lower(), (name, None))[0]


async def execute(
    sandbox: Sandbox, bot: Bot, name: str, params: Params, error: ApiError | None = None
) -> Outcome:
    """Carry out a call, unless an `error` was met when it was read, and record it."""
    known, function = METHODS.get(name.lower(), (name, _unknown))
    result, description = None, ""
    if error is None:
        try:
            if sandbox.limits.on:
                sandbox.limits.check(bot.id, known, params)
            if sandbox.upsets.planned and known != "getUpdates":
                sandbox.upsets.before(sandbox, bot, known, params)
            result = function(Ask(sandbox, bot, params))
            if inspect.isawaitable(result):
                result = await result
            if isinstance(result, Described):
                result, description = result.result, result.description
        except ApiError as refusal:
            error = refusal
        except UnicodeError:
            error = BadRequest("strings must be encoded in UTF-8")
    if known == "getUpdates":
        return Outcome(error, result, None)
    call = Call(
        seq=len(sandbox.calls) + 1,
        at=sandbox.clock.now(),
        bot_id=bot.id,
        method=known,
        params=params.shown(),
        ok=error is None,
        error_code=error.code if error is not None else None,
        description=error.description if error is not None else None,
        result=result,
    )
    sandbox.calls.append(call)
    return Outcome(error, result, call.seq, description)


def _unknown(_: Ask) -> None:
    raise ApiError(404, "Not Found: method not found")
