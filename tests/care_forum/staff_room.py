"""A staff forum for a test: the group, who is in it, and what they read there."""

import re
from dataclasses import dataclass

from house import USERNAME, House, doorway, said, taps, writes
from telegram_sandbox import People
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.client import PersonClient
from telegram_sandbox.group_client import GroupClient
from telegram_sandbox.screens import Screen
from xenia.care.forum.models import StaffForum
from xenia.team.models import OWNER, STAFF


@dataclass(slots=True)
class Room:
    """The group as its members see it."""

    house: House
    owner: ChatClient
    waiter: ChatClient
    id: int

    def as_seen_by(self, chat: ChatClient) -> GroupClient:
        """The group in somebody's hands."""
        return chat.person.group(self.id)

    async def topics(self) -> list[str]:
        """The titles of the topics, the newest first; General is left out."""
        return [one["name"] for one in await self.as_seen_by(self.owner).topics() if one["id"] != 1]

    async def topic(self, reference: str, who: ChatClient | None = None) -> ChatClient:
        """The newest topic of a ticket."""
        found = await self.as_seen_by(self.owner).topics()
        numbers = [one["id"] for one in found if one["name"].startswith(reference)]
        assert numbers, f"There is no such topic: {reference}"
        return self.as_seen_by(who or self.waiter).topic(max(numbers))

    async def reads(self, reference: str) -> list[Screen]:
        """What stands in a ticket's topic by now, of the bot's."""
        await settled(self.house)
        topic = await self.topic(reference)
        return [one for one in await topic.messages() if not one.outgoing and not one.message.get("service")]

    async def all_said(self, reference: str) -> str:
        """The same as one text."""
        return "\n".join(said(one) for one in await self.reads(reference))


async def led_from(topic: ChatClient, label: str, chat: ChatClient) -> Screen:
    """Somebody taps a button that leads them to their own chat, and reads what stands there."""
    toast = await topic.tap(label)
    assert toast is not None
    assert toast.url is not None
    await chat.open_link(toast.url)
    return await chat.answer()


async def settled(house: House) -> None:
    """Everything that was written is worked, and what may leave has left."""
    await house.people.settled()
    await house.deliveries()


async def code_of(owner: ChatClient) -> str:
    """The command that the owner is given."""
    await writes(owner, "/menu")
    page = await doorway(owner, "Ομάδα Telegram")
    new = "Άλλη ομάδα" if "Άλλη ομάδα" in page.labels else "Κωδικός για την ομάδα"
    found = re.search(r"/bind [A-Z0-9]{12}", said(await taps(owner, new)))
    assert found
    return found[0]


async def group_of(people: People, *members: PersonClient, forum: bool = True) -> int:
    """A group in which the bot may do what it needs."""
    return await people.group("Το προσωπικό", list(members), admin_bots=[USERNAME], forum=forum)


async def open_room(house: House, *, role: str = STAFF) -> Room:
    """A bound forum with the owner and a waiter."""
    owner, waiter = await house.team_member(OWNER, "Κατερίνα"), await house.team_member(role)
    number = await group_of(house.people, owner.person, waiter.person)
    group = owner.person.group(number)
    await group.write(await code_of(owner))
    assert "με ένα θέμα για καθεμία" in said(await group.answer())
    return Room(house, owner, waiter, number)


async def forum(house: House) -> StaffForum:
    """The group that is bound, or was the last."""
    return max(await house.rows(StaffForum), key=lambda one: (one.unbound_at is None, one.id))
