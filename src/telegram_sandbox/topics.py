"""The topics of a forum: made, renamed, closed, hidden and deleted. https://core.telegram.org/api/forum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram_sandbox.chats import GENERAL, Topic
from telegram_sandbox.messages import Content

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Message
    from telegram_sandbox.world import Sandbox

LONGEST_NAME = 128  # td: MAX_FORUM_TOPIC_TITLE_LENGTH; what is longer is cut off without a word
COLORS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)  # Bot API, createForumTopic


def cleaned(name: str) -> str:
    """Return a name as Telegram keeps it (td, clean_name), "" when nothing of it is left."""
    return " ".join(name.split())[:LONGEST_NAME].strip()


def general(owner: int) -> Topic:
    """Return the topic that every forum begins with."""
    return Topic(GENERAL, "General", COLORS[0], owner)


def create(
    sandbox: Sandbox,
    chat: Chat,
    by: Person | Bot,
    name: str,
    color: int | None = None,
    icon: str | None = None,
) -> Topic:
    """Make a topic. Without a colour it gets one of the six in turn; at Telegram it is a random one."""
    number = chat.last_message_id + 1
    topic = Topic(number, name, COLORS[number % len(COLORS)] if color is None else color, by.id, icon)
    chat.topics[number] = topic
    told: JSON = {"name": name, "icon_color": topic.icon_color}
    sandbox.post(
        chat,
        by,
        Content("forum_topic_created", media=told | ({"icon_custom_emoji_id": icon} if icon else {})),
        topic=number,
    )
    sandbox.chat_changed(chat)
    return topic


def edit(
    sandbox: Sandbox, chat: Chat, topic: Topic, by: Person | Bot, *, name: str | None, icon: str | None
) -> bool:
    """Rename a topic or change its icon ("" takes it away, None leaves it); False when nothing changed."""
    told: JSON = {}
    if name is not None and name != topic.name:
        told["name"] = topic.name = name
    if icon is not None and icon != (topic.icon_custom_emoji_id or ""):
        told["icon_custom_emoji_id"], topic.icon_custom_emoji_id = icon, icon or None
    return bool(told) and _said(sandbox, chat, topic, by, "forum_topic_edited", told)


def set_closed(sandbox: Sandbox, chat: Chat, topic: Topic, by: Person | Bot, *, closed: bool) -> bool:
    """Close or reopen a topic; False when it is so already. General is shown again when it is reopened."""
    if topic.closed == closed:
        return False
    topic.closed = closed
    if not closed and topic.hidden:
        set_hidden(sandbox, chat, topic, by, hidden=False)
    return _said(sandbox, chat, topic, by, f"forum_topic_{'closed' if closed else 'reopened'}")


def set_hidden(sandbox: Sandbox, chat: Chat, topic: Topic, by: Person | Bot, *, hidden: bool) -> bool:
    """Hide General, which closes it, or show it again; False when it is so already."""
    if topic.hidden == hidden:
        return False
    topic.hidden = hidden
    if hidden:
        topic.closed = True
    return _said(sandbox, chat, topic, by, f"general_forum_topic_{'hidden' if hidden else 'unhidden'}")


def delete(sandbox: Sandbox, chat: Chat, topic: Topic, by: Person | Bot, *, remembered: bool = False) -> None:
    """Delete a topic with everything in it. Bots are told nothing, as at Telegram.

    What is sent there afterwards is refused with "message thread not found" or, as long as the Bot API's
    server still remembers the topic, with Telegram's own "TOPIC_DELETED". Bots have met both; `remembered`
    chooses the latter. Unverified: how long it does (tdlib/telegram-bot-api#854 speaks of a minute).
    """
    del chat.topics[topic.id]
    if remembered:
        chat.deleted_topics.add(topic.id)
    for told in messages(chat, topic.id):
        sandbox.forget(told)
    for reader in chat.people.values():
        sandbox.events.add(
            "topic_deleted", reader.id, chat.id, by_bot=by.id in sandbox.bots_by_id, topic=topic.id
        )
    sandbox.chat_changed(chat)


def messages(chat: Chat, number: int) -> list[Message]:
    """Return the messages of a topic, oldest first."""
    return [told for told in chat.messages.values() if is_in(told, number)]


def is_in(told: Message, number: int) -> bool:
    """Whether a message belongs to a topic. What is older than the forum belongs to General."""
    return (told.topic or GENERAL) == number


def _said(
    sandbox: Sandbox, chat: Chat, topic: Topic, by: Person | Bot, kind: str, told: JSON | None = None
) -> bool:
    sandbox.post(chat, by, Content(kind, media=told or {}), topic=topic.id)
    sandbox.chat_changed(chat)
    return True
