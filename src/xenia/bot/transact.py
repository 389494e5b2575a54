"""One update is one transaction: what a handler is given, and what becomes of its refusal."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.flags import get_flag
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from xenia.bot.conversation import conversation_of, forget_conversation
from xenia.bot.who import Who, recognise
from xenia.core.clock import Clock
from xenia.core.database import AsyncSession, Database
from xenia.core.refusal import Refusal
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.texts import Texts
from xenia.core.transaction import reading, transaction

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Recognise(BaseMiddleware):
    """Before the filters: who is writing, in which language, and what we were waiting for."""

    def __init__(self, database: Database, texts: Texts, clock: Clock) -> None:
        self._database, self._texts, self._clock = database, texts, clock

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        update = event
        if not isinstance(update, Update) or not isinstance(update.event, Message | CallbackQuery):
            return None
        user = update.event.from_user
        chat = update.event.chat if isinstance(update.event, Message) else None
        if user is None or user.is_bot or (chat is not None and chat.type != "private"):
            return None  # the house receives in private; nothing was asked of us here
        async with reading(self._database) as session:
            who = await recognise(session, user)
        _introduce(data, who, self._texts)
        data["raw_state"] = who.awaited
        data["now"] = self._clock()
        return await handler(event, data)


class Transact(BaseMiddleware):
    """After the filters: the handler's session. What it writes is committed when it has answered."""

    def __init__(self, database: Database, texts: Texts) -> None:
        self._database, self._texts = database, texts

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        who: Who = data["who"]
        ends_conversation = who.awaited is not None and not get_flag(data, "converses")
        data["tap"] = data.get("callback_data")
        try:
            if not get_flag(data, "writes") and not ends_conversation:
                async with reading(self._database) as session:
                    return await handler(event, data | {"session": session})
            async with transaction(self._database) as session:
                await self._prepare(session, event, data)
                if ends_conversation:
                    await forget_conversation(session, data["event_from_user"].id)
                return await handler(event, data)
        except Refusal as refusal:
            return said(refusal, event, data["say"])

    async def _prepare(self, session: AsyncSession, event: TelegramObject, data: dict[str, Any]) -> None:
        # Read again inside the transaction: what the handler may do is decided by what is true now.
        user = data["event_from_user"]
        _introduce(data, await recognise(session, user), self._texts)
        data["session"] = session
        data["state"] = conversation_of(session, event.bot.id if event.bot else 0, user.id)


def _introduce(data: dict[str, Any], who: Who, texts: Texts) -> None:
    data["who"] = who
    data["customer"] = who.customer
    data["member"] = who.member
    data["say"] = texts.say(who.language)


def said(refusal: Refusal, event: TelegramObject, say: Any) -> Answer:
    """A refusal in words: over the chat after a tap, as a message otherwise."""
    if isinstance(event, CallbackQuery):
        return Reply(notice=say.plain(refusal.text, **refusal.values), alert=True)
    return Screen(say(refusal.text, **refusal.values))
