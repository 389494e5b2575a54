"""Setting a reaction on a message: one that is set again changes nothing."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import ReactionTypeEmoji, ReactionTypeUnion


@dataclass(frozen=True, slots=True)
class Reacted:
    """It is set. No message came of it that anybody could reply to."""

    message_id: None = None


async def react(bot: Bot, chat_id: int, message_id: int, emoji: str) -> Reacted | None:
    """Set the bot's reaction, or take it away; None where Telegram does not have it.

    Emoji that Telegram has no reaction for, and messages that are gone, are refused (Bot API,
    setMessageReaction).

    Raises:
        TelegramAPIError: as of any message.
    """
    reaction: list[ReactionTypeUnion] = [ReactionTypeEmoji(emoji=emoji)] if emoji else []
    try:
        await bot.set_message_reaction(chat_id, message_id, reaction)
    except TelegramBadRequest as error:
        if "not modified" not in error.message.lower().replace("_", " "):
            return None
    return Reacted()
