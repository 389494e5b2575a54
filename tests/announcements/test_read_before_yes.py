"""What an admin reads before saying yes, and the way out that stands beside what was caught."""

from datetime import timedelta

from announcements.admins import ENGLISH, GREEK, MONDAY, admin, begins, caught, reader, ready, tries
from house import House, said, taps, writes


async def test_whoever_says_yes_reads_all_of_it(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner, other = await house.owner(), await admin(house)
    for name in ("Άννα", "Βασίλης", "Γιώργος"):
        await reader(house, name)
    greek = f"{GREEK}, με κανέλα και φλούδα πορτοκαλιού <από τον κήπο>.\n\nΣας περιμένουμε."
    english = f"{ENGLISH}. " + "It is hot. " * 120
    await begins(owner, greek, english)
    await tries(house, owner)
    await ready(owner)
    await writes(owner, "3")
    await taps(owner, "Ζητώ έγκριση")
    await house.deliveries()
    page = said(await taps(other, "Ανακοίνωση 1"))
    assert greek in page
    assert f"{english[:1000].rstrip()}… (ολόκληρο με τη «Δοκιμή»)" in page
    assert english[:1020] not in page


async def test_what_is_missing_is_written_from_where_it_was_said(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    await reader(house)
    await writes(owner, "/announce")
    await taps(owner, "Νέα ανακοίνωση")
    await writes(owner, GREEK)
    await taps(owner, "‹ Πίσω, χωρίς αλλαγή")
    page = await taps(owner, "Είναι έτοιμη")
    assert page.labels == ["Αγγλικά", "Σε ποιους", "Πίσω στην ανακοίνωση"]
    assert "Και το αγγλικό κείμενο;" in said(await taps(owner, "Αγγλικά"))
    assert f"Αγγλικά: {ENGLISH}" in said(await writes(owner, ENGLISH))


async def test_one_that_is_over_before_it_begins_is_not_said_to_be_for_nobody(house: House) -> None:
    house.sandbox.clock.set(MONDAY + timedelta(days=7))
    owner = await house.owner()
    await reader(house)
    await begins(owner)
    await tries(house, owner)
    await taps(owner, "Πίσω στην ανακοίνωση")
    await taps(owner, "Πότε")
    await taps(owner, "Άλλη ημέρα και ώρα")
    await writes(owner, "23/11 10:00")
    await taps(owner, "Πίσω στην ανακοίνωση")
    assert await caught(owner) == ["Η αρχή της έχει περάσει: 23 Νοεμβρίου 2026, 10:00."]


async def test_a_page_it_leads_to_already_is_offered_no_more(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    await begins(owner)
    await taps(owner, "Κουμπιά")
    page = await taps(owner, "Τα δώρα")
    assert "Χωρίς το «Τα δώρα»" in page.labels
    assert "Τα δώρα" not in page.labels
    assert "Τα δώρα" in (await taps(owner, "Χωρίς το «Τα δώρα»")).labels
