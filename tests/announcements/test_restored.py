"""What went out after a backup does not go out again when that backup is restored."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from announcements.approved import approved, members, on_a_working_day, opens, state_of
from care.people import brings
from cli.conftest import postgresql_tools
from house import House, open_house, said, taps
from outreach.people import reads
from xenia.core.backup import back_up
from xenia.outreach.announcements import course
from xenia.outreach.announcements.models import PAUSED, SCHEDULED
from xenia.upkeep import restored

__all__ = ["postgresql_tools"]


async def _sent(house: House) -> int:
    return len([one for one in await house.deliveries() if one.kind == course.KIND])


@pytest.mark.usefixtures("postgresql_tools")
async def test_an_announcement_of_before_a_restore_waits_for_an_admin(
    database_url: str, tmp_path: Path
) -> None:
    async with open_house(database_url) as house:
        await house.owner()
        await on_a_working_day(house)
        (anna,) = await members(house, 1)
        await approved(house, ends_at=house.now + timedelta(days=9))
        await asyncio.to_thread(back_up, database_url, tmp_path / "b")
        await house.tick()
        assert (len(await reads(anna)), await _sent(house)) == (1, 1)
        settings, clock = house.settings, house.sandbox.clock.now

    lines = await restored(settings, tmp_path / "b", clock)
    assert "It may have gone out since, and waits for an admin: 1 announcement is paused." in lines

    async with open_house(database_url) as house:
        owner = await house.guest("Κατερίνα")  # the same person: Telegram's numbers begin anew
        await on_a_working_day(house)
        house.sandbox.clock.advance(timedelta(days=3))  # the numbers of updates begin anew too
        await house.tick()
        assert (await _sent(house), (await state_of(house)).state) == (0, PAUSED)
        assert "επανήλθε από αντίγραφο ασφαλείας" in said(await opens(owner))
        page = said(await taps(owner, "Συνέχεια"))
        assert "αντίγραφο" not in page
        assert (await state_of(house)).state == SCHEDULED
        await house.app.tick()
        assert await _sent(house) == 1, "an admin wants it all the same"


@pytest.mark.usefixtures("postgresql_tools")
async def test_one_that_was_half_sent_says_why_the_rest_does_not_go(
    database_url: str, tmp_path: Path
) -> None:
    async with open_house(database_url) as house:
        await house.owner()
        await on_a_working_day(house)
        _, petros = await members(house, 2)
        await brings(petros)  # who is owed an answer first
        await approved(house, ends_at=house.now + timedelta(days=9))
        await house.tick()
        await asyncio.to_thread(back_up, database_url, tmp_path / "b")
        settings, clock = house.settings, house.sandbox.clock.now

    await restored(settings, tmp_path / "b", clock)

    async with open_house(database_url) as house:
        owner = await house.guest("Κατερίνα")
        await on_a_working_day(house)
        house.sandbox.clock.advance(timedelta(days=3))
        await house.tick()
        assert "Όσα δεν είχαν φύγει ως τότε δεν στέλνονται" in said(await opens(owner))
