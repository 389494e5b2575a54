"""Whoever asks is told whether we are open, the week at a glance, and what is unlike it soon."""

from datetime import date, datetime

import pytest

from house import ON_SQLITE, House, said, taps, writes
from xenia.core.database import AsyncSession
from xenia.core.transaction import transaction
from xenia.shop.hours import Exceptional, Span
from xenia.shop.hours_kept import rest_on_holidays, set_exception, set_weekdays
from xenia.shop.taps import ShowHours

SPLIT: tuple[Span, ...] = ((540, 840), (1050, 1260))


def clock(written: str) -> datetime:
    return datetime.fromisoformat(f"{written}+02:00")


async def usual_week(session: AsyncSession) -> None:
    await set_weekdays(session, range(1, 6), SPLIT)
    await set_weekdays(session, [6], ((540, 900),))
    await set_weekdays(session, [7], ())


async def test_the_week_and_what_is_unlike_it(house: House) -> None:
    anna = await house.customer()
    async with transaction(house.app.database) as session:
        await usual_week(session)
        await set_exception(
            session,
            date(2026, 11, 24),
            date(2026, 11, 24),
            Exceptional(((540, 780),), "<Απογραφή>", "Stocktaking"),
        )
        await set_exception(session, date(2026, 12, 5), date(2026, 12, 7), Exceptional((), "Άδεια", ""))
        await set_exception(session, date(2026, 12, 24), date(2026, 12, 24), Exceptional(((540, 960),)))
    await writes(anna, "/menu")
    page = await taps(anna, "Ωράριο")
    assert said(page) == (
        "Το ωράριό μας\n"
        "Τώρα είμαστε κλειστά. Ανοίγουμε αύριο στις 9:00.\n\n"
        "Δευτέρα–Παρασκευή: 9:00–14:00, 17:30–21:00\n"
        "Σάββατο: 9:00–15:00\n"
        "Κυριακή: κλειστά\n"
        "Αργίες: κλειστά\n\n"
        "Τις επόμενες μέρες\n"
        "• Τρίτη 24 Νοεμβρίου: 9:00–13:00 (<Απογραφή>)\n"
        "• Σάββατο 5 Δεκεμβρίου – Δευτέρα 7 Δεκεμβρίου: κλειστά (Άδεια)"
    ), "the holiday is told to its end; Christmas Eve is further away than two weeks"
    assert page.labels == ["‹ Πίσω"]
    house.sandbox.clock.set(clock("2026-12-23T10:00"))
    assert said(await writes(anna, "/hours")).endswith(
        "• Πέμπτη 24 Δεκεμβρίου: 9:00–16:00\n"
        "• Παρασκευή 25 Δεκεμβρίου – Σάββατο 26 Δεκεμβρίου: κλειστά (αργία)\n"
        "• Παρασκευή 1 Ιανουαρίου 2027: κλειστά (αργία)"
    )


async def test_a_guest_reads_it_in_english_before_joining(house: House) -> None:
    async with transaction(house.app.database) as session:
        await usual_week(session)
        await set_exception(
            session, date(2026, 11, 24), date(2026, 11, 24), Exceptional((), "Άδεια", "Leave")
        )
        await rest_on_holidays(session, closed=False)
    emma = await house.guest("Emma", "en")
    assert said(await writes(emma, "/hours")) == (
        "Our opening hours\n"
        "We are closed now. We open tomorrow at 9:00.\n\n"
        "Monday–Friday: 9:00–14:00, 17:30–21:00\n"
        "Saturday: 9:00–15:00\n"
        "Sunday: closed\n"
        "Public holidays: as on other days\n\n"
        "In the coming days\n"
        "• Tuesday 24 November: closed (Leave)"
    )


