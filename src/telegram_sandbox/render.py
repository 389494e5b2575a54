"""The world as JSON: for bots in Bot API form, for people in the form of the people's side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox.accounts import Bot
from telegram_sandbox.messages import MEDIA_KINDS

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Person
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Content, Message


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


def user(account: Person | Bot) -> JSON:
    """Return a Bot API User."""
    if isinstance(account, Bot):
        return {
            "id": account.id,
            "is_bot": True,
            "first_name": account.name(),
            "username": account.username,
        }
    told: JSON = {"id": account.id, "is_bot": False, "first_name": account.first_name}
    return told | _said(account, "last_name", "username", "language_code")


def me(bot: Bot) -> JSON:
    """Return what getMe returns."""
    return user(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "supports_guest_queries": False,
        "can_manage_bots": False,
    }


def chat(place: Chat) -> JSON:
    """Return a Bot API Chat."""
    if not place.private:
        return {"id": place.id, "type": place.type, "title": place.title}
    told: JSON = {"id": place.id, "type": "private", "first_name": place.person.first_name}
    return told | _said(place.person, "last_name", "username")


def full_chat(place: Chat) -> JSON:
    """Return a Bot API ChatFullInfo."""
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    shown = chat(place) | {"accent_color_id": place.id % 7, "max_reaction_count": 11}
    shown["accepted_gift_types"] = dict.fromkeys(gifts, True)
    if place.private and place.person.username:
        shown["active_usernames"] = [place.person.username]
    if not place.private:
        shown["permissions"] = dict.fromkeys(MEMBER_RIGHTS, True)
    return shown


def message(told: Message, *, with_reply: bool = True) -> JSON:
    """Return a Bot API Message. The message it replies to is told without its own `reply_to_message`."""
    shown: JSON = {
        "message_id": told.message_id,
        "from": user(told.sender),
        "chat": chat(told.chat),
        "date": told.date,
    }
    if told.edit_date is not None:
        shown["edit_date"] = told.edit_date
    if told.forward_origin is not None:
        shown["forward_origin"] = told.forward_origin
    if with_reply and told.reply_to is not None and (first := told.chat.messages.get(told.reply_to)):
        shown["reply_to_message"] = message(first, with_reply=False)
    if told.media_group_id is not None:
        shown["media_group_id"] = told.media_group_id
    if told.protected:
        shown["has_protected_content"] = True
    if told.effect_id is not None:
        shown["effect_id"] = told.effect_id
    shown |= _content(told.content)
    if told.inline_keyboard is not None:
        shown["reply_markup"] = {"inline_keyboard": told.inline_keyboard}
    return shown


def _content(content: Content) -> JSON:
    shown: JSON = {content.kind: content.media} if content.kind != "text" else {}
    if content.text.text:
        caption = content.kind in MEDIA_KINDS
        shown["caption" if caption else "text"] = content.text.text
        if content.text.entities:
            shown["caption_entities" if caption else "entities"] = list(content.text.entities)
    shown.update(content.extra)
    return shown


def inaccessible(place: Chat, message_id: int) -> JSON:
    """Return a Bot API InaccessibleMessage: what is left of a message that was deleted."""
    return {"chat": chat(place), "message_id": message_id, "date": 0}


def member(account: Person | Bot, status: str) -> JSON:
    """Return a Bot API ChatMember."""
    shown: JSON = {"user": user(account), "status": status}
    if status == "creator":
        return shown | {"is_anonymous": False}
    if status == "administrator":
        return shown | {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(ADMIN_RIGHTS, True)
    if status == "kicked":
        return shown | {"until_date": 0}
    return shown


def person(whom: Person) -> JSON:
    """Return a person as the people's side knows them."""
    return {name: getattr(whom, name) for name in whom.__slots__}


def chat_for_person(place: Chat) -> JSON:
    """Return a chat as people call it."""
    if place.private:
        bot = place.bot
        shown: JSON = {"id": bot.id, "type": "private", "title": bot.name(place.person.language_code)}
        return shown | {"username": bot.username, "is_bot": True}
    return {"id": place.id, "type": place.type, "title": place.title, "username": None, "is_bot": False}


_NO_MEDIA = dict.fromkeys(("photo", "document", "sticker", "voice", "video", "location", "contact"))


def view(told: Message, reader: Person | None) -> JSON:
    """Return a message as `reader` sees it; without a reader, as any onlooker would."""
    content = told.content
    caption = content.kind in MEDIA_KINDS
    sender = told.sender
    shown: JSON = {
        "message_id": told.message_id,
        "date": told.date,
        "edit_date": told.edit_date,
        "from": {
            "id": sender.id,
            "first_name": user(sender)["first_name"],
            "is_bot": isinstance(sender, Bot),
        },
        "outgoing": sender is reader,
        "text": None if caption else content.text.text or None,
        "caption": content.text.text or None if caption else None,
        "entities": list(content.text.entities),
        **_NO_MEDIA,
        "media_group_id": told.media_group_id,
        "reply_to_message_id": told.reply_to,
        "forward_origin": told.forward_origin,
        "inline_keyboard": told.inline_keyboard,
        "reactions": [{"emoji": emoji, "by": by} for by, emoji in told.reactions.items()],
        "effect_id": told.effect_id,
        "deleted": False,
    }
    if content.service:
        shown["service"] = {content.kind: content.media}
    elif content.kind != "text":
        shown[content.kind] = content.media
    return shown


def _said(account: Person, *names: str) -> JSON:
    return {name: value for name in names if (value := getattr(account, name)) is not None}
