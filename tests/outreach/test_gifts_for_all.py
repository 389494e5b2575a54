"""Gifts of the shop are for every member; messages about them, for those who want them, come in time."""

from datetime import date, timedelta

import pytest

from house import ON_SQLITE, House, said, taps, writes
from outreach.people import at, athens, born, decides, gift, offers, reads, takes
from xenia.core.texts import with_article
from xenia.customers.preferences import Birthday
from xenia.deliveries.models import Delivery
from xenia.outreach import everyone
from xenia.outreach.gifts import Given
from xenia.outreach.models import Occasion
from xenia.outreach.taps import TakeOffer
from xenia.outreach.walks import Walk

POINTS = Given(points=50)


async def test_who_wants_no_message_has_the_gift_of_the_day_all_the_same(house: House) -> None:
    anna, maria, eleni = [await house.customer(name) for name in ("Άννα", "Μαρία", "Ελένη")]
    await decides(house, 1, "announcements")
    await writes(eleni, "/settings")
    for label in ("Αποχώρηση", "Αποχωρώ"):
        await taps(eleni, label)
    await gift(house, Occasion.APPRECIATION, POINTS, on_day=date(2026, 12, 3))
    await at(house, athens(2026, 12, 2))
    assert await offers(house) == []
    for day, hour in ((3, 8), (3, 12), (3, 20), (4, 12), (5, 12)):
        await at(house, athens(2026, 12, day, hour))
    assert [one.customer_id for one in await offers(house)] == [1, 2]
    assert (len(await reads(anna)), await reads(maria), await reads(eleni)) == (1, [], [])
    await writes(maria, "/menu")
    assert "Για να σας ευχαριστήσουμε" in said(await taps(maria, "Οι προσφορές μου"))
    assert "Σας δώσαμε 50 πόντους" in said(await taps(maria, "Παίρνω: 50 πόντοι"))


async def test_who_wants_no_offers_has_the_gift_of_their_anniversary(house: House) -> None:
    anna, maria = await house.customer(), await house.customer("Μαρία")
    await gift(house, Occasion.ANNIVERSARY, POINTS)
    await decides(house, 1, "offers")
    for year in (2027, 2028):
        for day in (21, 22, 23, 24):
            await at(house, athens(year, 11, day))
    made = await offers(house)
    assert sorted((one.customer_id, one.local_year) for one in made) == [
        (who, year) for who in (1, 2) for year in (2027, 2028)
    ]
    assert {(one.day.month, one.day.day) for one in made} == {(11, 22)}
    assert (len(await reads(anna)), await reads(maria)) == (2, [])


async def test_slices_leave_nobody_out_and_do_nobody_twice(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everyone, "_APPRECIATION", Walk("appreciation", None, timedelta(hours=1), slice=2))
    people = [await house.customer(f"Άννα {number}") for number in range(5)]
    for who in (2, 5):
        await decides(house, who, "announcements")
    await gift(house, Occasion.APPRECIATION, POINTS, on_day=date(2026, 12, 3))
    for hour in (9, 12, 15):
        await at(house, athens(2026, 12, 3, hour))
    assert [one.customer_id for one in await offers(house)] == [1, 2, 3, 4, 5]
    assert [len(await reads(one)) for one in people] == [0, 1, 0, 0, 1]


@ON_SQLITE
async def test_a_gift_of_one_day_outlives_the_sunday_that_holds_its_message_back(house: House) -> None:
    anna = await house.customer()
    await decides(house, 1, "announcements")
    await gift(house, Occasion.APPRECIATION, POINTS, days=1, on_day=date(2027, 8, 15))
    for day, hour in ((15, 8), (15, 12), (15, 20), (16, 11)):
        await at(house, athens(2027, 8, day, hour))
    (thanks,) = await reads(anna)
    assert "Σας αφιερώσαμε μια μέρα: 15 Αυγούστου 2027." in said(thanks)
    assert "ως τις 18 Αυγούστου 2027" in said(thanks)
    assert "Σας δώσαμε 50 πόντους" in await takes(anna)


@ON_SQLITE
async def test_a_day_of_thanks_on_a_sunday_is_told_to_the_owner_at_once(house: House) -> None:
    owner = await house.owner()
    await writes(owner, "/gifts")
    await taps(owner, "Ημέρα ευχαριστίας")
    await taps(owner, "Ετοιμάζω δώρο")
    told = said(await writes(owner, "15/8/2027"))
    assert "15 Αυγούστου 2027: τη μέρα εκείνη δεν στέλνουμε μηνύματα." in told
    assert "Η επόμενη εργάσιμη: 16 Αυγούστου 2027." in told
    assert "δεν στέλνουμε" in said(await writes(owner, "25/3/2027")), "a holiday"
    assert "Τι δίνετε;" in said(await writes(owner, "16/8/2027"))


@ON_SQLITE
async def test_points_taken_again_are_not_said_to_be_given_again(house: House) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, Given(points=1))
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1))
    (wish,) = await reads(anna)
    for _ in range(5):
        toast = await anna.tap_data(TakeOffer(offer=1).pack(), wish.message_id)
    await anna.settled()
    assert toast is not None
    assert toast.text == "Το έχετε ήδη πάρει."
    given = [one for one in await anna.messages() if "Σας δώσαμε" in said(one)]
    assert [said(one) for one in given] == ["Σας δώσαμε 1 πόντο. Σύνολο: 1. Να τον χαρείτε."]


@ON_SQLITE
async def test_who_left_is_told_that_the_gift_waits(house: House) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(11, 24))
    await at(house, athens(2026, 11, 24))
    await writes(anna, "/settings")
    for label in ("Αποχώρηση", "Αποχωρώ"):
        await taps(anna, label)
    assert await takes(anna) == (
        "Το δώρο σας (50 πόντοι) περιμένει ως τις 30 Νοεμβρίου 2026. Γίνετε ξανά μέλος για να το πάρετε."
    )
    await taps(anna, (await anna.messages())[-1].labels[0])
    assert "Σας δώσαμε 50 πόντους" in await takes(anna)
    assert "δεν υπάρχει" in await takes(anna, 99)


async def test_a_yes_after_a_no_brings_the_wish_that_had_not_left(house: House) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    for _ in range(3):
        await at(house, athens(2026, 12, 1, 1))
        await decides(house, 1, "birthday", given=False)
        await decides(house, 1, "birthday")
    for hour in (11, 12, 13):
        await at(house, athens(2026, 12, 1, hour))
    assert len(await reads(anna)) == len(await offers(house)) == 1
    assert [one.state for one in await house.rows(Delivery)] == ["cancelled", "sent"]
    await decides(house, 1, "birthday", given=False)
    await decides(house, 1, "birthday")
    await at(house, athens(2026, 12, 1, 14))
    assert len(await reads(anna)) == 1, "one that left is not repeated"


@ON_SQLITE
async def test_a_birthday_put_right_before_the_wish_left_is_wished(house: House) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS, days=5)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1, 1))
    await born(house, 1, Birthday(12, 3))
    for day in (1, 2, 3, 4):
        await at(house, athens(2026, 12, day))
    (wish,) = await reads(anna)
    assert "50 πόντοι" in said(wish)
    assert len(await offers(house)) == 1


def test_the_first_of_a_month_has_its_own_article() -> None:
    assert with_article("1 Δεκεμβρίου 2026") == "την 1η Δεκεμβρίου 2026"
    assert with_article("11 Δεκεμβρίου 2026") == "τις 11 Δεκεμβρίου 2026"
    assert with_article("1/12/26") == "τις 1/12/26"