@pytest.mark.parametrize(
    ("now", "greek", "english"),
    [
        ("2026-11-23T10:00", "Τώρα είμαστε ανοιχτά, ως τις 14:00.", "We are open now, until 14:00."),
        ("2026-11-23T20:59", "Τώρα είμαστε ανοιχτά, ως τις 21:00.", "We are open now, until 21:00."),
        (
            "2026-11-23T14:00",
            "Τώρα είμαστε κλειστά. Ανοίγουμε σήμερα στις 17:30.",
            "We are closed now. We open today at 17:30.",
        ),
        (
            "2026-11-28T15:00",
            "Τώρα είμαστε κλειστά. Ανοίγουμε τη Δευτέρα στις 9:00.",
            "We are closed now. We open on Monday at 9:00.",
        ),
        (
            "2027-04-29T21:00",
            "Τώρα είμαστε κλειστά. Ανοίγουμε την Τετάρτη στις 9:00.",
            "We are closed now. We open on Wednesday at 9:00.",
        ),
    ],
)
@ON_SQLITE
async def test_now_and_next(house: House, now: str, greek: str, english: str) -> None:
    async with transaction(house.app.database) as session:
        await usual_week(session)
    local = datetime.fromisoformat(now).replace(tzinfo=house.app.shop.zone)
    house.sandbox.clock.set(local)
    anna, emma = await house.guest(), await house.guest("Emma", "en")
    assert greek in said(await writes(anna, "/hours"))
    assert english in said(await writes(emma, "/hours"))


@pytest.mark.parametrize(
    ("spans", "sentence"),
    [
        (((0, 1440),), "Τώρα είμαστε ανοιχτά, μέρα και νύχτα."),
        (((0, 90), (540, 1440)), "Τώρα είμαστε ανοιχτά, ως τη 1:30."),
        (((540, 1440),), "Τώρα είμαστε ανοιχτά, ως τα μεσάνυχτα."),
        (((60, 90),), "Τώρα είμαστε κλειστά. Ανοίγουμε αύριο στη 1:00."),
        ((), "Αυτό το διάστημα είμαστε κλειστά."),
    ],
)
@ON_SQLITE
async def test_every_day_alike(house: House, spans: tuple[Span, ...], sentence: str) -> None:
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 8), spans)
        await rest_on_holidays(session, closed=False)
    anna = await house.customer()
    page = said(await writes(anna, "/hours"))
    assert sentence in page
    assert "\nΚάθε μέρα: " in page


@ON_SQLITE
async def test_long_open_and_long_closed_are_told_with_the_day(house: House) -> None:
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 8), ())
        await set_weekdays(session, range(1, 7), ((0, 1440),))
    anna = await house.customer()
    house.sandbox.clock.set(clock("2026-11-23T10:00"))
    assert "ανοιχτά, ως το Σάββατο τα μεσάνυχτα." in said(await writes(anna, "/hours"))
    async with transaction(house.app.database) as session:
        await set_weekdays(session, range(1, 8), ())
        await set_exception(session, date(2027, 3, 1), date(2027, 3, 1), Exceptional(SPLIT))
    assert "Ανοίγουμε τη Δευτέρα 1 Μαρτίου 2027 στις 9:00." in said(await writes(anna, "/hours"))


async def test_what_nobody_has_set_is_not_told_as_if_it_were_so(house: House) -> None:
    anna = await house.customer()
    home = await writes(anna, "/menu")
    assert "Ωράριο" not in home.labels
    assert "Δεν έχουμε γράψει ακόμη εδώ το ωράριό μας" in said(await writes(anna, "/hours"))
    async with transaction(house.app.database) as session:
        await set_weekdays(session, [1], SPLIT)
    assert "Ωράριο" in (await writes(anna, "/menu")).labels
    toast = await anna.tap_data(ShowHours().pack(), home.message_id)
    assert toast is None or not toast.text
    assert "Δευτέρα: 9:00–14:00, 17:30–21:00\nΤρίτη–Σάββατο: 9:00–21:00\nΚυριακή: κλειστά" in said(
        await writes(anna, "/hours")
    )
