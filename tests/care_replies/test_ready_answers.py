"""Answers that are ready: written in both languages, picked on a ticket's page, read before they leave."""

from care.people import ticket
from care_replies.desk import brings, opens, reads, said, shows, taps, writes
from house import House, doorway, has_door
from telegram_sandbox.chat_client import ChatClient
from xenia.care.models import Side, TicketLine
from xenia.care.replies.models import CannedAnswer
from xenia.care.replies.taps import ShowAnswers, WriteAnswer
from xenia.team.models import ADMIN, LEAD


async def _sent(house: House) -> list[str | None]:
    return [one.words for one in await house.rows(TicketLine) if one.side == Side.STAFF]


async def test_staff_answer_with_one_in_the_customers_language(house: House) -> None:
    await house.tick()
    waiter = await house.team_member()
    nikos, emma = await house.customer("Νίκος"), await house.customer("Emma", "en")
    reference = await brings(nikos)
    await opens(house, waiter, reference)
    picked = await taps(waiter, "Έτοιμη απάντηση")
    assert "Συγγνώμη, το κοιτάμε" in picked.labels
    assert "Οι πόντοι σας" not in picked.labels, "it is for questions"
    shown = await taps(waiter, "Το ψάχνουμε")
    assert "Νίκο, το ψάχνουμε και σας γράφουμε εδώ" in said(shown)
    assert await _sent(house) == []
    assert "Στέλνεται. Προς: Νίκος" in said(await taps(waiter, "Αποστολή"))
    heard = said(await shows(house, nikos))
    assert "Νίκο, το ψάχνουμε και σας γράφουμε εδώ μόλις έχουμε απάντηση. Δεν χρειάζεται" in heard
    assert f"αν μας ρωτήσετε στο κατάστημα: {reference}" in heard

    await writes(emma, "/person")
    await taps(emma, "I have a question")
    await writes(emma, "How many points do I have?")
    await reads(house, waiter)
    await writes(waiter, (await ticket(house)).reference)
    await taps(waiter, "Έτοιμη απάντηση")
    await taps(waiter, "Οι πόντοι σας")
    await taps(waiter, "Αποστολή")
    assert "Emma, your points now: 0. Where they came from" in said(await shows(house, emma))


async def _own(house: House) -> list[CannedAnswer]:
    """Those with which no shop begins."""
    return [one for one in await house.rows(CannedAnswer) if one.built_in is None]


async def test_the_words_can_be_changed_before_they_leave_and_a_note_is_no_answer(house: House) -> None:
    await house.tick()
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await opens(house, waiter, reference)
    await taps(waiter, "Έτοιμη απάντηση")
    await taps(waiter, "Συγγνώμη, το κοιτάμε")
    assert "δεν στάλθηκε τίποτα" in said(await writes(waiter, "// είναι η τρίτη φορά"))
    await waiter.send_photo()
    assert "δεν στάλθηκε τίποτα" in said(await waiter.answer())
    shown = await writes(waiter, "Άννα, συγγνώμη. Σε δέκα λεπτά έρχεται άλλος.")
    assert "Να σταλεί έτσι;" in said(shown)
    assert "Σε δέκα λεπτά έρχεται άλλος" in said(shown)
    await taps(waiter, "Αποστολή")
    assert await _sent(house) == ["Άννα, συγγνώμη. Σε δέκα λεπτά έρχεται άλλος."]
    heard = [said(one) for one in await reads(house, anna)]
    assert any("Σε δέκα λεπτά έρχεται άλλος" in one for one in heard)
    assert not any("τρίτη" in one for one in heard)
    await waiter.tap_data(shown.buttons[0][0].data or "", shown.message_id)
    await house.people.settled()
    assert len(await _sent(house)) == 1, "tapped again it is sent once"


async def test_what_lies_for_long_is_not_sent_with_other_words(house: House) -> None:
    await house.tick()
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await opens(house, waiter, reference)
    await taps(waiter, "Έτοιμη απάντηση")
    await taps(waiter, "Το ψάχνουμε")
    await house.people.advance(minutes=31)
    assert "Δεν κατάλαβα" in said(await writes(waiter, "δύο καφέδες στο τρία"))
    assert await _sent(house) == []


