"""Announcements that were approved, and the people they are for."""

from datetime import datetime, timedelta

from house import House
from outreach.people import decides
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.core.transaction import transaction
from xenia.outreach.announcements.models import SCHEDULED, Announcement
from xenia.outreach.announcements.taps import ShowProgress
from xenia.team.models import TeamMember

WORDS = "Νέος χειμερινός κατάλογος."


async def approved(house: House, **changed: object) -> int:
    """An announcement to everybody that begins now, approved by the owner; returns its number."""
    owner = (await house.rows(TeamMember))[0]
    given: dict[str, object] = {
        "created_by": owner.id,
        "created_at": house.now,
        "state": SCHEDULED,
        "text_el": WORDS,
        "text_en": "A new winter menu.",
        "photos": [],
        "buttons": [],
        "audience": {},
        "begins_at": house.now,
        "local_hour": False,
        "ends_at": house.now + timedelta(days=3),
        "holdout_percent": 0,
        "accepted": [],
        "approved_by": owner.id,
        "approved_at": house.now,
    }
    async with transaction(house.app.database) as session:
        announcement = Announcement(**{**given, **changed})
        session.add(announcement)
        await session.flush()
        return announcement.id


async def on_a_working_day(house: House) -> datetime:
    """Monday, noon: nothing of the hour is in the way."""
    house.sandbox.clock.advance(timedelta(days=1, hours=2))
    return house.now


async def members(house: House, count: int) -> list[ChatClient]:
    """So many customers who want our news."""
    found = [await house.customer(f"Άννα {number}") for number in range(1, count + 1)]
    for number in range(1, count + 1):
        await decides(house, number, "announcements")
    return found


async def state_of(house: House, number: int = 1) -> Announcement:
    """How an announcement stands."""
    return next(one for one in await house.rows(Announcement) if one.id == number)


async def opens(admin: ChatClient, number: int = 1) -> Screen:
    """An admin opens its page, from whatever page they have in front of them."""
    await admin.write("/announce")
    shown = await admin.answer()
    await admin.tap_data(ShowProgress(announcement=number).pack(), shown.message_id)
    return await admin.answer()
