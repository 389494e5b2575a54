"""Topics of a group that is not the staff forum any more."""

from care.people import all_said, brings
from care_forum.staff_room import open_room, settled
from house import House, doorway, said, taps, writes


async def test_who_writes_in_a_topic_of_before_is_told_that_no_customer_reads_it(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await settled(house)
    topic = await room.topic(reference)
    await writes(room.owner, "/menu")
    await doorway(room.owner, "Ομάδα Telegram")
    page = await taps(room.owner, "Τέλος με την ομάδα")
    yes = [label for label in page.labels if label.startswith("Ναι")]
    if yes:
        await taps(room.owner, yes[0])
    await topic.write("φτάνει αυτό;")
    await settled(house)
    assert "δεν το διάβασε κανένας πελάτης" in said((await topic.messages())[-1])
    assert "φτάνει αυτό" not in await all_said(house, anna)
