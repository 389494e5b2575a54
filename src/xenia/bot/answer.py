"""How an answer leaves: in place after a tap where Telegram allows it, as a new message otherwise."""

import asyncio

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)

from xenia.core.picture import Picture, draw
from xenia.core.reply import Answer, Photo, Reply, Screen

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
NOTICE_LIMIT = 200
"""Characters Telegram shows of a callback query's answer."""


async def respond(bot: Bot, event: Message | CallbackQuery, answer: Answer) -> None:
    """Show what a handler answered to the person who wrote or tapped.

    Raises:
        TelegramAPIError: Telegram did not take it.
    """
    reply = answer if isinstance(answer, Reply) else Reply((answer,))
    if isinstance(event, Message):
        for screen in reply.screens:
            await send(bot, event.chat.id, screen)
        return
    await _release(bot, event, reply)
    tapped = event.message if isinstance(event.message, Message) and not reply.fresh else None
    for screen in reply.screens:
        if tapped is None or not await _edited(bot, tapped, screen):
            await send(bot, event.from_user.id, screen)
        tapped = None


async def send(bot: Bot, chat_id: int, screen: Screen) -> Message:
    """Send a screen as a new message."""
    keyboard = _keyboard(screen)
    if isinstance(screen.picture, Picture) and screen.picture.kind == "poster":
        file = await _file(screen.picture)
        return await bot.send_document(chat_id, file, caption=screen.text, reply_markup=keyboard)
    if screen.picture is not None:
        file = await _file(screen.picture)
        return await bot.send_photo(chat_id, file, caption=screen.text, reply_markup=keyboard)
    return await bot.send_message(
        chat_id, screen.text, reply_markup=keyboard, link_preview_options=_NO_PREVIEW
    )


async def _release(bot: Bot, query: CallbackQuery, reply: Reply) -> None:
    notice = reply.notice[:NOTICE_LIMIT] if reply.notice else None
    try:
        await bot.answer_callback_query(query.id, text=notice, show_alert=reply.alert or None)
    except TelegramBadRequest as error:
        if "query is too old" not in error.message:
            raise
        # The tap waited longer than Telegram keeps its spinner; what it asked for is still shown.


async def _edited(bot: Bot, tapped: Message, screen: Screen) -> bool:
    """Turn the tapped message into the screen; False when it has to be a new message."""
    keyboard = _keyboard(screen)
    has_media = bool(tapped.photo or tapped.document)
    chat_id, message_id = tapped.chat.id, tapped.message_id
    if isinstance(screen.picture, Picture) and screen.picture.kind == "poster":
        return False
    try:
        if screen.picture is not None:
            media = InputMediaPhoto(media=await _file(screen.picture), caption=screen.text)
            await bot.edit_message_media(media, chat_id=chat_id, message_id=message_id, reply_markup=keyboard)
        elif has_media:
            # Telegram cannot turn a photo back into text: the new message comes first, so nothing jumps.
            await send(bot, chat_id, screen)
            await bot.delete_message(chat_id, message_id)
        else:
            await bot.edit_message_text(
                screen.text,
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )
    except TelegramBadRequest as error:
        # A double tap asks for what is already there. A message too old or gone cannot be edited.
        if "message is not modified" in error.message or "message to delete not found" in error.message:
            return True
        if "message to edit not found" in error.message or "can't be" in error.message:
            return has_media and screen.picture is None  # then the new message has been sent above
        raise
    return True


def _keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    if not screen.rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=one.label,
                    callback_data=one.data,
                    url=one.url,
                    copy_text=CopyTextButton(text=one.copy) if one.copy else None,
                    style=one.style,
                )
                for one in row
            ]
            for row in screen.rows
        ]
    )


async def _file(picture: Picture | Photo) -> BufferedInputFile | str:
    if isinstance(picture, Photo):
        return picture.file_id
    return BufferedInputFile(await asyncio.to_thread(draw, picture), picture.file_name)
