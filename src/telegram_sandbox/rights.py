"""What members and administrators of a group may do, by Telegram's names for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Every member's, as long as a group restricts nobody. Bots that are plain members have none of the last four:
# "bots must be explicitly granted administrator rights to use them" (td, apply_restrictions).
MEMBER_RIGHTS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"),
    *("can_manage_topics",),
)
ADMIN_RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    *("can_delete_stories", "can_pin_messages", "can_manage_topics"),
    "can_send_welcome_messages",
)
ALL = frozenset(ADMIN_RIGHTS)
TOPICS, DELETE, PIN = "can_manage_topics", "can_delete_messages", "can_pin_messages"
PROMOTE, RESTRICT, INFO = "can_promote_members", "can_restrict_members", "can_change_info"


def of_administrator(named: Iterable[str] | None) -> frozenset[str]:
    """Return an administrator's rights: those named, or all; can_manage_chat comes with any (Bot API)."""
    return ALL if named is None else frozenset(named) | {"can_manage_chat"}
