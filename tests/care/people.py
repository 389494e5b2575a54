"""What people do in the tests of this room, in a few words."""

import re

from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.care.models import Ticket, TicketLine


async def brings(anna: ChatClient, words: str = "Ο καφές ήταν κρύος", kind: str = "Έχω παράπονο") -> str:
    """A customer brings something, and reads what it is called."""
    await writes(anna, "/person")
    await taps(anna, kind)
    found = re.search(r"τον κωδικό ([A-Z0-9]{6})", said(await writes(anna, words)))
    assert found
    return found[1]


async def reads(house: House, chat: ChatClient) -> list[Screen]:
    """All that somebody has got by now."""
    await house.people.settled()
    await house.deliveries()
    return [one for one in await chat.messages() if not one.outgoing]


async def all_said(house: House, chat: ChatClient) -> str:
    """The same as one text."""
    return "\n".join(said(one) for one in await reads(house, chat))


async def carried(house: House, chat: ChatClient, name: str) -> Screen:
    """The message that carries a line to somebody, by what the line is called."""
    found = [
        one
        for one in await reads(house, chat)
        if any(label.endswith(name) for label in one.labels) or name in said(one).split("\n")[0]
    ]
    assert found, name
    return found[-1]


async def gathered(house: House) -> None:
    """So much time has passed that no further picture of an album is waited for, and it has left."""
    await house.people.settled()
    await house.people.advance(seconds=2)
    house.app.database.due.set()
    await house.deliveries()


async def opens(house: House, chat: ChatClient, reference: str) -> Screen:
    """Somebody of the team types the reference, once nothing else is on its way to them."""
    await reads(house, chat)
    return await writes(chat, reference)


async def ticket(house: House) -> Ticket:
    """The newest one."""
    return (await house.rows(Ticket))[-1]


async def lines(house: House) -> list[TicketLine]:
    """Every line of every ticket."""
    return await house.rows(TicketLine)
