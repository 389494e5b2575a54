"""Several pictures or files that are shown as one, and what stands under them."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import (
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    ReplyParameters,
)

from xenia.bot.body import plain_text
from xenia.bot.copying import send_copy
from xenia.bot.session import to_its_end
from xenia.core.outcomes import MaybeSent, NotSent, Together
from xenia.core.reply import Copy, Screen

LONGEST_CAPTION = 1024
"""UTF-16 units under a picture (Bot API, sendMediaGroup)."""
_MEDIA: dict[str, Callable[..., Any]] = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "document": InputMediaDocument,
    "audio": InputMediaAudio,
}
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Done = TypeVar("Done")


async def send_album(
    bot: Bot,
    chat_id: int,
    screen: Screen,
    keyboard: InlineKeyboardMarkup | None,
    thread: int | None = None,
    reply_to: ReplyParameters | None = None,
) -> Together:
    """Send the album of a screen, and below it what cannot stand under it.

    Where Telegram does not take it as an album, its parts go one by one: what cannot be sent is told.

    Raises:
        NotSent: surely nothing arrived; once the first of it has, it is `MaybeSent` instead.
        MaybeSent, Unreadable, TelegramAPIError: as of any message.
    """
    caption, below = _words(screen)
    try:
        sent = await bot.send_media_group(
            chat_id,
            [_medium(one, None if at else caption or None) for at, one in enumerate(screen.album)],
            message_thread_id=thread,
            reply_parameters=reply_to,
        )
        numbers = tuple(one.message_id for one in sent)
    except (TelegramBadRequest, TelegramEntityTooLarge):
        # One of the files is gone, or may not leave; or the topic is gone, as the first of them is told.
        numbers = await _one_by_one(bot, chat_id, screen, caption, thread, reply_to)
    if below:
        told = partial(bot.send_message, chat_id, below, message_thread_id=thread, reply_markup=keyboard)
        last = await _at_last(partial(told, link_preview_options=_NO_PREVIEW))
        numbers = (*numbers, last.message_id)
    return Together(numbers)


async def _one_by_one(
    bot: Bot,
    chat_id: int,
    screen: Screen,
    caption: str,
    thread: int | None,
    reply_to: ReplyParameters | None,
) -> tuple[int, ...]:
    first, *others = screen.album
    head = await send_copy(bot, chat_id, first, caption, None, thread, reply_to)
    numbers = [head.message_id]
    for one in others:
        each = partial(send_copy, bot, chat_id, one, "", None, thread)
        numbers.append((await _at_last(each)).message_id)
    return tuple(numbers)


async def _at_last(step: Callable[[], Awaitable[Done]]) -> Done:
    """Send what belongs to something that has arrived already: that nothing arrived is not true any more."""
    try:
        with to_its_end():
            return await step()
    except NotSent as error:
        raise MaybeSent(error.method, error.message) from error


def _words(screen: Screen) -> tuple[str, str]:
    """What stands under the first of an album, and what in a message below it."""
    caption, below = (screen.text, screen.below) if screen.below or not screen.rows else ("", screen.text)
    if len(plain_text(caption).encode("utf-16-le")) // 2 > LONGEST_CAPTION:
        return "", caption
    return caption, below if screen.rows else ""


def _medium(part: Copy, caption: str | None) -> Any:
    return _MEDIA[part.what](media=part.file, caption=caption)
