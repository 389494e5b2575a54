"""When the database cannot be used for a while: nobody is left without a word, and everybody is told once."""

import asyncio
import logging
import sqlite3

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from xenia.bot.ground import Ground
from xenia.core.database import AsyncSession
from xenia.core.inbox import Received, take_in
from xenia.core.transaction import TROUBLE, in_transaction, reading
from xenia.team.members import team
from xenia.team.models import ADMIN

log = logging.getLogger("xenia.database")

_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOTADB,
}
_ASKING = 2.0
"""Seconds for the question who the admins are; after that those remembered are told."""
_NOBODY = 0
"""The bot whose update is written to see whether one can be."""
_PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between attempts, longer each time."""


def is_trouble(error: BaseException | None) -> bool:
    """Whether an error says that the database cannot be used now, rather than that our code is wrong."""
    while error is not None:
        if isinstance(error, NoConnection):
            return True
        if isinstance(error, DBAPIError):
            if isinstance(error.orig, sqlite3.Error):
                return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _PASSING
            return error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
        error = error.__cause__
    return False


class Outage:
    """Whether the database can be used, and who knows that it cannot."""

    def __init__(self, bot: Bot, ground: Ground) -> None:
        self._bot, self._ground = bot, ground
        self._met_by: set[int | str] = set()
        """Chats whose updates could not be worked, and what else of ours could not be done."""
        self._told: set[int] = set()
        self._admins: dict[int, str] = {}
        """Their languages by their ids, remembered for when the database cannot be asked."""

    async def remember_admins(self) -> None:
        """Keep in mind whom to tell."""
        async with asyncio.timeout(_ASKING), reading(self._ground.database) as session:
            self._admins = {one.telegram_id: one.language for one in await team(session) if one.may(ADMIN)}

    @property
    def lasts(self) -> bool:
        """Whether something that could not be done has not been done since."""
        return bool(self._met_by)

    async def met(self, error: BaseException, by: int | str) -> None:
        """A chat's update, or something else, could not be worked. The first one alerts the admins."""
        known = self.lasts
        self._met_by.add(by)
        if known:
            return
        kind = type(getattr(error, "orig", None) or error).__name__
        log.error("database cannot be used", extra={"error": kind})
        await self._tell_admins("bot-alert-database")

    async def over(self, by: int | str) -> None:
        """What could not be done was done. When that is true of everything, the admins are told."""
        if by not in self._met_by:
            return
        self._met_by.remove(by)
        if self._met_by:
            return
        self._told.clear()
        log.info("database can be used again")
        await self._tell_admins("bot-alert-database-back")

    async def try_writing(self) -> None:
        """Write as much as a large update: a disk may be full for that and still let rows be changed.

        Raises:
            SQLAlchemyError: it could not be written.
        """
        nothing = "{}" + " " * 8192

        async def write(session: AsyncSession) -> None:
            await take_in(session, _NOBODY, [(0, 0, nothing)], self._ground.clock())

        async def erase(session: AsyncSession) -> None:
            await session.execute(delete(Received).where(Received.bot_id == _NOBODY))

        await in_transaction(self._ground.database, write)
        await in_transaction(self._ground.database, erase)

    def is_news_to(self, chat_id: int) -> bool:
        """Whether this chat has not been told yet; from now on it has."""
        news = chat_id not in self._told
        self._told.add(chat_id)
        return news

    @staticmethod
    async def pause(attempt: int) -> None:
        """Wait before attempt number `attempt` + 1."""
        await asyncio.sleep(_PAUSES[min(attempt, len(_PAUSES) - 1)])

    async def _tell_admins(self, text: str) -> None:
        try:
            await self.remember_admins()
        except TROUBLE:
            log.info("the admins are those remembered")
        for telegram_id, language in list(self._admins.items()):
            try:
                await self._bot.send_message(telegram_id, self._ground.texts.say(language)(text))
            except TelegramAPIError as error:
                log.warning("admin not told", extra={"error": type(error).__name__})
