"""With a staff forum: a tap on the card, the pages in private, and the apology in the topic as well."""

from care.people import brings, reads
from care_forum.staff_room import open_room
from care_goodwill.gestures import points_of
from house import House, notice, said, taps, writes


async def test_a_gesture_begins_on_the_card_and_is_made_in_private(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    topic = await room.topic(reference)
    assert await notice(topic, "Χειρονομία") == "Συνεχίζουμε στην ιδιωτική σας συνομιλία."
    page = (await reads(house, room.waiter))[-1]
    assert f"{reference} · χειρονομία καλής θέλησης, προς: Άννα" in said(page)
    assert "Σας προσφέρουμε 40 πόντους." in said(await writes(room.waiter, "40"))
    await taps(room.waiter, "Δίνω")
    assert await points_of(house) == 40
    assert "Σας προσφέρουμε 40 πόντους. Τώρα έχετε 40." in said((await reads(house, anna))[-1])
    assert "Σας προσφέρουμε 40 πόντους. Τώρα έχετε 40." in await room.all_said(reference)
    assert await house.faults() == []
