"""Wishes and questions that may have left before a restore do not leave once more."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from cli.conftest import postgresql_tools
from house import House, open_house, writes
from outreach.people import at, athens, born, decides, reads
from xenia.core.backup import back_up
from xenia.customers.preferences import Birthday
from xenia.deliveries.models import FAILED, SENT
from xenia.restore import REASON
from xenia.upkeep import restored

__all__ = ["postgresql_tools"]


async def _states(house: House) -> list[tuple[str, str, str | None]]:
    return [(one.purpose or "", one.state, one.reason) for one in await house.deliveries() if one.purpose]


@pytest.mark.usefixtures("postgresql_tools")
async def test_a_wish_and_thanks_sent_since_the_backup_do_not_go_again(
    database_url: str, tmp_path: Path
) -> None:
    async with open_house(database_url) as house:
        await house.owner()
        await at(house, athens(2026, 12, 1))
        anna, petros = await house.customer(), await house.customer("Πέτρος")
        await decides(house, 1, "birthday", "offers")
        await decides(house, 2, "birthday")
        await born(house, 1, Birthday(12, 1))
        await born(house, 2, Birthday(12, 5))
        await at(house, athens(2027, 11, 30, 23))
        await asyncio.to_thread(back_up, database_url, tmp_path / "b")
        await at(house, athens(2027, 12, 1, 11))
        await at(house, athens(2027, 12, 2, 11))
        assert await _states(house) == [("birthday", SENT, None), ("offers", SENT, None)]
        assert (len(await reads(anna)), len(await reads(petros))) == (2, 0)
        settings, clock = house.settings, house.sandbox.clock.now

    lines = await restored(settings, tmp_path / "b", clock)
    assert (
        "Unasked, and perhaps sent since that backup: 2 messages were held back; the admins are told."
        in lines
    )

    async with open_house(database_url) as house:
        guests = [await house.guest(name) for name in ("Κατερίνα", "Άννα", "Πέτρος")]
        anna, petros = guests[1:]  # the same people: Telegram's numbers begin anew
        await at(house, athens(2027, 12, 2, 12))
        for one in guests:
            await writes(one, "/menu")
        (alert,) = [one for one in await house.deliveries() if one.kind == "alert"]
        assert "2 μηνύματα ίσως είχαν ήδη φύγει" in (alert.screen or "")
        assert "Ευχές γενεθλίων: 1" in (alert.screen or "")
        for day in (3, 5, 6):
            await at(house, athens(2027, 12, day, 11))
        held = [one for one in await house.deliveries() if one.purpose and one.state == FAILED]
        assert [one.sent_at is not None for one in held] == [True, True], "the caps count them"
        assert await _states(house) == [
            ("birthday", FAILED, REASON),
            ("offers", FAILED, REASON),
            ("birthday", SENT, None),
        ], "what falls due later goes"
        assert (len(await reads(anna)), len(await reads(petros))) == (0, 1)
        house.sandbox.clock.advance(timedelta(days=365 - 3))
        await house.tick()
        assert len([one for one in await _states(house) if one[1] == SENT]) > 1, "and next year's as well"
