"""Who decided what about an announcement is written down; and its figures add up after an erasure."""

import json
from datetime import timedelta

from announcements.admins import MONDAY, begins, reader
from announcements.approved import approved, members, on_a_working_day, opens
from announcements.test_from_draft_to_reader import sends
from announcements.test_taking_it_back import takes_back
from care.people import brings, reads
from house import House, said, taps, writes
from privacy.test_erased import wants_to_go
from xenia.core.changes import Change


async def test_what_is_decided_is_told_with_who_did_it_and_no_draft_is(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    await reader(house)
    await brings(await reader(house, "Πέτρος"))  # who is owed an answer first, so that it goes on
    for name in ("Βασίλης", "Γιώργος"):
        await house.customer(name)
    await reads(house, owner)
    await begins(owner)
    await sends(house, owner)
    await opens(owner)
    for label in ("Παύση", "Συνέχεια", "Να σταματήσει", "Ναι, να σταματήσει"):
        await taps(owner, label)
    await takes_back(owner)
    told = [json.loads(one.after or "{}") for one in await house.rows(Change) if one.of == "announcement 1"]
    assert [one["state"] for one in told] == [
        *("draft", "waiting", "scheduled", "paused", "running", "paused", "cancelled", "recalled")
    ]
    await writes(owner, "/team")
    await taps(owner, "Ποιος είδε τι")
    page = said(await taps(owner, "Ποιος άλλαξε τι"))
    assert "Κατερίνα: αλλαγή, ανακοίνωση 1" in page
    assert "κατάσταση: σταμάτησε → την πήραν πίσω" in page


async def test_who_was_erased_is_counted_on_its_page(house: House) -> None:
    owner = await house.owner()
    await on_a_working_day(house)
    anna, bella, petros = await members(house, 3)
    await brings(petros)
    await approved(house, ends_at=house.now + timedelta(days=2))
    await house.tick()
    for one in (bella, petros):
        await wants_to_go(one)
    await house.tick()
    shown = said(await opens(owner))
    assert "Στάλθηκαν 2 από 3" in shown
    assert "διαγράφηκαν στο μεταξύ: 1" in shown
    await takes_back(owner)
    await house.tick()
    shown = said(await opens(owner))
    assert "Σβήστηκαν 1" in shown
    assert "Διαγράφηκαν στο μεταξύ: 1" in shown
    await wants_to_go(anna)
    await house.tick()
    again = said(await opens(owner))
    assert "Σβήστηκαν 1" in again, "it was deleted before she was erased"
    assert "Διαγράφηκαν στο μεταξύ: 1" in again
