"""Admins who write announcements, and customers who want to read them."""

from house import House, notice, said, taps, writes
from outreach.people import athens, decides
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.customers.models import Customer
from xenia.outreach.announcements.models import Announcement
from xenia.team.models import ADMIN

MONDAY = athens(2026, 11, 23, 11)
"""A working day; the house of tests opens on a Sunday."""

GREEK, ENGLISH = "Ζεστή σοκολάτα όλη την εβδομάδα", "Hot chocolate all week"


async def admin(house: House, name: str = "Ορέστης", language: str = "el") -> ChatClient:
    """An admin of the shop."""
    return await house.team_member(ADMIN, name, language)


async def reader(house: House, name: str = "Άννα", language: str = "el") -> ChatClient:
    """A customer who wants the shop's news."""
    chat = await house.customer(name, language)
    await decides(house, (await house.rows(Customer))[-1].id, "announcements")
    return chat


async def begins(chat: ChatClient, greek: str = GREEK, english: str = ENGLISH) -> Screen:
    """An admin writes a new announcement in both languages; its page."""
    await writes(chat, "/announce")
    await taps(chat, "Νέα ανακοίνωση")
    await writes(chat, greek)
    return await writes(chat, english)


async def tries(house: House, chat: ChatClient) -> list[Screen]:
    """The admin has it sent to themselves; what arrives, in Greek and in English."""
    await notice(chat, "Δοκιμή")
    await house.deliveries()
    return (await chat.messages())[-3:-1]


async def ready(chat: ChatClient) -> str:
    """The admin says that it is ready; what stands in the way, or what follows."""
    return said(await taps(chat, "Είναι έτοιμη"))


async def caught(chat: ChatClient) -> list[str]:
    """What is caught when the admin says that it is ready, a sentence each."""
    told = await ready(chat)
    assert "δεν φεύγει ακόμη" in told, told
    return [line.removeprefix("• ") for line in told.splitlines() if line.startswith("• ")]


async def only(house: House) -> Announcement:
    """The one announcement there is."""
    (found,) = await house.rows(Announcement)
    return found
