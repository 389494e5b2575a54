"""Carrying on what somebody sent, whatever it is: as a copy, or from its file once the original is gone."""

from collections.abc import Callable
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import InlineKeyboardMarkup, Message, MessageId, ReplyParameters

from xenia.core.reply import Copy

_SENDERS: dict[str, Callable[[Bot], Callable[..., Any]]] = {
    "photo": lambda bot: bot.send_photo,
    "video": lambda bot: bot.send_video,
    "animation": lambda bot: bot.send_animation,
    "audio": lambda bot: bot.send_audio,
    "document": lambda bot: bot.send_document,
    "voice": lambda bot: bot.send_voice,
    "video_note": lambda bot: bot.send_video_note,
    "sticker": lambda bot: bot.send_sticker,
}
"""What can be sent from its file, each under a parameter of its own name."""
_WITHOUT_CAPTION = {"video_note", "sticker"}


async def send_copy(
    bot: Bot,
    chat_id: int,
    copied: Copy,
    text: str,
    keyboard: InlineKeyboardMarkup | None,
    thread: int | None = None,
    reply_to: ReplyParameters | None = None,
) -> Message | MessageId:
    """Carry a message on; `text` stands under it where Telegram lets it have words, the buttons always.

    What cannot be carried is told: its receiver reads `text`, and what is missing.

    Raises:
        TelegramAPIError: as of any other message.
    """
    send = _SENDERS.get(copied.what)
    caption = text if send is not None and copied.what not in _WITHOUT_CAPTION else None
    if copied.chat_id is not None and copied.message_id is not None:
        try:
            return await bot.copy_message(
                chat_id,
                copied.chat_id,
                copied.message_id,
                message_thread_id=thread,
                reply_parameters=reply_to,
                caption=caption,
                reply_markup=keyboard,
            )
        except (TelegramBadRequest, TelegramEntityTooLarge):
            # Its writer has deleted it, or it is of a kind that is not copied: what is known of it goes.
            pass
    if send is not None and copied.file is not None:
        words = {} if caption is None else {"caption": caption}
        try:
            sent: Message = await send(bot)(
                chat_id=chat_id,
                message_thread_id=thread,
                reply_parameters=reply_to,
                reply_markup=keyboard,
                **{copied.what: copied.file},
                **words,
            )
        except (TelegramBadRequest, TelegramEntityTooLarge):
            pass  # its file is gone as well, or may not leave; or the topic is gone, as is said below
        else:
            return sent
    told = "\n".join(one for one in (text, copied.missing) if one)
    return await bot.send_message(
        chat_id, told, message_thread_id=thread, reply_parameters=reply_to, reply_markup=keyboard
    )
