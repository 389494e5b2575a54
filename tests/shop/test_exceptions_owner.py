"""The owner says in the chat which days are unlike their weekday."""

from datetime import date, timedelta

import pytest

from house import ON_SQLITE, House, doorway, notice, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.core.transaction import transaction
from xenia.shop.hours import Exceptional
from xenia.shop.hours_kept import set_exception, set_weekdays
from xenia.shop.hours_models import OpeningException
from xenia.shop.taps import (
    AddException,
    ClosedThen,
    DropException,
    KeepException,
    ManageExceptions,
    WithoutNote,
)

EVE = date(2026, 12, 24)


async def lists(owner: ChatClient) -> str:
    """The owner's page of exceptions."""
    await writes(owner, "/menu")
    await doorway(owner, "Ωράριο")
    return said(await taps(owner, "Γιορτές, άδειες, έκτακτες ώρες"))


async def begins(owner: ChatClient) -> str:
    """The first question about an exception."""
    await lists(owner)
    return said(await taps(owner, "Νέα μέρα ή μέρες"))


async def test_four_answers_and_a_preview_in_both_languages(house: House) -> None:
    owner, emma = await house.owner(), await house.customer("Emma", "en")
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 7), ((540, 1260),))
    assert "Δεν έχετε ορίσει μέρες με άλλο ωράριο." in await lists(owner)
    assert said(await taps(owner, "Νέα μέρα ή μέρες")).startswith("Ποια μέρα;")
    assert said(await writes(owner, "1/12")).startswith("Ποιες ώρες")
    assert said(await writes(owner, "9-14 17:30-20")).startswith("Γιατί;")
    assert said(await writes(owner, "Γιορτή της <πόλης> & μας")).startswith("Και στα αγγλικά;")
    preview = await writes(owner, "Feast of the town")
    assert said(preview) == (
        "Έτσι θα το διαβάσουν, στα ελληνικά και στα αγγλικά:\n\n"
        "• Τρίτη 1 Δεκεμβρίου: 9:00–14:00, 17:30–20:00 (Γιορτή της <πόλης> & μας)\n"
        "• Tuesday 1 December: 9:00–14:00, 17:30–20:00 (Feast of the town)"
    )
    assert await house.rows(OpeningException) == []
    assert await notice(owner, "Ναι, έτσι") == "Το κρατήσαμε."
    toast = await owner.tap_data(KeepException().pack(), preview.message_id)
    assert toast is not None
    assert "δεν ισχύει πια" in (toast.text or "")
    assert [
        (one.day, one.opens, one.closes, one.note_el, one.note_en)
        for one in await house.rows(OpeningException)
    ] == [
        (date(2026, 12, 1), 540, 840, "Γιορτή της <πόλης> & μας", "Feast of the town"),
        (date(2026, 12, 1), 1050, 1200, "Γιορτή της <πόλης> & μας", "Feast of the town"),
    ]
    assert said(await writes(emma, "/hours")).endswith(
        "• Tuesday 1 December: 9:00–14:00, 17:30–20:00 (Feast of the town)"
    )


async def test_a_holiday_of_many_days_is_one_line_and_one_tap_to_drop(house: House) -> None:
    owner = await house.owner()
    await begins(owner)
    await writes(owner, "10/8-25/8")
    await taps(owner, "Κλειστά")
    await writes(owner, "Καλοκαιρινή άδεια")
    preview = said(await taps(owner, "Χωρίς σημείωση"))
    line = "• Τρίτη 10 Αυγούστου 2027 – Τετάρτη 25 Αυγούστου 2027: κλειστά (Καλοκαιρινή άδεια)"
    assert line in preview
    assert line in said(await taps(owner, "Ναι, έτσι"))
    assert len(await house.rows(OpeningException)) == 16
    house.sandbox.clock.set(house.now + timedelta(days=266))  # 15 August
    assert "Κυριακή 15 Αυγούστου – Τετάρτη 25 Αυγούστου: κλειστά" in await lists(owner)
    sure = said(await taps(owner, "Διαγραφή: 15/08/27 – 25/08/27"))
    assert sure == "Κυριακή 15 Αυγούστου – Τετάρτη 25 Αυγούστου: να ισχύει πάλι το κανονικό ωράριο;"
    assert "Μέρες με άλλο ωράριο" in said(await taps(owner, "Άκυρο"))
    await taps(owner, "Διαγραφή")
    assert await notice(owner, "Ναι, το κανονικό") == "Ισχύει πάλι το κανονικό ωράριο."
    left = [one.day for one in await house.rows(OpeningException)]
    assert left == [date(2027, 8, day) for day in range(10, 15)], "what has passed stays as it was"


