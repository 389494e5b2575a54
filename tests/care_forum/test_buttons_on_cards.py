"""A ticket's card in its topic: its title and icon say how things stand, and a tap or two does the rest."""

from care.people import all_said, brings, lines, reads, ticket
from care_forum.staff_room import Room, open_room, settled
from house import House, notice, said, writes
from outreach.people import athens
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.care.models import State
from xenia.team.models import ADMIN


async def _brought(house: House, kind: str = "Έχω παράπονο") -> tuple[Room, ChatClient, str, ChatClient]:
    """A forum, a customer, what they brought, and its topic as the waiter sees it."""
    room, anna = await open_room(house), await house.customer()
    reference = await brings(anna, kind=kind)
    await room.reads(reference)
    return room, anna, reference, await room.topic(reference)


async def _later(house: House) -> None:
    """When a card has been brought up to date."""
    await house.people.advance(minutes=2)
    await house.tick()


async def _card(room: Room, reference: str) -> Screen:
    return (await room.reads(reference))[0]


async def _listed(room: Room) -> tuple[str, str]:
    """The title and the icon of the newest topic."""
    found = await room.as_seen_by(room.owner).topics()
    return found[1]["name"], found[1]["icon"]


async def test_a_card_a_title_and_an_icon_follow_what_happens(house: House) -> None:
    room, anna, reference, topic = await _brought(house)
    assert await _listed(room) == (f"{reference} Παράπονο · Άννα · νέα · ως 23/11 10:00", "❗️")
    assert await notice(topic, "Την αναλαμβάνω") == "Την αναλάβατε. Ο πελάτης το μαθαίνει."
    card = await _card(room, reference)
    assert "Την έχει: Μάρκος" in said(card)
    assert "Την αναλαμβάνω" not in card.labels
    await _later(house)
    assert (await _listed(room))[0].endswith("· σε εξέλιξη · ως 23/11 10:00")
    await topic.write("Πότε ήταν;")
    await settled(house)
    assert await notice(topic, "Περιμένω τον πελάτη") == "Ο πελάτης μαθαίνει ότι τον περιμένουμε."
    await _later(house)
    assert await _listed(room) == (f"{reference} Παράπονο · Άννα · περιμένουμε τον πελάτη", "💬")
    await writes(anna, "Στις εννιά")
    await _later(house)
    assert "μας περιμένει ο πελάτης" in said(await _card(room, reference))
    assert await _listed(room) == (f"{reference} Παράπονο · Άννα · μας περιμένει · ως 24/11 13:00", "❗️")


async def test_a_title_says_that_its_deadline_has_passed(house: House) -> None:
    house.sandbox.clock.set(athens(2026, 11, 23, 10))
    room, _, reference, _ = await _brought(house)
    assert (await _listed(room))[0] == f"{reference} Παράπονο · Άννα · νέα · ως 11:00"
    house.sandbox.clock.set(athens(2026, 11, 23, 11))
    await house.people.advance(minutes=1)
    await house.tick()
    await _later(house)
    assert (await _listed(room))[0] == f"{reference} Παράπονο · Άννα · νέα · αργεί"


async def test_it_is_solved_with_a_ready_sentence_and_opened_again(house: House) -> None:
    room, anna, reference, topic = await _brought(house)
    await topic.tap("Λύθηκε")
    ask = await topic.answer()
    assert "Πώς λύθηκε;" in said(ask)
    assert ask.topic == (await _card(room, reference)).topic, "it is asked in the topic"
    assert await notice(topic, "Το διορθώσαμε.") == "Λύθηκε. Ο πελάτης το μαθαίνει."
    await settled(house)
    assert "Νομίζουμε ότι το λύσαμε:\nΤο διορθώσαμε." in await all_said(house, anna)
    await _later(house)
    assert await _listed(room) == (f"{reference} Παράπονο · Άννα · λύθηκε", "✅")
    assert "Την ξανανοίγω" in (await _card(room, reference)).labels
    await topic.write("Και κάτι ακόμη")
    assert "Δεν στάλθηκε. Αυτή η υπόθεση έχει τελειώσει." in said(await topic.answer())
    await anna.tap("Δεν λύθηκε")
    await anna.answer()
    assert "δεν λύθηκε (παράπονο)" in await room.all_said(reference)
    await _later(house)
    assert await _listed(room) == (f"{reference} Παράπονο · Άννα · μας περιμένει · ως 23/11 17:00", "‼️")
    assert (await ticket(house)).state == State.WAITING_US


