"""Taps on inline buttons, from the tap to the bot's answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from telegram_sandbox import render
from telegram_sandbox.waiting import Signal

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON, Bot, Person
    from telegram_sandbox.chats import Chat
    from telegram_sandbox.world import Sandbox

LIFETIME = timedelta(seconds=150)  # td: a callback query that nobody answered is forgotten


@dataclass(slots=True, eq=False)
class Query:
    """One tap: who, where, when, and the answer once the bot has given it."""

    id: str
    person: Person
    chat: Chat
    message_id: int
    data: str
    at: datetime
    answer: JSON | None = None
    answered: Signal = field(default_factory=Signal)


def tap(sandbox: Sandbox, bot: Bot, person: Person, chat: Chat, message_id: int, data: str) -> Query:
    """Let a person press an inline button under a message of `bot`, which is asked to answer.

    Of a message that was deleted meanwhile, the bot sees only that it was there.
    """
    query = Query(str(next(sandbox.query_ids)), person, chat, message_id, data, sandbox.clock.now())
    _forget_old(sandbox, bot)
    bot.queries[query.id] = query
    told = chat.messages.get(message_id)
    payload = {
        "id": query.id,
        "from": render.user(person),
        "message": render.message(told) if told is not None else render.inaccessible(chat, message_id),
        "chat_instance": chat.instance,
        "data": data,
    }
    bot.updates.add("callback_query", lambda: payload)
    return query


def waiting(sandbox: Sandbox, bot: Bot, query_id: str) -> Query | None:
    """Return a tap that can still be answered."""
    _forget_old(sandbox, bot)
    return bot.queries.get(query_id)


def answer(sandbox: Sandbox, bot: Bot, query: Query, given: JSON) -> None:
    """Show a person what the bot answered to their tap. Nobody can answer it again."""
    del bot.queries[query.id]
    query.answer = given
    query.answered.fire()
    told = {"callback_query_id": query.id, **given}
    whom, chat = query.person.id, query.chat.id_for_person()
    sandbox.events.add("callback_answer", whom, chat, by_bot=True, message_id=query.message_id, answer=told)
    sandbox.deliver(bot, query.chat, query.message_id, "answer", told, to=[whom])


def _forget_old(sandbox: Sandbox, bot: Bot) -> None:
    oldest = sandbox.clock.now() - LIFETIME
    while bot.queries and (first := next(iter(bot.queries.values()))).at < oldest:
        del bot.queries[first.id]
