"""An apology with points: shown first, given once, explained, limited, and above that with two people."""

import asyncio

from care.people import all_said, brings, reads
from care_goodwill.gestures import asks, complaint, gestures, gives, opens, points_of
from house import House, notice, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.care.goodwill.give import Gesture, give
from xenia.care.goodwill.models import Goodwill
from xenia.care.goodwill.refusals import OverLimit
from xenia.care.goodwill.taps import DecideGoodwill
from xenia.care.models import TicketLine
from xenia.core.room import Moment
from xenia.core.taps import new_intent
from xenia.core.transaction import transaction
from xenia.customers.join import leave
from xenia.customers.models import Customer
from xenia.ledger import Entry, Kind
from xenia.ledger.models import Lot
from xenia.team.members import remove
from xenia.team.models import ADMIN, LEAD, OWNER, TeamMember


async def test_it_is_shown_given_read_and_explained(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await house.gives(waiter, anna, "12,30")
    reference = await complaint(anna, waiter, house=house)
    page = await opens(waiter, reference)
    assert [label for label in page.labels if "πόντοι" in label] == ["20 πόντοι", "50 πόντοι", "100 πόντοι"]
    assert "Αμέσως δίνετε ως 100." in said(page)
    shown = said(await taps(waiter, "50 πόντοι"))
    sentence = "Άννα, ζητάμε συγγνώμη για την ταλαιπωρία.\nΣας προσφέρουμε 50 πόντους."
    assert sentence in shown
    assert await points_of(house) == 123, "nothing has happened yet"
    done = said(await taps(waiter, "Δίνω 50 πόντους"))
    assert done.startswith(f"Έγινε. {reference}, προς: Άννα, +50.")
    heard = await anna.answer()
    assert said(heard) == f"Μάρκος · Το Καφενείο · {reference}·5\n{sentence} Τώρα έχετε 173."
    assert heard.labels == [f"Απάντηση · {reference}·5"]
    assert "χειρονομία καλής θέλησης (Μάρκος), +50" in said(await writes(waiter, reference))
    await writes(anna, "/points")
    history = said(await taps(anna, "Πώς τους κέρδισα;"))
    assert "+50 · 22/11/26 · υπόλοιπο 173\nΧειρονομία καλής θέλησης, υπόθεση " + reference in history
    entry, lot = (await house.rows(Entry))[-1], (await house.rows(Lot))[-1]
    assert (entry.kind, entry.amount, lot.entry_id) == (Kind.GOODWILL, 50, entry.id)
    assert lot.expires_at is not None
    assert lot.expires_at.astimezone(house.app.shop.zone).isoformat() == "2027-12-01T00:00:00+02:00"
    assert await house.faults() == []


async def test_taps_at_once_give_once(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await complaint(anna, waiter, house=house)
    await opens(waiter, reference)
    shown = await writes(waiter, "40")
    await asyncio.gather(*(waiter.tap("Δίνω", message_id=shown.message_id) for _ in range(4)))
    await house.people.settled()
    assert await points_of(house) == 40
    assert (await all_said(house, anna)).count("Σας προσφέρουμε") == 1
    assert await gestures(house) == [(40, "given")]


async def test_an_apology_in_ones_own_words(house: House) -> None:
    waiter, emma = await house.team_member(), await house.customer("Emma", "en")
    await writes(emma, "/person")
    await taps(emma, "I have a complaint")
    await writes(emma, "Cold coffee")
    reference = (await house.rows(TicketLine))[0]
    await reads(house, waiter)
    await writes(waiter, "/cases")
    assert reference.number == 1
    await waiter.tap((await waiter.messages())[-1].labels[0])
    await waiter.answer()
    await taps(waiter, "Χειρονομία")
    assert "we are sorry for the trouble.\nPlease accept 20 points from us." in said(
        await taps(waiter, "20 πόντοι")
    )
    assert "ως 800 γράμματα" in said(await writes(waiter, "α" * 801))
    shown = await writes(waiter, "Emma, that should not have happened <here>.")
    assert "that should not have happened <here>.\nPlease accept 20 points from us." in said(shown)
    await taps(waiter, "Δίνω")
    assert (
        "Emma, that should not have happened <here>.\nPlease accept 20 points from us. You now have 20."
        in (await all_said(house, emma))
    )


async def test_what_was_shown_before_something_else_is_shown_anew(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await complaint(anna, waiter, house=house)
    await opens(waiter, reference)
    await writes(waiter, "40")
    shown = await writes(waiter, "Με δικά μου λόγια")
    await writes(waiter, "/menu")
    await waiter.tap("Δίνω", message_id=shown.message_id)
    again = await waiter.answer()
    assert "ζητάμε συγγνώμη" in said(again), "their own words are no longer known, and nothing else is sent"
    assert await points_of(house) == 0
    await waiter.tap("Δίνω", message_id=again.message_id)
    await waiter.answer()
    assert await points_of(house) == 40


async def test_only_a_number_is_a_number(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await opens(waiter, await complaint(anna, waiter, house=house))
    for typed in ("πολλούς", "0", "-5", "1000000", "4,5", "²"):
        assert "Εδώ χρειάζεται ένας αριθμός" in said(await writes(waiter, typed))
    assert "Σας προσφέρουμε 1 πόντο." in said(await writes(waiter, " 1 "))


async def test_points_cover_a_debt_first_and_the_customer_reads_so(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await house.reward("Καφές", 60)
    await house.gives(waiter, anna, "10")
    await writes(anna, "/rewards")
    for label in ("Καφές", "Εξαργύρωση", "Ναι"):
        await taps(anna, label)
    await taps(waiter, "Αναίρεση")
    await reads(house, anna)
    reference = await complaint(anna, waiter, house=house)
    await gives(waiter, reference, 100)
    assert "Σας προσφέρουμε 100 πόντους. Οι 60 κάλυψαν αγορά που είχε αναιρεθεί. Τώρα έχετε 40." in (
        await all_said(house, anna)
    )
    assert await house.faults() == []


async def test_two_gestures_at_once_do_not_both_find_room(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    for _ in range(2):
        await complaint(anna, waiter, house=house)

    async def gives_sixty(ticket_id: int) -> bool:
        try:
            async with transaction(house.app.database) as session:
                moment = Moment(session, house.app.ground.texts, house.app.shop, house.now)
                member = await session.get_one(TeamMember, 1)
                await give(moment, ticket_id, member, Gesture(60, new_intent()))
        except OverLimit:
            return False
        return True

    assert sorted(await asyncio.gather(gives_sixty(1), gives_sixty(2))) == [False, True]
    assert await points_of(house) == 60
    assert await house.faults() == []


async def test_above_the_limit_a_second_person_agrees(house: House) -> None:
    waiter, lead = await house.team_member(), await house.team_member(LEAD, "Σοφία")
    admin, owner, anna = await house.team_member(ADMIN, "Ελένη"), await house.owner(), await house.customer()
    reference = await complaint(anna, waiter, lead, admin, owner, house=house)
    await opens(waiter, reference)
    why = said(await writes(waiter, "301"))
    assert "301 πόντοι χρειάζονται έγκριση. Μπορεί να τη δώσει: Ελένη, Κατερίνα\n" in why
    await waiter.send_photo()
    assert "έστω με λίγες λέξεις" in said(await waiter.answer())
    assert "Ο λόγος για την έγκριση: Τρίτη φορά" in said(await writes(waiter, "Τρίτη φορά"))
    assert "περιμένει έγκριση" in said(await taps(waiter, "Ζητώ έγκριση για 301 πόντους"))
    for one in (admin, owner):
        asked = await all_said(house, one)
        assert f"{reference} · Μάρκος ζητά έγκριση: 301 πόντοι" in asked
        assert "Γιατί: Τρίτη φορά" in asked
    assert "ζητά έγκριση" not in await all_said(house, lead), "it would be above her limit too"
    assert "προσφέρουμε" not in await all_said(house, anna)
    done = said(await taps(admin, "Έγκριση"))
    assert done == f"{reference}, προς: Άννα, +301: εγκρίθηκε και δόθηκε. Απόφαση: Ελένη."
    assert "εγκρίθηκε και δόθηκε. Απόφαση: Ελένη." in await all_said(house, waiter)
    heard = await all_said(house, anna)
    assert "Μάρκος · Το Καφενείο" in heard
    assert "Σας προσφέρουμε 301 πόντους. Τώρα έχετε 301." in heard
    assert "Απόφαση: Ελένη" in said(await taps(owner, "Έγκριση")), "decided already"
    assert await points_of(house) == 301
    (row,) = await house.rows(Goodwill)
    assert (row.asked_by, row.decided_by, row.why) == (1, 3, "Τρίτη φορά")
    assert "χειρονομία καλής θέλησης (Μάρκος), +301 · Ελένη" in said(await writes(admin, reference))
    assert await house.faults() == []


async def test_two_yeses_at_once_give_once(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    deciders = [await house.team_member(ADMIN, "Ελένη"), await house.owner()]
    reference = await complaint(anna, waiter, *deciders, house=house)
    await asks(waiter, reference, 150)
    for one in deciders:
        await reads(house, one)
    await asyncio.gather(*(one.tap("Έγκριση") for one in deciders for _ in range(2)))
    await house.people.settled()
    assert await points_of(house) == 150
    assert await gestures(house) == [(150, "given")]


async def test_a_no_comes_with_a_word_and_the_customer_learns_nothing(house: House) -> None:
    waiter, admin = await house.team_member(), await house.team_member(ADMIN, "Ελένη")
    anna = await house.customer()
    reference = await complaint(anna, waiter, admin, house=house)
    await asks(waiter, reference, 150)
    assert "περιμένει ήδη μια έγκριση" in await _refused(waiter, reference)
    await writes(waiter, "/menu")
    await reads(house, admin)
    assert "γιατί όχι;" in said(await taps(admin, "Όχι"))
    assert "δεν εγκρίθηκε. Ελένη: Δώστε 50" in said(await writes(admin, "Δώστε 50"))
    assert "δεν εγκρίθηκε. Ελένη: Δώστε 50" in await all_said(house, waiter)
    assert await gestures(house) == [(150, "refused")]
    await gives(waiter, reference, 50)
    assert "Σας προσφέρουμε 150" not in await all_said(house, anna)
    assert await points_of(house) == 50
    page = said(await writes(waiter, reference))
    assert "Μάρκος ζητά έγκριση για χειρονομία καλής θέλησης, +150" in page
    assert "Ελένη: όχι στη χειρονομία καλής θέλησης, +150" in page


async def test_after_seven_days_it_lapses_and_who_asked_is_told(house: House) -> None:
    waiter, admin, anna = await house.team_member(), await house.team_member(ADMIN), await house.customer()
    reference = await complaint(anna, waiter, admin, house=house)
    await asks(waiter, reference, 150)
    await reads(house, admin)
    await house.people.advance(days=7, seconds=-1)
    await house.tick()
    assert await gestures(house) == [(150, "asked")]
    await house.people.advance(seconds=1)
    assert "πέρασαν επτά ημέρες" in said(await taps(admin, "Έγκριση")), "also before the house has looked"
    await house.tick()
    assert await gestures(house) == [(150, "lapsed")]
    assert (await all_said(house, waiter)).count("πέρασαν επτά ημέρες") == 1
    await asks(waiter, reference, 160)
    await house.people.advance(days=7)
    await house.tick()
    assert await gestures(house) == [(150, "lapsed"), (160, "lapsed")]
    assert await points_of(house) == 0
    assert await house.faults() == []


async def test_limits_are_by_month_and_begin_anew_at_the_shops_midnight(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await house.owner()
    reference = await complaint(anna, waiter, house=house)
    await gives(waiter, reference, 70)
    other = await complaint(anna, waiter, house=house)
    assert "Αμέσως δίνετε ως 30." in said(await opens(waiter, other)), "in a month, whatever the ticket"
    assert "χρειάζονται έγκριση" in said(await writes(waiter, "31"))
    await gives(waiter, other, 30)
    assert "δεν σας μένουν πόντοι" in said(await opens(waiter, other))
    await house.people.set_clock(house.now.fromisoformat("2026-11-30T23:59:59+02:00"))
    assert "δεν σας μένουν πόντοι" in said(await opens(waiter, other))
    await house.people.advance(seconds=1)
    assert "Αμέσως δίνετε ως 70." in said(await opens(waiter, other)), "less what this ticket has been given"


async def test_what_one_ticket_is_given_by_several_counts_together(house: House) -> None:
    markos, niki = await house.team_member(), await house.team_member(name="Νίκη")
    anna = await house.customer()
    reference = await complaint(anna, markos, niki, house=house)
    await gives(markos, reference, 90)
    await taps(markos, "Υπόθεση")
    await taps(markos, "Παράδοση σε άλλον")
    await taps(markos, "Νίκη")
    await reads(house, niki)
    assert "Αμέσως δίνετε ως 10." in said(await opens(niki, reference))


async def test_a_lead_gives_on_what_another_has_and_the_other_is_told(house: House) -> None:
    waiter, lead = await house.team_member(), await house.team_member(LEAD, "Σοφία")
    niki, anna = await house.team_member(name="Νίκη"), await house.customer()
    reference = await complaint(anna, waiter, lead, niki, house=house)
    await taps(waiter, "Την αναλαμβάνω")
    assert "Χειρονομία καλής θέλησης" not in (await writes(niki, reference)).labels
    await gives(lead, reference, 200)
    assert "χειρονομία καλής θέλησης, +200\nΆννα" in await all_said(house, waiter)
    assert "Σοφία · Το Καφενείο" in await all_said(house, anna)


async def test_who_brought_it_as_a_customer_neither_gives_nor_agrees(house: House) -> None:
    admin, waiter = await house.team_member(ADMIN, "Ελένη"), await house.team_member()
    await house.team_member(LEAD, "Σοφία")
    await writes(admin, "/menu")
    await taps(admin, "Να γίνω κι εγώ μέλος")
    await taps(admin, "Γίνομαι μέλος")
    reference = await brings(admin)
    await reads(house, waiter)
    await writes(admin, "/menu")
    assert "δική σας υπόθεση" in said(await writes(admin, reference))
    await opens(waiter, reference)
    assert "Μπορεί να τη δώσει: Σοφία\n" in said(await writes(waiter, "150"))
    await writes(waiter, "Άργησε")
    await taps(waiter, "Ζητώ έγκριση")
    assert "ζητά έγκριση" not in await all_said(house, admin)
    toast = await admin.tap_data(DecideGoodwill(goodwill=1, yes=True).pack())
    assert toast is not None
    assert "δική σας υπόθεση" in (toast.text or "")
    toast = await waiter.tap_data(DecideGoodwill(goodwill=1, yes=True).pack())
    assert await gestures(house) == [(150, "asked")], "staff agree to nothing"


async def test_nobody_agrees_to_their_own_and_where_nobody_could_it_is_said_at_once(house: House) -> None:
    lead, anna = await house.team_member(LEAD, "Σοφία"), await house.customer()
    reference = await complaint(anna, lead, house=house)
    await opens(lead, reference)
    assert "Δεν βρίσκουμε δεύτερο άνθρωπο" in said(await writes(lead, "301"))
    admin = await house.team_member(ADMIN, "Ελένη")
    await asks(lead, reference, 301)
    await reads(house, admin)
    toast = await lead.tap_data(DecideGoodwill(goodwill=1, yes=True).pack())
    assert toast is not None
    assert "εγκρίνει κάποιος άλλος" in (toast.text or "")
    assert await points_of(house) == 0


async def test_agreeing_counts_against_the_limit_of_who_agrees(house: House) -> None:
    waiter, niki = await house.team_member(), await house.team_member(name="Νίκη")
    lead, anna = await house.team_member(LEAD, "Σοφία"), await house.customer()
    first = await complaint(anna, waiter, lead, niki, house=house)
    second = await complaint(anna, waiter, lead, niki, house=house)
    await asks(waiter, first, 200)
    await asks(niki, second, 150)
    asked = [one for one in await reads(house, lead) if "Έγκριση" in one.labels]
    await lead.tap("Έγκριση", message_id=asked[0].message_id)
    await lead.answer()
    toast = await lead.tap("Έγκριση", message_id=asked[1].message_id)
    assert toast is not None
    assert "δίνετε ως 100" in (toast.text or "")
    assert await gestures(house) == [(200, "given"), (150, "asked")]


async def test_a_customer_who_left_is_given_nothing(house: House) -> None:
    waiter, admin, anna = await house.team_member(), await house.team_member(ADMIN), await house.customer()
    reference = await complaint(anna, waiter, admin, house=house)
    await asks(waiter, reference, 150)
    await reads(house, admin)
    async with transaction(house.app.database) as session:
        customer = await session.get_one(Customer, 1)
        await leave(session, customer, notice="…", controller="shop", now=house.now)
    assert "δεν μπορεί να λάβει πόντους" in await notice(admin, "Έγκριση")
    assert "Χειρονομία καλής θέλησης" not in (await writes(waiter, reference)).labels
    assert await points_of(house) == 0


async def test_who_left_the_team_says_nothing_and_the_apology_is_of_who_agreed(house: House) -> None:
    waiter, owner, anna = await house.team_member(), await house.owner(), await house.customer()
    reference = await complaint(anna, waiter, owner, house=house)
    await asks(waiter, reference, 150)
    await reads(house, owner)
    async with transaction(house.app.database) as session:
        (member,) = [one for one in await house.rows(TeamMember) if one.role != OWNER]
        await remove(session, member.id, house.now)
    await taps(owner, "Έγκριση")
    heard = await all_said(house, anna)
    assert "Κατερίνα · Το Καφενείο" in heard
    assert "Μάρκος" not in heard
    assert await house.faults() == []


async def _refused(member: ChatClient, reference: str) -> str:
    """What they are told over the chat when they would begin another one."""
    await writes(member, reference)
    return await notice(member, "Χειρονομία")
