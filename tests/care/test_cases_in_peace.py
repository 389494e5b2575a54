"""Who waits for something to be put right is left in peace; and customers know when to expect an answer."""

from care.people import all_said, brings
from house import House, said, taps, writes
from xenia.care.silence import with_open_case
from xenia.core.transaction import reading, transaction
from xenia.feedback.surveys import in_peace
from xenia.shop.hours_kept import set_weekdays
from xenia.team.models import ADMIN


async def _in_peace(house: House) -> set[int]:
    async with reading(house.app.database) as session:
        return await with_open_case(session, [1, 2], house.now)


async def test_nothing_unasked_is_sent_while_a_complaint_is_open(house: House) -> None:
    admin, anna, nikos = await house.team_member(ADMIN), await house.customer(), await house.customer("Νίκος")
    assert await _in_peace(house) == set()
    reference = await brings(anna)
    await brings(nikos, "Ωραίος καφές", "Έναν καλό λόγο")
    assert await _in_peace(house) == {1}, "a kind word waits for nothing"
    await all_said(house, admin)
    await writes(admin, reference)
    await taps(admin, "Λύθηκε")
    await writes(admin, "Έγινε")
    await taps(admin, "Αποστολή")
    assert await _in_peace(house) == set()
    await all_said(house, anna)
    await taps(anna, "Δεν λύθηκε")
    assert await _in_peace(house) == {1}


async def test_who_asked_for_a_person_after_a_low_mark_is_left_in_peace_until_it_is_settled(
    house: House,
) -> None:
    await house.team_member()
    anna = await house.customer()
    marks = await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await taps(anna, "Θέλω να μου γράψει κάποιος")
    await anna.tap_data(marks.buttons[0][4].data or "", marks.message_id)
    await house.people.advance(days=120)
    assert await _in_peace(house) == {1}, "neither time nor a better mark is an answer"
    await writes(anna, "/person")
    await taps(anna, "Η υπόθεση")
    await taps(anna, "Δεν χρειάζεται πια")
    await taps(anna, "Ναι, να κλείσει")
    assert await _in_peace(house) == set()
    async with reading(house.app.database) as session:
        assert await in_peace(session, [1, 2], house.now) == set()


async def test_the_promise_is_by_the_opening_hours_once_these_are_known(house: House) -> None:
    await house.team_member()
    anna = await house.customer()
    await writes(anna, "/person")
    await taps(anna, "Έχω μια ερώτηση")
    received = said(await writes(anna, "Πότε ανοίγετε;"))
    assert "Σας απαντά άνθρωπος, εδώ, μόλις μπορέσει." in received
    assert "ανοιχτά" not in received
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 8), [(9 * 60, 21 * 60)])
    assert "Τώρα είμαστε ανοιχτά, ως τις 21:00. Σας απαντά άνθρωπος, εδώ, ως τις 14:00." in said(
        await taps(anna, "Πού βρισκόμαστε")
    )
    await house.people.advance(hours=12)
    closed = "Τώρα είμαστε κλειστά. Ανοίγουμε αύριο στις 9:00. "
    await taps(anna, "‹ Πίσω")
    assert f"{closed}Αργήσαμε να σας απαντήσουμε και σας ζητάμε συγγνώμη." in said(
        await taps(anna, "Η υπόθεση")
    )
    await writes(anna, "/person")
    await taps(anna, "Έχω μια ερώτηση")
    assert f"{closed}Σας απαντά άνθρωπος, εδώ, αύριο ως τις 13:00." in said(await writes(anna, "Κι αύριο;"))
    await writes(anna, "/person")
    await taps(anna, "Έναν καλό λόγο")
    assert f"{closed}Σας απαντά άνθρωπος, εδώ, αφού ανοίξουμε." in said(await writes(anna, "Ωραία ήταν"))


async def test_while_the_shop_is_closed_nobody_is_said_to_read_it_now(house: House) -> None:
    await house.team_member()
    anna = await house.customer()
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 8), [(9 * 60, 21 * 60)])
    for hours, told, other in (
        (0, "Τη διαβάζει τώρα η ομάδα", "μόλις ανοίξουμε"),
        (12, "Τη βλέπει η ομάδα μόλις ανοίξουμε", "διαβάζει τώρα"),
    ):
        await house.people.advance(hours=hours)
        await writes(anna, "/person")
        await taps(anna, "Έχω μια ερώτηση")
        received = said(await writes(anna, "Πότε ανοίγετε;"))
        assert told in received
        assert other not in received


async def test_where_there_is_nobody_it_is_kept_for_the_first_who_comes(house: House) -> None:
    anna = await house.customer(language="en")
    await writes(anna, "/person")
    await taps(anna, "I have a complaint")
    assert "Nobody of the team can be found" in said(await writes(anna, "Cold coffee"))
    waiter = await house.team_member()
    await writes(waiter, "/menu")
    listed = said(await taps(waiter, "Υποθέσεις"))
    assert "Μία ανοιχτή υπόθεση" in listed
    assert "μόλις τώρα, δεν την έχει κανείς" in listed


async def test_nobody_of_the_team_works_on_what_they_brought_themselves(house: House) -> None:
    markos = await house.team_member()
    await writes(markos, "/menu")
    await taps(markos, "Να γίνω κι εγώ μέλος")
    await taps(markos, "Γίνομαι μέλος")
    niki = await house.team_member(name="Νίκη")
    reference = await brings(markos)
    assert "νέα υπόθεση" in await all_said(house, niki)
    assert "νέα υπόθεση" not in await all_said(house, markos)
    assert "Καμία ανοιχτή υπόθεση" in said(await writes(markos, "/cases"))
    assert "Αυτή είναι δική σας υπόθεση ως πελάτη" in said(await writes(markos, reference))
    await writes(niki, reference)
    give = await taps(niki, "Παράδοση σε άλλον")
    assert "Μάρκος" not in give.labels


async def test_who_leaves_with_something_open_reads_that_answering_needs_membership(house: House) -> None:
    await house.team_member()
    anna = await house.customer()
    await writes(anna, "/menu")
    await taps(anna, "Ρυθμίσεις")
    assert "υπόθεση" not in said(await taps(anna, "Αποχώρηση"))
    reference = await brings(anna)
    await writes(anna, "/menu")
    await taps(anna, "Ρυθμίσεις")
    sure = said(await taps(anna, "Αποχώρηση"))
    assert f"Έχετε ανοιχτή υπόθεση ({reference})" in sure
    assert "για να απαντήσετε θα χρειαστεί να είστε μέλος" in sure
