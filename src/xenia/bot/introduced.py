"""The bot asks Telegram who it is, before anything else."""

import logging

from aiogram import Bot
from aiogram.types import User

from xenia.bot.answer import INSIST
from xenia.core.outcomes import MaybeSent, NotSent

log = logging.getLogger("xenia")


async def introduced(bot: Bot) -> User:
    """Who the bot is. A Telegram that is away for a while is waited for, and the log says so once.

    Raises:
        TelegramAPIError: the token is not known, or Telegram cannot be reached for long.
    """
    told = False

    async def ask() -> User:
        nonlocal told
        try:
            return await bot.me()
        except (NotSent, MaybeSent) as error:
            if not told:
                log.warning("waiting for Telegram", extra={"error": error.message})
            told = True
            raise

    return await INSIST(ask)
