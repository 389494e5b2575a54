"""Name days with their movable feasts, anniversaries, and the day on which the shop thanks."""

from datetime import date, datetime

import pytest

from house import ON_SQLITE, House, said
from outreach.people import at, athens, born, decides, gift, keeps, offers, reads, takes
from xenia.customers.name_days import feast_of, keys_on, suggest
from xenia.customers.preferences import Birthday
from xenia.outreach.gifts import Given
from xenia.outreach.models import Occasion

POINTS = Given(points=50)


@pytest.mark.parametrize(
    ("name", "day", "not_on"),
    [
        ("Αναστάσιος", athens(2027, 5, 2), athens(2027, 4, 30)),  # Orthodox Easter
        ("Γιώργος", athens(2027, 5, 3), athens(2027, 4, 23)),  # in Lent: Easter Monday
        ("Γιώργος", athens(2028, 4, 23), athens(2028, 4, 17)),  # after Easter: its own day
        ("Νίκος", athens(2026, 12, 6), athens(2026, 12, 5)),  # a Sunday: the day is the point
    ],
)
async def test_a_name_day_is_kept_where_the_calendar_has_it(
    house: House, name: str, day: datetime, not_on: datetime
) -> None:
    nikos = await house.customer(name)
    await gift(house, Occasion.NAME_DAY, POINTS)
    await decides(house, 1, "nameday")
    (key,) = [key for key in suggest(name) if key in keys_on(day.date())]
    await keeps(house, 1, key)
    await at(house, not_on)
    assert await reads(nikos) == []
    await at(house, day)
    (wish,) = await reads(nikos)
    assert said(wish).startswith("Χρόνια πολλά για τη γιορτή σας, ")
    assert "Να χαίρεστε το όνομά σας." in said(wish)
    assert "Σας δώσαμε 50 πόντους" in await takes(nikos)
    (offer,) = await offers(house)
    assert (offer.day, offer.local_year) == (day.date(), day.year)


@ON_SQLITE
async def test_a_feast_that_comes_early_next_year_is_kept_again(house: House) -> None:
    nikos = await house.customer("Γιώργος")
    await gift(house, Occasion.NAME_DAY, POINTS)
    await decides(house, 1, "nameday")
    first = athens(2029, 4, 23)
    (key,) = [key for key in suggest("Γιώργος") if key in keys_on(first.date())]
    await keeps(house, 1, key)
    for year in range(2027, 2040):
        day = feast_of(key, year)
        await at(house, athens(year, day.month, day.day))
    assert [one.local_year for one in await offers(house)] == list(range(2027, 2040))
    assert len(await reads(nikos)) == 13


async def test_another_feast_gives_no_second_offer_in_a_year(house: House) -> None:
    nikos = await house.customer("Νίκος")
    await gift(house, Occasion.NAME_DAY, POINTS)
    await decides(house, 1, "nameday")
    await keeps(house, 1, keys_on(date(2026, 12, 6))[0])
    await at(house, athens(2026, 12, 6))
    for day in (date(2026, 12, 12), date(2027, 1, 7), date(2027, 6, 29)):
        await keeps(house, 1, keys_on(day)[0])
        await at(house, athens(day.year, day.month, day.day))
    assert len(await reads(nikos)) == len(await offers(house)) == 1


async def test_a_birthday_on_the_name_day_goes_first(house: House) -> None:
    nikos = await house.customer("Νίκος")
    await decides(house, 1, "nameday", "birthday")
    await keeps(house, 1, keys_on(date(2026, 12, 6))[0])
    await born(house, 1, Birthday(12, 6))
    await at(house, athens(2026, 12, 6))
    (wish,) = await reads(nikos)
    assert "αρχίζει" in said(wish), "the birthday's; the other waits a day"
    await at(house, athens(2026, 12, 7))
    assert len(await reads(nikos)) == 2


async def test_years_together(house: House) -> None:
    anna, emma = await house.customer(), await house.customer("Emma", "en")
    await gift(house, Occasion.ANNIVERSARY, POINTS)
    await decides(house, 1, "offers")
    await at(house, athens(2027, 11, 21))
    assert await reads(anna) == []
    await at(house, athens(2027, 11, 22))
    (first,) = await reads(anna)
    assert said(first).startswith("Κλείσατε έναν χρόνο μαζί μας, Άννα. Σας ευχαριστούμε που μας προτιμάτε.")
    await decides(house, 2, "offers")
    await at(house, athens(2028, 11, 23))
    await at(house, athens(2028, 11, 24))
    assert "Κλείσατε 2 χρόνια" in said((await reads(anna))[1])
    (second,) = await reads(emma)
    assert "with us for 2 years" in said(second)
    assert sorted((one.customer_id, one.local_year) for one in await offers(house)) == [
        (1, 2027),
        (1, 2028),
        (2, 2027),
        (2, 2028),
    ]


@ON_SQLITE
async def test_who_joined_on_the_29th_of_february_is_thanked_each_year(house: House) -> None:
    house.sandbox.clock.set(athens(2028, 2, 29))
    anna = await house.customer()
    await decides(house, 1, "offers")
    for year, day in ((2029, 28), (2030, 28), (2031, 28), (2032, 29)):
        await at(house, athens(year, 2, day - 1))
        before = len(await reads(anna))
        await at(house, athens(year, 2, day))
        await at(house, athens(year, 3, 1))
        await at(house, athens(year, 3, 2))
        assert len(await reads(anna)) - before == 1, year


async def test_the_day_on_which_the_shop_thanks(house: House) -> None:
    anna, maria = await house.customer(), await house.customer("Μαρία")
    await gift(house, Occasion.APPRECIATION, POINTS, days=4, on_day=date(2026, 12, 3), words="Με κουλουράκια")
    await decides(house, 1, "announcements")
    await decides(house, 2, "birthday", "nameday", "offers", "winback", "expiry", "checkins")
    await at(house, athens(2026, 12, 2))
    assert await reads(anna) == []
    await at(house, athens(2026, 12, 3))
    (thanks,) = await reads(anna)
    assert said(thanks) == (
        "Άννα, σας ευχαριστούμε που μας στηρίζετε. Σας αφιερώσαμε μια μέρα: 3 Δεκεμβρίου 2026.\n\n"
        "Με κουλουράκια\n\n"
        "Ένα δώρο από εμάς: 50 πόντοι. Το παίρνετε με ένα πάτημα ως τις 6 Δεκεμβρίου 2026.\n\n"
        "Το Καφενείο"
    )
    assert await reads(maria) == []
    assert "Σας δώσαμε 50 πόντους" in await takes(anna)
    await at(house, athens(2026, 12, 4))
    assert len(await reads(anna)) == 1
    assert [one.customer_id for one in await offers(house)] == [1, 2]


@ON_SQLITE
async def test_a_day_of_thanks_that_was_slept_through_is_kept_while_its_gift_lasts(house: House) -> None:
    anna = await house.customer()
    await decides(house, 1, "announcements")
    await gift(house, Occasion.APPRECIATION, POINTS, days=1, on_day=date(2026, 12, 3))
    await at(house, athens(2026, 12, 6))
    assert await offers(house) == []
    await gift(house, Occasion.APPRECIATION, POINTS, days=7, on_day=date(2027, 12, 1))
    await at(house, athens(2027, 12, 4))
    assert await offers(house) == [], "three days are too late"
    await gift(house, Occasion.APPRECIATION, POINTS, days=7, on_day=date(2028, 11, 28))
    await at(house, athens(2028, 11, 30))
    assert len(await reads(anna)) == 1
