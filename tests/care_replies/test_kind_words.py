"""Kind words are passed on after a yes of who said them, and never before or otherwise."""

from care.people import ticket
from care_replies.desk import brings, opens, reads, said, shows, taps, writes
from house import House, doorway, notice
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.care.praise.models import Praise
from xenia.care.praise.taps import AskPraise, LetRead, PassOnCase, PassOnFeedback, PraiseIsFor
from xenia.team.models import LEAD

PRAISE = "Ο Μάρκος μάς φρόντισε σαν φίλους"


async def _passes_on(house: House, lead: ChatClient, anna: ChatClient, *names: str) -> str:
    """A lead passes on what a customer wrote; what the lead reads before it is asked."""
    reference = await brings(anna, PRAISE, "Έναν καλό λόγο")
    await opens(house, lead, reference)
    shown = said(await taps(lead, "Να το διαβάσει η ομάδα"))
    for name in names:
        await taps(lead, f"○ {name}")
    await lead.tap("Να ρωτήσουμε τον πελάτη")
    await reads(house, lead)
    return shown


async def _heard(house: House, chat: ChatClient) -> str:
    return "\n".join(said(one) for one in await reads(house, chat) if "καλός λόγος για" in said(one))


async def test_who_earned_it_reads_it_with_the_name_after_a_yes(house: House) -> None:
    markos, niki = await house.team_member(), await house.team_member(name="Νίκη")
    lead, anna = await house.team_member(LEAD, "Ελένη"), await house.customer()
    shown = await _passes_on(house, lead, anna, "Μάρκος")
    assert f"Άννα: «{PRAISE}»" in shown
    asked = await shows(house, anna)
    assert f"Μας γράψατε κάτι όμορφο:\n«{PRAISE}»" in said(asked)
    assert "(Μάρκος)" in said(asked)
    assert asked.labels == ["Ναι, με το όνομά μου", "Ναι, χωρίς όνομα", "Όχι"]
    assert await _heard(house, markos) == "", "not before a yes"
    assert "Το διαβάζουν με το όνομά σας" in said(await taps(anna, "Ναι, με το όνομά μου"))
    assert f"Ένας καλός λόγος για εσάς, από: Άννα\n\n«{PRAISE}»" in await _heard(house, markos)
    assert await _heard(house, niki) == "", "it is not hers"
    own = said(await doorway(markos, "Καλά λόγια"))
    assert "Ένα αυτόν τον μήνα, 1 συνολικά." in own
    assert PRAISE in own
    assert "Νίκη" not in own
    assert PRAISE not in said(await doorway(niki, "Καλά λόγια"))
    everybody = said(await doorway(lead, "Καλά λόγια"))
    assert "Μάρκος: 1 αυτόν τον μήνα, 1 συνολικά" in everybody
    assert "Νίκη: 0 αυτόν τον μήνα, 0 συνολικά" in everybody
    await house.people.advance(days=31)
    assert "Αυτόν τον μήνα κανένα ακόμη, 1 συνολικά." in said(await doorway(markos, "Καλά λόγια"))


async def test_without_a_name_nobody_reads_one_and_after_a_no_nobody_reads_it(house: House) -> None:
    markos, lead = await house.team_member(), await house.team_member(LEAD, "Ελένη")
    anna, nikos = await house.customer(), await house.customer("Νίκος")
    await _passes_on(house, lead, anna, "Μάρκος")
    await shows(house, anna)
    await taps(anna, "Ναι, χωρίς όνομα")
    heard = await _heard(house, markos)
    assert "Ένας καλός λόγος για εσάς\n\n«" in heard
    own = said(await doorway(markos, "Καλά λόγια"))
    assert PRAISE in own
    assert "Άννα" not in heard + own
    await _passes_on(house, lead, nikos, "Μάρκος")
    await shows(house, nikos)
    assert "δεν το δείχνουμε σε κανέναν" in said(await taps(nikos, "Όχι"))
    assert (await _heard(house, markos)).count("καλός λόγος για") == 1
    assert "1 συνολικά" in said(await doorway(markos, "Καλά λόγια"))
    await taps(nikos, "Ναι, χωρίς όνομα")
    assert (await _heard(house, markos)).count("καλός λόγος για") == 2, "another time they may say otherwise"
    await nikos.tap("Όχι")
    await reads(house, nikos)
    assert "1 συνολικά" in said(await doorway(markos, "Καλά λόγια")), "and take it back"


async def test_the_customer_is_asked_once_and_not_in_their_quiet_hours(house: House) -> None:
    lead, anna = await house.team_member(LEAD, "Ελένη"), await house.customer()
    await house.people.advance(hours=12)
    await _passes_on(house, lead, anna)
    assert "Ρωτήσαμε τον πελάτη" in said((await lead.messages())[-1])
    assert "κάτι όμορφο" not in said(await shows(house, anna)), "it is ten in the evening"
    (praise,) = await house.rows(Praise)
    toast = await lead.tap_data(AskPraise(praise=praise.id).pack())
    assert toast is not None
    assert "δεν ρωτάμε δεύτερη φορά" in (toast.text or "")
    toast = await lead.tap_data(PraiseIsFor(praise=praise.id, member=1).pack())
    assert toast is not None
    assert "δεν ρωτάμε δεύτερη φορά" in (toast.text or ""), "they were told for whom it is"
    await house.people.advance(hours=11)
    await house.tick()
    asked = [one for one in await reads(house, anna) if "κάτι όμορφο" in said(one)]
    assert ["Μπορεί να το διαβάσει η ομάδα" in said(one) for one in asked] == [True]


