"""Hands for the matrix: over the wire, and the same straight into the house, where it costs no time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Update

from house import House
from telegram_sandbox.chat_client import ChatClient
from xenia.app import WAY, App
from xenia.bot.way import Case, Event
from xenia.bot.work import event_of
from xenia.core.reply import Answer, Reply

_UPDATES = count(1)
"""No two updates of the same number: aiogram looks at every part of each that it remembers by that."""
_ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


@dataclass(slots=True)
class OverTheWire:
    """What a person does at Telegram; each is worked when it returns."""

    house: House
    chat: ChatClient

    @property
    def id(self) -> int:
        """Theirs at Telegram."""
        return self.chat.person.id

    async def tap(self, data: CallbackData) -> None:
        """Forge a tap."""
        await self.chat.tap_data(data.pack(), seconds=2)
        await self.house.people.settled()

    async def tap_shown(self, prefix: str) -> None:
        """Tap the newest button that comes back as that."""
        for shown in reversed(await self.chat.messages()):
            for data in (button.data or "" for row in shown.buttons for button in row):
                if data.startswith(f"{prefix}:"):
                    await self.chat.tap_data(data, shown.message_id, seconds=2)
                    await self.house.people.settled()
                    return

    async def write(self, text: str) -> None:
        """Write a text."""
        await self.chat.write(text)
        await self.house.people.settled()

    async def shown(self, text: str) -> int:
        """Have the bot write a text to them; returns its number."""
        return (await self.house.app.bot.send_message(self.id, text)).message_id

    async def reply(self, message_id: int, text: str) -> None:
        """Write a text in reply to a message."""
        await self.chat.reply(message_id, text)
        await self.house.people.settled()

    async def react(self, message_id: int, emoji: str) -> None:
        """Put an emoji on a message."""
        await self.chat.react(message_id, emoji)
        await self.house.people.settled()


@dataclass(slots=True)
class InTheHouse:
    """What comes of an update is in `answers` when its act returns; nothing of it is sent.

    It goes the way on which the worker sends it. Its item in the inbox is one of those that wait there.
    """

    app: App
    person: dict[str, Any]
    group: int | None = None
    """The group in which they are; None: in private."""
    thread: int | None = None
    answers: list[Answer] = field(default_factory=list)
    wrote: bool = False
    """Whether anything was committed."""
    _items: Callable[[], int] = field(default_factory=lambda: count(1).__next__)
    _read: dict[int, str] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """Theirs at Telegram."""
        return int(self.person["id"])

    def begin(self) -> None:
        """Forget what came before: the database is as it was."""
        self.answers, self.wrote, self._items = [], False, count(1).__next__
        self._read = {}

    async def tap_shown(self, prefix: str) -> None:
        """Tap the newest button that comes back as that."""
        for answer in reversed(self.answers):
            screens = answer.screens if isinstance(answer, Reply) else (answer,)
            for data in (one.data or "" for screen in screens for row in screen.rows for one in row):
                if data.startswith(f"{prefix}:"):
                    await self._tap(data)
                    return

    async def tap(self, data: CallbackData) -> None:
        """Forge a tap."""
        await self._tap(data.pack())

    async def _tap(self, data: str) -> None:
        tapped = self.of_bot(message_id=9)
        await self.act(
            callback_query={
                "id": "1",
                "from": self.person,
                "chat_instance": "1",
                "message": tapped,
                "data": data,
            }
        )

    async def write(self, text: str) -> None:
        """Write a text."""
        await self.says(text=text)

    async def shown(self, text: str) -> int:
        """A text that the bot wrote to them; returns its number."""
        number = 900 + len(self._read)
        self._read[number] = text
        return number

    async def reply(self, message_id: int, text: str) -> None:
        """Write a text in reply to a message."""
        to = self.of_bot(message_id=message_id, text=self._read.get(message_id, ""))
        await self.says(text=text, reply_to_message=to)

    async def react(self, message_id: int, emoji: str) -> None:
        """Put an emoji on a message."""
        await self.act(
            message_reaction={
                **{name: value for name, value in self._message(self.person).items() if name != "from"},
                "user": self.person,
                "message_id": message_id,
                "old_reaction": [],
                "new_reaction": [{"type": "emoji", "emoji": emoji}],
            }
        )

    async def says(self, kind: str = "message", **fields: Any) -> None:
        """A message of theirs, or in their name; with `kind` an edited one."""
        await self.act(**{kind: self._message(self.person, **{"message_id": 5000, **fields})})

    async def act(self, **update: Any) -> None:
        """Telegram tells of something."""
        item = self._items()
        number = next(_UPDATES)
        read = Update.model_validate({"update_id": number, **update}, context={"bot": self.app.bot})
        event = event_of(read)
        assert isinstance(event, Event)
        case = Case(item, event, is_edit=read.edited_message is event)
        answer = await WAY.walk(self.app.bot, self.app.ground, case)
        self.wrote = self.wrote or case.wrote
        if answer is not None:
            self.answers.append(answer)

    async def makes_bot(self, standing: str) -> None:
        """Somebody gives the bot another standing in the group."""
        member = {"user": self._bot(), "status": "left"}
        change = {"old_chat_member": member, "new_chat_member": {**member, "status": standing}}
        await self.act(my_chat_member={**self._message(self.person), **change})

    def of_bot(self, **fields: Any) -> dict[str, Any]:
        """A message of the bot's."""
        return self._message(self._bot(), **fields)

    def _message(self, who: dict[str, Any], **fields: Any) -> dict[str, Any]:
        made = {"date": int(self.app.ground.clock().timestamp()), "chat": self._chat(), "from": who, **fields}
        if who is _ANONYMOUS:
            made["sender_chat"] = self._chat()
        if self.thread is not None:
            made.update(message_thread_id=self.thread, is_topic_message=True)
        return made

    def _chat(self) -> dict[str, Any]:
        if self.group is None:
            return {"id": self.id, "type": "private", "first_name": self.person["first_name"]}
        return {"id": self.group, "type": "supergroup", "title": "Το προσωπικό", "is_forum": True}

    def _bot(self) -> dict[str, Any]:
        return {"id": self.app.bot.id, "is_bot": True, "first_name": "Το Καφενείο"}


def person(number: int, name: str) -> dict[str, Any]:
    """Somebody at Telegram."""
    return {"id": number, "is_bot": False, "first_name": name, "language_code": "el"}


def anonymous() -> dict[str, Any]:
    """As whom Telegram shows an administrator who does not want to be known."""
    return _ANONYMOUS
