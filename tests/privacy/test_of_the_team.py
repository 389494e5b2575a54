"""Somebody of the team who is a customer too: their own goes, and what they did for others stays."""

from datetime import timedelta

from care.people import brings, carried, lines, opens
from house import House, taps, writes
from privacy.test_my_data import file_of, person_of
from xenia.app import ROOMS
from xenia.care.models import TicketCopy
from xenia.customers.models import Customer
from xenia.deliveries.data import TO_TEAM
from xenia.deliveries.models import PAUSED


async def test_what_they_wrote_to_others_is_neither_theirs_nor_erased_with_them(house: House) -> None:
    markos, anna, bella = await house.team_member(), await house.customer(), await house.customer("Μπέλλα")
    await writes(markos, "/start")
    await taps(markos, "Να γίνω κι εγώ μέλος")
    await taps(markos, "Γίνομαι μέλος")
    reference = await brings(anna, "Τα κλειδιά μου έμειναν εκεί")
    await opens(house, markos, reference)
    await taps(markos, "Την αναλαμβάνω")
    await opens(house, markos, reference)
    await taps(markos, "Απάντηση")
    await writes(markos, "Τα κρατάμε για εσάς")
    await taps(markos, "Αποστολή")
    await carried(house, anna, reference)
    theirs = await brings(markos, "Η δική μου υπόθεση")

    file = await file_of(markos, "JSON")
    assert "Η δική μου υπόθεση" in file
    assert theirs in file
    for word in ("κλειδιά", "Τα κρατάμε", reference, "Άννα"):
        assert word not in file, word

    person = await person_of(house, "Μάρκος")
    await writes(markos, "/mydata")
    await taps(markos, "Διαγραφή όλων")
    await taps(markos, "Διαγραφή σε 7 ημέρες")
    house.sandbox.clock.advance(timedelta(days=6, hours=22))
    await house.tick()
    await markos.block()
    await brings(bella, "Κρύο φαγητό")
    await house.deliveries()

    async def of_others() -> list[str]:
        told = [
            f"{one.id} {one.chat_id} {one.state} {one.screen}"
            for one in await house.deliveries()
            if one.names_id not in (None, person.id) or one.kind in TO_TEAM
        ]
        said = [f"{one.id} {one.chat_id} {one.message_id} {one.words}" for one in await lines(house)]
        copies = [f"{one.line_id} {one.chat_id}" for one in await house.rows(TicketCopy)]
        return [*told, *(one for one in said if "Η δική" not in one), *copies]

    before = await of_others()
    assert any(PAUSED in one and "φαγητό" in one for one in before)
    house.sandbox.clock.advance(timedelta(hours=3))
    await house.app.tick()
    assert "–" in [one.first_name for one in await house.rows(Customer)]
    after = await of_others()
    assert [one for one in before if one not in after] == []


def test_each_kind_that_needs_no_consent_is_said_to_go_to_the_team_or_not() -> None:
    owed = {kind.name for room in ROOMS for kind in room.delivery_kinds if kind.purpose is None}
    to_customers = {"recall", "solved", "praise-question", "early-still-here"}
    assert owed - set(TO_TEAM) == to_customers
