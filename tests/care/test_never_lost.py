"""What other bots lose: each is a test here. Delayed perhaps, never dropped."""

import asyncio
import time

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import CopyMessage
from sqlalchemy import delete, update

from care.people import all_said, brings, carried, gathered, lines, reads, ticket
from house import ON_SQLITE, House, Unhurried, open_house, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.bot import pace
from xenia.care.models import Kind, Side, State, TicketAside, TicketCopy, TicketLine
from xenia.core.transaction import transaction
from xenia.deliveries import pace as pace_of_sending
from xenia.deliveries.models import Delivery


async def _words(house: House, side: Side = Side.CUSTOMER) -> list[str | None]:
    return [one.words for one in await lines(house) if one.side == side]


async def test_a_second_message_is_not_dropped_nor_a_fiftieth(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna, "πρώτο")
    sent = [f"μήνυμα {number}" for number in range(50)]
    for words in sent:
        await anna.write(words)
    await house.people.settled()
    assert await _words(house) == ["πρώτο", *sent]
    heard = [said(one).split("\n")[-1] for one in await reads(house, waiter)]
    assert [one for one in heard if one.startswith("μήνυμα")] == sent, "all of them, in their order"


@ON_SQLITE
async def test_a_flood_is_slowed_down_and_nothing_of_it_is_dropped(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "AT_ONCE", 5)
    monkeypatch.setattr(pace_of_sending, "APART", 0.1)
    async with open_house(database_url, slows_floods=True) as house:
        waiter, anna = await house.team_member(), await house.customer()
        await brings(anna, "πρώτο")
        for number in range(12):
            await anna.write(f"μήνυμα {number}")
        async with asyncio.timeout(60):
            while len(await _words(house)) < 13:  # noqa: ASYNC110 - the bot takes its time, on the real clock
                await asyncio.sleep(0.2)
        assert await _words(house) == ["πρώτο", *(f"μήνυμα {number}" for number in range(12))]
        async with asyncio.timeout(60):
            while "μήνυμα 11" not in said((await waiter.messages())[-1]):  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.2)
        heard = [said(one).split("\n")[-1] for one in await waiter.messages()]
        assert [one for one in heard if one.startswith("μήνυμα")] == [f"μήνυμα {at}" for at in range(12)]


@ON_SQLITE
async def test_twelve_quick_messages_are_confirmed_once_and_each_is_marked(database_url: str) -> None:
    async with open_house(database_url, slows_floods=True) as house:
        house.app.desk._pace = Unhurried(time.monotonic)
        house.app.sender.pace = None
        waiter, anna = await house.team_member(), await house.customer()
        await brings(anna, "μήνυμα 0")
        for number in range(1, 12):
            await anna.write(f"μήνυμα {number}")
        heard = [said(one) for one in await reads(house, anna)]
        assert sum("Το λάβαμε" in one or "Το προσθέσαμε" in one for one in heard) == 1
        mine = {said(one): one.message["reactions"] for one in await anna.messages() if one.outgoing}
        marked = [words for words, reactions in mine.items() if "✍" in str(reactions)]
        assert marked == [f"μήνυμα {number}" for number in range(1, 12)]
        told = [said(one).split("\n")[-1] for one in await reads(house, waiter)]
        assert [one for one in told if one.startswith("μήνυμα")] == [f"μήνυμα {at}" for at in range(12)]
        await house.people.advance(minutes=3)
        assert "Το προσθέσαμε" in said(await writes(anna, "και κάτι ακόμη"))


