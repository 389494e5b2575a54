"""Where messages are: private chats and groups."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.messages import Message

ChatType = Literal["private", "group", "supergroup"]


@dataclass(slots=True, eq=False)
class Keyboard:
    """What a bot put under the input field of a chat: reply buttons, or a request to reply."""

    markup: JSON
    message_id: int

    @property
    def labels(self) -> set[str]:
        """The texts its buttons write."""
        return {button["text"] for row in self.markup.get("keyboard", ()) for button in row}


@dataclass(slots=True, eq=False)
class Chat:
    """One conversation. `id` is what bots call it: the person's id, or the group's negative one."""

    id: int
    type: ChatType
    title: str
    instance: str  # Telegram's chat_instance: the same for every message of the chat
    people: dict[int, Person] = field(default_factory=dict)
    bots: dict[int, Bot] = field(default_factory=dict)
    admins: set[int] = field(default_factory=set)
    kicked: set[int] = field(default_factory=set)  # bots that were put out of the group
    messages: dict[int, Message] = field(default_factory=dict)
    deleted: dict[int, int] = field(default_factory=dict)  # message id -> when, for taps that come late
    last_message_id: int = 0
    started: bool = False  # a private chat: the person has spoken first
    blocked: bool = False  # a private chat: the person has blocked the bot
    keyboard: Keyboard | None = None
    typing_until: datetime | None = None
    read_up_to: dict[int, int] = field(default_factory=dict)  # person -> message id

    @property
    def private(self) -> bool:
        """Whether it is one person with one bot."""
        return self.type == "private"

    @property
    def bot(self) -> Bot:
        """The bot of a private chat."""
        return next(iter(self.bots.values()))

    @property
    def person(self) -> Person:
        """The person of a private chat."""
        return next(iter(self.people.values()))

    def id_for_person(self) -> int:
        """Return what people call this chat: a private one is named after its bot."""
        return self.bot.id if self.private else self.id

    def status(self, account_id: int) -> str:
        """Return somebody's standing in Bot API words. A group's first member is its owner."""
        if self.blocked or account_id in self.kicked:
            return "kicked"
        if account_id not in self.people and account_id not in self.bots:
            return "left"
        if self.private or account_id not in self.admins:
            return "member"
        return "creator" if account_id == next(iter(self.people)) else "administrator"

    def take_message_id(self) -> int:
        """Count on: within a group by itself, in private chats within the bot's mailbox."""
        counter: Chat | Bot = self.bot if self.private else self
        counter.last_message_id += 1
        return counter.last_message_id

    def last(self) -> Message | None:
        """Return the newest message still there."""
        return next(reversed(self.messages.values()), None)

    def newer_than(self, message_id: int) -> Iterator[Message]:
        """Return the messages after this one, newest first, without looking at the others."""
        for told in reversed(self.messages.values()):
            if told.message_id <= message_id:
                return
            yield told


def instance(one: int, other: int) -> str:
    """Return a chat_instance: always the same one for the same two numbers."""
    digest = hashlib.sha256(f"{one}/{other}".encode()).digest()
    return str(int.from_bytes(digest[:8], "big", signed=True))
