"""Sending into the staff forum: the topic is found, made or opened, and the line stands in it.

What Telegram says of a topic or a group that is not as it was is mended here, in the same attempt.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.methods import SendMessage
from aiogram.types import Message, MessageId

from xenia.bot.answer import Sent, send
from xenia.bot.ground import Ground
from xenia.bot.keyboards import keyboard_of
from xenia.bot.outage import is_trouble
from xenia.bot.reacting import Reacted
from xenia.care.forum import topics, trouble
from xenia.care.forum.bind import follow
from xenia.care.forum.models import ForumTopic, Lack
from xenia.care.forum.topics import Face
from xenia.core.database import AsyncSession
from xenia.core.outcomes import NotSent, Together
from xenia.core.reply import Screen
from xenia.core.room import Moment
from xenia.core.transaction import TROUBLE, in_transaction
from xenia.deliveries.carry import DATABASE_PAUSES
from xenia.deliveries.pace import Pace

log = logging.getLogger("xenia.forum")

_ATTEMPTS = 5
"""Things that may be mended one after the other before a message is put off."""
_GONE = ("thread not found", "TOPIC_DELETED", "TOPIC_ID_INVALID")
_NO_REPLY = "to be replied not found"
_CARD_GONE = ("message to edit not found", "message can't be edited")
_OUT = ("bot was kicked", "bot is not a member")
_LACKS = {
    "chat not found": Lack.GONE,
    "not a forum": Lack.TOPICS,
    "not enough rights": Lack.RIGHTS,
    "need administrator rights": Lack.RIGHTS,
    "CHAT_ADMIN_REQUIRED": Lack.RIGHTS,
    "CHAT_WRITE_FORBIDDEN": Lack.RIGHTS,
}
"""What Telegram says, and what the group lacks then."""
_SAME = ("message is not modified", "TOPIC_NOT_MODIFIED")

Result = TypeVar("Result")


class ForumSender:
    """Sends screens, those of a topic into it.

    Args:
        bot: who sends.
        ground: the house, with the clock and the database in which topics are kept.
        pace: gives what counts the messages that leave; None where nobody counts.
    """

    def __init__(self, bot: Bot, ground: Ground, pace: Callable[[], Pace | None]) -> None:
        self._bot, self._ground, self._pace = bot, ground, pace
        self._icons: dict[str, str] | None = None

    async def send(self, chat_id: int, screen: Screen) -> Message | MessageId | Sent | Reacted | Together:
        """Send a screen as a new message.

        Raises:
            NotSent: the group cannot be used now, or is not the forum any more.
            MaybeSent, Unreadable, TelegramAPIError: as of any message.
        """
        if len(screen.album) > 1:
            await self._leave_room(chat_id, len(screen.album) - 1)
        if (ticket_id := screen.topic) is None:
            return await send(self._bot, chat_id, screen)
        for _ in range(_ATTEMPTS):
            try:
                return await self._into_topic(chat_id, ticket_id, screen)
            except TelegramMigrateToChat as error:
                old, chat_id = chat_id, error.migrate_to_chat_id
                await self._keep(partial(_follow, old=old, new=chat_id))
            except TelegramForbiddenError as error:
                if not any(one in error.message for one in _OUT):
                    raise
                await self._trouble(chat_id, Lack.GONE)
            except TelegramBadRequest as error:
                if _NO_REPLY in error.message:  # it stood in another topic, and is gone
                    screen = replace(screen, reply_to=None)
                elif not await self._mended(chat_id, ticket_id, error):
                    raise
        raise _not_sent(chat_id)

    async def _into_topic(
        self, chat_id: int, ticket_id: int, screen: Screen
    ) -> Message | MessageId | Sent | Reacted | Together:
        topic, face = await self._place(chat_id, ticket_id)
        if screen.text or screen.copied is not None:  # an album has at least its name under it
            return await send(self._bot, chat_id, screen, thread=topic.thread_id)
        await self._refresh(topic, face)
        return Sent(message_id=topic.card_message_id or 0)

    async def _place(self, chat_id: int, ticket_id: int) -> tuple[ForumTopic, Face]:
        """The topic of a ticket, made where there is none, with its card and all that was said before."""
        found = await self._keep(partial(topics.look_up, chat_id=chat_id, ticket_id=ticket_id))
        if found is None:
            raise _not_sent(chat_id)
        topic, face = found.topic, found.face
        if topic is None:
            icon = await self._icon(face.icon)
            new = await self._bot.create_forum_topic(chat_id, name=face.title, icon_custom_emoji_id=icon)
            thread = new.message_thread_id
            made = partial(topics.made, chat_id=chat_id, ticket_id=ticket_id, thread_id=thread, face=face)
            topic = await self._keep(made)
        if topic.closed_at is not None:
            await self._reopen(topic)
        if topic.card_message_id is None:
            # The card is written down last: until then all of it is shown once more, which harms nobody.
            card = await self._extra(topic, face.card)
            for one in face.before:
                await self._extra(topic, one)
            topic = await self._keep(partial(topics.shown, topic=topic, face=face, card_message_id=card))
        return topic, face

    async def _extra(self, topic: ForumTopic, screen: Screen) -> int:
        """One message besides the line itself; the group's pace counts it too."""
        if (pace := self._pace()) is not None:
            await asyncio.sleep(pace.wait_for(topic.chat_id))
            pace.leaves(topic.chat_id)
        return (await send(self._bot, topic.chat_id, screen, thread=topic.thread_id)).message_id or 0

    async def _leave_room(self, chat_id: int, others: int) -> None:
        """Telegram counts each part of an album; the sender has counted one."""
        if (pace := self._pace()) is not None:
            await asyncio.sleep(pace.wait_for(chat_id, others))
            for _ in range(others):
                pace.leaves(chat_id)

    async def _refresh(self, topic: ForumTopic, face: Face) -> None:
        """Have the card, the title and the icon say what is true now."""
        same_card = topic.card_shown == face.digest
        same_title = (topic.title, topic.icon) == (face.title, face.icon)
        if not same_card:
            await _as_good(
                self._bot.edit_message_text(
                    face.card.text,
                    chat_id=topic.chat_id,
                    message_id=topic.card_message_id,
                    reply_markup=keyboard_of(face.card),
                )
            )
        if not same_title:
            icon = await self._icon(face.icon)
            await _as_good(
                self._bot.edit_forum_topic(
                    topic.chat_id, topic.thread_id, name=face.title, icon_custom_emoji_id=icon or ""
                )
            )
        if not (same_card and same_title):
            card = topic.card_message_id or 0
            await self._keep(partial(topics.shown, topic=topic, face=face, card_message_id=card))

    async def _icon(self, emoji: str) -> str | None:
        """Telegram's number of an icon; None where it does not offer that one."""
        if self._icons is None:
            offered = await self._bot.get_forum_topic_icon_stickers()
            self._icons = {_bare(one.emoji or ""): one.custom_emoji_id or "" for one in offered}
        return self._icons.get(_bare(emoji))

    async def _mended(self, chat_id: int, ticket_id: int, error: TelegramBadRequest) -> bool:
        """Set right what Telegram has complained of; False where it is the message itself."""
        said = error.message
        if any(one in said for one in _GONE):
            await self._keep(partial(topics.gone, chat_id=chat_id, ticket_id=ticket_id))
        elif any(one in said for one in _CARD_GONE):
            await self._keep(partial(topics.card_gone, chat_id=chat_id, ticket_id=ticket_id))
        elif "TOPIC_CLOSED" in said:
            found = await self._keep(partial(topics.look_up, chat_id=chat_id, ticket_id=ticket_id))
            if found is not None and found.topic is not None:
                await self._reopen(found.topic)
        elif lack := next((lack for words, lack in _LACKS.items() if words in said), None):
            await self._trouble(chat_id, lack)
        else:
            return False
        return True

    async def _reopen(self, topic: ForumTopic) -> None:
        """Staff who are no administrators cannot answer in a closed topic."""
        try:
            await _as_good(self._bot.reopen_forum_topic(topic.chat_id, topic.thread_id))
        except TelegramBadRequest as error:
            if not await self._mended(topic.chat_id, topic.ticket_id, error):
                raise
        await self._keep(partial(topics.reopened, topic=topic))

    async def _trouble(self, chat_id: int, lack: Lack) -> None:
        """The forum is out of use. What was to stand there waits until it is told in private."""
        log.warning("the forum cannot be used", extra={"lack": lack.value})
        await self._keep(partial(trouble.begin_trouble, chat_id=chat_id, lack=lack))

    async def _keep(self, work: Callable[[Moment], Awaitable[Result]]) -> Result:
        """Do it in a transaction of its own, however long the database is away: at Telegram it is done."""

        async def in_session(session: AsyncSession) -> Result:
            return await work(Moment(session, ground.texts, ground.shop, ground.clock()))

        ground, failures = self._ground, 0
        while True:
            try:
                return await in_transaction(ground.database, in_session)
            except TROUBLE as error:
                if not is_trouble(error) and not isinstance(error, TimeoutError):
                    raise
                log.warning("the forum waits for the database", extra={"error": type(error).__name__})
                await asyncio.sleep(DATABASE_PAUSES[min(failures, len(DATABASE_PAUSES) - 1)])
                failures += 1


async def _follow(moment: Moment, old: int, new: int) -> None:
    await follow(moment.session, old, new, moment.now)


async def _as_good(call: Awaitable[Any]) -> None:
    """Make a call; that nothing had to be changed is as good."""
    try:
        await call
    except TelegramBadRequest as error:
        if not any(one in error.message for one in _SAME):
            raise


def _bare(emoji: str) -> str:
    """Without the mark that asks for colours, which some write and some leave out."""
    return emoji.replace("\N{VARIATION SELECTOR-16}", "")


def _not_sent(chat_id: int) -> NotSent:
    return NotSent(SendMessage(chat_id=chat_id, text=""), "the forum cannot be used now")