async def test_it_is_solved_with_ones_own_words_in_reply_to_the_question(house: House) -> None:
    room, anna, reference, topic = await _brought(house)
    await topic.tap("Λύθηκε")
    ask = await topic.answer()
    for words in ("// όχι ακόμη", "photo"):
        if words == "photo":
            await topic.send_photo()  # a picture replies to nothing: it is an answer
        else:
            await topic.reply(ask.message_id, words)
            assert "Εδώ χρειάζονται λόγια" in said(await topic.answer())
    await topic.reply(ask.message_id, "Της φτιάξαμε άλλον")
    await settled(house)
    assert "Νομίζουμε ότι το λύσαμε:\nΤης φτιάξαμε άλλον" in await all_said(house, anna)
    assert (await ticket(house)).state == State.RESOLVED
    await topic.tap("Άκυρο")
    assert "δεν στάλθηκε τίποτα" in await room.all_said(reference)


async def test_it_is_handed_over_and_only_who_has_it_answers(house: House) -> None:
    room, anna, reference, topic = await _brought(house)
    niki, admin = await house.team_member(name="Νίκη"), await house.team_member(ADMIN, "Ελένη")
    for one in (niki, admin):
        await room.as_seen_by(room.owner).add(one.person)
    await topic.write("Το κοιτάω")
    await settled(house)
    theirs = await room.topic(reference, niki)
    await theirs.write("Το έχω εγώ")
    told = await theirs.answer()
    assert "Δεν στάλθηκε. Την υπόθεση την έχει: Μάρκος." in said(told)
    assert "την έχει: Μάρκος" in await notice(theirs, "Να την πάρει: Νίκη")
    assert "Την έχει τώρα: Νίκη." in await notice(await room.topic(reference, admin), "Να την πάρει: Νίκη")
    await settled(house)
    assert f"{reference} ασχολείται τώρα: Νίκη" in await all_said(house, anna)
    assert "την υπόθεση την έχει τώρα: Νίκη" in await room.all_said(reference)
    await theirs.write("Τώρα το έχω εγώ")
    await settled(house)
    heard = await all_said(house, anna)
    assert "Τώρα το έχω εγώ" in heard
    assert heard.count("Το έχω εγώ") == 0
    card = (await _card(room, reference)).message_id
    await theirs.tap("Παράδοση σε άλλον", message_id=card)
    await theirs.tap("Άκυρο", message_id=card)
    await theirs.tap("Παράδοση σε άλλον", message_id=card)
    await theirs.tap("Ελένη", message_id=card)
    assert "Την έχει: Ελένη" in said(await _card(room, reference))


async def test_all_of_it_comes_as_one_file_and_buries_nothing(house: House) -> None:
    room, anna, reference, topic = await _brought(house)
    await anna.send_photo(caption="Δείτε")
    await anna.answer()
    await topic.write("Το βλέπω")
    await settled(house)
    before = len(await room.reads(reference))
    await topic.tap("Όλη η συνομιλία")
    shown = await room.reads(reference)
    assert len(shown) == before + 1
    file = shown[-1].message["document"]
    assert file["file_name"] == f"{reference}.html"
    told = (await topic.download(file["file_id"])).decode()
    for words in ("Ο καφές ήταν κρύος", "Δείτε", "Το βλέπω"):
        assert words in told