async def _writes_one(lead: ChatClient) -> str:
    await doorway(lead, "Έτοιμες απαντήσεις")
    await taps(lead, "Νέα απάντηση")
    await writes(lead, "Κρύος καφές")
    await writes(lead, "{name}, λυπούμαστε για τον καφέ. {member}")
    await writes(lead, "{name}, we are sorry about the coffee. {member}")
    await taps(lead, "παράπονο")
    return said(await taps(lead, "Συνέχεια"))


async def test_a_lead_writes_one_sees_it_in_both_languages_and_keeps_it(house: House) -> None:
    lead = await house.team_member(LEAD, "Ελένη")
    await house.tick()
    preview = await _writes_one(lead)
    assert "Για: παράπονο" in preview
    assert "Μαρία, λυπούμαστε για τον καφέ. Ελένη" in preview
    assert "Maria, we are sorry about the coffee. Ελένη" in preview
    assert await _own(house) == [], "not before it is said to be good"
    assert "Κρύος καφές" in (await taps(lead, "Ναι, να κρατηθεί")).labels
    (kept,) = await _own(house)
    assert (kept.words_el, kept.kinds) == ("{name}, λυπούμαστε για τον καφέ. {member}", "complaint")


async def test_a_place_nobody_knows_or_a_missing_language_is_refused_kindly(house: House) -> None:
    lead = await house.team_member(LEAD, "Ελένη")
    await doorway(lead, "Έτοιμες απαντήσεις")
    await taps(lead, "Νέα απάντηση")
    assert "ως 40 γράμματα" in said(await writes(lead, "α" * 41))
    await writes(lead, "Κρύος καφές")
    asked = said(await writes(lead, "Γεια σας, {τηλέφωνο}"))
    assert "Το {τηλέφωνο} δεν ξέρουμε με τι να το συμπληρώσουμε" in asked
    assert "Γράψτε την απάντηση στα ελληνικά" in asked, "and is asked again"
    assert "Ένα άγκιστρο έμεινε μόνο του" in said(await writes(lead, "Γεια σας, {name"))
    assert "δεν είναι γραμμένο με ελληνικά" in said(await writes(lead, "Geia sas"))
    await writes(lead, "Γεια σας, {name}")
    assert "δεν είναι στα αγγλικά" in said(await writes(lead, "Γεια σας, {name}"))
    await lead.send_photo()
    assert "Εδώ χρειάζονται λόγια" in said(await lead.answer())
    assert "Σε ποιες υποθέσεις" in said(await writes(lead, "Hello, {name}"))
    assert "Για κάθε υπόθεση" in said(await taps(lead, "Σε όλες"))
    assert await _own(house) == []


async def test_one_is_changed_and_retired_also_of_those_from_the_beginning(house: House) -> None:
    await house.tick()
    lead = await house.team_member(LEAD, "Ελένη")
    listed = await doorway(lead, "Έτοιμες απαντήσεις")
    assert len([one for one in listed.labels if one.startswith(("Συγγ", "Πότε", "Το ψ", "Οι π", "Ευχ"))]) == 5
    await taps(lead, "Ευχαριστούμε")
    await taps(lead, "Άλλα ελληνικά")
    assert "Να είστε καλά, Μαρία" in said(await writes(lead, "Να είστε καλά, {name}"))
    await taps(lead, "Ναι, να κρατηθεί")
    await taps(lead, "Το ψάχνουμε")
    await taps(lead, "Απόσυρση")
    assert "Το ψάχνουμε" not in (await taps(lead, "Ναι, να αποσυρθεί")).labels
    await house.tick()
    rows = {one.built_in: one for one in await house.rows(CannedAnswer)}
    assert len(rows) == 5, "what was given once is not given again"
    assert rows["thanks"].words_el == "Να είστε καλά, {name}"
    assert "thank you for taking the time" in rows["thanks"].words_en
    assert rows["looking"].retired_at is not None


async def test_only_leads_and_those_above_write_them(house: House) -> None:
    waiter, admin = await house.team_member(), await house.team_member(ADMIN, "Ελένη")
    assert not await has_door(waiter, "Έτοιμες απαντήσεις")
    for tap in (ShowAnswers(), WriteAnswer()):
        await waiter.tap_data(tap.pack())
        assert "Δεν ισχύει" not in said(await waiter.answer())
    await writes(waiter, "Κρύος καφές")
    assert await _own(house) == []
    assert await has_door(admin, "Έτοιμες απαντήσεις")
