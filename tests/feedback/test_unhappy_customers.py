"""A low rating reaches people at once, and their answer reaches the customer."""

import asyncio

from house import House, said, taps, writes
from xenia.care.models import Ticket
from xenia.team.models import ADMIN


async def test_everybody_on_the_team_is_told_each_in_their_language(house: House) -> None:
    owner, waiter = await house.owner(), await house.team_member(language="en")
    anna = await house.customer()
    await writes(anna, "/feedback")
    assert "Η ομάδα μας ενημερώνεται αυτή τη στιγμή" in said(await taps(anna, "1 ★"))
    assert "★☆☆☆☆ · Άννα, κάρτα" in said(await owner.answer())
    assert "★☆☆☆☆ from Άννα, card" in said(await waiter.answer())
    assert "και το στέλνουμε στην ομάδα μας" in said(await writes(anna, "Περίμενα <i>μία</i> ώρα"))
    assert "«Περίμενα <i>μία</i> ώρα»" in said(await owner.answer())
    await anna.write("&" * 4096)
    await anna.send_photo(caption="😡" * 1024)
    await house.people.settled()
    assert {one.state for one in await house.deliveries()} == {"sent"}
    read = await owner.messages()
    for letter, count in (("&", 4096), ("😡", 1024)):
        assert sum(said(one).count(letter) for one in read) == count, "every letter has arrived"
    assert sum(one.photo is not None for one in read) == 1


async def test_a_customer_who_works_here_is_not_told_of_their_own(house: House) -> None:
    markos = await house.team_member()
    await writes(markos, "/menu")
    await taps(markos, "Να γίνω κι εγώ μέλος")
    await taps(markos, "Γίνομαι μέλος")
    await writes(markos, "/feedback")
    alone = said(await taps(markos, "1 ★"))
    assert "Το κρατήσαμε για τους ανθρώπους του καταστήματος" in alone, "there is nobody else to tell"
    owner = await house.owner()
    await taps(markos, "Αλλαγή βαθμού")
    assert "Η ομάδα μας ενημερώνεται" in said(await taps(markos, "2 ★"))
    assert "★★☆☆☆ · Μάρκος" in said(await owner.answer())
    assert [one.chat_id for one in await house.deliveries()] == [owner.person.id]


async def test_a_good_rating_that_turns_bad_is_told_and_one_that_recovers_too(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    page = await writes(anna, "/feedback")
    await taps(anna, "5 ★")
    assert await house.deliveries() == []
    for stars in (1, 1, 5):
        await anna.tap_data(page.buttons[0][stars - 1].data or "", page.message_id)
    assert said(await owner.answer()).startswith("★☆☆☆☆")
    assert said(await owner.answer()).startswith("★★★★★")
    assert len(await house.deliveries()) == 2, "the double tap told nobody twice"


async def test_an_answer_arrives_as_it_was_written(house: House) -> None:
    admin, anna = await house.team_member(ADMIN, "Ελένη", "en"), await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    alert = await admin.answer()
    question = await taps(admin, "Answer")
    assert not question.edited, "the alert stays where it is"
    assert "with your name. To: Άννα" in said(question)
    await admin.send_sticker()
    assert "has to be text" in said(await admin.answer())
    assert "of up to 3,500 letters" in said(await writes(admin, "χ" * 3501))
    shown = said(await writes(admin, "4821 συγγνώμες & <b>ένας</b> καφές"))
    assert shown == "To: Άννα\n\n4821 συγγνώμες & <b>ένας</b> καφές\n\nSend it like this?"
    assert "Sending. To: Άννα" in said(await taps(admin, "Send"))
    assert "Σας απαντά από την ομάδα μας: Ελένη\n\n4821 συγγνώμες & <b>ένας</b> καφές" in said(
        await anna.answer()
    )

    for answer in ("Callback", "χ" * 3500):
        await admin.tap("Answer", message_id=alert.message_id)
        await admin.answer()
        await writes(admin, answer)
        await taps(admin, "Send")
        assert answer in said(await anna.answer())


async def test_an_answer_is_looked_at_before_it_leaves_and_leaves_once(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await waiter.answer()
    await taps(waiter, "Απάντηση")
    assert "4821 12,40" in said(await writes(waiter, "4821 12,40"))
    page = await writes(waiter, "Συγγνώμη")
    assert "4821" not in said(page), "written again instead"
    assert [one.kind for one in await house.deliveries()] == ["low-rating"], "nothing has left yet"
    await asyncio.gather(*(waiter.tap("Αποστολή", message_id=page.message_id) for _ in range(2)))
    assert "Συγγνώμη" in said(await anna.answer())
    await house.people.settled()
    assert [one.kind for one in await house.deliveries()] == ["low-rating", "feedback-answer"]


async def test_who_has_left_is_not_written_to(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await owner.answer()
    await taps(owner, "Απάντηση")
    await writes(anna, "/settings")
    await taps(anna, "Αποχώρηση")
    await taps(anna, "Αποχωρώ")
    assert "δεν είναι πια μέλος. Δεν στείλαμε κάτι" in said(await writes(owner, "Συγγνώμη"))
    toast = await owner.tap("Απάντηση")
    assert toast is not None
    assert "δεν είναι πια μέλος" in (toast.text or "")
    assert [one.kind for one in await house.deliveries()] == ["low-rating"]


async def test_a_long_complaint_reaches_the_team_whole(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await owner.answer()
    words = "α" * 3_000 + "ω" * 1_000 + "τέλος"
    await writes(anna, words)
    parts = [said(await owner.answer()) for _ in range(2)]
    assert "".join(part.partition("«")[2].rpartition("»")[0] for part in parts) == words


async def test_after_a_quarter_of_an_hour_nothing_is_an_answer_any_more(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await owner.answer()
    await taps(owner, "Απάντηση")
    await house.people.advance(minutes=16)
    assert "Δεν κατάλαβα" in said(await writes(owner, "Συγγνώμη"))
    assert [one.kind for one in await house.deliveries()] == ["low-rating"]


async def test_a_changed_rating_is_told_as_one(house: House) -> None:
    owner, anna = await house.owner(), await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "2 ★")
    assert "Μόλις τώρα, χωρίς λόγια ακόμη." in said(await owner.answer())
    await taps(anna, "Αλλαγή βαθμού")
    await taps(anna, "4 ★")
    assert "★★★★☆" in (told := said(await owner.answer()))
    assert "Άλλαξε τον βαθμό." in told


async def test_a_person_is_still_one_tap_away_after_the_words(house: House) -> None:
    anna = await house.customer()
    await house.team_member()
    await writes(anna, "/feedback")
    assert "Θέλω να μου γράψει κάποιος" in (await taps(anna, "2 ★")).labels
    assert "Θέλω να μου γράψει κάποιος" in (await writes(anna, "Ο καφές ήταν κρύος.")).labels
    await taps(anna, "Θέλω να μου γράψει κάποιος")
    (ticket,) = await house.rows(Ticket)
    assert ticket.kind == "complaint"
