"""A customer taps a button under an announcement."""

import pytest

from announcements.admins import MONDAY, begins, only
from house import ON_SQLITE, House, said, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.core.transaction import transaction
from xenia.outreach.announcements.content import PAGES, Button, Page
from xenia.outreach.announcements.models import CANCELLED, Announcement, AnnouncementTap
from xenia.outreach.announcements.taps import Opened

_SAYS = {
    "points": "πόντους",
    "rewards": "Καφές",
    "offers": "προσφορά",
    "card": "κάρτα",
    "feedback": "κατάστημά μας",
    "hours": "ωράριό",
}


async def announced(house: House, *pages: Page, approved: bool = True) -> None:
    """An announcement with buttons to these pages and to one of the web, long over."""
    house.sandbox.clock.set(MONDAY)
    await begins(await house.owner())
    buttons = [Button(page=page, label_el=page, label_en=page) for page in pages]
    link = Button(url="https://magazi.gr", label_el="Μενού", label_en="Menu")
    async with transaction(house.app.database) as session:
        row = await session.get_one(Announcement, 1)
        row.buttons = [one.model_dump(exclude_none=True) for one in (*buttons, link)]
        if approved:
            row.state, row.approved_by, row.approved_at = CANCELLED, 1, house.now


async def opens(chat: ChatClient, place: int) -> str:
    """The customer taps a button by its place; what they read."""
    toast = await chat.tap_data(Opened(announcement=1, button=place).pack())
    return toast.text if toast and toast.text else said(await chat.answer())


@ON_SQLITE
@pytest.mark.parametrize("page", PAGES)
async def test_each_page_is_the_one_that_its_command_shows(house: House, page: Page) -> None:
    await announced(house, page)
    await house.reward("Καφές", 10)
    anna = await house.customer()
    shown = await opens(anna, 0)
    assert _SAYS[page] in shown
    if page != "offers":  # it has no command
        assert shown == said(await writes(anna, f"/{page}"))


async def test_the_first_tap_of_each_customer_is_kept(house: House) -> None:
    await announced(house, "points", "rewards")
    anna, vassilis = await house.customer(), await house.customer("Βασίλης")
    for chat, place in ((anna, 0), (anna, 0), (anna, 1), (vassilis, 0)):
        await opens(chat, place)
    assert "δεν οδηγεί πια πουθενά" in await opens(anna, 2)
    kept = [(one.customer_id, one.button) for one in await house.rows(AnnouncementTap)]
    assert kept == [(1, 0), (1, 1), (2, 0)]


@ON_SQLITE
async def test_nothing_is_kept_of_a_draft_or_of_somebody_from_outside(house: House) -> None:
    await announced(house, "points", approved=False)
    anna = await house.customer()
    await opens(anna, 0)
    guest = await house.guest("Ξένος")
    await writes(guest, "/start")
    await opens(guest, 0)
    assert (await only(house)).approved_at is None
    assert await house.rows(AnnouncementTap) == []
