"""Many customers at once: they write and tap straight into the sandbox, and what reaches them is timed."""

import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiogram.types import User

from house import House
from telegram_sandbox import callbacks, speaking
from telegram_sandbox.accounts import Bot, Person
from telegram_sandbox.chats import Chat
from telegram_sandbox.log import Delivery
from telegram_sandbox.messages import Content
from telegram_sandbox.text.automatic import plain
from xenia.core.transaction import transaction
from xenia.customers.join import join


@dataclass
class Crowd:
    """Customers of a house, without any client between them and the sandbox."""

    house: House
    people: list[Person]
    waits: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    """When each chat wrote or tapped what it has no answer to yet."""
    seconds: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    """How long each chat waited for each answer."""

    @classmethod
    async def of(cls, house: House, count: int) -> "Crowd":
        """So many who have joined; they read English."""
        people = [house.sandbox.add_person(f"Guest {number}", language_code="en") for number in range(count)]
        async with transaction(house.app.database) as session:
            for one in people:
                user = User(id=one.id, is_bot=False, first_name=one.first_name)
                await join(session, user, "en", house.now)
        for one in people:
            house.sandbox.private(house.sandbox.bots_by_id[house.app.bot.id], one).started = True
        return cls(house, people)

    def writes(self, person: Person, words: str) -> None:
        """Somebody writes."""
        self.waits[person.id].append(time.monotonic())
        speaking.say(self.house.sandbox, person, self._chat(person), Content("text", plain(words)))

    def taps(self, person: Person, data: str) -> str:
        """Somebody taps on the last message of the bot; returns the number of the tap."""
        chat = self._chat(person)
        last = max(number for number, told in chat.messages.items() if told.sender is self._bot)
        self.waits[person.id].append(time.monotonic())
        return callbacks.tap(self.house.sandbox, self._bot, person, chat, last, data).id

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Take down, until the end of the block, when answers reach those who wait: one for each."""
        sandbox, deliver = self.house.sandbox, self.house.sandbox.deliver
        self.waits.clear()

        def timed(*told_of: Any, **more: Any) -> None:
            deliver(*told_of, **more)
            told = sandbox.deliveries[-1]
            if told.kind in {"new", "edit"} and self.waits[told.chat_id]:
                self.seconds[told.chat_id].append(time.monotonic() - self.waits[told.chat_id].popleft())

        sandbox.deliver = timed  # type: ignore[method-assign]  # the sandbox's own record, looked at as it grows
        try:
            yield
        finally:
            sandbox.deliver = deliver  # type: ignore[method-assign]  # as above

    async def settled(self) -> None:
        """Wait until everything is worked."""
        assert await self.house.people.settled(30)

    def heard(self, person: Person) -> list[Delivery]:
        """What reached somebody."""
        return [one for one in self.house.sandbox.deliveries if one.chat_id == person.id]

    @property
    def _bot(self) -> Bot:
        return self.house.sandbox.bots_by_id[self.house.app.bot.id]

    def _chat(self, person: Person) -> Chat:
        return self.house.sandbox.private(self._bot, person)
