"""Practice: a real case's pages with nobody at the other end, and nothing of it anywhere else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData
from sqlalchemy import func, select

from care.people import carried
from care_replies.desk import brings, reads, said, taps, writes
from house import House, doorway
from telegram_sandbox.chat_client import ChatClient
from xenia.care.models import State
from xenia.care.practice.models import PracticeTicket
from xenia.care.practice.stories import state_of, what_was_good
from xenia.care.practice.taps import ShowPractice, StopPractice
from xenia.core.database import Base
from xenia.core.transaction import reading

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


async def _counts(house: House) -> dict[str, int]:
    """How many rows each table has, but for those of taking in and of conversations."""
    left_out = {"inbox", "conversation", "practice_ticket", "alembic_version"}
    async with reading(house.app.database) as session:
        return {
            name: await session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
            if name not in left_out
        }


async def _begins(house: House, chat: ChatClient) -> list[str]:
    await doorway(chat, "Εξάσκηση")
    await chat.tap("Ο κρύος καφές")
    return [said(one) for one in (await reads(house, chat))[-2:]]


async def test_a_story_is_practised_to_its_end_as_a_real_case_is(house: House) -> None:
    waiter = await house.team_member()
    opened, first = await _begins(house, waiter)
    assert "ΕΞΑΣΚΗΣΗ·1 · νέα υπόθεση (παράπονο)" in opened
    assert "ΕΞΑΣΚΗΣΗ·2 · Όλγα\nΚαλημέρα. Πήρα καφέ στις εννιά και ήταν κρύος." in first
    page = await taps(waiter, "Την αναλαμβάνω")
    assert "ΕΞΑΣΚΗΣΗ · παράπονο · σε εξέλιξη" in said(page)
    assert "Την έχει: Μάρκος" in said(page)
    await house.people.advance(minutes=3)
    await taps(waiter, "Απάντηση")
    assert "Να σταλεί έτσι;" in said(await writes(waiter, "Όλγα, συγγνώμη. Το κοιτάω τώρα."))
    await waiter.tap("Αποστολή")
    done, more = [said(one) for one in (await reads(house, waiter))[-2:]]
    assert "ΕΞΑΣΚΗΣΗ\nΣε μια αληθινή υπόθεση θα έφευγε τώρα. Προς: Όλγα" in done
    assert "ΕΞΑΣΚΗΣΗ·5 · Όλγα\nΔεν είναι για τον έναν καφέ." in more
    shown = (await waiter.messages())[-1]
    await waiter.reply(shown.message_id, "// τρίτη φορά αυτόν τον μήνα")
    assert "Γράφτηκε. Σε μια αληθινή υπόθεση θα το έβλεπε μόνο η ομάδα." in said(await waiter.answer())
    await waiter.reply(shown.message_id, "Βάλαμε άλλο θερμόμετρο στη μηχανή")
    assert "ΕΞΑΣΚΗΣΗ·8 · Όλγα\nΕντάξει, σας ευχαριστώ" in said((await reads(house, waiter))[-1])
    await taps(waiter, "Λύθηκε")
    await writes(waiter, "Αλλάξαμε τη μηχανή και το είπαμε σε όλους")
    summary = said(await taps(waiter, "Αποστολή"))
    assert "Όλγα: Αυτό ήθελα να ακούσω." in summary
    for good in ("μέσα σε 3 λεπτά", "Ζητήσατε συγγνώμη", "Είπατε πώς λύθηκε", "(Όλγα)", "Αφήσατε σημείωση"):
        assert good in summary
    assert "Έτσι ακριβώς θα το θέλαμε" in summary
    assert await house.rows(PracticeTicket) == [], "nothing of it is kept"


async def test_what_is_nearly_a_note_is_asked_about_as_of_a_real_case(house: House) -> None:
    waiter = await house.team_member()
    await _begins(house, waiter)
    shown = (await waiter.messages())[-1]
    await waiter.reply(shown.message_id, "/ δύσκολη πελάτισσα")
    asked = await waiter.answer()
    assert "μοιάζει με σημείωση (ΕΞΑΣΚΗΣΗ)" in said(asked)
    assert "θα το έβλεπε μόνο η ομάδα" in said(await taps(waiter, "Μόνο για την ομάδα"))
    await taps(waiter, "Υπόθεση ΕΞΑΣΚΗΣΗ")
    await taps(waiter, "Απάντηση")
    await writes(waiter, "\\\\ να της δώσουμε κάτι")
    assert "μοιάζει με σημείωση" in said(await taps(waiter, "Αποστολή"))
    await waiter.tap("Να σταλεί στον πελάτη")
    assert "Δεν είναι για τον έναν καφέ" in said((await reads(house, waiter))[-1]), "as they said"
    (practice,) = await house.rows(PracticeTicket)
    sides = [one["side"] for one in practice.lines if one["what"] == "text"]
    assert sides == ["customer", "note", "staff", "customer"]


async def test_nobody_else_is_disturbed_and_nothing_is_left_anywhere(house: House) -> None:
    waiter, niki, anna = (
        await house.team_member(),
        await house.team_member(name="Νίκη"),
        await house.customer(),
    )
    reference = await brings(anna, "Ωραίος καφές", "Έναν καλό λόγο")  # which has no deadline
    line = await carried(house, waiter, f"{reference}·2")
    await house.tick()  # the clocks of the real one begin
    before = await _counts(house)
    quiet = {chat: len(await reads(house, chat)) for chat in (anna, niki)}
    await _begins(house, waiter)
    first = (await waiter.messages())[-1]
    await waiter.reply(first.message_id, f"Όπως και στην {reference}·2, συγγνώμη")
    await reads(house, waiter)
    page = await taps(waiter, "ΕΞΑΣΚΗΣΗ")
    assert f"{reference}·2" in said(page), "what a real case is called, on a page of practice"
    await waiter.reply(page.message_id, "αυτό δεν φεύγει ποτέ")
    for label in ("Περιμένω τον πελάτη", "Λύθηκε"):
        await reads(house, waiter)
        await waiter.tap(label)
    await writes(waiter, "ούτε αυτό")
    await taps(waiter, "Αποστολή")
    await house.people.advance(days=1)
    await house.tick()
    assert {name: many for name, many in (await _counts(house)).items() if many != before[name]} == {}
    assert {chat: len(await reads(house, chat)) for chat in (anna, niki)} == quiet
    await waiter.reply(line.message_id, "Άννα, συγγνώμη")
    await reads(house, waiter)
    assert "Άννα, συγγνώμη" in said((await reads(house, anna))[-1]), "and a real one is still answered"


async def test_no_button_of_practice_leads_to_a_real_case(house: House) -> None:
    waiter = await house.team_member()
    await _begins(house, waiter)
    await taps(waiter, "Την αναλαμβάνω")
    await taps(waiter, "Σημείωση για την ομάδα")
    await writes(waiter, "κάτι")
    await taps(waiter, "Να γραφτεί")
    await taps(waiter, "Υπόθεση ΕΞΑΣΚΗΣΗ")
    real = {
        one.__prefix__
        for one in CallbackData.__subclasses__()
        if one.__module__.startswith("xenia.care") and ".practice." not in one.__module__
    }
    pages = [one for one in await waiter.messages() if "ΕΞΑΣΚΗΣΗ" in said(one)]
    assert len(pages) >= 5
    found = [one.data for page in pages for row in page.buttons for one in row if one.data]
    assert found
    assert [data for data in found if data.partition(":")[0] in real] == []


async def test_one_practises_on_one_story_at_a_time_and_only_on_their_own(house: House) -> None:
    waiter, niki = await house.team_member(), await house.team_member(name="Νίκη")
    await _begins(house, waiter)
    (practice,) = await house.rows(PracticeTicket)
    await writes(niki, "/menu")
    toast = await niki.tap_data(ShowPractice(practice=practice.id).pack())
    assert toast is not None
    assert "Αυτή η εξάσκηση έχει τελειώσει" in (toast.text or "")
    await niki.tap_data(StopPractice().pack())
    await niki.settled()
    assert len(await house.rows(PracticeTicket)) == 1
    assert "Συνέχεια από εκεί που έμεινα" in (await doorway(waiter, "Εξάσκηση")).labels
    await waiter.tap("Η λάθος παραγγελία")
    await reads(house, waiter)
    assert [one.story for one in await house.rows(PracticeTicket)] == [2]
    await house.people.advance(days=1, minutes=1)
    await house.tick()
    assert await house.rows(PracticeTicket) == [], "who does not come back to it begins anew"


def _line(side: str, what: str, words: str | None = None, minute: int = 0) -> dict[str, Any]:
    return {"side": side, "what": what, "words": words, "at": (AT + timedelta(minutes=minute)).isoformat()}


@pytest.mark.parametrize(
    ("lines", "good", "next_time"),
    [
        ([_line("staff", "resolved", "Έγινε", 1)], {"quick"}, "sorry"),
        ([_line("staff", "text", "Λυπούμαστε πολύ, Στέφανε", 11)], {"sorry", "name"}, "how"),
        (
            [_line("staff", "resolved", "Sorry, we changed the machine at once", 30)],
            {"sorry", "how"},
            "quick",
        ),
        (
            [_line("staff", "resolved", "Συγνώμη. Αλλάξαμε τη μηχανή του καφέ", 10)],
            {"sorry", "how", "quick"},
            "name",
        ),
        ([_line("note", "text", "συγγνώμη")], {"note"}, "sorry"),
    ],
)
def test_what_was_good_is_said_and_one_thing_for_the_next_time(
    lines: list[dict[str, Any]], good: set[str], next_time: str
) -> None:
    seen = what_was_good(lines, AT, "Στέφανος")
    assert (set(seen.good), seen.next_time) == (good, next_time)


def test_where_it_stands_is_what_was_done() -> None:
    assert state_of([_line("system", "opened")]) == State.NEW
    assert state_of([_line("system", "opened"), _line("system", "claimed")]) == State.CLAIMED
    assert state_of([_line("system", "claimed"), _line("staff", "resolved", "ok")]) == State.RESOLVED
