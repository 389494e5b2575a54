"""A customer's words stand in a topic of the staff forum, and what is written there is the answer."""

from care.people import all_said, brings, lines, ticket
from care_forum.staff_room import open_room, settled
from house import House, said
from xenia.care.models import Side, State


async def test_a_complaint_is_brought_into_a_topic_and_answered_there(house: House) -> None:
    room = await open_room(house)
    anna = await house.customer()
    reference = await brings(anna)
    shown = await room.reads(reference)
    assert (await room.topics())[0].startswith(f"{reference} Παράπονο · Άννα")
    assert f"{reference} · παράπονο · νέα" in said(shown[0])
    assert "Δεν την έχει κανείς" in said(shown[0])
    assert said(shown[1]) == f"{reference}·2 · Άννα\nΟ καφές ήταν κρύος"
    assert len(shown) == 2
    assert reference not in await all_said(house, room.waiter), "in private nobody is told as well"
    topic = await room.topic(reference)
    written = await topic.reply(shown[1].message_id, "Συγγνώμη. Σας φτιάχνουμε άλλον;")
    assert "Μάρκος" in said(await anna.answer())
    await settled(house)
    assert "Συγγνώμη. Σας φτιάχνουμε άλλον;" in await all_said(house, anna)
    found = await ticket(house)
    assert found.state == State.CLAIMED
    answer = (await lines(house))[-1]
    assert answer.side == Side.STAFF
    assert answer.reply_to_id == (await lines(house))[1].id
    (mine,) = [one for one in await topic.messages() if one.message_id == written.message_id]
    assert mine.message["reactions"], mine.message
    assert len(await room.reads(reference)) == 2, "what stands there is not said there again"


async def test_what_was_open_before_the_group_has_a_topic_with_all_that_was_said(house: House) -> None:
    anna = await house.customer()
    reference = await brings(anna)
    await anna.send_photo(caption="Δείτε")
    await anna.answer()
    room = await open_room(house)
    await house.people.advance(seconds=10)
    await house.tick()
    shown = [said(one) for one in await room.reads(reference)]
    assert len(shown) == 2
    assert "Όσα ειπώθηκαν ως τώρα" in shown[1]
    assert "Ο καφές ήταν κρύος" in shown[1]
    assert "[φωτογραφία] Δείτε" in shown[1]