@ON_SQLITE
async def test_careless_answers_are_asked_again_with_the_reason(house: House) -> None:
    owner = await house.owner()
    await begins(owner)
    for wrong, sentence in (
        ("αύριο", "δεν τη βρήκα στο ημερολόγιο"),
        ("31/2", "δεν τη βρήκα στο ημερολόγιο"),
        ("21/11/2026", "Αυτή η μέρα πέρασε. Γράψτε μία από σήμερα"),
        ("24/12/2062", "Μήπως η χρονιά γράφτηκε λάθος;"),
        ("25/8/2027-10/8/2027", "Γράψτε πρώτα την πρώτη."),
        ("1/1-31/12", "Ως 100 μέρες κάθε φορά"),
    ):
        again = said(await writes(owner, wrong))
        assert sentence in again
        assert again.endswith("10/8-25/8"), "the question comes again"
    assert "Ποιες ώρες" in said(await writes(owner, "24.12"))
    for wrong in ("πολλές", "9-2", "9-14 10-12"):
        assert "Ποιες ώρες θα είστε ανοιχτά;" in said(await writes(owner, wrong)), wrong
    await writes(owner, "9-14")
    await owner.send_sticker()
    assert "Ως 100 γράμματα" in said(await owner.answer())
    assert "Ως 100 γράμματα" in said(await writes(owner, "ω" * 101))
    await taps(owner, "Χωρίς σημείωση")
    preview = said(await taps(owner, "Χωρίς σημείωση"))
    assert "• Πέμπτη 24 Δεκεμβρίου: 9:00–14:00\n• Thursday 24 December: 9:00–14:00" in preview
    assert said(await writes(owner, "και κάτι ακόμη")) == preview, "the preview stays"
    await taps(owner, "Ναι, έτσι")
    assert [one.day for one in await house.rows(OpeningException)] == [EVE]


@ON_SQLITE
async def test_a_day_written_again_takes_the_place_of_what_was_said(house: House) -> None:
    owner = await house.owner()
    async with transaction(house.app.database) as session:
        await set_exception(session, EVE, date(2026, 12, 26), Exceptional((), "Γιορτές", "Holidays"))
    await begins(owner)
    await writes(owner, "24/12")
    await writes(owner, "9-16")
    await taps(owner, "Χωρίς σημείωση")
    assert "Παίρνει τη θέση όσων είχατε γράψει" in said(await taps(owner, "Χωρίς σημείωση"))
    page = said(await taps(owner, "Ναι, έτσι"))
    assert "• Πέμπτη 24 Δεκεμβρίου: 9:00–16:00\n• Παρασκευή 25 Δεκεμβρίου – Σάββατο 26 Δεκεμβρίου" in page


@pytest.mark.parametrize("way_out", ["/menu", "Άκυρο"])
@ON_SQLITE
async def test_leaving_in_the_middle_forgets_what_was_begun(house: House, way_out: str) -> None:
    owner = await house.owner()
    await begins(owner)
    await writes(owner, "24/12")
    await (writes(owner, way_out) if way_out.startswith("/") else taps(owner, way_out))
    assert "Δεν κατάλαβα" in said(await writes(owner, "9-14"))
    assert await house.rows(OpeningException) == []


@ON_SQLITE
async def test_many_exceptions_have_pages(house: House) -> None:
    owner = await house.owner()
    async with transaction(house.app.database) as session:
        for number in range(10):
            day = EVE + timedelta(days=2 * number)
            await set_exception(session, day, day, Exceptional(()))
    first = await lists(owner)
    assert first.count("•") == 8
    assert said(await taps(owner, "›")).count("•") == 2


@ON_SQLITE
async def test_taps_out_of_turn_and_of_others_change_nothing(house: House) -> None:
    owner, waiter = await house.owner(), await house.team_member()
    async with transaction(house.app.database) as session:
        await set_exception(session, EVE, EVE, Exceptional(()))
    page = await writes(waiter, "/menu")
    drop = DropException(first=EVE.toordinal(), last=EVE.toordinal(), sure=True)
    for tap in (ManageExceptions(), AddException(), ClosedThen(), WithoutNote(), KeepException(), drop):
        toast = await waiter.tap_data(tap.pack(), page.message_id)
        assert toast is not None
        assert "δεν ισχύει πια" in (toast.text or "")
    await begins(owner)
    page = (await owner.messages())[-1]
    for early in (ClosedThen(), WithoutNote(), KeepException()):
        await owner.tap_data(early.pack(), page.message_id)
        await owner.settled()
        assert said((await owner.messages())[-1]).endswith("10/8-25/8"), "asked in its turn"
    gone = DropException(first=EVE.toordinal() + 1, last=EVE.toordinal() + 3)
    await owner.tap_data(gone.pack(), page.message_id)
    await owner.settled()
    assert "Μέρες με άλλο ωράριο" in said((await owner.messages())[-1])
    assert len(await house.rows(OpeningException)) == 1
