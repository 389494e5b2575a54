"""What a careless admin would do is caught before anything is sent, in plain words."""

from datetime import datetime, timedelta

import pytest

from announcements.admins import ENGLISH, GREEK, MONDAY, admin, begins, caught, only, reader, ready, tries
from house import ON_SQLITE, House, judge, notice, said, taps, writes
from outreach.people import athens, decides, lives_in, reads
from telegram_sandbox.chat_client import ChatClient
from xenia.core.transaction import transaction
from xenia.deliveries.models import FAILED, Delivery
from xenia.outreach.announcements.models import DRAFT, SCHEDULED, WAITING, Announcement


async def prepared(house: House, at: datetime = MONDAY) -> ChatClient:
    """The owner, with an announcement that one of three members wants, and that was tried out."""
    house.sandbox.clock.set(at)
    owner = await house.owner()
    await reader(house)
    for name in ("Βασίλης", "Γιώργος"):
        await house.customer(name)
    await begins(owner)
    await tries(house, owner)
    return owner


async def change(house: House, **values: object) -> None:
    """Somehow it says something that the pages would not let anybody write."""
    async with transaction(house.app.database) as session:
        row = await session.get_one(Announcement, 1)
        for name, value in values.items():
            setattr(row, name, value)


async def times(owner: ChatClient, field: str, written: str) -> str:
    """The owner writes when it begins or ends; the page about it."""
    await owner.tap("Πίσω στην ανακοίνωση")
    await owner.answer()
    await taps(owner, "Πότε")
    await taps(owner, field)
    page = said(await writes(owner, written))
    await taps(owner, "Πίσω στην ανακοίνωση")
    return page


