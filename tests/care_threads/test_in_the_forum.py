"""The same in the staff forum: notes with pictures, emoji both ways, two topics of one matter."""

from care.people import all_said, brings, gathered, lines, reads
from care_forum.staff_room import Room, open_room, settled
from house import House, said
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.care.models import Side


async def _line(room: Room, reference: str, name: str) -> Screen:
    return next(one for one in await room.reads(reference) if said(one).startswith(f"{name} "))


async def _emoji(chat: ChatClient, message_id: int) -> list[str]:
    (found,) = [one for one in await chat.messages() if one.message_id == message_id]
    return [one["emoji"] for one in found.message["reactions"]]


async def test_all_pictures_of_a_note_stay_in_the_topic(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    await (await room.topic(reference)).send_album([None, None], "// δείτε το τραπέζι")
    await gathered(house)
    assert [one.side for one in await lines(house)][2:] == [Side.NOTE] * 2
    assert not any(one.photo for one in await reads(house, anna))


async def test_emoji_go_both_ways_between_a_topic_and_its_customer(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    line, topic = await _line(room, reference, f"{reference}·2"), await room.topic(reference)
    own = next(one for one in await anna.messages() if one.text == "Ο καφές ήταν κρύος")
    await topic.react(line.message_id, "👀")
    await settled(house)
    assert await _emoji(anna, own.message_id) == ["👀"]
    written = await topic.write("Συγγνώμη")
    got = (await reads(house, anna))[-1]
    await anna.react(got.message_id, "❤")
    await anna.react(own.message_id, "😢")
    await settled(house)
    assert await _emoji(topic, written.message_id) == ["❤"]
    assert sorted(await _emoji(topic, line.message_id)) == ["👀", "😢"]
    written = await topic.write("Συγγνώμη και πάλι")
    await topic.edit(written.message_id, "Συγγνώμη πολύ")
    await settled(house)
    await anna.react((await reads(house, anna))[-1].message_id, "🙏")
    await settled(house)
    await topic.edit(written.message_id, "Συγγνώμη, πολύ")
    await settled(house)
    assert await _emoji(topic, written.message_id) == ["🙏"], (
        "of whichever version, our own mark does not hide it"
    )
    claimed = next(one for one in await reads(house, anna) if "Συγγνώμη" not in said(one))
    await anna.react(claimed.message_id, "🔥")
    await settled(house)
    assert "Αντέδρασε με 🔥" not in await room.all_said(reference), "what is no line has no emoji"


async def test_two_topics_of_one_matter_become_one(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    elder = await brings(anna, "κρύος καφές")
    younger = await brings(anna, "και χλιαρό νερό")
    shown = (await room.reads(younger))[0]
    topic = await room.topic(younger)
    await topic.tap("Ένωση με άλλη", shown.message_id)
    await settled(house)
    await topic.tap(elder, shown.message_id)
    await settled(house)
    done = await topic.tap("Ναι, να γίνουν μία", shown.message_id)
    assert done is not None
    assert f"Έγιναν μία, η {elder}" in (done.text or "")
    assert f"συνεχίζεται στην {elder}" in await room.all_said(younger)
    assert f"ενώθηκε με την {younger}, που συνεχίζεται εδώ" in await room.all_said(elder)
    assert f"έγιναν μία: συνεχίζουμε στην {elder}" in await all_said(house, anna)
    await (await room.topic(younger)).write("Συγγνώμη και για τα δύο")
    await settled(house)
    got = (await reads(house, anna))[-1]
    assert said(got).startswith("Μάρκος · ")
    assert f"{elder}·" in said(got), "what is written in the topic of the younger goes on as well"
    await anna.reply(got.message_id, "Ευχαριστώ")
    assert "Ευχαριστώ" in await room.all_said(elder)
    await house.people.advance(minutes=2)
    await house.tick()
    await settled(house)
    assert sorted(title[:6] for title in await room.topics()) == sorted((elder, younger)), "each its own name"


async def test_a_topic_that_was_made_twice_leads_to_its_ticket_as_well(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    await house.app.bot.create_forum_topic(room.id, f"{reference} Παράπονο")
    other = await room.topic(reference)
    await other.write("Συγγνώμη")
    assert "Συγγνώμη" in await all_said(house, anna)
    await other.write("// για εμάς")
    await settled(house)
    assert (await lines(house))[-1].side == Side.NOTE
