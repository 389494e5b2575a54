"""What a person does in a chat, with what that does to the chat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from telegram_sandbox import groups, members, render, topics
from telegram_sandbox.accounts import Bot
from telegram_sandbox.chats import GENERAL
from telegram_sandbox.errors import Refused
from telegram_sandbox.messages import Content
from telegram_sandbox.text.automatic import plain

if TYPE_CHECKING:
    from telegram_sandbox.accounts import Person
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Message
    from telegram_sandbox.world import Sandbox

HOSTS = frozenset({"t.me", "www.t.me", "telegram.me", "telegram.dog"})
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def say(
    sandbox: Sandbox,
    person: Person,
    chat: Chat,
    content: Content,
    reply_to: int | None = None,
    topic: int | None = None,
    **details: Any,
) -> Message:
    """Let a person write. The first message starts a private chat; a keyboard for one use goes away.

    In a forum, what names no topic goes where the message is that it replies to, else to General.

    Raises:
        Refused: the person may not write here, there is no such topic, or it replies to nothing.
    """
    check_may(person, chat, reply_to)
    topic = _topic(person, chat, reply_to, topic)
    keyboard = chat.keyboard
    if keyboard is not None and reply_to is None and keyboard.markup.get("force_reply"):
        reply_to = keyboard.message_id if keyboard.message_id in chat.messages else None
    first = chat.private and not chat.started
    chat.started = True
    told = sandbox.post(chat, person, content, reply_to=reply_to, topic=topic, **details)
    if keyboard is not None and _used_up(keyboard.markup, content.text.text, keyboard.labels):
        sandbox.set_keyboard(chat, None)
    elif first:
        sandbox.chat_changed(chat)
    return told


def check_may(person: Person, chat: Chat, reply_to: int | None = None) -> None:
    """Check that a person can write here now.

    Raises:
        Refused: the person is no longer on Telegram, has blocked the bot, or replies to nothing.
    """
    if person.deactivated:
        raise Refused(f"{person.first_name} is no longer on Telegram.", 403)
    if chat.blocked:
        raise Refused(f"{person.first_name} has blocked this bot; unblock it first.", 403)
    if chat.moved_to is not None:
        raise Refused(f"This group is a supergroup now, with the number {chat.moved_to}.", 409)
    if reply_to is not None and reply_to not in chat.messages:
        raise Refused("There is no such message to reply to.")


def _topic(person: Person, chat: Chat, reply_to: int | None, number: int | None) -> int | None:
    if not chat.forum:
        if number is not None:
            raise Refused("There are no topics in this chat.")
        return None
    replied = chat.messages[reply_to] if reply_to is not None else None
    if number is None:
        number = (replied.topic if replied is not None else None) or GENERAL
    if number not in chat.topics:
        raise Refused("There is no such topic.", 404)
    if replied is not None and not topics.is_in(replied, number):
        raise Refused("A reply stays in the topic of its message.")
    topic = chat.topics[number]
    if topic.closed and not chat.manages(person, topic):
        raise Refused("This topic is closed.", 403)
    return number


def follow(sandbox: Sandbox, person: Person, url: str) -> tuple[Chat, list[Message]]:
    """Follow a link to a bot: its chat opens, and a start link writes /start with its payload.

    A startgroup link makes a group of the person and the bot. https://core.telegram.org/api/links

    Raises:
        Refused: it leads to no bot here.
    """
    parts = urlsplit(url.strip())
    asked = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    if parts.scheme == "tg" and parts.netloc == "resolve":
        username = asked.get("domain", "")
    elif (parts.scheme in {"https", "http"} and parts.netloc in HOSTS) or parts.path.startswith("t.me/"):
        username = parts.path.removeprefix("t.me/").strip("/")
    else:
        raise Refused("That is no link to a Telegram bot.")
    bot = sandbox.account_named(username) if username else None
    if not isinstance(bot, Bot):
        raise Refused(f"There is no bot called @{username}.", 404)
    payload = asked.get("start") or asked.get("startgroup") or ""
    if payload and not PAYLOAD.fullmatch(payload):
        raise Refused("A start payload is 1 to 64 Latin letters, digits, underscores and hyphens.")
    if "startgroup" in asked:
        chat = groups.make(sandbox, f"{person.first_name}, {bot.name()}", "supergroup", [person], [bot])
        command = f"/start@{bot.username}"
    else:
        chat, command = sandbox.private(bot, person), "/start"
    if not payload:
        return chat, []
    return chat, [say(sandbox, person, chat, Content("text", plain(f"{command} {payload}")))]


def _used_up(markup: dict[str, Any], text: str, labels: set[str]) -> bool:
    return bool(markup.get("force_reply") or (markup.get("one_time_keyboard") and text in labels))


def block(sandbox: Sandbox, person: Person, chat: Chat, *, blocked: bool) -> None:
    """Block the bot of a private chat, or take that back; the bot is told."""
    if not chat.private:
        raise Refused("Only a private chat with a bot can be blocked.")
    if chat.blocked == blocked:
        return
    old = render.member(chat, chat.bot)
    chat.blocked = blocked
    members.tell(sandbox, chat, chat.bot, person, old)
    sandbox.chat_changed(chat)