async def test_an_album_keeps_all_of_its_pictures_and_is_confirmed_once(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    before = len(await reads(house, anna))
    await anna.send_album([None] * 10, "Δείτε")
    assert len(await reads(house, anna)) == before + 1
    await gathered(house)
    pictures = [one for one in await reads(house, waiter) if one.photo]
    assert len(pictures) == 10
    assert [said(one) for one in pictures] == [f"{reference}·3 · Άννα\nΔείτε", *[""] * 9]
    await waiter.tap("Απάντηση", message_id=pictures[-1].message_id + 1)
    await waiter.send_album([None, None, None], "Εδώ είναι ο καινούργιος")
    page = await waiter.answer()
    assert "[φωτογραφία] Εδώ είναι ο καινούργιος" in said(page)
    await house.people.settled()
    await waiter.tap("Αποστολή")
    await gathered(house)
    assert sum(one.photo is not None for one in await reads(house, anna)) == 3


async def test_no_button_takes_away_what_was_said(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await anna.send_photo(caption="Δείτε")
    await reads(house, waiter)
    for number, label in (
        (1, "Την αναλαμβάνω"),
        (2, "Απάντηση"),
        (3, "Απάντηση"),
        (2, "Υπόθεση"),
        (3, "Υπόθεση"),
    ):
        line = await carried(house, waiter, f"{reference}·{number}")
        await waiter.tap(label, message_id=line.message_id)
        await house.people.settled()
        (after,) = [one for one in await waiter.messages() if one.message_id == line.message_id]
        assert (said(after), after.photo) == (said(line), line.photo)
    await waiter.reply(line.message_id, "Βλέπω")
    got = (await reads(house, anna))[-1]
    assert "Βλέπω" in said(got)
    await waiter.tap("Υπόθεση", message_id=line.message_id)
    await waiter.answer()
    await taps(waiter, "Λύθηκε")
    await writes(waiter, "Έγινε")
    await taps(waiter, "Αποστολή")
    for label in ("Απάντηση", "Ναι, λύθηκε", "Δεν λύθηκε"):
        before = [said(one) for one in await reads(house, anna)]
        await anna.tap(label)
        assert [said(one) for one in await reads(house, anna)][: len(before)] == before


async def test_an_album_opens_one_ticket_with_all_of_it(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await writes(anna, "/person")
    await taps(anna, "Έχω παράπονο")
    await anna.send_album([None] * 5)
    found = await ticket(house) if await reads(house, anna) else None
    assert found is not None
    assert [one.what for one in await lines(house) if one.side == Side.CUSTOMER] == ["photo"] * 5
    await gathered(house)
    assert sum(one.photo is not None for one in await reads(house, waiter)) == 5


async def test_every_kind_of_message_reaches_the_team_and_comes_back(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    for person in (anna, waiter):
        if person is waiter:
            await waiter.tap(
                "Απάντηση", message_id=(await carried(house, waiter, f"{reference}·2")).message_id
            )
        await person.send_photo(caption="εικόνα")
        await person.send_document(b"pdf", "απόδειξη.pdf")
        await person.send_video()
        await person.send_voice()
        await person.send_location()
        await person.send_contact("+302101234567", "Άννα")
        await person.send_sticker()
        await house.people.settled()
    await waiter.tap("Αποστολή")
    for person, side in ((waiter, Side.CUSTOMER), (anna, Side.STAFF)):
        got = await reads(house, person)
        kept = [one.what for one in await lines(house) if one.side == side and one.what != "text"]
        assert kept == ["photo", "document", "video", "voice", "location", "contact", "sticker"]
        for line in (one for one in await lines(house) if one.side == side):
            name = f"{reference}·{line.number}"
            shown = [one for one in got if any(name in label for label in one.labels) or name in said(one)]
            assert len(shown) == 1, (name, line.what)
    assert [one.words for one in await lines(house) if one.what == "location"] == ["37.975500, 23.734800"] * 2


async def test_a_picture_that_its_sender_deleted_arrives_from_its_file(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna)
    call = Bot.__call__

    async def gone(bot: Bot, method: object, *rest: object, **more: object) -> object:
        if isinstance(method, CopyMessage):
            raise TelegramBadRequest(method=method, message="Bad Request: message to copy not found")
        return await call(bot, method, *rest, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Bot, "__call__", gone)
    await anna.send_photo(caption="Δείτε")
    await anna.send_location()
    got = await reads(house, waiter)
    assert any(one.photo and said(one).endswith("Δείτε") for one in got)
    assert "37.975500, 23.734800" in said(got[-1])


async def test_an_edit_overwrites_nothing_and_is_told(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    written = await anna.write("Περίμενα 10 λεπτά")
    await anna.answer()
    await anna.edit(written.message_id, "Περίμενα 40 λεπτά")
    assert "δίπλα σε αυτό που είχατε γράψει" in said(await anna.answer())
    await anna.edit(written.message_id, "Περίμενα 45 λεπτά")
    await anna.answer()
    kept = [one for one in await lines(house) if one.message_id == written.message_id]
    assert [(one.version, one.words) for one in kept] == [
        (1, "Περίμενα 10 λεπτά"),
        (2, "Περίμενα 40 λεπτά"),
        (3, "Περίμενα 45 λεπτά"),
    ]
    told = await all_said(house, waiter)
    for number, words in ((3, "10"), (4, "40"), (5, "45")):
        assert f"{reference}·{number}" in told
        assert f"Περίμενα {words} λεπτά" in told
    assert f"{reference}·5 · Άννα (διόρθωση του 3)" in told
    picture = await anna.send_photo(caption="πριν")
    await anna.answer()
    await anna.edit_caption(picture.message_id, "μετά")
    await anna.answer()
    assert (await _words(house))[-2:] == ["πριν", "μετά"]
    line = await carried(house, waiter, f"{reference}·2")
    answer = await waiter.reply(line.message_id, "Συγνώμη")
    await waiter.answer()
    await waiter.edit(answer.message_id, "Συγγνώμη")
    assert "(διόρθωση)\nΣυγγνώμη" in await all_said(house, anna)
    assert await _words(house, Side.STAFF) == ["Συγνώμη", "Συγγνώμη"]


async def test_no_ticket_closes_by_itself(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await waiter.reply((await carried(house, waiter, f"{reference}·2")).message_id, "Πότε ήταν;")
    await waiter.answer()
    await writes(waiter, reference)
    await taps(waiter, "Περιμένω τον πελάτη")
    for _ in range(6):
        await house.people.advance(days=30)
        await house.tick()
    assert (await ticket(house)).state == State.WAITING_CUSTOMER
    assert "πριν από 180 ημέρες" in said(await writes(waiter, "/cases"))
    await anna.write("Είμαι ακόμη εδώ")
    await anna.answer()
    assert "Είμαι ακόμη εδώ" in await all_said(house, waiter)
    await waiter.reply((await carried(house, waiter, f"{reference}·2")).message_id, "Κι εμείς")
    assert "Κι εμείς" in await all_said(house, anna), "the way back to it never runs out"


async def test_who_brought_it_is_asked_whether_it_is_solved_and_never_left_without_a_reason(
    house: House,
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await waiter.answer()
    await taps(waiter, f"Υπόθεση {reference}·1")
    await taps(waiter, "Λύθηκε")
    assert "Εδώ χρειάζονται λόγια" in said(await _sticker(waiter))
    assert (await ticket(house)).is_open, "not without a sentence"
    await writes(waiter, "Σας επιστρέψαμε τα χρήματα")
    await taps(waiter, "Αποστολή")
    ended = (await reads(house, anna))[-1]
    assert "Σας επιστρέψαμε τα χρήματα" in said(ended)
    assert ended.labels == ["Ναι, λύθηκε", "Δεν λύθηκε"]


async def _sticker(chat: ChatClient) -> Screen:
    await chat.send_sticker()
    return await chat.answer()


async def test_order_is_kept_when_a_message_has_to_be_tried_again(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna, "πρώτο")
    await reads(house, waiter)
    for kind in ("reset_before", "500", "reset_after"):
        house.sandbox.faults.plan(kind, "copyMessage")
    for number in range(5):
        await anna.send_photo(caption=f"εικόνα {number}")
    await house.people.settled()
    async with asyncio.timeout(30):
        while any(one.state in {"queued", "sending"} for one in await house.rows(Delivery)):
            await house.people.advance(seconds=2)
            await asyncio.sleep(0.1)  # the sender is another task, on the real clock
    heard = [said(one).split("\n") for one in await reads(house, waiter)]
    shown = [(one[0], one[-1]) for one in heard if one[-1].startswith("εικόνα")]
    assert [words for _, words in dict.fromkeys(shown)] == [f"εικόνα {number}" for number in range(5)]
    assert len(shown) in {6, 7}, "what was carried out without an answer comes again, by the same name"


async def test_what_is_written_outside_the_conversation_is_added_at_once(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await waiter.reply((await carried(house, waiter, f"{reference}·2")).message_id, "Πότε ήταν;")
    await waiter.answer()
    await writes(waiter, reference)
    await taps(waiter, "Περιμένω τον πελάτη")
    await reads(house, anna)
    await writes(anna, "/points")
    added = await writes(anna, "Ξέχασα: ήταν το πρωί")
    assert f"Το προσθέσαμε στην υπόθεση {reference}" in said(added)
    assert (await ticket(house)).state == State.WAITING_US
    assert "Ξέχασα: ήταν το πρωί" in await all_said(house, waiter)
    before = len(await reads(house, anna))
    await anna.send_album([None, None, None], "Δείτε")
    assert len(await reads(house, anna)) == before + 1, "an album is confirmed once"
    await gathered(house)
    kept = [one.what for one in await lines(house) if one.side == Side.CUSTOMER]
    assert kept == ["text", "text", "photo", "photo", "photo"]
    assert await house.rows(TicketAside) == []


async def test_what_was_added_and_is_about_something_else_opens_another_with_all_of_it(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await writes(anna, "/points")
    await anna.send_album([None, None], "Βρήκα αυτό")
    await gathered(house)
    await reads(house, anna)
    asked = await taps(anna, "Όχι, είναι για κάτι άλλο")
    assert "Να ανοίξουμε καινούργια υπόθεση με αυτό;" in said(asked)
    assert asked.labels[-1] == "Όχι, δεν χρειάζεται"
    told = await all_said(house, waiter)
    assert f"ο πελάτης λέει ότι το {reference}·3 είναι για κάτι άλλο" in told
    await taps(anna, "Είναι ερώτηση")
    await gathered(house)
    second = await ticket(house)
    assert (second.reference, second.kind) != (reference, Kind.COMPLAINT)
    files = [(one.ticket_id, one.words, one.file) for one in await lines(house) if one.file]
    assert [one[1:] for one in files[:2]] == [one[1:] for one in files[2:]]
    assert [one[0] for one in files] == [1, 1, 2, 2], "and it stays where it was"
    assert sum(one.photo is not None for one in await reads(house, waiter)) == 4
    assert await house.faults() == []


async def test_what_belongs_to_none_is_kept_until_the_customer_says_that_it_is_not_needed(
    house: House,
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna, "κρύος καφές")
    await brings(anna, "πότε ανοίγετε;", "Έχω μια ερώτηση")
    await writes(anna, "/menu")
    await anna.write("ξέχασα το παλτό μου")
    await anna.answer()
    await anna.send_photo(caption="τέτοιο")
    await anna.answer()
    await taps(anna, "Όχι, είναι κάτι άλλο")
    assert len(await house.rows(TicketAside)) == 2
    await taps(anna, "Χρειάζομαι κάτι")
    assert (await ticket(house)).kind == Kind.REQUEST
    assert await house.rows(TicketAside) == []
    assert "ξέχασα το παλτό μου" in await all_said(house, waiter)
    assert any(one.photo for one in await reads(house, waiter))
    await writes(anna, "/menu")
    await writes(anna, "τυχαίο")
    await taps(anna, "Όχι, είναι κάτι άλλο")
    await taps(anna, "Όχι, δεν χρειάζεται")
    assert await house.rows(TicketAside) == []
    assert "τυχαίο" not in await all_said(house, waiter)


async def test_what_was_asked_about_in_vain_is_read_by_the_team_all_the_same(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    first = await brings(anna, "κρύος καφές")
    await brings(anna, "πότε ανοίγετε;", "Έχω μια ερώτηση")
    await waiter.reply((await carried(house, waiter, f"{first}·2")).message_id, "Πότε ήταν;")
    await waiter.answer()
    await reads(house, anna)
    await writes(anna, "/menu")
    await writes(anna, "το πρωί")
    await house.people.advance(minutes=29)
    await house.tick()
    assert len(await house.rows(TicketAside)) == 1
    await house.people.advance(minutes=2)
    await house.tick()
    assert await house.rows(TicketAside) == []
    assert said(await carried(house, waiter, f"{first}·5")).endswith("το πρωί"), "where they spoke last"
    told = (await reads(house, anna))[-1]
    assert f"το προσθέσαμε στην υπόθεση {first}" in said(told)
    assert "Όχι, είναι για κάτι άλλο" in told.labels


async def test_with_two_open_tickets_the_customer_is_asked_which(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    first = await brings(anna, "κρύος καφές")
    second = await brings(anna, "πότε ανοίγετε;", "Έχω μια ερώτηση")
    await writes(anna, "/menu")
    await anna.write("και κάτι ακόμη")
    asked = await anna.answer()
    assert "Σε ποια υπόθεση" in said(asked)
    assert asked.labels[:2] == [f"Στην {second} (ερώτηση)", f"Στην {first} (παράπονο)"]
    await taps(anna, f"Στην {first}")
    assert said(await carried(house, waiter, f"{first}·3")).endswith("και κάτι ακόμη")
    own = next(one for one in await anna.messages() if one.text == "πότε ανοίγετε;")
    await anna.reply(own.message_id, "την Κυριακή;")
    await anna.answer()
    assert said(await carried(house, waiter, f"{second}·3")).endswith("(απάντηση στο 2)\nτην Κυριακή;")


async def test_what_follows_an_answer_about_another_ticket_is_asked_about(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    first, second = await brings(anna, "κρύος καφές"), await brings(anna, "λάθος ρέστα")
    await house.people.advance(minutes=1)
    await waiter.reply((await carried(house, waiter, f"{first}·2")).message_id, "Σας φτιάχνω άλλον")
    await waiter.answer()
    await reads(house, anna)
    asked = await writes(anna, "να είναι ζεστός, παρακαλώ")
    assert "Σε ποια υπόθεση" in said(asked), "though the second is the one they were writing in"
    await taps(anna, f"Στην {first}")
    assert said(await carried(house, waiter, f"{first}·5")).endswith("\nνα είναι ζεστός, παρακαλώ")
    await writes(anna, "και γλυκός")
    assert said(await carried(house, waiter, f"{first}·6")).endswith("\nκαι γλυκός")
    assert "γλυκός" not in "".join(one.words or "" for one in await lines(house) if one.ticket_id == 2)
    assert second in await all_said(house, waiter)


async def test_words_that_begin_with_a_slash_are_words(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna)
    for words in ("/ 3 ευρώ παραπάνω", "/κρύος", "/unknown τι;"):
        await anna.write(words)
        await anna.answer()
        assert words in await all_said(house, waiter)
    assert "πόντους" in said(await writes(anna, "/points"))


async def test_long_words_arrive_whole(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna)
    await anna.write("α" * 3000 + "<b>&</b>" + "ω" * 1000)
    await anna.send_photo(caption="&" * 1024)
    got = await all_said(house, waiter)
    assert (got.count("α" * 100) * 100 >= 2900, got.count("ω") >= 1000, got.count("&")) == (True, True, 1025)


async def test_the_answer_to_a_message_that_arrived_twice_finds_its_ticket(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    again = await house.app.bot.send_message(waiter.person.id, f"{reference}·2 · Άννα\nΟ καφές ήταν κρύος")
    await waiter.reply(again.message_id, "Το είδαμε")
    assert "Στέλνεται" in said(await waiter.answer())
    assert "Το είδαμε" in await all_said(house, anna)
    assert line.message_id != again.message_id


async def test_a_customer_who_stopped_the_bot_gets_all_of_it_in_order_when_they_come_back(
    house: House,
) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    await reads(house, anna)
    await anna.block()
    for words in ("ένα", "δύο", "τρία"):
        await waiter.reply(line.message_id, words)
        await waiter.answer()
        await house.deliveries()
    assert (await all_said(house, waiter)).count("δεν παραδόθηκε") == 3, "each is told"
    await anna.unblock()
    await house.people.advance(minutes=1)
    await anna.write("/menu")
    await house.people.settled()
    await house.app.sender.look_after()
    assert not any(one.state == "paused" for one in await house.rows(Delivery))
    heard = [said(one).split("\n")[-1] for one in await reads(house, anna)]
    assert [one for one in heard if one in {"ένα", "δύο", "τρία"}] == ["ένα", "δύο", "τρία"]


async def test_verify_finds_what_is_missing(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await waiter.reply((await carried(house, waiter, f"{reference}·2")).message_id, "//μόνο εμείς")
    await waiter.answer()
    assert await house.faults() == []
    async with transaction(house.app.database) as session:
        await session.execute(update(TicketLine).where(TicketLine.number == 3).values(number=4))
        await session.execute(delete(TicketCopy).where(TicketCopy.line_id == 2))
        delivery = Delivery(
            kind="ticket",
            chat_id=anna.person.id,
            screen="{}",
            state="failed",
            attempts=0,
            queued_at=house.now,
            retry_at=house.now,
        )
        session.add(delivery)
        await session.flush()
        session.add(TicketCopy(delivery_id=delivery.id, line_id=3, chat_id=anna.person.id))
    assert sorted(await house.faults()) == [
        "care: line 2 should be carried by 1 messages",
        "care: line 3 is a note, and is carried to the customer",
        "care: line 3 should be carried by 0 messages",
        f"care: ticket {reference} should have 3 lines",
    ]
    async with transaction(house.app.database) as session:
        for table in (TicketCopy, TicketLine):
            await session.execute(delete(table))
        await session.execute(update(type(await ticket(house))).values(lines=0))
    assert await house.faults() == []
