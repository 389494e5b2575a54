"""Quiet hours, time zone and how often, in the chat and in the acts."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customers.choices import messages_page
from house import ON_SQLITE, START, House, notice, said, taps
from telegram_sandbox.chat_client import ChatClient
from telegram_sandbox.screens import Screen
from xenia.core.database import Database
from xenia.core.texts import LANGUAGES, Texts
from xenia.core.transaction import reading, transaction
from xenia.customers.checks import check_preferences
from xenia.customers.models import Customer, Preferences
from xenia.customers.preferences import (
    is_quiet,
    monthly_of,
    quiet_hours_of,
    set_monthly,
    set_name_day,
    set_quiet_hours,
    set_zone,
    zone_of,
)
from xenia.customers.zones import ZONES

ATHENS = ZoneInfo("Europe/Athens")


async def pace_page(chat: ChatClient) -> Screen:
    """The page on which these are chosen."""
    await messages_page(chat)
    return await taps(chat, "Πότε και πόσο συχνά")


async def test_the_usual_until_something_else_is_chosen(house: House) -> None:
    anna = await house.customer("Άννα")
    page = await pace_page(anna)
    assert "Ησυχία: από τις 21:00 ως τις 9:00\nΏρα: του καταστήματος\n" in said(page)
    assert page.labels[:3] == ["1 τον μήνα", "2 τον μήνα", "● 4 τον μήνα"]
    assert await house.rows(Preferences) == []

    assert await notice(anna, "1 τον μήνα") == "Το σημειώσαμε."
    assert "το πολύ ένα μήνυμα τον μήνα" in said(await anna.answer())
    await taps(anna, "Αλλαγή ωρών ησυχίας")
    until = await taps(anna, "22:00")
    assert until.labels[:4] == ["23:00", "0:00", "1:00", "2:00"]
    assert "22:00" not in until.labels
    assert "από τις 22:00 ως τις 7:00" in said(await taps(anna, "7:00"))
    zones = await taps(anna, "Αλλαγή ζώνης ώρας")
    assert "Νέα Υόρκη · 03:00" in zones.labels
    assert not any("Αθήνα" in label for label in zones.labels), "that is the shop's"
    assert "Ώρα: Νέα Υόρκη" in said(await taps(anna, "Νέα Υόρκη"))
    (kept,) = await house.rows(Preferences)
    assert zone_of(kept, ATHENS) == ZoneInfo("America/New_York")
    assert quiet_hours_of(kept) == (22, 7)
    assert monthly_of(kept) == 1
    assert "το πολύ ένα μήνυμα τον μήνα" in said(await messages_page(anna))

    await pace_page(anna)
    await taps(anna, "Αλλαγή ωρών ησυχίας")
    await taps(anna, "Όπως συνήθως: 21:00–9:00")
    await taps(anna, "4 τον μήνα")
    await taps(anna, "Αλλαγή ζώνης ώρας")
    page = await taps(anna, "Όπως στο κατάστημα")
    assert "Ησυχία: από τις 21:00 ως τις 9:00\nΏρα: του καταστήματος\n" in said(page)
    (kept,) = await house.rows(Preferences)
    assert (kept.zone, kept.quiet_from, kept.quiet_until, kept.monthly) == (None, None, None, None)


@ON_SQLITE
async def test_forged_choices_change_nothing(house: House) -> None:
    anna = await house.customer("Άννα")
    for forged in (
        "quiet:9:9",
        "quiet:24:1",
        "quiet:-1:5",
        "often:3",
        "often:0",
        "zone:Mars/Base",
        "qfrom:24",
    ):
        assert await anna.tap_data(forged) is not None
        await anna.answer()
    assert await house.rows(Preferences) == []


@ON_SQLITE
async def test_the_acts_refuse_what_nobody_is_offered(house: House) -> None:
    await house.customer("Άννα")
    (anna,) = await house.rows(Customer)
    async with transaction(house.app.database) as session:
        for refused in (
            set_quiet_hours(session, anna.id, (5, 5)),
            set_quiet_hours(session, anna.id, (0, 24)),
            set_monthly(session, anna.id, 3),
            set_zone(session, anna.id, "Europe/Atlantis"),
        ):
            with pytest.raises(ValueError, match=r"hours|numbers|zones"):
                await refused
        with pytest.raises(KeyError):
            await set_name_day(session, anna.id, "nobody")
    assert await house.rows(Preferences) == []


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ({"birth_month": 2, "birth_day": 30}, "a birthday on 30/2"),
        ({"birth_month": 2, "birth_day": 29}, "a birthday on 29/2"),
        ({"birth_month": 5, "birth_day": 5, "leap_day": "after"}, "a birthday on 5/5"),
        ({"name_day": "nobody"}, "a name day under 'nobody'"),
        ({"zone": "Mars/Base"}, "a time zone 'Mars/Base'"),
        ({"zone": "Europe"}, "a time zone 'Europe'"),
    ],
)
async def test_verify_finds_what_nobody_can_have_told_us(
    database: Database, wrong: dict[str, Any], found: str
) -> None:
    async with transaction(database) as session:
        customer = Customer(
            telegram_id=1, first_name="Άννα", language="el", card_number="1234", joined_at=START, left_at=None
        )
        session.add(customer)
        await session.flush()
        session.add(Preferences(customer_id=customer.id, **wrong))
    async with reading(database) as session:
        (fault,) = [one async for one in check_preferences(session)]
    assert fault.startswith(found)


@given(start=st.integers(0, 23), length=st.integers(1, 23), hour=st.integers(0, 23))
def test_quiet_hours_reach_across_midnight(start: int, length: int, hour: int) -> None:
    expected = hour in {(start + each) % 24 for each in range(length)}
    assert is_quiet(hour, (start, (start + length) % 24)) == expected


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_offered_is_one_that_has_a_name(zone: str) -> None:
    assert datetime(2027, 7, 1, 12, tzinfo=ZoneInfo(zone)).utcoffset() is not None
    for language in LANGUAGES:
        assert Texts(ATHENS).say(language).plain(f"customers-city-{zone.partition('/')[2].lower()}")
