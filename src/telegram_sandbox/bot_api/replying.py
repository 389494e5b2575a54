"""Where in a chat a bot's message goes: into which topic, and in reply to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox import render
from telegram_sandbox.bot_api import places
from telegram_sandbox.chats import GENERAL
from telegram_sandbox.errors import BadRequest

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON
    from telegram_sandbox.bot_api.methods import Ask
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.messages import Message

NO_THREAD = "message thread not found"
NO_REPLIED = "message to be replied not found"


def where(ask: Ask, place: Chat) -> JSON:
    """Return the fields of Message that say where it goes: topic, reply_to and external_reply.

    Written after telegram-bot-api (check_reply_parameters). Without `message_thread_id` a reply goes into the
    topic of its message; with another topic's, or to another chat's message, it is an external reply. So one
    that may be sent without the message it replies to, and names no topic, goes to General when that is gone.

    Raises:
        BadRequest: no such topic, or a closed one; nothing to reply to, and the bot did not allow for that.
    """
    thread = _thread(ask, place)
    replied = _replied(ask, place)
    details: JSON = {"topic": thread}
    if replied is not None and replied.chat is place and (thread is None or _topic(replied) == thread):
        details |= {"reply_to": replied.message_id, "topic": replied.topic}
    elif replied is not None:
        details["external_reply"] = render.external_reply(replied)
    if place.forum:
        details["topic"] = details["topic"] or GENERAL
        _check_open(ask, place, details["topic"])
    return details


def _thread(ask: Ask, place: Chat) -> int | None:
    """Return the topic that a call names.

    General's own number is refused, and so is every number in a private chat, where the bot has no topics;
    in a group without topics the number means nothing (telegram-bot-api, check_message_topic).
    """
    number = max(ask.params.integer("message_thread_id"), 0)
    if not number or (not place.private and not place.forum):
        return None
    if number in place.deleted_topics:
        raise BadRequest("TOPIC_DELETED")
    if number == GENERAL or number not in place.topics:
        raise BadRequest(NO_THREAD)
    return number


def _topic(told: Message) -> int:
    return told.topic or GENERAL


def _replied(ask: Ask, place: Chat) -> Message | None:
    asked: Any = ask.params.structure("reply_parameters", "reply parameters")
    if asked is not None and not isinstance(asked, dict):
        raise BadRequest("object expected as reply parameters")
    if asked is not None:
        number, lenient = asked.get("message_id", 0), bool(asked.get("allow_sending_without_reply"))
        named = asked.get("chat_id")
        if named is not None:
            place = places.chat_named(ask, str(named))
    else:
        number = ask.params.integer("reply_to_message_id")
        lenient = ask.params.flag("allow_sending_without_reply")
    if not isinstance(number, int):
        raise BadRequest('field "message_id" must be a Number')
    if number <= 0:
        return None
    found = place.messages.get(number)
    if found is None and not lenient:
        raise BadRequest(NO_REPLIED)
    return found


def _check_open(ask: Ask, place: Chat, number: int) -> None:
    """Check that a bot may write in a topic: in a closed one only who manages it.

    The rule is that of Telegram's apps (td, can_send_message_to_forum_topic), the word the server's.
    """
    topic = place.topics[number]
    if topic.closed and not place.manages(ask.bot, topic):
        raise BadRequest("TOPIC_CLOSED")
