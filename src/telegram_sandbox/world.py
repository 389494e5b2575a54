"""The whole sandbox: who there is, where they talk, and what may happen among them. No I/O."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from telegram_sandbox import render
from telegram_sandbox.accounts import Bot, Person
from telegram_sandbox.chats import GENERAL, Chat, Keyboard, instance
from telegram_sandbox.clock import Clock
from telegram_sandbox.disorder import Disorder
from telegram_sandbox.errors import Refused
from telegram_sandbox.events import Events
from telegram_sandbox.faults import Faults
from telegram_sandbox.files import Files
from telegram_sandbox.groups import hears
from telegram_sandbox.limits import Limits
from telegram_sandbox.log import Call, Delivery, DeliveryKind
from telegram_sandbox.messages import TOLD_TO_ITS_BOT, Content, Message
from telegram_sandbox.updates import Updates
from telegram_sandbox.upsets import Upsets
from telegram_sandbox.waiting import Signal
from telegram_sandbox.webhook import Retries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from telegram_sandbox.accounts import JSON

TYPING = timedelta(seconds=5)
# Above 2**32, as Telegram's newest accounts are, so that a bot that keeps ids in 32 bits is found out.
FIRST_PERSON = 7_000_000_001


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
        self.faults = Faults(self.clock)
        self.limits = Limits(self.clock)
        self.upsets = Upsets()
        self.disorder = Disorder()
        self.retries = Retries(self.clock)
        self.bots: dict[str, Bot] = {}  # by token
        self.bots_by_id: dict[int, Bot] = {}
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Chat] = {}
        self._named: dict[str, Bot | Person] = {}  # by username in lower case
        self._private: dict[tuple[int, int], Chat] = {}
        self._person_ids = count(FIRST_PERSON)
        self._album_ids = count(13_000_000_000_000_001)
        self.query_ids = count(4_000_000_000_000_000_001, 7_919)

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
        taken = int(number) in self.bots_by_id or int(number) in self.people
        if taken or self.account_named(username):
            raise ValueError(
                f"There is a bot or person with the number {number} or the name @{username} already."
            )
        bot = Bot(int(number), token, first_name, username, Updates(self.clock, self.settled, self.disorder))
        self.bots[token] = self.bots_by_id[bot.id] = self._named[username.lower()] = bot
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
        if username is not None:
            self._named[username.lower()] = person
        self.events.add("person", person_id, None, by_bot=False)
        return person

    def account_named(self, username: str) -> Bot | Person | None:
        """Return whoever has this username, with or without the @, in any case."""
        return self._named.get(username.removeprefix("@").lower())

    def private(self, bot: Bot, person: Person) -> Chat:
        """Return the chat of these two, which is there for everyone from the beginning."""
        if (bot.id, person.id) not in self._private:
            self._private[bot.id, person.id] = Chat(
                id=person.id,
                type="private",
                title=bot.first_name,
                instance=instance(bot.id, person.id),
                people={person.id: person},
                bots={bot.id: bot},
            )
        return self._private[bot.id, person.id]

    def post(
        self,
        chat: Chat,
        sender: Person | Bot,
        content: Content,
        *,
        also: Iterable[Bot] = (),
        **details: Any,
    ) -> Message:
        """Put a message into a chat: people see it, bots get an update, those in `also` in any case.

        `details` are fields of Message.
        """
        told = Message(chat, chat.take_message_id(), self.clock.unix(), sender, content, **details)
        parent = chat.messages.get(told.reply_to) if told.reply_to is not None else None
        if parent is not None and chat.type == "supergroup" and told.topic in {None, GENERAL}:
            told.thread = parent.thread or parent.message_id
        chat.messages[told.message_id] = told
        if isinstance(sender, Person):
            chat.read_up_to[sender.id] = told.message_id
            if (topic := chat.topics.get(told.topic or GENERAL)) is not None:
                topic.read_up_to[sender.id] = told.message_id
        else:
            chat.typing_until = None
        if isinstance(sender, Person) or content.kind in TOLD_TO_ITS_BOT:
            self._tell_bots("message", told, also)
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
        self.forget(told)
        by_bot = isinstance(by, Bot)
        for reader in chat.people.values():
            self.events.add(
                "delete", reader.id, chat.id_for_person(), by_bot=by_bot, message_id=told.message_id
            )
        if isinstance(by, Bot):
            self.deliver(by, chat, told.message_id, "delete", render.view(told, None))

    def forget(self, told: Message) -> None:
        """Take a message out of its chat without a word to anybody."""
        chat = told.chat
        del chat.messages[told.message_id]
        chat.deleted[told.message_id] = self.clock.unix()
        if chat.keyboard is not None and chat.keyboard.message_id == told.message_id:
            self.set_keyboard(chat, None)

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

    def pin(self, told: Message, by: Person | Bot, *, pinned: bool) -> None:
        """Pin a message, which a service message tells everybody, or unpin it, which none does.

        Unverified: what Telegram does when a message is pinned that is pinned already; here, nothing.
        """
        if told.pinned == pinned:
            return
        told.pinned = pinned
        for reader in told.chat.people.values():
            view = render.view(told, reader)
            self.events.add("edit", reader.id, told.chat.id_for_person(), by_bot=False, message=view)
        if pinned:
            self.post(told.chat, by, Content("pinned_message", media=told.message_id), topic=told.topic)

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

    def _tell_bots(self, kind: str, told: Message, also: Iterable[Bot] = ()) -> None:
        hearing = [bot for bot in told.chat.bots.values() if hears(bot, told)]
        for bot in dict.fromkeys([*hearing, *also]):
            bot.updates.add(kind, lambda: render.message(told))
