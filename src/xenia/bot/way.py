"""The way of an update through the house: who writes, which handler, one transaction, what is answered.

aiogram would send it through its dispatcher and six layers of middleware, which takes as long as all the
rest. Routers, filters and handlers are aiogram's, and are asked and called as it asks and calls them.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberUpdated,
    Message,
    MessageReactionUpdated,
    User,
)

from xenia.bot.conversation import conversation_of, forget_conversation
from xenia.bot.ground import Ground
from xenia.bot.pages import ButtonPages
from xenia.bot.routes import Routes
from xenia.bot.who import Who, recognise, recognise_to_write
from xenia.core.changes import compare, watch
from xenia.core.database import AsyncSession
from xenia.core.inbox import answered
from xenia.core.refusal import Refusal
from xenia.core.reply import REPLY_JSON, Answer, Reply, Screen
from xenia.core.room import Moment, Room
from xenia.core.texts import Say
from xenia.core.transaction import LONGEST_WORK, in_transaction, reading
from xenia.ledger import KeyReused
from xenia.team.models import ADMIN

_LOOKING_UP = 5.0
"""Seconds to find out who is writing; a database that takes longer is away."""

Event = Message | CallbackQuery | MessageReactionUpdated | ChatMemberUpdated
_OF_GROUPS = ("message", "edited_message", "callback_query", "message_reaction", "my_chat_member")


@dataclass(slots=True)
class Case:
    """One update on its way through the house."""

    item_id: int
    """Its row in the inbox."""
    event: Event
    is_edit: bool = False
    """Somebody changed a message they had sent before; only who keeps what was said is told of that."""
    say: Say | None = None
    """The voice of whoever waits for an answer, once they are recognised."""
    wrote: bool = False
    """Whether a handler's effect is kept together with its answer."""


class Way:
    """The handlers of all rooms and the way to them. It holds no data, so one serves every shop."""

    def __init__(self, rooms: Sequence[Room]) -> None:
        routers = [room.router for room in rooms if room.router is not None]
        self.messages, self.taps = Routes("message", routers), Routes("callback_query", routers)
        self.pages = ButtonPages(self.taps)
        self.edits = Routes("edited_message", routers)
        self.reactions = Routes("message_reaction", routers)
        groups = [room.groups for room in rooms if room.groups is not None]
        self.in_groups = {kind: Routes(kind, groups) for kind in _OF_GROUPS}

    async def walk(self, bot: Bot, ground: Ground, case: Case) -> Answer | None:
        """What is answered to an update; committed, if there was anything to write.

        Raises:
            TimeoutError: nobody could be looked up in time, if `case.say` is None; else the handler is stuck.
            AlreadyWorked: it had its effect before.
            Exception: what the handler raised; nothing of it is kept.
        """
        event = case.event
        user = event.user if isinstance(event, MessageReactionUpdated) else event.from_user
        in_group = _chat_of(event) is not None
        if user is None or user.id == bot.id:
            return None
        if not in_group and (user.is_bot or isinstance(event, ChatMemberUpdated)):
            return None  # in private, people alone are received
        async with reading(ground.database) as session:
            async with asyncio.timeout(_LOOKING_UP):
                who = await recognise(session, user)
            case.say = ground.texts.say(who.language)
            given: dict[str, Any] = {
                **ground.for_handlers,
                "bot": bot,
                "pages": self.pages,
                "session": session,
                "now": ground.clock(),
                # What somebody was asked in private is not answered in a group.
                "raw_state": None if in_group else who.awaited,
                **_introduced(ground, who),
            }
            routes = self._routes(case, in_group=in_group)
            for handler in routes.to(event, given["raw_state"]):
                passed, found = await handler.check(event, **given)
                if not passed:
                    continue
                try:
                    return await _called(handler, ground, case, {**given, **found}, user)
                except SkipHandler:
                    continue
        return None

    def _routes(self, case: Case, *, in_group: bool) -> Routes:
        if in_group:
            return self.in_groups[_kind_of(case)]
        if isinstance(case.event, CallbackQuery):
            return self.taps
        if isinstance(case.event, MessageReactionUpdated):
            return self.reactions
        return self.edits if case.is_edit else self.messages


