"""A ready answer, begun on the card of a topic."""

from care.people import brings
from care_forum.staff_room import led_from, open_room, settled
from house import House, said, taps


async def test_a_ready_answer_is_begun_on_the_card_and_read_in_private_before_it_leaves(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    await house.tick()
    reference = await brings(anna)
    await settled(house)
    topic = await room.topic(reference)
    page = await led_from(topic, "Έτοιμη απάντηση", room.waiter)
    assert reference in said(page)
    filled = await taps(room.waiter, page.labels[0])
    assert "Άννα" in said(filled)
    before = len(await anna.messages())
    await taps(room.waiter, "Αποστολή")
    await settled(house)
    heard = [said(one) for one in (await anna.messages())[before:]]
    assert any("Μάρκος" in one for one in heard)