async def test_a_language_that_is_empty(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    await reader(house)
    await writes(owner, "/announce")
    await taps(owner, "Νέα ανακοίνωση")
    await writes(owner, GREEK)
    await taps(owner, "‹ Πίσω, χωρίς αλλαγή")
    (found,) = await caught(owner)
    assert found.startswith("Λείπει το αγγλικό κείμενο")


async def test_one_language_alone_for_who_reads_it(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    anna = await reader(house)
    for name in ("John", "Mary"):
        await house.customer(name, "en")
    await writes(owner, "/announce")
    await taps(owner, "Νέα ανακοίνωση")
    await writes(owner, GREEK)
    await taps(owner, "‹ Πίσω, χωρίς αλλαγή")
    await taps(owner, "Σε ποιους")
    await taps(owner, "Ελληνικά")
    assert "Αγγλικά: δεν χρειάζονται" in said(await taps(owner, "Πίσω στην ανακοίνωση"))
    await taps(owner, "Ελληνικά")
    assert "Αγγλικά: δεν χρειάζονται" in said(await writes(owner, f"{GREEK}."))
    assert await caught(owner) == ["Δεν την έχετε δει ακόμη όπως θα φτάσει. Δοκιμάστε την πρώτα."]
    assert await notice(owner, "Δοκιμή") == "Σας τη στείλαμε."
    await house.deliveries()
    assert "γράψτε τον αριθμό" not in await ready(owner)
    await taps(owner, "Συνέχεια")
    house.sandbox.clock.advance(timedelta(seconds=30))
    await taps(owner, "Ναι, να σταλεί")
    await house.tick()
    assert [GREEK in said(one) for one in await reads(anna)] == [True]


async def test_languages_that_were_mixed_up(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    await reader(house)
    await begins(owner, ENGLISH, GREEK)
    (found,) = await caught(owner)
    assert found.startswith("Το αγγλικό κείμενο είναι γραμμένο στα ελληνικά")


@pytest.mark.parametrize(
    ("greek", "english", "found"),
    [
        (ENGLISH, f"{ENGLISH}!", ["δεν έχει ούτε ένα ελληνικό γράμμα", "κείμενο είναι ίδια"]),
        (GREEK, "Dear {name}, hot chocolate", ["Στο αγγλικό κείμενο μένει κάτι ασυμπλήρωτο: {name}"]),
        (f"{GREEK} «...»", ENGLISH, ["Στο ελληνικό κείμενο μένει κάτι ασυμπλήρωτο: «...»"]),
    ],
)
async def test_odd_words_are_to_be_wanted(house: House, greek: str, english: str, found: list[str]) -> None:
    owner = await prepared(house)
    await begins(owner, greek, english)
    await tries(house, owner)
    asked = [line for line in (await ready(owner)).splitlines() if line.startswith("• ")]
    assert len(asked) == len(found)
    assert all(words in line for words, line in zip(found, asked, strict=True))
    assert "Δεν υπάρχει άλλος διαχειριστής" in said(await taps(owner, "Ναι, τα θέλω όπως είναι"))
    await taps(owner, "Συνέχεια")
    assert [one.state for one in await house.rows(Announcement)] == [DRAFT, WAITING]


async def test_what_was_not_seen_as_it_will_arrive(house: House) -> None:
    owner = await prepared(house)
    await taps(owner, "Αγγλικά")
    await writes(owner, f"{ENGLISH}!")
    (found,) = await caught(owner)
    assert found.startswith("Δεν την έχετε δει ακόμη όπως θα φτάσει")
    await tries(house, owner)
    assert "Δεν υπάρχει άλλος διαχειριστής" in await ready(owner)


async def test_a_text_that_telegram_cannot_parse(house: House) -> None:
    owner = await prepared(house)
    house.app.bot.session.middleware.unregister(judge)  # Telegram itself is to refuse it
    await change(house, text_el="Ζεστή <b>σοκολάτα")
    await notice(owner, "Δοκιμή")
    failed = [one for one in await house.deliveries() if one.state == FAILED]
    assert [one.reason for one in failed] == ["TelegramBadRequest"]
    told = [said(one) for one in (await owner.messages())[-3:]]
    assert any("το Telegram δεν δέχτηκε το ελληνικό κείμενο" in one for one in told)
    assert not any(one.startswith("Ζεστή") for one in told)
    (found,) = await caught(owner)
    assert found.startswith("Το Telegram δεν δέχτηκε το ελληνικό κείμενο")


async def test_the_same_twice(house: House) -> None:
    owner = await prepared(house)
    await ready(owner)
    await taps(owner, "Συνέχεια")
    house.sandbox.clock.advance(timedelta(seconds=30))
    await taps(owner, "Ναι, να σταλεί")
    await begins(owner, "  ΖΕΣΤΗ σοκολατα, όλη την εβδομάδα ☕", "Cocoa for all")
    await tries(house, owner)
    assert "Τα ίδια λόγια, έστω στη μία γλώσσα, ανακοινώθηκαν ήδη: 23 Νοεμβρίου 2026, 11:00." in await ready(
        owner
    )
    assert "Θέλει" not in said((await owner.messages())[-1])
    assert "Δεν υπάρχει άλλος διαχειριστής" in said(
        await taps(owner, "Θέλω να σταλεί η ίδια και δεύτερη φορά")
    )
    await taps(owner, "Συνέχεια")
    house.sandbox.clock.advance(timedelta(seconds=30))
    await taps(owner, "Ναι, να σταλεί")
    assert [one.state for one in await house.rows(Announcement)] == [SCHEDULED, SCHEDULED]


async def test_a_beginning_in_the_past_and_an_end_before_it(house: House) -> None:
    owner = await prepared(house)
    await ready(owner)
    assert "Αρχίζει: 22 Νοεμβρίου 2026, 10:00" in await times(owner, "Άλλη ημέρα και ώρα", "22/11 10:00")
    assert await caught(owner) == ["Η αρχή της έχει περάσει: 22 Νοεμβρίου 2026, 10:00."]
    await times(owner, "Άλλη ημέρα και ώρα", "24/11/2028 10:00")
    assert "αργεί πάνω από έναν χρόνο" in (await caught(owner))[0]
    await times(owner, "Άλλη ημέρα και ώρα", "αύριο 10:00")
    assert "Δεν υπάρχει άλλος διαχειριστής" in await ready(owner)
    await times(owner, "Άλλο τέλος", "24/11 09:30")
    assert await caught(owner) == [
        "Τελειώνει (24 Νοεμβρίου 2026, 09:30) πριν αρχίσει (24 Νοεμβρίου 2026, 10:00)."
    ]


async def test_at_night_and_on_a_day_of_rest(house: House) -> None:
    owner = await prepared(house)
    await ready(owner)
    await times(owner, "Άλλη ημέρα και ώρα", "24/11 22:15")
    (found,) = await caught(owner)
    assert found.startswith("Στις 24 Νοεμβρίου 2026, 22:15 είναι ώρα ησυχίας")
    assert "το επόμενο πρωί: 25 Νοεμβρίου 2026, 10:00" in found
    await times(owner, "Άλλη ημέρα και ώρα", "26/11 3:30")
    (found,) = await caught(owner)
    assert "το επόμενο πρωί: 26 Νοεμβρίου 2026, 10:00" in found, "of that very day"
    await times(owner, "Άλλη ημέρα και ώρα", "29/11 3:30")
    (found,) = await caught(owner)
    assert "το επόμενο πρωί: 30 Νοεμβρίου 2026, 10:00" in found, "Sunday is a day of rest"
    await times(owner, "Άλλη ημέρα και ώρα", "29/11 12:00")
    (found,) = await caught(owner)
    assert "(29 Νοεμβρίου 2026, 12:00) είναι Κυριακή ή αργία" in found
    assert "Η επόμενη που στέλνουμε: 30 Νοεμβρίου 2026, 10:00" in found
    await times(owner, "Άλλη ημέρα και ώρα", "26/12 12:00")  # the day after Christmas
    assert "είναι Κυριακή ή αργία" in (await caught(owner))[0]


@ON_SQLITE
@pytest.mark.parametrize(
    ("moment", "said_first"),
    [
        (athens(2026, 11, 22), "Σήμερα είναι Κυριακή ή αργία"),
        (athens(2026, 11, 23, 23), "Τώρα είναι ώρα ησυχίας"),
    ],
)
async def test_at_once_when_nobody_is_written_to(house: House, moment: datetime, said_first: str) -> None:
    owner = await prepared(house, moment)
    (found,) = await caught(owner)
    assert found.startswith(said_first)
    await taps(owner, "Πότε")
    await taps(owner, "Νοεμβρίου 2026, 10:00")
    await taps(owner, "Πίσω στην ανακοίνωση")
    assert "Δεν υπάρχει άλλος διαχειριστής" in await ready(owner)


async def test_a_broken_link_in_the_text(house: House) -> None:
    owner = await prepared(house)
    await change(house, text_en='See <a href="https://magazi,gr/menu">our menu</a>')
    await tries(house, owner)
    (found,) = await caught(owner)
    assert found == "Στο αγγλικό κείμενο ένας σύνδεσμος δεν ανοίγει πουθενά: https://magazi,gr/menu"
    await taps(owner, "Πίσω στην ανακοίνωση")
    await taps(owner, "Αγγλικά")
    await writes(owner, "See http:/magazi.gr")
    (found,) = await caught(owner)
    assert found == "Στο αγγλικό κείμενο ένας σύνδεσμος δεν ανοίγει πουθενά: http:/magazi.gr"
    await taps(owner, "Πίσω στην ανακοίνωση")
    await taps(owner, "Αγγλικά")
    await writes(owner, "See htp://broken and www.gonia, or www.gonia.gr")
    told = "Στο αγγλικό κείμενο ένας σύνδεσμος δεν ανοίγει πουθενά"
    assert await caught(owner) == [f"{told}: htp://broken", f"{told}: www.gonia"]


async def test_more_than_telegram_takes(house: House) -> None:
    owner = await prepared(house)
    await taps(owner, "Ελληνικά")
    await writes(owner, "α" * 4096)
    assert "περισσεύουν 18 χαρακτήρες" in await notice(owner, "Δοκιμή")
    assert len([one for one in await house.rows(Delivery) if one.kind == "announce-sample"]) == 2
    (found,) = await caught(owner)
    assert found == (
        "Το ελληνικό κείμενο είναι μεγαλύτερο απ’ όσο δέχεται το Telegram: περισσεύουν 18 χαρακτήρες."
    )
    await taps(owner, "Πίσω στην ανακοίνωση")
    await taps(owner, "Αγγλικά")
    await owner.send_photo(caption="a" * 1024)
    await owner.answer()
    await taps(owner, "Ελληνικά")
    await writes(owner, GREEK)
    (found,) = await caught(owner)
    assert found == (
        "Το αγγλικό κείμενο είναι μεγαλύτερο απ’ όσο δέχεται το Telegram κάτω από εικόνα: "
        "περισσεύουν 19 χαρακτήρες."
    )


async def test_to_nobody(house: House) -> None:
    owner = await prepared(house)
    await decides(house, 1, "announcements", given=False)
    assert await caught(owner) == ["Με αυτές τις επιλογές δεν τη λαμβάνει κανείς."]
    assert "Όχι, χωρίς «ναι» στα νέα μας: 3" in said(await taps(owner, "Σε ποιους"))


async def test_to_everybody_by_mistake(house: House) -> None:
    owner = await prepared(house)
    await decides(house, 2, "announcements")
    asked = await ready(owner)
    assert "Θα πάει σε 2 από τα 3 μέλη, δηλαδή σε περισσότερα από τα μισά" in asked
    for wrong in ("ναι", "3", "22"):
        assert "Δεν είναι αυτός ο αριθμός" in said(await writes(owner, wrong))
    assert (await only(house)).accepted == []
    assert "Δεν υπάρχει άλλος διαχειριστής" in said(await writes(owner, "2"))
    assert (await only(house)).accepted == ["everybody:2"]
    await taps(owner, "Πίσω στην ανακοίνωση")
    await taps(owner, "Σε ποιους")
    await taps(owner, "Ελληνικά")  # another choice: it is asked about anew
    await taps(owner, "Πίσω στην ανακοίνωση")
    assert "γράψτε τον αριθμό 2" in await ready(owner)


async def test_when_more_have_come_since_the_number_was_typed_it_is_asked_for_anew(house: House) -> None:
    owner = await prepared(house)
    await decides(house, 2, "announcements")
    assert "Θα πάει σε 2 από τα 3 μέλη" in await ready(owner)
    await decides(house, 3, "announcements")
    assert "Θα πάει σε 3 από τα 3 μέλη" in said(await writes(owner, "2"))
    assert "Δεν υπάρχει άλλος διαχειριστής" in said(await writes(owner, "3"))
    await reader(house, "Νίκος")
    assert "Κάτι άλλαξε" in await notice(owner, "Συνέχεια")
    await taps(owner, "Πίσω στην ανακοίνωση")
    assert "Θα πάει σε 4 από τα 4 μέλη" in await ready(owner)


async def test_the_number_leaves_out_for_whom_it_is_too_late(house: House) -> None:
    owner = await prepared(house)
    for number in (2, 3):
        await decides(house, number, "announcements")
    await lives_in(house, 3, "America/New_York")
    await change(house, begins_at=athens(2026, 11, 24, 12), ends_at=athens(2026, 11, 24, 15), local_hour=True)
    assert "Θα πάει σε 2 από τα 3 μέλη" in await ready(owner)
    assert "Δεν είναι αυτός ο αριθμός" in said(await writes(owner, "3"))
    page = said(await writes(owner, "2"))
    assert "Τη λαμβάνουν 2, από 3" in page
    assert "Όχι, τελειώνει πριν έρθει η ώρα τους: 1" in page


async def test_the_end_that_was_read_is_kept_however_long_it_waits(house: House) -> None:
    owner = await prepared(house)
    orestis = await admin(house)
    await ready(owner)
    assert "Τελειώνει: 26 Νοεμβρίου 2026, 11:00" in said(await taps(owner, "Ζητώ έγκριση"))
    await house.deliveries()
    house.sandbox.clock.set(athens(2026, 11, 26, 11))
    assert "Τελειώνει: 26 Νοεμβρίου 2026, 11:00" in said(await taps(orestis, "Ανακοίνωση 1"))
    assert "πριν αρχίσει" in said(await taps(orestis, "Ναι, να σταλεί"))
    house.sandbox.clock.set(athens(2026, 11, 26, 10))
    await taps(orestis, "Πίσω στην ανακοίνωση")
    assert "Εγκρίθηκε" in await notice(orestis, "Ναι, να σταλεί")
    assert (await only(house)).ends_at == athens(2026, 11, 26, 11)


async def test_what_comes_in_its_way_before_the_second_yes(house: House) -> None:
    owner = await prepared(house)
    orestis = await admin(house)
    await ready(owner)
    await taps(owner, "Ζητώ έγκριση")
    await house.deliveries()
    await taps(orestis, "Ανακοίνωση 1")
    house.sandbox.clock.set(athens(2026, 11, 23, 22))
    page = said(await taps(orestis, "Ναι, να σταλεί"))
    assert "Τώρα είναι ώρα ησυχίας" in page
    assert (await only(house)).state != SCHEDULED
    house.sandbox.clock.set(athens(2026, 11, 24, 10))
    assert (await only(house)).state != DRAFT
    assert not [one for one in await house.rows(Delivery) if one.kind == "announcement"]
