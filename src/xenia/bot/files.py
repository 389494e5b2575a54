"""Pictures and documents on their way: made here, or known to Telegram already."""

import asyncio

from aiogram import Bot
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, Message, ReplyParameters

from xenia.core.chart import Chart, draw_chart
from xenia.core.picture import Picture, draw
from xenia.core.reply import Document, Photo


async def file_of(picture: Picture | Photo | Chart) -> BufferedInputFile | str:
    """What Telegram is given: the id of a photo that it holds, or what is drawn here."""
    if isinstance(picture, Photo):
        return picture.file_id
    if isinstance(picture, Chart):
        return BufferedInputFile(await asyncio.to_thread(draw_chart, picture), picture.file_name)
    return BufferedInputFile(await asyncio.to_thread(draw, picture), picture.file_name)


async def send_picture(
    bot: Bot,
    chat_id: int,
    picture: Picture | Photo | Chart,
    text: str,
    keyboard: InlineKeyboardMarkup | None,
) -> Message:
    """Send a picture with words and buttons under it; a poster as a file, so that it stays as sharp as it is.

    Raises:
        TelegramAPIError: as of any message.
    """
    file = await file_of(picture)
    if isinstance(picture, Picture) and picture.kind == "poster":
        return await bot.send_document(chat_id, file, caption=text, reply_markup=keyboard)
    return await bot.send_photo(chat_id, file, caption=text, reply_markup=keyboard)


async def send_document(
    bot: Bot,
    chat_id: int,
    document: Document,
    text: str,
    keyboard: InlineKeyboardMarkup | None,
    thread: int | None = None,
    reply_to: ReplyParameters | None = None,
) -> Message:
    """Send a file that is made of text.

    Raises:
        TelegramAPIError: as of any message.
    """
    return await bot.send_document(
        chat_id,
        BufferedInputFile(document.content.encode(), document.name),
        message_thread_id=thread,
        reply_parameters=reply_to,
        caption=text,
        reply_markup=keyboard,
    )
