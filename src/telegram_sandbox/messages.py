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


SERVICE_KINDS = frozenset(
    {"new_chat_members", "left_chat_member", "group_chat_created", "supergroup_chat_created"}
)
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
