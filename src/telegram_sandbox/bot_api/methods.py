"""The table of methods: every family enters its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from telegram_sandbox.accounts import Bot
    from telegram_sandbox.bot_api.params import Params
    from telegram_sandbox.world import Sandbox


@dataclass(slots=True, frozen=True)
class Ask:
    """One call: whose, in which world, with what."""

    sandbox: Sandbox
    bot: Bot
    params: Params


@dataclass(slots=True, frozen=True)
class Described:
    """A result with a sentence about it, as a few methods give it."""

    result: Any
    description: str


Answer = Callable[[Ask], Any]
F = TypeVar("F", bound=Answer)
METHODS: dict[str, tuple[str, Answer]] = {}  # by lower-case name, as Telegram takes any case


def method(name: str) -> Callable[[F], F]:
    """Enter a function into the table under its Bot API name."""

    def enter(function: F) -> F:
        METHODS[name.lower()] = (name, function)
        return function

    return enter
