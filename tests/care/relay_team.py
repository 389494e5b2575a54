"""Where the team talks: the relay is the same, whatever stands at this end of it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

from care.people import carried, reads
from care.relay_people import PrivateCorner
from care.relay_world import World
from care_forum.staff_room import Room, open_room
from house import TOKEN
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.messages import Message


class Team(Protocol):
    """The team's end of a relay."""

    async def come(self, world: World) -> None:
        """They are there, before the first customer comes."""

    async def take(self, world: World, reference: str, number: int) -> PrivateCorner:
        """One of them takes the ticket of that customer; where they talk about it from now on."""

    async def upset(self, turn: int) -> None:
        """What goes wrong at their end alone, in the middle of that round."""


@dataclass
class InTheirChats:
    """Two of the team, each in their own chat with the bot. Nothing goes wrong there but calls."""

    chats: list[ChatClient] = field(default_factory=list)

    async def come(self, world: World) -> None:
        """They are there, before the first customer comes."""
        self.chats = [await world.house.team_member(name=name) for name in ("Μάρκος", "Νίκη")]

    async def take(self, world: World, reference: str, number: int) -> PrivateCorner:
        """They take turns."""
        waiter = self.chats[number % len(self.chats)]
        first = await carried(world.house, waiter, f"{reference}·1")
        await waiter.tap("Την αναλαμβάνω", first.message_id)
        await reads(world.house, waiter)
        return corner(world, waiter, reference, replies=True)

    async def upset(self, turn: int) -> None:
        """Their chats are always there."""


class TopicCorner(PrivateCorner):
    """A ticket's topic, whichever it is by now; what stood in one that was deleted is remembered."""

    gone: list[Message]

    def messages(self) -> Sequence[Message]:
        """All that stands or stood there, the oldest first; of other tickets as well."""
        return sorted((*self.gone, *self.told.messages.values()), key=lambda one: one.message_id)

    def lines(self) -> list[Message]:
        """What came to them of this ticket, and is still there."""
        return [one for one in super().lines() if one.message_id in self.told.messages]

    async def put(self, body: dict[str, Any], reply_to: int | None = None) -> list[int]:
        """Somebody writes there; where the topic has just been deleted, they wait for the new one."""
        while True:
            found = [topic.id for topic in self.told.topics.values() if topic.name.startswith(self.reference)]
            if found:
                place = self.chat.person.group(self.told.id).topic(max(found))
                reply = {"reply_to": reply_to} if reply_to in self.told.messages else {}
                with suppress(AssertionError):
                    return [one.message_id for one in await place._send(body | reply)]
            await asyncio.sleep(0.05)

    async def change(self, message_id: int, words: str) -> bool:
        """Somebody changes what they wrote; whether it was still there."""
        try:
            return await super().change(message_id, words)
        except (AssertionError, KeyError):
            return False


@dataclass
class InTheForum:
    """Two of the team in a forum group, with a topic for each ticket; one after the other is deleted."""

    room: list[Room] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    gone: list[Message] = field(default_factory=list)

    async def come(self, world: World) -> None:
        """They are there, before the first customer comes."""
        self.room.append(await open_room(world.house))
        sandbox = world.house.sandbox
        forget = sandbox.forget

        def remembering(told: Message) -> None:
            self.gone.append(told)
            forget(told)

        sandbox.forget = remembering  # type: ignore[method-assign]  # people have seen what is deleted

    async def take(self, world: World, reference: str, number: int) -> PrivateCorner:
        """Who writes there first has it; they take turns."""
        (room,) = self.room
        await room.reads(reference)
        self.references.append(reference)
        whose = (room.waiter, room.owner)[number % 2]
        told = world.house.sandbox.groups[room.id]
        there = TopicCorner(room.as_seen_by(whose), told, reference, replies=False)
        there.gone = self.gone
        return there

    async def upset(self, turn: int) -> None:
        """Somebody deletes a topic while people talk in it."""
        (room,) = self.room
        reference = self.references[turn % len(self.references)]
        group = room.as_seen_by(room.owner)
        found = [one["id"] for one in await group.topics() if one["name"].startswith(reference)]
        if found:
            await group.delete_topic(max(found), remembered=turn % 2 == 0)


def corner(world: World, chat: ChatClient, reference: str, *, replies: bool) -> PrivateCorner:
    """Somebody's own chat with the bot."""
    sandbox = world.house.sandbox
    told = sandbox.private(sandbox.bots[TOKEN], sandbox.people[chat.person.id])
    return PrivateCorner(chat, told, reference, replies)
