"""The world as JSON: for bots in Bot API form, for people in the form of the people's side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from telegram_sandbox.accounts import Bot
from telegram_sandbox.chats import GENERAL
from telegram_sandbox.icons import ICONS
from telegram_sandbox.messages import MEDIA_KINDS
from telegram_sandbox.rights import ADMIN_RIGHTS, MEMBER_RIGHTS, TOPICS

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Person
    from telegram_sandbox.chats import Chat, Topic
    from telegram_sandbox.messages import Message


# In whose name a group itself speaks (telegram-bot-api, group_anonymous_bot_user_id_).
ANONYMOUS: JSON = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}

EXTERNAL_KINDS = MEDIA_KINDS | {"sticker", "location", "contact"}


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
        "can_read_all_group_messages": bot.reads_all,
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
        forum = {"is_forum": True} if place.forum else {}
        return {"id": place.id, "type": place.type, "title": place.title} | forum
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
    pinned = [told for told in place.messages.values() if told.pinned]
    if pinned:
        shown["pinned_message"] = message(pinned[-1], with_reply=False)
    return shown


def message(told: Message, *, with_reply: bool = True) -> JSON:
    """Return a Bot API Message. The message it replies to is told without its own `reply_to_message`."""
    place = told.chat
    shown: JSON = {
        "message_id": told.message_id,
        "from": ANONYMOUS if told.anonymous else user(told.sender),
        "chat": chat(place),
        "date": told.date,
    }
    if told.anonymous:
        shown["sender_chat"] = chat(place)
    shown |= _threads(told, with_reply=with_reply)
    fields = {name: getattr(told, name) for name in ("edit_date", "media_group_id", "effect_id")}
    shown |= {name: value for name, value in fields.items() if value is not None}
    if told.forward_origin is not None:
        shown["forward_origin"] = told.forward_origin
    if told.protected:
        shown["has_protected_content"] = True
    shown |= _content(told)
    if told.inline_keyboard is not None:
        shown["reply_markup"] = {"inline_keyboard": told.inline_keyboard}
    return shown


def _threads(told: Message, *, with_reply: bool) -> JSON:
    """Return the fields that say where in a chat a message belongs, as in telegram-bot-api's JsonMessage.

    General has no `message_thread_id`; a reply in a supergroup outside topics has one that is no topic's;
    what replies to nothing in a topic is told as a reply to the message that made the topic.
    """
    in_topic = told.chat.forum and told.topic not in {None, GENERAL}
    shown: JSON = {}
    if (thread := told.topic if in_topic else told.thread) is not None:
        shown["message_thread_id"] = thread
    if in_topic:
        shown["is_topic_message"] = True
    if with_reply and (first := told.chat.messages.get(_replied_to(told, in_topic=in_topic) or 0)):
        shown["reply_to_message"] = message(first, with_reply=False)
    if told.external_reply is not None:
        shown["external_reply"] = told.external_reply
    return shown


def _replied_to(told: Message, *, in_topic: bool) -> int | None:
    if told.reply_to is not None or not in_topic or told.topic == told.message_id:
        return told.reply_to
    return told.topic


def _pinned(told: Message) -> JSON:
    number = told.content.media
    found = told.chat.messages.get(number)
    return message(found, with_reply=False) if found is not None else inaccessible(told.chat, number)


def origin(told: Message) -> JSON:
    """Return a Bot API MessageOrigin: who wrote a message first, and when."""
    return told.forward_origin or {"type": "user", "sender_user": user(told.sender), "date": told.date}


def external_reply(told: Message) -> JSON:
    """Return a Bot API ExternalReplyInfo: what another chat or topic is told of a message replied to.

    The chat is named only when it is a supergroup (Bot API).
    """
    shown: JSON = {"origin": origin(told)}
    if told.chat.type == "supergroup":
        shown |= {"chat": chat(told.chat), "message_id": told.message_id}
    if told.content.kind in EXTERNAL_KINDS:
        shown[told.content.kind] = told.content.media
    return shown


def _content(told: Message) -> JSON:
    content = told.content
    if content.kind == "pinned_message":
        return {"pinned_message": _pinned(told)}
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


def member(place: Chat, account: Person | Bot) -> JSON:
    """Return somebody in a chat, or no longer in it, as a Bot API ChatMember."""
    status = place.status(account.id)
    shown: JSON = {"user": user(account), "status": status}
    if status == "creator":
        return shown | {"is_anonymous": False}
    if status == "administrator":
        granted = place.admins[account.id]
        known = [right for right in ADMIN_RIGHTS if place.type == "supergroup" or right != TOPICS]
        rights = {right: right in granted for right in known}
        return shown | {"can_be_edited": False, "is_anonymous": False} | rights
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
    shown = {"id": place.id, "type": place.type, "title": place.title, "username": None, "is_bot": False}
    return shown | {"forum": place.forum, "moved_to": place.moved_to, "moved_from": place.moved_from}


def topics(place: Chat, reader: Person) -> list[JSON]:
    """Return a forum's topics as `reader` sees them: General first, then those with the newest message."""
    last: dict[int, Message] = {}
    unread: Counter[int] = Counter()
    for told in place.messages.values():
        number = told.topic or GENERAL
        last[number] = told
        read = place.topics[number].read_up_to.get(reader.id, 0)
        unread[number] += told.message_id > read and told.sender is not reader
    shown = [_topic(place, one, reader, unread[one.id], last.get(one.id)) for one in place.topics.values()]
    shown.sort(key=lambda one: (one["id"] == GENERAL, (one["last"] or {}).get("message_id", 0)), reverse=True)
    return shown


def _topic(place: Chat, one: Topic, reader: Person, unread: int, last: Message | None) -> JSON:
    names = ("id", "name", "icon_color", "icon_custom_emoji_id", "closed", "hidden")
    return {name: getattr(one, name) for name in names} | {
        "icon": ICONS.get(one.icon_custom_emoji_id or ""),
        "manages": place.manages(reader, one),
        "deletes": place.deletes(reader, one),
        "unread": unread,
        "last": view(last, reader) if last is not None else None,
    }


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
        "topic": (told.topic or GENERAL) if told.chat.forum else None,
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
        "external_reply": told.external_reply,
        "forward_origin": told.forward_origin,
        "pinned": told.pinned,
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
