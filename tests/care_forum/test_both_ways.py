"""Everything goes both ways through a topic: every kind of message, albums, edits, replies."""

from care.people import all_said, brings, gathered, lines, reads
from care_forum.staff_room import open_room, settled
from house import House, said, writes
from xenia.care.models import Side

KINDS = ["photo", "document", "video", "voice", "location", "contact", "sticker"]


async def test_every_kind_of_message_goes_both_ways(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await room.reads(reference)
    topic = await room.topic(reference)
    for person in (anna, topic):
        await person.send_photo(caption="εικόνα")
        await person.send_document(b"pdf", "απόδειξη.pdf")
        await person.send_video()
        await person.send_voice()
        await person.send_location()
        await person.send_contact("+302101234567", "Άννα")
        await person.send_sticker()
        await settled(house)
    for got, side in ((await room.reads(reference), Side.CUSTOMER), (await reads(house, anna), Side.STAFF)):
        kept = [one for one in await lines(house) if one.side == side and one.what != "text"]
        assert [one.what for one in kept] == KINDS
        for line in kept:
            name = f"{reference}·{line.number}"
            shown = [one for one in got if any(name in label for label in one.labels) or name in said(one)]
            assert len(shown) == 1, (name, line.what)


async def test_albums_keep_all_of_their_pictures(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    await anna.send_album([None] * 10, "Δείτε")
    await gathered(house)
    shown = [one for one in await room.reads(reference) if one.photo]
    assert [said(one) for one in shown] == [f"{reference}·3 · Άννα\nΔείτε", *[""] * 9]
    assert len({one.message["media_group_id"] for one in shown}) == 1
    topic = await room.topic(reference)
    album = await topic.send_album([None] * 3, "Εδώ είναι ο καινούργιος")
    await gathered(house)
    assert sum(one.photo is not None for one in await reads(house, anna)) == 3
    marked = [one for one in await topic.messages() if one.message_id in {part.message_id for part in album}]
    assert all("🕊" in str(one.message["reactions"]) for one in marked)


async def test_edits_and_replies_go_both_ways(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna)
    late = await anna.write("Περίμενα 10 λεπτά")
    await anna.answer()
    await anna.edit(late.message_id, "Περίμενα 40 λεπτά")
    await anna.answer()
    assert f"{reference}·4 · Άννα (διόρθωση του 3)\nΠερίμενα 40 λεπτά" in await room.all_said(reference)
    topic = await room.topic(reference)
    answer = await topic.write("Συγνώμη")
    await settled(house)
    await topic.edit(answer.message_id, "Συγγνώμη")
    await settled(house)
    heard = await reads(house, anna)
    assert said(heard[-1]).endswith("(διόρθωση)\nΣυγγνώμη")
    first = next(one for one in heard if said(one).endswith("\nΣυγνώμη"))
    await anna.reply(first.message_id, "Ευχαριστώ")
    shown = (await room.reads(reference))[-1]
    assert said(shown) == f"{reference}·8 · Άννα (απάντηση στο 6)\nΕυχαριστώ"
    await topic.reply(shown.message_id, "Εμείς")
    await settled(house)
    kept = await lines(house)
    assert kept[-1].reply_to_id == kept[-2].id


async def test_an_emoji_goes_both_ways_and_only_of_who_may_answer(house: House) -> None:
    room, anna = await open_room(house), await house.customer()
    niki = await house.team_member(name="Νίκη")
    await room.as_seen_by(room.owner).add(niki.person)
    reference = await brings(anna)
    shown = (await room.reads(reference))[1]
    topic = await room.topic(reference)
    answer = await topic.write("Το κοιτάω")
    await settled(house)
    heard = (await reads(house, anna))[-1]
    await anna.react(heard.message_id, "❤")
    await settled(house)
    (mine,) = [one for one in await topic.messages() if one.message_id == answer.message_id]
    assert "❤" in str(mine.message["reactions"])
    assert "❤" not in await all_said(house, room.waiter)
    await (await room.topic(reference, niki)).react(shown.message_id, "👎")
    await topic.react(shown.message_id, "🙏")
    await settled(house)
    theirs = next(one for one in await anna.messages() if said(one) == "Ο καφές ήταν κρύος")
    assert "🙏" in str(theirs.message["reactions"])
    assert "👎" not in str(theirs.message["reactions"])


async def test_two_tickets_have_two_topics_and_nothing_is_mixed_up(house: House) -> None:
    room, anna, eleni = await open_room(house), await house.customer(), await house.customer("Ελένη")
    one, two = await brings(anna, "κρύος καφές"), await brings(eleni, "λάθος ρέστα")
    for number in range(5):
        await writes(anna, f"καφές {number}")
        await writes(eleni, f"ρέστα {number}")
    for reference, words in ((one, "καφές"), (two, "ρέστα")):
        told = [said(each).split("\n")[-1] for each in (await room.reads(reference))[2:]]
        assert told == [f"{words} {number}" for number in range(5)]
    await (await room.topic(one)).write("Ο καφές έρχεται")
    await (await room.topic(two)).write("Τα ρέστα σας περιμένουν")
    await settled(house)
    assert "ρέστα σας" not in await all_said(house, anna)
    assert "καφές έρχεται" not in await all_said(house, eleni)
