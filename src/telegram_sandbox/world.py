"""The whole sandbox: who there is, where they talk, and what may happen among them. No I/O."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from telegram_sandbox import render
from telegram_sandbox.accounts import Bot, Person
from telegram_sandbox.callbacks import LIFETIME, Query
from telegram_sandbox.chats import Chat, ChatType, Keyboard
from telegram_sandbox.clock import Clock
from telegram_sandbox.errors import Refused
from telegram_sandbox.events import Events
from telegram_sandbox.files import Files
from telegram_sandbox.log import Call, Delivery, DeliveryKind
from telegram_sandbox.messages import Content, Message
from telegram_sandbox.updates import Updates
from telegram_sandbox.waiting import Signal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from telegram_sandbox.accounts import JSON

TYPING = timedelta(seconds=5)
# Above 2**32, as Telegram's newest accounts are, so that a bot that keeps ids in 32 bits is found out.
FIRST_PERSON = 7_000_000_001
FIRST_GROUP = {"group": -4_000_000_001, "supergroup": -1_002_000_000_001}


class Sandbox:
    """A Telegram: bots, people, chats, a clock, and the record of what bots did."""

    def __init__(self, now: datetime | None = None) -> None:
        """Begin empty, at `now` (aware) or at the real time."""
        self.clock = Clock(now)
        self.events = Events()
        self.files = Files()
        self.calls: list[Call] = []
        self.deliveries: list[Delivery] = []
        self.settled = Signal()
        self.bots: dict[str, Bot] = {}  # by token
        self.bots_by_id: dict[int, Bot] = {}
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Chat] = {}
        self._private: dict[tuple[int, int], Chat] = {}
        self._group_ids = {kind: count(first, -1) for kind, first in FIRST_GROUP.items()}
        self._person_ids = count(FIRST_PERSON)
        self._album_ids = count(13_000_000_000_000_001)
        self._query_ids = count(4_000_000_000_000_000_001, 7_919)

    # -- who there is

    def add_bot(self, token: str, first_name: str, username: str) -> Bot:
        """Return the bot of this token ("<id>:<anything>"), making it at the first call.

        Raises:
            ValueError: the token has no number before its colon, or the id or username is another bot's.
        """
        if bot := self.bots.get(token):
            return bot
        number, _, secret = token.partition(":")
        if not (number.isascii() and number.isdigit() and secret):
            raise ValueError("A bot's token is its number, a colon and a secret, such as 1001:demo.")
        if int(number) in self.bots_by_id or self.account_named(username):
            raise ValueError(
                f"There is a bot or person with the number {number} or the name @{username} already."
            )
        bot = Bot(int(number), token, first_name, username, Updates(self.clock, self.settled))
        self.bots[token] = self.bots_by_id[bot.id] = bot
        for person in self.people.values():
            self.chat_changed(self.private(bot, person))
        return bot

    def add_person(
        self,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
        person_id: int | None = None,
        note: str = "",
    ) -> Person:
        """Return the person with this id, or make one."""
        if person_id is not None and person_id in self.people:
            return self.people[person_id]
        if username is not None and self.account_named(username):
            raise Refused(f"Somebody is called @{username} already.")
        if person_id is None:
            person_id = next(number for number in self._person_ids if number not in self.people)
        person = Person(person_id, first_name, last_name, username, language_code, note)
        self.people[person_id] = person
        self.events.add("person", person_id, None, by_bot=False)
        return person

    def account_named(self, username: str) -> Bot | Person | None:
        """Return whoever has this username, with or without the @, in any case."""
        wanted = username.removeprefix("@").lower()
        accounts: list[Bot | Person] = [*self.bots_by_id.values(), *self.people.values()]
        return next((each for each in accounts if each.username and each.username.lower() == wanted), None)

    # -- where they talk

    def private(self, bot: Bot, person: Person) -> Chat:
        """Return the chat of these two, which is there for everyone from the beginning."""
        if (bot.id, person.id) not in self._private:
            self._private[bot.id, person.id] = Chat(
                id=person.id,
                type="private",
                title=bot.first_name,
                instance=_instance(bot.id, person.id),
                people={person.id: person},
                bots={bot.id: bot},
            )
        return self._private[bot.id, person.id]

    def add_group(
        self,
        title: str,
        kind: ChatType,
        people: Iterable[Person],
        bots: Iterable[Bot],
        admins: Collection[int] = (),
    ) -> Chat:
        """Make a group. Its first member is its owner; each bot is told that it was added."""
        chat_id = next(self._group_ids[kind])
        members = {person.id: person for person in people}
        if not members:
            raise Refused("A group needs at least one person.")
        group = Chat(
            chat_id, kind, title, _instance(chat_id, 0), people=members, admins={next(iter(members))}
        )
        self.groups[chat_id] = group
        owner = next(iter(members.values()))
        self.post(group, owner, Content(f"{kind}_chat_created", media=True))
        for bot in bots:
            self.join(group, bot, owner, admin=bot.id in admins)
        return group

    def join(self, group: Chat, bot: Bot, by: Person, *, admin: bool) -> None:
        """Let `by` add a bot to a group, or make it an administrator or a plain member there."""
        old = group.status(bot.id)
        (group.admins.add if admin else group.admins.discard)(bot.id)
        group.bots[bot.id] = bot
        group.kicked.discard(bot.id)
        if old == group.status(bot.id):
            return
        self.membership(group, bot, by, old)
        if old in {"left", "kicked"}:
            self.post(group, by, Content("new_chat_members", media=[render.user(bot)]))

    def kick(self, group: Chat, bot: Bot, by: Person) -> None:
        """Let `by` put a bot out of a group."""
        old = group.status(bot.id)
        del group.bots[bot.id]
        group.admins.discard(bot.id)
        group.kicked.add(bot.id)
        self.membership(group, bot, by, old)
        self.post(group, by, Content("left_chat_member", media=render.user(bot)))

    def membership(self, chat: Chat, bot: Bot, by: Person, old: str) -> None:
        """Tell a bot that its own standing in a chat has changed."""
        payload = {
            "chat": render.chat(chat),
            "from": render.user(by),
            "date": self.clock.unix(),
            "old_chat_member": render.member(bot, old),
            "new_chat_member": render.member(bot, chat.status(bot.id)),
        }
        bot.updates.add("my_chat_member", lambda: payload)

    # -- what happens

    def post(self, chat: Chat, sender: Person | Bot, content: Content, **details: Any) -> Message:
        """Put a message into a chat: people see it, bots get an update. `details` are fields of Message."""
        told = Message(chat, chat.take_message_id(), self.clock.unix(), sender, content, **details)
        chat.messages[told.message_id] = told
        if isinstance(sender, Person):
            chat.read_up_to[sender.id] = told.message_id
            self._tell_bots("message", told)
        else:
            chat.typing_until = None
        self._show("message", told, "new")
        return told

    def album_id(self) -> str:
        """Return a new media_group_id."""
        return str(next(self._album_ids))

    def edited(self, told: Message, *, silently: bool = False) -> None:
        """Say that a message has changed. Telegram keeps `edit_date` when only the keyboard has."""
        if not silently:
            told.edit_date = self.clock.unix()
        if isinstance(told.sender, Person):
            self._tell_bots("edited_message", told)
        self._show("edit", told, "edit")

    def delete(self, told: Message, by: Person | Bot) -> None:
        """Take a message away from everybody. Bots are told nothing, as at Telegram."""
        chat = told.chat
        del chat.messages[told.message_id]
        chat.deleted[told.message_id] = self.clock.unix()
        if chat.keyboard is not None and chat.keyboard.message_id == told.message_id:
            self.set_keyboard(chat, None)
        by_bot = isinstance(by, Bot)
        for reader in chat.people.values():
            self.events.add(
                "delete", reader.id, chat.id_for_person(), by_bot=by_bot, message_id=told.message_id
            )
        if isinstance(by, Bot):
            self.deliver(by, chat, told.message_id, "delete", render.view(told, None))

    def react(self, told: Message, by: Person | Bot, emoji: str | None) -> None:
        """Set, change or take back somebody's reaction; bots that asked for reactions hear of people's."""
        old = told.reactions.pop(by.id, None)
        if emoji is not None:
            told.reactions[by.id] = emoji
        if old == emoji:
            return
        chat = told.chat
        if isinstance(by, Person):
            payload = {
                "chat": render.chat(chat),
                "message_id": told.message_id,
                "user": render.user(by),
                "date": self.clock.unix(),
                "old_reaction": [{"type": "emoji", "emoji": old}] if old else [],
                "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
            }
            for bot in chat.bots.values():
                if chat.private or bot.id in chat.admins:
                    bot.updates.add("message_reaction", lambda: payload)
        else:
            self.deliver(by, chat, told.message_id, "reaction", {"emoji": emoji})
        for reader in chat.people.values():
            view = render.view(told, reader)
            self.events.add(
                "reaction", reader.id, chat.id_for_person(), by_bot=isinstance(by, Bot), message=view
            )

    def tap(self, person: Person, chat: Chat, message_id: int, data: str) -> Query:
        """Let a person press an inline button; the bot that sent the message is asked to answer."""
        told = chat.messages.get(message_id)
        bot = (
            told.sender
            if told is not None and isinstance(told.sender, Bot)
            else next(iter(chat.bots.values()))
        )
        query = Query(str(next(self._query_ids)), person, chat, message_id, data, self.clock.now())
        self._forget_queries(bot)
        bot.queries[query.id] = query
        payload = {
            "id": query.id,
            "from": render.user(person),
            "message": render.message(told) if told is not None else render.inaccessible(chat, message_id),
            "chat_instance": chat.instance,
            "data": data,
        }
        bot.updates.add("callback_query", lambda: payload)
        return query

    def answer(self, bot: Bot, query: Query, answer: JSON) -> None:
        """Show a person what the bot answered to their tap."""
        del bot.queries[query.id]
        query.answer = answer
        query.answered.fire()
        told = {"callback_query_id": query.id, **answer}
        chat = query.chat
        self.events.add(
            "callback_answer",
            query.person.id,
            chat.id_for_person(),
            by_bot=True,
            message_id=query.message_id,
            answer=told,
        )
        self.deliver(bot, chat, query.message_id, "answer", told, to=[query.person.id])

    def type(self, chat: Chat, action: str) -> None:
        """Show that the bot is busy, for five seconds or until its next message."""
        chat.typing_until = self.clock.now() + TYPING
        for reader in chat.people.values():
            self.events.add("typing", reader.id, chat.id_for_person(), by_bot=True, action=action)

    def stop_typing(self, chat: Chat) -> None:
        """Show that the bot is not busy any more."""
        chat.typing_until = None
        for reader in chat.people.values():
            self.events.add("typing", reader.id, chat.id_for_person(), by_bot=True, action=None)

    def set_keyboard(self, chat: Chat, keyboard: Keyboard | None) -> None:
        """Change what is under a chat's input field."""
        chat.keyboard = keyboard
        self.chat_changed(chat)

    def chat_changed(self, chat: Chat) -> None:
        """Tell whoever watches that a chat's surroundings are others now: keyboard, commands, block, name."""
        for reader in chat.people.values():
            self.events.add("chat", reader.id, chat.id_for_person(), by_bot=False)

    def bot_changed(self, bot: Bot) -> None:
        """Tell everybody that a bot's name, commands or menu are others now."""
        for person in self.people.values():
            self.chat_changed(self.private(bot, person))

    def clock_moved(self) -> None:
        """Tell those who watch what time it is now."""
        self.events.add("clock", None, None, by_bot=False, now=self.clock.now().isoformat())
        for bot in self.bots.values():
            self._forget_queries(bot)
        self.settled.fire()

    def all_settled(self) -> bool | None:
        """Return True when no update waits for any bot, else None."""
        return True if not any(bot.updates.pending() for bot in self.bots.values()) else None

    def deliver(
        self,
        bot: Bot,
        chat: Chat,
        message_id: int | None,
        kind: DeliveryKind,
        content: JSON,
        to: list[int] | None = None,
    ) -> None:
        """Write down that something a bot did reached people."""
        self.deliveries.append(
            Delivery(
                seq=len(self.deliveries) + 1,
                at=self.clock.now(),
                bot_id=bot.id,
                chat_id=chat.id,
                message_id=message_id,
                kind=kind,
                to=list(chat.people) if to is None else to,
                content=content,
            )
        )

    def _show(self, event: str, told: Message, kind: DeliveryKind) -> None:
        by_bot = isinstance(told.sender, Bot)
        for reader in told.chat.people.values():
            view = render.view(told, reader)
            self.events.add(event, reader.id, told.chat.id_for_person(), by_bot=by_bot, message=view)
        if isinstance(told.sender, Bot):
            self.deliver(told.sender, told.chat, told.message_id, kind, render.view(told, None))

    def _tell_bots(self, kind: str, told: Message) -> None:
        for bot in told.chat.bots.values():
            if hears(bot, told):
                bot.updates.add(kind, lambda: render.message(told))

    def _forget_queries(self, bot: Bot) -> None:
        oldest = self.clock.now() - LIFETIME
        while bot.queries and (first := next(iter(bot.queries.values()))).at < oldest:
            del bot.queries[first.id]


def hears(bot: Bot, told: Message) -> bool:
    """Whether a bot gets this message: in groups, privacy mode leaves it what is meant for it.

    https://core.telegram.org/bots/features#privacy-mode
    """
    chat = told.chat
    if chat.private or bot.id in chat.admins or told.content.service:
        return True
    replied = chat.messages.get(told.reply_to) if told.reply_to is not None else None
    if replied is not None and replied.sender is bot:
        return True
    text = told.content.text
    for entity in text.entities:
        if entity["type"] == "bot_command":
            units = text.text.encode("utf-16-le")
            start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
            _, _, whom = units[start:end].decode("utf-16-le").partition("@")
            return not whom or whom.lower() == bot.username.lower()
    return f"@{bot.username}".lower() in text.text.lower()


def _instance(one: int, other: int) -> str:
    digest = hashlib.sha256(f"{one}/{other}".encode()).digest()
    return str(int.from_bytes(digest[:8], "big", signed=True))
