"""With a staff forum: a tap on the card, the pages in private, and the apology in the topic as well."""

from care.people import brings, reads
from care_forum.staff_room import led_from, open_room
from care_goodwill.gestures import points_of
from house import House, notice, said, taps, writes


async def test_a_gesture_begins_on_the_card_and_is_made_in_private(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    topic = await room.topic(reference)
    page = await led_from(topic, "Χειρονομία", room.waiter)
    assert f"{reference} · χειρονομία καλής θέλησης, προς: Άννα" in said(page)
    assert "Σας προσφέρουμε 40 πόντους." in said(await writes(room.waiter, "40"))
    await taps(room.waiter, "Δίνω")
    assert await points_of(house) == 40
    assert "Σας προσφέρουμε 40 πόντους. Τώρα έχετε 40." in said((await reads(house, anna))[-1])
    assert "Σας προσφέρουμε 40 πόντους. Τώρα έχετε 40." in await room.all_said(reference)
    assert await house.faults() == []


async def test_whoever_may_not_is_told_where_they_tapped_and_nobody_else_opens_that_page(
    house: House,
) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    owners = await room.topic(reference, room.owner)
    await owners.tap("Την αναλαμβάνω")
    topic = await room.topic(reference)
    assert "την έχει: Κατερίνα" in await notice(topic, "Χειρονομία")
    toast = await owners.tap("Χειρονομία")
    assert toast is not None
    assert toast.url is not None
    await anna.open_link(toast.url)
    assert "δεν ισχύει" in said(await anna.answer())
