"""Where an answer is said: to the person, or where in a group something was written."""

from dataclasses import dataclass

from aiogram.types import CallbackQuery, Message, ReplyParameters


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer is said: in a group, as a reply, which keeps it in its topic."""

    chat_id: int
    reply_to: ReplyParameters | None = None


def place_of(event: Message | CallbackQuery) -> Place:
    """The place where an answer to what was written or tapped belongs."""
    message = event if isinstance(event, Message) else event.message
    if message is not None and message.chat.type != "private":
        to = ReplyParameters(message_id=message.message_id, allow_sending_without_reply=True)
        return Place(message.chat.id, to)
    return Place(event.chat.id if isinstance(event, Message) else event.from_user.id)
