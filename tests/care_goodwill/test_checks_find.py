"""What `xenia verify` says of gestures and resolutions that are not as they must be."""

import pytest
from sqlalchemy import text

from care_goodwill.gestures import complaint, gives
from care_goodwill.solving import solves
from house import House
from xenia.care.after.checks import check_resolutions
from xenia.care.goodwill.checks import check_goodwill
from xenia.core.transaction import transaction


class _NothingIsKept(Exception):  # noqa: N818 - what is done with the damage
    pass


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE goodwill SET points = 41", "goodwill 1 is not what the entry 1 says"),
        ("UPDATE goodwill SET asked_by = 2", "goodwill 1 is not what the entry 1 says"),
        ("DELETE FROM goodwill", "entry 1 gives goodwill that nobody decided"),
        ("UPDATE ticket_line SET what = 'claimed' WHERE what = 'goodwill'", "does not tell of each of its"),
        ("DELETE FROM resolution", "is solved, and nobody will ask whether it is"),
        ("UPDATE resolution SET round = 3", "was solved more often than it was opened"),
    ],
)
async def test_every_fault_is_found(house: House, damage: str, fault: str) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await house.team_member(name="Νίκη")
    reference = await complaint(anna, waiter, house=house)
    await gives(waiter, reference, 40)
    await solves(house, waiter, reference)
    assert await house.faults() == []

    async def looks_at_the_damage() -> None:
        async with transaction(house.app.database) as session:
            await session.execute(text(damage))
            found = [one for check in (check_goodwill, check_resolutions) async for one in check(session)]
            assert any(fault in one for one in found)
            raise _NothingIsKept

    with pytest.raises(_NothingIsKept):
        await looks_at_the_damage()
