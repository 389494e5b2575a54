"""Taps on inline buttons, from the tap to the bot's answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from telegram_sandbox.waiting import Signal

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Person
    from telegram_sandbox.chats import Chat

LIFETIME = timedelta(seconds=150)  # td: a callback query that nobody answered is forgotten


@dataclass(slots=True, eq=False)
class Query:
    """One tap: who, where, when, and the answer once the bot has given it."""

    id: str
    person: Person
    chat: Chat
    message_id: int
    data: str
    at: datetime
    answer: JSON | None = None
    answered: Signal = field(default_factory=Signal)