async def test_what_is_for_the_whole_team_is_read_by_all_of_it(house: House) -> None:
    markos, niki = await house.team_member(), await house.team_member(name="Νίκη")
    lead, emma = await house.team_member(LEAD, "Eleni", "en"), await house.customer("Emma", "en")
    await writes(emma, "/person")
    await taps(emma, "A kind word")
    await writes(emma, "Best coffee in town")
    await opens(house, lead, (await ticket(house)).reference)
    await taps(lead, "Let the team read it")
    await lead.tap("Ask the customer")
    assert "May the shop's team read it?" in said(await shows(house, emma))
    await taps(emma, "Yes, with my name")
    for one in (markos, niki):
        assert "Ένας καλός λόγος για όλη την ομάδα, από: Emma" in await _heard(house, one)
    page = said(await doorway(niki, "Καλά λόγια"))
    assert "κανένα ακόμη, 0 συνολικά. Και ένα για όλη την ομάδα αυτόν τον μήνα." in page
    assert "Best coffee in town" in page


async def _rates(anna: ChatClient, stars: str, words: str) -> None:
    await writes(anna, "/feedback")
    await taps(anna, stars)
    await writes(anna, words)


async def test_words_that_came_with_five_stars_are_passed_on_too(house: House) -> None:
    markos, lead = await house.team_member(), await house.team_member(LEAD, "Ελένη")
    anna, nikos = await house.customer(), await house.customer("Νίκος")
    await _rates(anna, "5 ★", "Υπέροχη εξυπηρέτηση")
    await _rates(nikos, "4 ★", "Καλά ήταν")
    await doorway(lead, "Καλά λόγια")
    listed = await taps(lead, "Καλά λόγια από τις γνώμες")
    assert "«Υπέροχη εξυπηρέτηση»" in said(listed)
    assert "Καλά ήταν" not in said(listed)
    await taps(lead, "1")
    await taps(lead, "○ Μάρκος")
    await lead.tap("Να ρωτήσουμε τον πελάτη")
    await shows(house, anna)
    await writes(anna, "Και ο χώρος υπέροχος")
    asked = next(one for one in await reads(house, anna) if "κάτι όμορφο" in said(one))
    await anna.tap("Ναι, με το όνομά μου", message_id=asked.message_id)
    heard = await _heard(house, markos)
    assert "«Υπέροχη εξυπηρέτηση»" in heard, "what was asked about, and no more"
    assert "1 συνολικά" in said(await doorway(markos, "Καλά λόγια"))
    await writes(anna, "/feedback")
    await taps(anna, "Την παίρνω πίσω")
    page = said(await doorway(markos, "Καλά λόγια"))
    assert "0 συνολικά" in page
    assert "Υπέροχη" not in page, "what is taken back there is gone here"
    assert "δεν υπάρχει άλλη γνώμη" in said(await _kind_words(lead))


async def _kind_words(lead: ChatClient) -> Screen:
    await doorway(lead, "Καλά λόγια")
    return await taps(lead, "Καλά λόγια από τις γνώμες")


async def test_others_cannot_answer_for_them_nor_ask(house: House) -> None:
    waiter, lead = await house.team_member(), await house.team_member(LEAD, "Ελένη")
    anna, eve = await house.customer(), await house.customer("Εύα")
    reference = await brings(anna, PRAISE, "Έναν καλό λόγο")
    assert "Να το διαβάσει η ομάδα" not in (await opens(house, waiter, reference)).labels
    await waiter.tap_data(PassOnCase(ticket=1).pack())
    await waiter.tap_data(PassOnFeedback(feedback=1).pack())
    await reads(house, waiter)
    assert await house.rows(Praise) == []
    await opens(house, lead, reference)
    await taps(lead, "Να το διαβάσει η ομάδα")
    (praise,) = await house.rows(Praise)
    yes = LetRead(praise=praise.id, read=True, named=True).pack()
    await anna.tap_data(yes)
    await waiter.tap_data(AskPraise(praise=praise.id).pack())
    await reads(house, waiter)
    assert [(one.consent, one.asked_at) for one in await house.rows(Praise)] == [(None, None)], "nobody asked"
    await lead.tap("Να ρωτήσουμε τον πελάτη")
    await shows(house, anna)
    toast = await eve.tap_data(yes)
    assert toast is not None
    assert "δεν τον βρίσκουμε" in (toast.text or "")
    assert [one.consent for one in await house.rows(Praise)] == [None]


async def test_only_kind_words_are_passed_on(house: House) -> None:
    lead, anna = await house.team_member(LEAD, "Ελένη"), await house.customer()
    reference = await brings(anna)
    assert "Να το διαβάσει η ομάδα" not in (await opens(house, lead, reference)).labels
    toast = await lead.tap_data(PassOnCase(ticket=1).pack())
    assert toast is not None
    assert "δεν τον βρίσκουμε" in (toast.text or "")
    await writes(anna, "/person")
    await taps(anna, "Έναν καλό λόγο")
    await anna.send_photo()
    await reads(house, anna)
    await opens(house, lead, (await ticket(house)).reference)
    assert "Δεν υπάρχουν λόγια" in await notice(lead, "Να το διαβάσει η ομάδα")
