"""A ticket's whole way over the wire: brought, claimed, answered, solved, brought back."""

import asyncio

import pytest

from care.people import all_said, brings, carried, lines, reads, ticket
from house import House, notice, said, taps, writes
from xenia.care.models import Side, Source, State
from xenia.team.models import ADMIN


async def test_a_complaint_is_brought_claimed_answered_and_solved(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    told = await all_said(house, waiter)
    assert f"{reference}·1 · νέα υπόθεση (παράπονο)" in told
    assert f"{reference}·2 · Άννα\nΟ καφές ήταν κρύος" in told
    await waiter.tap("Την αναλαμβάνω")
    assert f"Με την υπόθεσή σας {reference} ασχολείται τώρα: Μάρκος" in said(await anna.answer())
    line = await carried(house, waiter, f"{reference}·2")
    await waiter.reply(line.message_id, "Συγγνώμη. Σας φτιάχνουμε άλλον;")
    assert "Στέλνεται. Προς: Άννα" in said(await waiter.answer())
    answer = await anna.answer()
    assert "Μάρκος" in said(answer)
    assert "Συγγνώμη. Σας φτιάχνουμε άλλον;" in said(answer)
    await anna.reply(answer.message_id, "Ναι, ευχαριστώ")
    await anna.answer()
    assert "Ναι, ευχαριστώ" in said(await carried(house, waiter, f"{reference}·5"))
    await writes(waiter, "/cases")
    await taps(waiter, reference)
    await taps(waiter, "Λύθηκε")
    assert "Να σταλεί έτσι;" in said(await writes(waiter, "Φτιάξαμε καινούργιο καφέ"))
    await taps(waiter, "Αποστολή")
    ended = await anna.answer()
    assert "Νομίζουμε ότι το λύσαμε:\nΦτιάξαμε καινούργιο καφέ" in said(ended)
    assert ended.labels == ["Ναι, λύθηκε", "Δεν λύθηκε"]
    assert (await ticket(house)).state == State.RESOLVED
    await taps(anna, "Ναι, λύθηκε")
    assert (await ticket(house)).state == State.CLOSED
    assert "ο πελάτης λέει ότι λύθηκε" in await all_said(house, waiter)


async def test_what_was_not_solved_is_brought_back_with_one_tap_while_it_is_fresh(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await waiter.answer()
    await taps(waiter, f"Υπόθεση {reference}·1")
    await taps(waiter, "Λύθηκε")
    await writes(waiter, "Έγινε")
    await taps(waiter, "Αποστολή")
    await anna.answer()
    await asyncio.gather(*(anna.tap("Δεν λύθηκε") for _ in range(2)))
    await house.people.settled()
    found = await ticket(house)
    assert (found.state, found.priority, found.reopened) == (State.WAITING_US, 1, 1), "two taps, once"
    assert f"{reference}·5 · δεν λύθηκε" in await all_said(house, waiter)
    await writes(anna, "Ακόμη κρύος")
    assert "Ακόμη κρύος" in await all_said(house, waiter)
    await taps(waiter, f"Υπόθεση {reference}·5")
    await taps(waiter, "Λύθηκε")
    await writes(waiter, "Έγινε πάλι")
    await taps(waiter, "Αποστολή")
    await reads(house, anna)
    await house.people.advance(days=14)
    assert "Πέρασαν δεκατέσσερις ημέρες" in await notice(anna, "Δεν λύθηκε")


async def test_a_ticket_is_claimed_once_and_others_see_who_has_it(house: House) -> None:
    waiters = [await house.team_member(name=name) for name in ("Μάρκος", "Νίκη")]
    anna = await house.customer()
    await brings(anna)
    for one in waiters:
        await reads(house, one)
    toasts = await asyncio.gather(*(one.tap("Την αναλαμβάνω") for one in waiters))
    shown = sorted((toast.text or "") for toast in toasts if toast)
    assert shown[1] == "Την αναλάβατε. Ο πελάτης το μαθαίνει."
    assert shown[0].startswith("Αυτή την υπόθεση την έχει:")
    assert (await all_said(house, anna)).count("ασχολείται τώρα") == 1
    for one in waiters:
        assert "την έχει: " in said(await writes(one, "/cases"))


async def test_a_note_never_leaves_the_team(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    admin = await house.team_member(ADMIN, "Ελένη")
    reference = await brings(anna)
    line = await carried(house, waiter, f"{reference}·2")
    await waiter.reply(line.message_id, "// είναι η τρίτη φορά")
    assert "Το βλέπει μόνο η ομάδα" in said(await waiter.answer())
    await waiter.tap("Την αναλαμβάνω")
    await reads(house, waiter)
    await writes(admin, "/cases")
    await taps(admin, reference)
    await taps(admin, "Σημείωση για την ομάδα")
    await writes(admin, "Να της κεράσουμε κάτι")
    await taps(admin, "Να γραφτεί")
    assert "σημείωση · Ελένη\nΝα της κεράσουμε κάτι" in await all_said(house, waiter), "who has it is told"
    noted = [one for one in await lines(house) if one.side == Side.NOTE]
    assert [one.words for one in noted] == ["είναι η τρίτη φορά", "Να της κεράσουμε κάτι"]
    heard = await all_said(house, anna)
    assert "τρίτη" not in heard
    assert "κεράσουμε" not in heard
    sent = (await carried(house, waiter, f"{reference}·2")).message_id
    mine = await waiter.reply(sent, "//πρώτη γραφή")
    await waiter.answer()
    await waiter.edit(mine.message_id, "δεύτερη γραφή")
    assert "γραφή" not in await all_said(house, anna), "a note that is changed stays one"


async def test_a_ticket_is_handed_over_and_both_know(house: House) -> None:
    markos, niki = await house.team_member(), await house.team_member(name="Νίκη")
    anna = await house.customer()
    reference = await brings(anna)
    await markos.answer()
    await taps(markos, "Την αναλαμβάνω")
    await taps(markos, "Παράδοση σε άλλον")
    await taps(markos, "Νίκη")
    assert "την υπόθεση την έχει τώρα: Νίκη" in await all_said(house, niki)
    assert f"{reference} ασχολείται τώρα: Νίκη" in await all_said(house, anna)
    await writes(anna, "Είστε εκεί;")
    assert "Είστε εκεί;" in await all_said(house, niki)
    assert "Είστε εκεί;" not in await all_said(house, markos), "it goes to who has it"
    line = await carried(house, markos, f"{reference}·2")
    await markos.reply(line.message_id, "Ναι")
    assert "Δεν στάλθηκε. Αυτή την υπόθεση την έχει: Νίκη." in said(await markos.answer())
    await taps(niki, f"Υπόθεση {reference}·4")
    await niki.tap("Όλη η συνομιλία")
    assert "Ο καφές ήταν κρύος" in said(await carried(house, niki, f"{reference}·2"))


async def test_waiting_for_the_customer_ends_when_they_answer(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await waiter.answer()
    await taps(waiter, "Την αναλαμβάνω")
    assert "Γράψτε του πρώτα τι χρειάζεστε" in await notice(waiter, "Περιμένω τον πελάτη")
    assert (await ticket(house)).state == State.CLAIMED
    await waiter.reply((await carried(house, waiter, f"{reference}·2")).message_id, "Πότε ήταν;")
    await waiter.answer()
    await writes(waiter, reference)
    await taps(waiter, "Περιμένω τον πελάτη")
    assert "χρειαζόμαστε την απάντησή σας" in await all_said(house, anna)
    assert (await ticket(house)).state == State.WAITING_CUSTOMER
    assert "περιμένουμε τον πελάτη" in said(await writes(waiter, "/cases"))
    await anna.tap(f"Απάντηση · {reference}·5")
    await anna.answer()
    await writes(anna, "Το πρωί, στις εννιά")
    assert (await ticket(house)).state == State.WAITING_US
    assert "Το πρωί, στις εννιά" in await all_said(house, waiter)


async def test_the_customer_does_not_need_it_any_more(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await brings(anna)
    await taps(anna, "Πού βρισκόμαστε")
    await taps(anna, "Δεν χρειάζεται πια")
    assert "Την κλείσαμε, όπως ζητήσατε" in said(await taps(anna, "Ναι, να κλείσει"))
    assert (await ticket(house)).state == State.CLOSED
    assert "δεν χρειάζεται πια" in await all_said(house, waiter)
    assert "Ξανανοίξαμε" in said(await taps(anna, "Δεν λύθηκε"))
    assert (await ticket(house)).state == State.NEW, "nobody had it"


async def test_an_admin_closes_with_a_reason_that_the_customer_reads(house: House) -> None:
    waiter, admin = await house.team_member(), await house.team_member(ADMIN, "Ελένη")
    anna = await house.customer()
    reference = await brings(anna)
    await waiter.answer()
    page = await taps(waiter, f"Υπόθεση {reference}·1")
    assert "Κλείσιμο με εξήγηση" not in page.labels
    await writes(admin, reference.lower())
    await taps(admin, "Κλείσιμο με εξήγηση")
    await admin.send_photo()
    assert "Εδώ χρειάζονται λόγια" in said(await admin.answer())
    await writes(admin, "Το έχουμε ήδη στην άλλη υπόθεση")
    await taps(admin, "Αποστολή")
    assert "για αυτόν τον λόγο:\nΤο έχουμε ήδη στην άλλη υπόθεση" in await all_said(house, anna)
    await writes(waiter, reference)
    await taps(waiter, "Την ξανανοίγω")
    assert f"Ανοίξαμε ξανά την υπόθεσή σας {reference}" in await all_said(house, anna)
    assert (await ticket(house)).state == State.CLAIMED


async def test_what_a_customer_tells_face_to_face_is_written_down_for_them(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    card = await house.card_of(anna)
    await writes(waiter, "/cases")
    await taps(waiter, "Γράφω ό,τι μου είπε πελάτης")
    assert "Χρειάζεται ο αριθμός" in said(await writes(waiter, "κρύος καφές"))
    assert "Δεν βρίσκουμε μέλος" in said(await writes(waiter, "0000 κρύος καφές"))
    assert "Στέλνεται. Προς: Άννα" in said(await writes(waiter, f"{card} κρύος καφές,\nκι άργησε"))
    found = await ticket(house)
    assert (found.source, found.state) == (Source.STAFF, State.CLAIMED)
    heard = await all_said(house, anna)
    assert f"Ανοίξαμε για εσάς την υπόθεση {found.reference}, με όσα μας είπατε. Την έχει: Μάρκος." in heard
    assert "κρύος καφές,\nκι άργησε" in heard
    await taps(anna, "Απάντηση")
    await writes(anna, "Ακριβώς έτσι")
    assert "Ακριβώς έτσι" in await all_said(house, waiter)


async def test_no_two_tickets_are_called_the_same(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await house.team_member()
    anna, eleni = await house.customer(), await house.customer("Ελένη")
    drawn = iter(["AHK493", "AHK493", "AHK493", "TXY777"])
    monkeypatch.setattr("xenia.care.bring.new_reference", lambda: next(drawn))
    assert await brings(anna) == "AHK493"
    assert await brings(eleni) == "TXY777"
