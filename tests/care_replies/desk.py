"""What the tests of ready answers, practice, kind words and themes share."""

from care.people import brings, reads
from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.core.transaction import reading
from xenia.customers.models import Customer


async def shows(house: House, chat: ChatClient) -> Screen:
    """The newest thing that somebody sees."""
    return (await reads(house, chat))[-1]


async def opens(house: House, chat: ChatClient, reference: str) -> Screen:
    """Somebody of the team opens a ticket's page, all that was on its way having come."""
    await reads(house, chat)
    return await writes(chat, reference)


async def one_of(house: House, chat: ChatClient) -> Customer:
    """The customer behind a chat."""
    async with reading(house.app.database) as session:
        (found,) = [one for one in await house.rows(Customer) if one.telegram_id == chat.person.id]
        return await session.get_one(Customer, found.id)


__all__ = ["brings", "one_of", "opens", "reads", "said", "shows", "taps", "writes"]
