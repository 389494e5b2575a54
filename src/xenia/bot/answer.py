"""How an answer leaves: in place after a tap where Telegram allows it, as a new message otherwise."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import (
    CallbackQuery,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    MessageId,
    ReactionTypeEmoji,
    ReplyParameters,
)
from pydantic import BaseModel

from xenia.bot.albums import send_album
from xenia.bot.copying import send_copy
from xenia.bot.files import file_of, send_document, send_picture
from xenia.bot.keyboards import keyboard_of
from xenia.bot.place import Place, place_of
from xenia.bot.reacting import Reacted, react
from xenia.bot.session import Sleep
from xenia.core.outcomes import MaybeSent, NotSent, Together, Unreadable
from xenia.core.picture import Picture
from xenia.core.reply import Answer, Reply, Screen
from xenia.deliveries.taps import Why

_NOT_TURNED = ("message is not modified", "message to edit not found", "can't be edited")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
NOTICE_LIMIT = 200
"""Characters Telegram shows of a callback query's answer."""
PAUSES = (0.2, 0.5, 1, 2, 5, 10)
"""Seconds between one attempt at a step of an answer and the next; the last is repeated."""
PATIENCE = 600
"""Seconds after which an answer is given up: longer than an outage that people wait out in the chat."""

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Insistence:
    """Repeats a step until it is done, for up to `PATIENCE`.

    A repeated step of an answer is harmless: at worst somebody reads the same thing twice.
    """

    pause: Sleep = asyncio.sleep
    now: Callable[[], float] | None = None
    """Seconds on a clock that only moves forward; the loop's own, if not given."""

    async def __call__(self, step: Callable[[], Awaitable[Done]]) -> Done:
        """What the step gives, at last.

        Raises:
            NotSent: it could not be done in time.
            MaybeSent: nobody can say whether it was.
            TelegramAPIError: Telegram refused.
        """
        now = self.now or asyncio.get_running_loop().time
        until = now() + PATIENCE
        pauses = chain(PAUSES, repeat(PAUSES[-1]))
        while True:
            try:
                return await step()
            except (NotSent, MaybeSent):
                if now() > until:
                    raise
            await self.pause(next(pauses))


INSIST = Insistence()


async def respond(
    bot: Bot, event: Message | CallbackQuery, answer: Answer, insist: Insistence = INSIST
) -> None:
    """Show what a handler answered to the person who wrote or tapped, however often a step has to be tried.

    Raises:
        TelegramAPIError: Telegram did not take it.
    """
    reply = answer if isinstance(answer, Reply) else Reply((answer,))
    if isinstance(event, Message):
        await _show(bot, place_of(event), None, reply, insist)
        if reply.reaction is not None:
            await _react(bot, event, reply.reaction, insist)
        return
    released = _release(bot, event, reply, insist)
    if not reply.screens:
        await released
        return
    stays = reply.fresh or _is_unasked(event.message)
    tapped = event.message if isinstance(event.message, Message) and not stays else None
    # Neither waits for the other, and the failure of one takes nothing from the other.
    for outcome in await asyncio.gather(
        released, _show(bot, place_of(event), tapped, reply, insist), return_exceptions=True
    ):
        if isinstance(outcome, BaseException):
            raise outcome


async def _react(bot: Bot, message: Message, emoji: str, insist: Insistence) -> None:
    # A group may allow no reactions, and a message be gone: the reaction says no more than silence does.
    await _done(
        insist,
        lambda: bot.set_message_reaction(
            message.chat.id, message.message_id, reaction=[ReactionTypeEmoji(emoji=emoji)]
        ),
        "REACTION_INVALID",
        "not found",
    )


def _is_unasked(message: object) -> bool:
    """Whether it says why it came: that, and the end to its kind, are to be found there for ever."""
    if not isinstance(message, Message) or message.reply_markup is None:
        return False
    return any(
        (one.callback_data or "").startswith(f"{Why.__prefix__}:")
        for row in message.reply_markup.inline_keyboard
        for one in row
    )


class Sent(BaseModel):
    """All that is read of a message that was sent; reading the whole of it takes as long as writing it."""

    message_id: int


class _SendText(SendMessage):
    __returning__ = Sent  # type: ignore[assignment]  # less than its base reads, on purpose
    __api_method__ = "sendMessage"


class _EditText(EditMessageText):
    __returning__ = Sent  # type: ignore[assignment]  # less than its base reads, on purpose
    __api_method__ = "editMessageText"