def _chat_of(event: Event) -> Chat | None:
    """The group in which it happened; None where it was said in private."""
    place = event.message if isinstance(event, CallbackQuery) else event
    return place.chat if place is not None and place.chat.type != "private" else None


def _kind_of(case: Case) -> str:
    if isinstance(case.event, CallbackQuery):
        return "callback_query"
    if isinstance(case.event, ChatMemberUpdated):
        return "my_chat_member"
    if isinstance(case.event, MessageReactionUpdated):
        return "message_reaction"
    return "edited_message" if case.is_edit else "message"


async def _called(
    handler: HandlerObject, ground: Ground, case: Case, given: dict[str, Any], user: User
) -> Answer | None:
    """The handler's answer: who writes gets a transaction; who reads, the view they were found in."""
    given["tap"] = given.get("callback_data")
    given["moment"] = _moment(ground, given["session"], given["now"])
    say: Say = given["say"]
    ends_conversation = given["raw_state"] is not None and not handler.flags.get("converses")
    try:
        if not handler.flags["writes"] and not ends_conversation:
            async with asyncio.timeout(LONGEST_WORK):
                return _understood(await handler.call(case.event, **given))
        await given["session"].close()  # nobody waits for one connection while holding another
        effect = partial(_effect, handler, ground, case, given, user, ends_conversation)
        return await in_transaction(ground.database, effect)
    except Refusal as refusal:
        return _said(refusal, case.event, say)
    except KeyReused:
        # Our own pages never ask for two things under one name: somebody made this tap up.
        return _said(Refusal("ledger-refusal-key-reused"), case.event, say)


async def _effect(
    handler: HandlerObject,
    ground: Ground,
    case: Case,
    given: dict[str, Any],
    user: User,
    ends_conversation: bool,  # noqa: FBT001 - handed on by position
    session: AsyncSession,
) -> Answer | None:
    """The handler's effect and its answer, in one transaction with the inbox. It may be done twice."""
    # Read again inside the transaction: what the handler may do is decided by what is true now.
    who = await recognise_to_write(session, user)
    if ends_conversation:
        await forget_conversation(session, user.id)
    async with conversation_of(session, given["bot"].id, user.id) as state:
        moment = _moment(ground, session, given["now"])
        given = {**given, **_introduced(ground, who), "session": session, "moment": moment, "state": state}
        admin = who.member if who.member is not None and who.member.may(ADMIN) else None
        before = await watch(session, ground.rooms) if admin is not None else {}
        answer = _understood(await handler.call(case.event, **given))
        if admin is not None:
            await compare(session, ground.rooms, before, admin.id, ground.clock())
    reply = answer if isinstance(answer, Reply) else Reply((answer,) if answer else ())
    await answered(session, case.item_id, REPLY_JSON.dump_json(reply).decode())
    case.wrote = True
    return answer


def _introduced(ground: Ground, who: Who) -> dict[str, Any]:
    say = ground.texts.say(who.language)
    return {"who": who, "customer": who.customer, "member": who.member, "say": say}


def _moment(ground: Ground, session: AsyncSession, now: datetime) -> Moment:
    return Moment(session, ground.texts, ground.shop, now, tuple(ground.rooms))


def _understood(result: object) -> Answer | None:
    if result is None or isinstance(result, Screen | Reply):
        return result
    raise TypeError(f"a handler answered with {type(result).__name__} instead of a screen")


def _said(refusal: Refusal, event: Event, say: Say) -> Answer:
    """A refusal in words: over the chat after a tap, as a message otherwise."""
    if isinstance(event, CallbackQuery):
        return Reply(notice=say.plain(refusal.text, **refusal.values), alert=True)
    return Screen(say(refusal.text, **refusal.values))