async def test_what_was_not_solved_brings_the_buttons_down_to_where_people_read(house: House) -> None:
    room, anna, reference, topic = await _brought(house)
    await topic.tap("Λύθηκε")
    await topic.answer()
    await topic.tap("Το διορθώσαμε")
    await reads(house, anna)
    await anna.tap("Δεν λύθηκε")
    last = (await room.reads(reference))[-1]
    assert "δεν λύθηκε" in said(last)
    assert last.labels[:3] == ["Λύθηκε", "Περιμένω τον πελάτη", "Παράδοση σε άλλον"]
    await topic.tap("Περιμένω τον πελάτη", message_id=last.message_id)
    assert "χρειαζόμαστε την απάντησή σας" in await all_said(house, anna)


async def test_who_mutes_a_ticket_on_its_card_does_so_for_themself_and_back(house: House) -> None:
    room, _, reference, topic = await _brought(house)
    assert "δεν σας έρχονται πια" in await notice(topic, "Σίγαση για εμένα")
    assert "σας έρχονται πάλι" in await notice(topic, "Σίγαση για εμένα")
    await topic.tap("Την αναλαμβάνω")
    await room.reads(reference)
    assert "Την υπόθεση την έχετε εσείς" in await notice(topic, "Σίγαση για εμένα")


async def test_a_thumb_of_the_customer_is_seen_beside_our_own_mark(house: House) -> None:
    _, anna, _, topic = await _brought(house)
    answer = await topic.write("Σας φτιάχνουμε άλλον")
    await settled(house)

    async def marks() -> list[str]:
        (mine,) = [one for one in await topic.messages() if one.message_id == answer.message_id]
        return [one["emoji"] for one in mine.message["reactions"]]

    assert await marks() == ["🕊"]
    got = (await reads(house, anna))[-1]
    for emoji, seen in (("👍", "👍"), (None, "🕊"), ("❤", "❤")):
        await anna.react(got.message_id, emoji)
        await settled(house)
        assert await marks() == [seen]
    await topic.edit(answer.message_id, "Σας φτιάχνουμε άλλον τώρα")
    await settled(house)
    assert await marks() == ["❤"], "a change does not take it away"
    await anna.react(got.message_id, "🕊")
    await settled(house)
    assert "Αντέδρασε με 🕊" in said((await topic.messages())[-1])


async def test_what_happens_in_a_private_chat_the_topic_shows_as_well(house: House) -> None:
    room, anna, reference, _ = await _brought(house)
    await writes(room.waiter, reference)
    await room.waiter.tap("Σημείωση για την ομάδα")
    await room.waiter.answer()
    await writes(room.waiter, "τρίτη φορά")
    await room.waiter.tap("Να γραφτεί")
    await writes(room.waiter, reference)
    await room.waiter.tap("Απάντηση")
    await room.waiter.answer()
    await writes(room.waiter, "Ερχόμαστε")
    await room.waiter.tap("Αποστολή")
    await settled(house)
    assert "Ερχόμαστε" in await all_said(house, anna)
    shown = [said(one) for one in await room.reads(reference)]
    assert shown[-2:] == [
        f"{reference}·3 · σημείωση · Μάρκος\nτρίτη φορά",
        f"{reference}·5 · Μάρκος προς τον πελάτη\nΕρχόμαστε",
    ]
    assert [one.copies for one in await lines(house)] == [1, 1, 1, 0, 2]


async def test_who_wrote_in_the_topic_is_told_there_when_it_does_not_arrive(house: House) -> None:
    room, anna, reference, topic = await _brought(house)
    await anna.block()
    await topic.write("Το κοιτάω")
    told = await topic.answer()
    assert f"Το μήνυμά σας {reference}·4 δεν παραδόθηκε" in said(told)
    assert told.labels == []
    assert "δεν παραδόθηκε" not in await all_said(house, room.waiter)
    await anna.unblock()
    await house.people.advance(minutes=1)
    await anna.write("Γεια")
    await house.people.settled()
    await house.app.sender.look_after()
    await settled(house)
    assert "Το κοιτάω" in await all_said(house, anna)
