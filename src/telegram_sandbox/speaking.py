"""What a person does in a chat, with what that does to the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox.errors import Refused

if TYPE_CHECKING:
    from telegram_sandbox.accounts import Person
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Content, Message
    from telegram_sandbox.world import Sandbox


def say(
    sandbox: Sandbox,
    person: Person,
    chat: Chat,
    content: Content,
    reply_to: int | None = None,
    **details: Any,
) -> Message:
    """Let a person write. The first message starts a private chat; a keyboard for one use goes away.

    Raises:
        Refused: the person is no longer on Telegram, has blocked the bot, or replies to nothing.
    """
    if person.deactivated:
        raise Refused(f"{person.first_name} is no longer on Telegram.", 403)
    if chat.blocked:
        raise Refused(f"{person.first_name} has blocked this bot; unblock it first.", 403)
    if reply_to is not None and reply_to not in chat.messages:
        raise Refused("There is no such message to reply to.")
    keyboard = chat.keyboard
    if keyboard is not None and reply_to is None and keyboard.markup.get("force_reply"):
        reply_to = keyboard.message_id if keyboard.message_id in chat.messages else None
    first = chat.private and not chat.started
    chat.started = True
    told = sandbox.post(chat, person, content, reply_to=reply_to, **details)
    if keyboard is not None and _used_up(keyboard.markup, content.text.text, keyboard.labels):
        sandbox.set_keyboard(chat, None)
    elif first:
        sandbox.chat_changed(chat)
    return told


def _used_up(markup: dict[str, Any], text: str, labels: set[str]) -> bool:
    return bool(markup.get("force_reply") or (markup.get("one_time_keyboard") and text in labels))


def block(sandbox: Sandbox, person: Person, chat: Chat, *, blocked: bool) -> None:
    """Block the bot of a private chat, or take that back; the bot is told."""
    if not chat.private:
        raise Refused("Only a private chat with a bot can be blocked.")
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    sandbox.membership(chat, chat.bot, person, old, new)
    sandbox.chat_changed(chat)