async def send(
    bot: Bot,
    chat_id: int,
    screen: Screen,
    *,
    thread: int | None = None,
    reply_to: ReplyParameters | None = None,
) -> Message | MessageId | Sent | Reacted | Together:
    """Send a screen as a new message, into the topic `thread` if one is given; one attempt.

    Raises:
        NotSent: surely nothing arrived.
        MaybeSent: nobody can say.
        Unreadable: it arrived.
        TelegramAPIError: Telegram did not take it.
    """
    if screen.deletes:
        await bot.delete_messages(chat_id, list(screen.deletes))
        return Sent(message_id=screen.deletes[0])
    if screen.edits is not None:
        return await _change(bot, chat_id, screen.edits, screen)
    if screen.reaction is not None:
        reacted = await react(bot, chat_id, *screen.reaction)
        if reacted is not None or not screen.text:
            return reacted or Reacted()
    if screen.reply_to is not None:
        reply_to = ReplyParameters(message_id=screen.reply_to, allow_sending_without_reply=True)
    keyboard = keyboard_of(screen)
    if screen.album:
        return await send_album(bot, chat_id, screen, keyboard, thread, reply_to)
    if screen.copied is not None:
        return await send_copy(bot, chat_id, screen.copied, screen.text, keyboard, thread, reply_to)
    if screen.document is not None:
        return await send_document(bot, chat_id, screen.document, screen.text, keyboard, thread, reply_to)
    if screen.picture is not None:
        return await send_picture(bot, chat_id, screen.picture, screen.text, keyboard)
    build: Any = _SendText  # what its base demands of a type checker, it has defaults for
    sent: Sent = await bot(
        build(
            chat_id=chat_id,
            message_thread_id=thread,
            text=screen.text,
            reply_parameters=reply_to,
            reply_markup=keyboard,
            link_preview_options=_NO_PREVIEW,
        )
    )
    return sent


async def _show(bot: Bot, place: Place, tapped: Message | None, reply: Reply, insist: Insistence) -> None:
    for screen in reply.screens:
        if tapped is None or not await _turned(bot, tapped, screen, insist):
            await _done(insist, partial(send, bot, place.chat_id, screen, reply_to=place.reply_to))
        tapped = None


async def _release(bot: Bot, query: CallbackQuery, reply: Reply, insist: Insistence) -> None:
    notice = reply.notice[:NOTICE_LIMIT] if reply.notice else None
    alert = reply.alert or None
    # "Too old" too when it was answered before: what the tap asked for is still shown.
    await _done(
        insist,
        lambda: bot.answer_callback_query(query.id, text=notice, show_alert=alert, url=reply.opens),
        "query is too old",
    )


async def _turned(bot: Bot, tapped: Message, screen: Screen, insist: Insistence) -> bool:
    """Turn the tapped message into the screen; False when it has to be a new message."""
    is_photo = bool(tapped.photo or tapped.document)
    if (
        screen.album
        or screen.document
        or (isinstance(screen.picture, Picture) and screen.picture.kind == "poster")
    ):
        return False
    if is_photo and screen.picture is None:
        # Telegram cannot turn a photo back into text: the new message comes first, so nothing jumps.
        await _done(insist, partial(send, bot, tapped.chat.id, screen))
        # One that is gone, or too old to be taken away, may stay.
        await _done(
            insist,
            lambda: bot.delete_message(tapped.chat.id, tapped.message_id),
            "message to delete not found",
            "can't be",
        )
        return True
    try:
        # A double tap, like a repeated attempt, asks for what is already there.
        await _done(insist, partial(_edit, bot, tapped, screen), "message is not modified")
    except TelegramBadRequest as error:
        if "message to edit not found" in error.message or "can't be" in error.message:
            return False
        raise
    return True


async def _change(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> Sent:
    """Turn a message into a screen without a picture; as good as done where it cannot be turned any more."""
    try:
        await _edit_text(bot, chat_id, message_id, screen)
    except TelegramBadRequest as error:
        if not any(one in error.message for one in _NOT_TURNED):
            raise
    return Sent(message_id=message_id)


async def _edit(bot: Bot, tapped: Message, screen: Screen) -> None:
    chat_id, message_id = tapped.chat.id, tapped.message_id
    if screen.picture is not None:
        media = InputMediaPhoto(media=await file_of(screen.picture), caption=screen.text)
        keyboard = keyboard_of(screen)
        await bot.edit_message_media(media, chat_id=chat_id, message_id=message_id, reply_markup=keyboard)
        return
    await _edit_text(bot, chat_id, message_id, screen)


async def _edit_text(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> None:
    build: Any = _EditText  # as above
    await bot(
        build(
            text=screen.text,
            chat_id=chat_id,
            message_id=message_id,
            reply_markup=keyboard_of(screen),
            link_preview_options=_NO_PREVIEW,
        )
    )


async def _done(insist: Insistence, step: Callable[[], Awaitable[Any]], *as_good: str) -> None:
    """Insist on a step; a refusal that says one of `as_good` says that nothing is left to do."""
    try:
        await insist(step)
    except Unreadable:
        return
    except TelegramBadRequest as error:
        if not any(one in error.message for one in as_good):
            raise
