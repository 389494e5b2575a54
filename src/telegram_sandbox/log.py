"""The ground truth: what every bot called, and what of it reached whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from telegram_sandbox.accounts import JSON

DeliveryKind = Literal["new", "edit", "delete", "answer", "reaction"]


@dataclass(slots=True, frozen=True)
class Call:
    """One call of a bot and its answer. Calls of `getUpdates` are not kept: they do nothing to anybody."""

    seq: int
    at: datetime
    bot_id: int
    method: str
    params: JSON
    ok: bool
    error_code: int | None
    description: str | None
    result: Any

    def json(self) -> JSON:
        """Return it for HTTP."""
        return {name: getattr(self, name) for name in self.__slots__} | {"at": self.at.isoformat()}


@dataclass(slots=True, frozen=True)
class Delivery:
    """Something a bot did that people could see: `to` are their ids."""

    seq: int
    at: datetime
    bot_id: int
    chat_id: int
    message_id: int | None
    kind: DeliveryKind
    to: list[int]
    content: JSON

    def json(self) -> JSON:
        """Return it for HTTP."""
        return {name: getattr(self, name) for name in self.__slots__} | {"at": self.at.isoformat()}
