"""Where the team talks: the relay is the same, whatever stands at this end of it."""

from dataclasses import dataclass, field
from typing import Protocol

from care.people import carried, reads
from care.relay_people import PrivateCorner
from care.relay_world import World
from house import TOKEN
from telegram_sandbox.chat_client import ChatClient


class Team(Protocol):
    """The team's end of a relay."""

    async def come(self, world: World) -> None:
        """They are there, before the first customer comes."""

    async def take(self, world: World, reference: str, number: int) -> PrivateCorner:
        """One of them takes the ticket of that customer; where they talk about it from now on."""

    async def upset(self, world: World, turn: int) -> None:
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

    async def upset(self, world: World, turn: int) -> None:
        """Their chats are always there."""


def corner(world: World, chat: ChatClient, reference: str, *, replies: bool) -> PrivateCorner:
    """Somebody's own chat with the bot."""
    sandbox = world.house.sandbox
    told = sandbox.private(sandbox.bots[TOKEN], sandbox.people[chat.person.id])
    return PrivateCorner(chat, told, reference, replies)
