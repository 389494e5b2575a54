"""One update is one transaction: what a handler is given, and what becomes of its refusal."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiogram import BaseMiddleware, Dispatcher
from aiogram.dispatcher.flags import get_flag
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from xenia.bot.conversation import conversation_of, forget_conversation
from xenia.bot.routes import Routes
from xenia.bot.who import Who, recognise
from xenia.core.clock import Clock
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import AlreadyWorked, answered
from xenia.core.refusal import Refusal
from xenia.core.reply import REPLY_JSON, Answer, Reply, Screen
from xenia.core.room import Room
from xenia.core.texts import Say, Texts
from xenia.core.transaction import in_transaction, reading
from xenia.ledger import KeyReused
from xenia.shop import Shop

_LOOKING_UP = 5.0
"""Seconds to find out who is writing; a database that takes longer is away."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What every update stands on; handlers get what they need of it by name."""

    database: Database
    texts: Texts
    clock: Clock
    shop: Shop
    rooms: Sequence[Room]

    @property
    def for_handlers(self) -> dict[str, Any]:
        """What a handler may ask for by name, whoever writes."""
        return {"ground": self, "texts": self.texts, "shop": self.shop, "rooms": self.rooms}


@dataclass(slots=True)
class Case:
    """One update on its way through the house."""

    item_id: int
    """Its row in the inbox."""
    wrote: bool = False
    """Whether a handler's effect is kept together with its answer."""


def dispatcher_of(rooms: Sequence[Room]) -> Dispatcher:
    """The way of an update through the house. It holds no data, so one serves every shop of the process."""
    # Conversation state lives in each update's own transaction; aiogram would read it before that begins.
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(Recognise())
    transact = Transact()
    routers = [room.router for room in rooms if room.router is not None]
    for kind in ("message", "callback_query"):
        routes = Routes(dispatcher, kind, routers)
        routes.middleware(transact)
        dispatcher.observers[kind] = routes
    return dispatcher


Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class NotServed(Exception):  # noqa: N818 - says what happened to the person, not to us
    """A handler failed; `say` is the voice of the person who waits for an answer."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self.say = say


class Recognise(BaseMiddleware):
    """Before the filters: who is writing, in which language, and what we were waiting for."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        update = event
        if not isinstance(update, Update) or not isinstance(update.event, Message | CallbackQuery):
            return None
        user = update.event.from_user
        chat = update.event.chat if isinstance(update.event, Message) else None
        if user is None or user.is_bot or (chat is not None and chat.type != "private"):
            return None  # the house receives in private; nothing was asked of us here
        ground: Ground = data["ground"]
        async with AsyncExitStack() as view:
            data["view"] = view
            async with asyncio.timeout(_LOOKING_UP):
                data["session"] = await view.enter_async_context(reading(ground.database))
                who = await recognise(data["session"], user)
            _introduce(data, who)
            data["raw_state"] = who.awaited
            data["now"] = ground.clock()
            try:
                return await handler(event, data)
            except AlreadyWorked:
                raise  # nobody was let down
            except Exception as error:
                raise NotServed(data["say"]) from error


class Transact(BaseMiddleware):
    """After the filters: who writes gets a transaction; who reads, the view they were found in."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        who: Who = data["who"]
        ends_conversation = who.awaited is not None and not get_flag(data, "converses")
        data["tap"] = data.get("callback_data")
        try:
            if get_flag(data, "writes") or ends_conversation:
                await data["view"].aclose()  # nobody waits for one connection while holding another
                write = partial(self._write, handler, event, data, ends_conversation)
                return await in_transaction(data["ground"].database, write)
            return await handler(event, data)
        except Refusal as refusal:
            return said(refusal, event, data["say"])
        except KeyReused:
            # Our own pages never ask for two things under one name: somebody made this tap up.
            return said(Refusal("ledger-refusal-key-reused"), event, data["say"])

    async def _write(
        self,
        handler: Handler,
        event: TelegramObject,
        data: dict[str, Any],
        ends_conversation: bool,  # noqa: FBT001 - handed on by position
        session: AsyncSession,
    ) -> Answer | None:
        """The handler's effect and its answer, in one transaction with the inbox."""
        given = dict(data)  # it may be done twice
        user = data["event_from_user"]
        # Read again inside the transaction: what the handler may do is decided by what is true now.
        _introduce(given, await recognise(session, user))
        given["session"] = session
        given["state"] = conversation_of(session, event.bot.id if event.bot else 0, user.id)
        if ends_conversation:
            await forget_conversation(session, user.id)
        answer: Answer | None = await handler(event, given)
        reply = answer if isinstance(answer, Reply) else Reply((answer,) if answer else ())
        await answered(session, data["case"].item_id, REPLY_JSON.dump_json(reply).decode())
        data["case"].wrote = True
        return answer


def _introduce(data: dict[str, Any], who: Who) -> None:
    data["who"] = who
    data["customer"] = who.customer
    data["member"] = who.member
    data["say"] = data["texts"].say(who.language)


def said(refusal: Refusal, event: TelegramObject, say: Say) -> Answer:
    """A refusal in words: over the chat after a tap, as a message otherwise."""
    if isinstance(event, CallbackQuery):
        return Reply(notice=say.plain(refusal.text, **refusal.values), alert=True)
    return Screen(say(refusal.text, **refusal.values))
