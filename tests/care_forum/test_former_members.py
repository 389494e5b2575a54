"""Who has left the team and still sits in its group."""

from care_forum.staff_room import open_room
from house import House, said
from xenia.core.transaction import transaction
from xenia.team.members import remove
from xenia.team.models import STAFF, TeamMember


async def test_the_owner_hears_once_who_can_still_read_in_the_group(house: House) -> None:
    room = await open_room(house)
    await house.tick()
    before = len(await room.owner.messages())
    async with transaction(house.app.database) as session:
        (waiter,) = [one for one in await house.rows(TeamMember) if one.role == STAFF]
        await remove(session, waiter.id, house.now)
    for _ in range(3):
        await house.people.advance(hours=1)
        await house.tick()
    heard = [said(one) for one in (await room.owner.messages())[before:]]
    assert len(heard) == 1
    assert "Μάρκος δεν είναι πια στην ομάδα" in heard[0]
    assert "«Το προσωπικό»" in heard[0]
