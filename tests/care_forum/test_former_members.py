"""Who has left the team and still sits in its group."""

from care.people import brings
from care_forum.staff_room import open_room, settled
from house import House, said, taps, writes
from xenia.care.models import State, Ticket
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


async def test_the_owner_reads_before_what_somebody_has_in_hand_and_whether_they_sit_in_the_group(
    house: House,
) -> None:
    room, anna = await open_room(house), await house.customer()
    references = [await brings(anna), await brings(anna, "Περίμενα μία ώρα")]
    for one in references:
        await room.reads(one)
        await (await room.topic(one)).tap("Την αναλαμβάνω")
    await settled(house)
    await writes(room.owner, "/team")
    asked = said(await taps(room.owner, "Αφαίρεση: Μάρκος"))
    assert f"Έχει 2 ανοιχτές υποθέσεις ({references[0]}, {references[1]})" in asked
    assert "Είναι και στην ομάδα «Το προσωπικό» του Telegram" in asked
    await room.as_seen_by(room.waiter).leave()
    await writes(room.owner, "/team")
    asked = said(await taps(room.owner, "Αφαίρεση: Μάρκος"))
    assert "Έχει 2 ανοιχτές υποθέσεις" in asked
    assert "Telegram" not in asked
    await taps(room.owner, "Αφαίρεση: Μάρκος")
    await house.tick()
    assert {one.state for one in await house.rows(Ticket)} == {State.NEW}, "they wait, as was said"
