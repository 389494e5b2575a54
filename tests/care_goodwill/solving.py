"""A complaint that was said to be solved on a Monday, and the days after it."""

from datetime import datetime

from care.people import brings, reads
from feedback.visits import MONDAY
from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient

QUESTION = "Λύθηκε πραγματικά;"


async def solves(house: House, waiter: ChatClient, reference: str) -> None:
    """The team says that it is solved."""
    await reads(house, waiter)
    await writes(waiter, "/menu")
    await writes(waiter, reference)
    await taps(waiter, "Λύθηκε")
    await writes(waiter, "Φτιάξαμε άλλον")
    await taps(waiter, "Αποστολή")


async def solved_on_monday(
    house: House, waiter: ChatClient, anna: ChatClient, kind: str = "Έχω παράπονο"
) -> str:
    """Brought and solved at ten o'clock."""
    await house.people.set_clock(MONDAY)
    await reads(house, anna)
    reference = await brings(anna, kind=kind)
    await solves(house, waiter, reference)
    await reads(house, anna)
    return reference


async def at(house: House, day: int, time: str = "10:00") -> None:
    """The clock shows that time on a day of that November; what is due is done."""
    await house.people.set_clock(datetime.fromisoformat(f"2026-11-{day:02}T{time}:00+02:00"))
    await house.tick()
    await house.people.settled()


async def questions(house: House, anna: ChatClient) -> list[str]:
    """The questions whether it was really solved that somebody got."""
    return [said(one) for one in await reads(house, anna) if QUESTION in said(one)]
