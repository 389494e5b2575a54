"""Where messages are: private chats and groups."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from telegram_sandbox import rights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.messages import Message

ChatType = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]
GENERAL = 1  # the topic every forum has; bots never see this number (telegram-bot-api, get_forum_topic_id)


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
class Topic:
    """A topic of a forum. Its id is that of the message which made it; `creator` is an account's id."""

    id: int
    name: str
    icon_color: int
    creator: int
    icon_custom_emoji_id: str | None = None
    closed: bool = False
    hidden: bool = False  # only General can be
    read_up_to: dict[int, int] = field(default_factory=dict)  # person -> message id


@dataclass(slots=True, eq=False)
class Chat:
    """One conversation. `id` is what bots call it: the person's id, or the group's negative one."""

    id: int
    type: ChatType
    title: str
    instance: str  # Telegram's chat_instance: the same for every message of the chat
    people: dict[int, Person] = field(default_factory=dict)
    bots: dict[int, Bot] = field(default_factory=dict)
    owner: int | None = None
    admins: dict[int, frozenset[str]] = field(default_factory=dict)  # account -> rights; the owner is one
    kicked: set[int] = field(default_factory=set)  # who was put out of the group
    gone: dict[int, Person | Bot] = field(default_factory=dict)  # who was in the group and is no longer
    moved_to: int | None = None  # a group that became a supergroup: its new id
    moved_from: int | None = None  # and that supergroup: the old id
    forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    deleted_topics: set[int] = field(default_factory=set)  # those that the Bot API's server still believes in
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

    def member(self, account_id: int) -> Person | Bot | None:
        """Return who in this chat has this id."""
        return self.people.get(account_id) or self.bots.get(account_id)

    def status(self, account_id: int) -> Status:
        """Return somebody's standing in Bot API words."""
        if self.blocked or account_id in self.kicked:
            return "kicked"
        if self.member(account_id) is None:
            return "left"
        if self.private or account_id not in self.admins:
            return "member"
        return "creator" if account_id == self.owner else "administrator"

    def may(self, account: Person | Bot, right: str) -> bool:
        """Whether somebody in a group has an administrator's right, or a member's that needs no granting.

        Of the rights that administrators have, people who are plain members have `can_pin_messages` and
        `can_manage_topics` (here: to make topics and change their own), bots none.
        """
        if account.id in self.admins:
            return right in self.admins[account.id]
        return account.id in self.people and right in rights.MEMBER_RIGHTS

    def manages(self, account: Person | Bot, topic: Topic) -> bool:
        """Whether somebody may change, close and reopen a topic, and write in it when it is closed.

        That is whoever made it, and administrators with the right (td, can_send_message_to_forum_topic).
        """
        return topic.creator == account.id or rights.TOPICS in self.admins.get(account.id, ())

    def deletes(self, account: Person | Bot, topic: Topic) -> bool:
        """Whether somebody may delete a topic: whoever made it, and administrators with the right."""
        made_it = topic.creator == account.id
        return topic.id != GENERAL and (made_it or rights.DELETE in self.admins.get(account.id, ()))

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
