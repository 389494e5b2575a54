"""Where in a group something happens, and whether it is something that somebody said."""

from dataclasses import dataclass
from typing import Any

from aiogram.enums import ContentType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, MessageReactionUpdated

from xenia.care.find import by_reference
from xenia.care.forum.bound import forum_at, topic_at
from xenia.care.forum.models import ForumTopic
from xenia.care.forum.taps import DropQuestion
from xenia.care.references import read_reference
from xenia.care.taps import Mode
from xenia.core.database import AsyncSession

_SAID = {
    ContentType.TEXT,
    ContentType.ANIMATION,
    ContentType.AUDIO,
    ContentType.DOCUMENT,
    ContentType.LIVE_PHOTO,
    ContentType.PAID_MEDIA,
    ContentType.PHOTO,
    ContentType.STICKER,
    ContentType.STORY,
    ContentType.VIDEO,
    ContentType.VIDEO_NOTE,
    ContentType.VOICE,
    ContentType.CHECKLIST,
    ContentType.CONTACT,
    ContentType.DICE,
    ContentType.GAME,
    ContentType.POLL,
    ContentType.VENUE,
    ContentType.LOCATION,
    ContentType.UNKNOWN,
}
"""What a message holds that somebody wrote; all else, Telegram says of what happened in a group."""


class InForum(Filter):
    """In the bound group."""

    async def __call__(
        self, event: Message | CallbackQuery | MessageReactionUpdated, session: AsyncSession
    ) -> bool | dict[str, Any]:
        place = event.message if isinstance(event, CallbackQuery) else event
        forum = await forum_at(session, place.chat.id) if place is not None else None
        return {"forum": forum} if forum is not None else False


class InTopic(Filter):
    """In a ticket's topic of the bound group. Outside of topics a thread is one of replies."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool | dict[str, Any]:
        if not message.is_topic_message or message.message_thread_id is None:
            return False
        forum = await forum_at(session, message.chat.id)
        topic = await topic_at(session, message.chat.id, message.message_thread_id) if forum else None
        topic = topic or (await _made_twice(session, message) if forum else None)
        return {"forum": forum, "topic": topic} if topic is not None else False


class InFormerTopic(Filter):
    """In a ticket's topic of a group that is not the forum any more."""

    async def __call__(self, message: Message, session: AsyncSession) -> bool:
        if not message.is_topic_message or message.message_thread_id is None:
            return False
        if await forum_at(session, message.chat.id) is not None:
            return False
        return await topic_at(session, message.chat.id, message.message_thread_id) is not None


async def _made_twice(session: AsyncSession, message: Message) -> ForumTopic | None:
    """A topic that we made and were never told of; what is said in it is for the ticket in its name.

    What replies to nothing else is told as a reply to the making of its topic.
    """
    first = message.reply_to_message
    if first is None or first.forum_topic_created is None or first.from_user is None:
        return None
    if message.bot is None or first.from_user.id != message.bot.id:
        return None
    reference = read_reference(first.forum_topic_created.name.partition(" ")[0])
    ticket_id = await by_reference(session, reference) if reference else None
    if ticket_id is None:
        return None
    return ForumTopic(ticket_id=ticket_id, chat_id=message.chat.id, thread_id=message.message_thread_id)


class Said(Filter):
    """Something that somebody wrote or sent."""

    async def __call__(self, message: Message) -> bool:
        return message.content_type in _SAID


class Upgraded(Filter):
    """Telegram says that the group is a supergroup from now on."""

    async def __call__(self, message: Message) -> bool:
        return message.migrate_to_chat_id is not None


class ClosedOrReopened(Filter):
    """Telegram says that somebody closed a topic, or opened it again."""

    async def __call__(self, message: Message) -> bool:
        return message.forum_topic_closed is not None or message.forum_topic_reopened is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the bot has asked for, and of which ticket."""

    ticket_id: int
    mode: Mode


class Answers(Filter):
    """A reply to a question of the bot's: its buttons tell which, however long ago it was asked."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        asked = message.reply_to_message
        markup = asked.reply_markup if asked is not None else None
        for button in (one for row in (markup.inline_keyboard if markup else []) for one in row):
            data = button.callback_data or ""
            if data.startswith(f"{DropQuestion.__prefix__}:"):
                tap = DropQuestion.unpack(data)
                return {"asked": Asked(tap.ticket, tap.mode)}
        return False
