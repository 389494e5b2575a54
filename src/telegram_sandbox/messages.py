"""A message and what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.chats import Chat


@dataclass(slots=True, frozen=True)
class Text:
    """Text and its entities, offsets and lengths in UTF-16 units as everywhere at Telegram."""

    text: str = ""
    entities: tuple[JSON, ...] = ()


@dataclass(slots=True, frozen=True)
class Content:
    """What a message says: its kind ("text", "photo", …), text or caption, and media in Bot API form."""

    kind: str
    text: Text = Text()
    media: Any = None
    extra: tuple[tuple[str, Any], ...] = ()  # further Bot API fields that belong to the content

    @property
    def service(self) -> bool:
        """Whether Telegram itself says it ("… joined the group")."""
        return self.kind in SERVICE_KINDS


# What a bot is told of even when it did it itself (telegram-bot-api, need_skip_update_message).
TOLD_TO_ITS_BOT = frozenset(
    {
        *("forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"),
        *("general_forum_topic_hidden", "general_forum_topic_unhidden", "pinned_message", "left_chat_member"),
    }
)
SERVICE_KINDS = TOLD_TO_ITS_BOT | {
    *("new_chat_members", "group_chat_created", "supergroup_chat_created"),
    *("migrate_to_chat_id", "migrate_from_chat_id"),
}
MEDIA_KINDS = frozenset({"photo", "document", "video", "audio", "animation", "voice"})  # those with a caption


@dataclass(slots=True, eq=False)
class Message:
    """One message of a chat, the same object for everyone who sees it."""

    chat: Chat
    message_id: int
    date: int
    sender: Person | Bot
    content: Content
    edit_date: int | None = None
    reply_to: int | None = None
    topic: int | None = None  # in a forum; None for what was said before it was one, which General shows
    thread: int | None = None  # in a supergroup, outside topics: the message that the replies began with
    external_reply: JSON | None = None  # what is replied to in another chat or topic, in Bot API form
    anonymous: bool = False  # Telegram tells it in the name of the group itself
    pinned: bool = False
    forward_origin: JSON | None = None
    media_group_id: str | None = None
    inline_keyboard: list[list[JSON]] | None = None
    effect_id: str | None = None
    under_input: bool = False  # it brought a keyboard under the input field: Telegram lets nobody edit it
    protected: bool = False
    reactions: dict[int, str] = field(default_factory=dict)  # account -> emoji

    def key(self) -> tuple[Any, ...]:
        """Return what an edit must change, or it is "not modified"."""
        return self.content, self.inline_keyboard
