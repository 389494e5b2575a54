"""Who taps «Λύθηκε» and just types how has solved it; nothing else that is typed ends a ticket."""

from care.people import all_said, brings, ticket
from care_forum.staff_room import Room, open_room, settled
from house import House, said
from telegram_sandbox.chat_client import ChatClient
from xenia.care.models import State

SENTENCE = "Της φτιάξαμε άλλον"


async def _asked(house: House) -> tuple[Room, ChatClient, str, ChatClient]:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    topic = await room.topic(reference)
    await topic.tap("Λύθηκε")
    assert "Γράψτε εδώ μια πρόταση" in said(await topic.answer())
    return room, anna, reference, topic


async def test_it_is_typed_in_the_topic_behind_a_note_and_a_picture(house: House) -> None:
    _, anna, _, topic = await _asked(house)
    await topic.write("// δύσκολος πελάτης")
    await topic.send_photo()
    await topic.write(SENTENCE)
    assert "Λύθηκε. Ο πελάτης το μαθαίνει" in said(await topic.answer())
    await settled(house)
    told = await all_said(house, anna)
    assert f"Νομίζουμε ότι το λύσαμε:\n{SENTENCE}" in told
    assert "δύσκολος" not in told
    assert (await ticket(house)).state == State.RESOLVED
    await topic.tap("Την ξανανοίγω")
    await settled(house)
    assert (await ticket(house)).state == State.CLAIMED, "who meant an answer loses nothing"
    await topic.write("Σας περιμένουμε")
    await settled(house)
    assert (await ticket(house)).state == State.CLAIMED, "it counts once"
    assert await house.faults() == []


async def test_who_ends_it_while_the_customer_writes_is_told_that_it_was_an_answer(house: House) -> None:
    room, anna, reference, topic = await _asked(house)
    await anna.write("Και τα ρέστα ήταν λάθος")
    await room.reads(reference)
    sent = await topic.write(SENTENCE)
    told = (await room.reads(reference))[-1]
    assert "Στάλθηκε σαν απάντηση, γιατί στο μεταξύ έγραψε ο πελάτης." in said(told)
    assert f"Η {reference} μένει ανοιχτή" in said(told)
    (mine,) = [one for one in await topic.messages() if one.message_id == sent.message_id]
    assert mine.message["reactions"], "it was sent"
    assert SENTENCE in await all_said(house, anna)
    assert (await ticket(house)).state == State.CLAIMED
    await topic.write("Κοιτάμε και τα ρέστα")
    assert said((await room.reads(reference))[-1]) == said(told), "told once"
    await topic.tap("Λύθηκε", message_id=told.message_id)
    assert "Γράψτε εδώ μια πρόταση" in said(await topic.answer())
    await topic.write("Σας δώσαμε τα ρέστα")
    await settled(house)
    assert (await ticket(house)).state == State.RESOLVED
    assert await house.faults() == []


async def test_what_another_writes_or_what_comes_later_is_an_answer(house: House) -> None:
    room, anna, reference, topic = await _asked(house)
    owners = await room.topic(reference, room.owner)
    await owners.write("// τι έγινε;")
    await settled(house)
    await topic.write("Ρωτώ και σας λέω")
    await settled(house)
    assert (await ticket(house)).state == State.CLAIMED, "something came in between"
    assert "γιατί στο μεταξύ έγινε κάτι άλλο εδώ" in await room.all_said(reference)
    await topic.tap("Λύθηκε")
    await topic.answer()
    await house.people.advance(minutes=11)
    await topic.write("Είμαστε ακόμη σε αυτό")
    await settled(house)
    assert (await ticket(house)).state == State.CLAIMED
    assert "Είμαστε ακόμη σε αυτό" in await all_said(house, anna)


async def test_a_question_that_was_dropped_and_a_reply_to_the_customer_end_nothing(house: House) -> None:
    room, anna, reference, topic = await _asked(house)
    await topic.tap("Άκυρο")
    await topic.write("Σας ακούμε")
    await settled(house)
    assert (await ticket(house)).state == State.CLAIMED
    await anna.write("Τι ώρα κλείνετε;")
    (line,) = [one for one in await room.reads(reference) if "Τι ώρα" in said(one)]
    await topic.tap("Λύθηκε")
    await topic.answer()
    await topic.reply(line.message_id, "Στις εννιά")
    await settled(house)
    assert (await ticket(house)).state == State.CLAIMED
    assert "Στις εννιά" in await all_said(house, anna)


async def test_what_they_are_writing_in_private_is_not_disturbed(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    await room.waiter.write(reference)
    await room.waiter.answer()
    await room.waiter.tap("Σημείωση για την ομάδα")
    await room.waiter.answer()
    await room.waiter.write("κρύος καφές")
    await room.waiter.answer()
    topic = await room.topic(reference)
    await topic.tap("Λύθηκε")
    await topic.answer()
    await room.waiter.tap("Να γραφτεί")
    assert "Γράφτηκε" in said(await room.waiter.answer())
