"""Asking Telegram how things stand in a group. In a filter, so that no transaction waits for the answer."""

from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, ChatMemberAdministrator, ChatMemberUpdated, Message

from xenia.care.forum.bound import bound_forum
from xenia.care.forum.models import Lack
from xenia.core.database import AsyncSession
from xenia.core.outcomes import MaybeSent, NotSent


@dataclass(frozen=True, slots=True)
class Seen:
    """How things stand in a group."""

    lack: Lack | None
    """What it lacks to be our forum; None: nothing."""
    moved_to: int | None = None
    """The supergroup that it is now, if it has become one unseen."""


async def look(bot: Bot, chat_id: int) -> Seen:
    """How things stand in a group, also where it has become another chat meanwhile."""
    try:
        return Seen(await _lack(bot, chat_id))
    except TelegramMigrateToChat as error:
        moved_to = error.migrate_to_chat_id
    return Seen((await look(bot, moved_to)).lack, moved_to)


async def _lack(bot: Bot, chat_id: int) -> Lack | None:
    try:
        chat = await bot.get_chat(chat_id)
        me = await bot.get_chat_member(chat_id, bot.id)
    except (TelegramForbiddenError, TelegramBadRequest):
        return Lack.GONE
    except TelegramMigrateToChat:
        raise
    except (NotSent, MaybeSent, TelegramAPIError):
        return Lack.UNKNOWN
    if not chat.is_forum:
        return Lack.TOPICS
    return None if isinstance(me, ChatMemberAdministrator) and me.can_manage_topics else Lack.RIGHTS


async def is_inside(bot: Bot, chat_id: int, telegram_id: int) -> bool | None:
    """Whether somebody can read in a group; None where Telegram does not say."""
    try:
        found = await bot.get_chat_member(chat_id, telegram_id)
    except TelegramBadRequest:
        return False  # never seen there
    except (NotSent, MaybeSent, TelegramAPIError):
        return None
    return getattr(found, "is_member", found.status not in {"left", "kicked"})


class Looked(Filter):
    """Lets everything through, with what was `seen` of that group, or in private of the bound one."""

    async def __call__(
        self, event: Message | CallbackQuery | ChatMemberUpdated, bot: Bot, session: AsyncSession
    ) -> bool | dict[str, Any]:
        place = event.message if isinstance(event, CallbackQuery) else event
        if place is not None and place.chat.type != "private":
            moved_to = getattr(place, "migrate_to_chat_id", None)
            return {"seen": await look(bot, moved_to or place.chat.id)}
        forum = await bound_forum(session)
        return {"seen": await look(bot, forum.chat_id)} if forum is not None else False
