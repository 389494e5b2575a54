"""Birthdays: a wish, a gift that is honoured, and never a second one in a year."""

import asyncio
from datetime import date, datetime, timedelta

import pytest

from house import ON_SQLITE, House, notice, said, taps, writes
from outreach.people import at, athens, born, decides, gift, lives_in, offers, reads, takes
from xenia.core.transaction import transaction
from xenia.customers.preferences import Birthday, set_quiet_hours
from xenia.deliveries.models import CANCELLED, Delivery
from xenia.ledger import Entry, Kind
from xenia.outreach.gifts import Given
from xenia.outreach.models import Occasion
from xenia.outreach.taps import TakeOffer
from xenia.rewards.catalogue import change_reward, retire
from xenia.rewards.models import Voucher

POINTS = Given(points=50)


async def test_a_birthday_with_a_coffee_that_is_handed_over(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    coffee = await house.reward("Καφές", 60, stock=3)
    await gift(house, Occasion.BIRTHDAY, Given(reward_id=coffee.reward.id, version=1), words="Σας <αγαπάμε>")
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1, 9))
    assert await reads(anna) == [], "not before ten"
    assert "Οι προσφορές μου" in (await writes(anna, "/menu")).labels, "but it waits at home"
    await at(house, athens(2026, 12, 1, 10))
    (wish,) = await reads(anna)
    assert said(wish) == (
        "Χρόνια πολλά, Άννα! Να χαίρεστε τη μέρα σας και όλη τη χρονιά που αρχίζει.\n\n"
        "Σας <αγαπάμε>\n\n"
        "Ένα δώρο από εμάς: Καφές. Το παίρνετε με ένα πάτημα ως τις 7 Δεκεμβρίου 2026."
        " Το κουπόνι του ισχύει 30 ημέρες από τότε.\n\n"
        "Το Καφενείο"
    )
    voucher_page = await taps(anna, "Παίρνω το δώρο μου")
    (voucher,) = await house.rows(Voucher)
    assert voucher.shown_code in said(voucher_page)
    assert voucher_page.photo is not None
    assert voucher_page.message_id != wish.message_id, "the wish stays where it is"
    assert (voucher.gift_key, voucher.entry_id) == ("offer:1", None)
    await writes(waiter, voucher.shown_code)
    assert "Παραδόθηκε: Καφές" in said(await taps(waiter, "Παραδόθηκε"))
    assert "Παραλάβατε: Καφές" in said(await anna.answer())
    await anna.tap_data(TakeOffer(offer=1).pack(), wish.message_id)
    assert "Παραλήφθηκε" in said(await anna.answer()), "the same one again"
    assert len(await house.rows(Voucher)) == 1
    assert "Οι προσφορές μου" not in (await writes(anna, "/menu")).labels


async def test_points_taken_twice_are_given_once(house: House) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS, days=1)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1))
    await house.tick()
    (wish,) = await reads(anna)
    assert "50 πόντοι. Το παίρνετε με ένα πάτημα ως τις 4 Δεκεμβρίου 2026.\n" in said(wish)
    assert await takes(anna) == "Σας δώσαμε 50 πόντους. Σύνολο: 50. Να τους χαρείτε."
    assert await takes(anna) == "Το έχετε ήδη πάρει."
    (bonus,) = [one for one in await house.rows(Entry) if one.kind == Kind.BONUS]
    assert (bonus.amount, bonus.idempotency_key) == (50, "offer:1")
    await writes(anna, "/points")
    assert "Δώρο του καταστήματος" in said(await taps(anna, "Πώς τους κέρδισα;"))


async def test_two_taps_at_once_give_once(house: House) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1))
    (wish,) = await reads(anna)
    await asyncio.gather(*(anna.tap_data(TakeOffer(offer=1).pack(), wish.message_id) for _ in range(5)))
    await anna.settled()
    assert [one.amount for one in await house.rows(Entry)] == [50]


async def test_it_is_honoured_after_the_consent_is_withdrawn_and_to_its_last_day(house: House) -> None:
    anna, emma = await house.customer(), await house.customer("Emma", "en")
    await gift(house, Occasion.BIRTHDAY, POINTS, days=4)
    for who in (1, 2):
        await decides(house, who, "birthday")
        await born(house, who, Birthday(12, 1))
    await at(house, athens(2026, 12, 1))
    (wish,) = await reads(emma)
    assert "Happy birthday, Emma!" in said(wish)
    assert "50 points. One tap, until 4 December 2026" in said(wish)
    await decides(house, 1, "birthday", given=False)
    await at(house, athens(2026, 12, 4, 23))
    await writes(anna, "/menu")
    page = await taps(anna, "Οι προσφορές μου")
    assert "Για τα γενέθλιά σας" in said(page)
    assert "Σας δώσαμε 50 πόντους" in said(await taps(anna, "Παίρνω: 50 πόντοι"))
    await at(house, athens(2026, 12, 5, 0))
    assert "The last day of this offer is over" in await takes(emma, 2)
    assert "My offers" not in (await writes(emma, "/menu")).labels
    assert "δεν υπάρχει" in await takes(anna, 2), "nobody takes what was promised to another"
    assert [one.taken_at is not None for one in await offers(house)] == [True, False]


@pytest.mark.parametrize(
    ("first", "second", "on"),
    [
        (Birthday(12, 1), Birthday(12, 20), athens(2026, 12, 20)),
        (Birthday(12, 30), Birthday(1, 2), athens(2027, 1, 2)),
        (Birthday(12, 30), Birthday(11, 30), athens(2027, 11, 30)),
    ],
)
async def test_another_birthday_gives_no_second_offer_in_a_year(
    house: House, first: Birthday, second: Birthday, on: datetime
) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS)
    await decides(house, 1, "birthday")
    await born(house, 1, first)
    await at(house, athens(2026, 12, first.day))
    await born(house, 1, second)
    await at(house, on)
    assert len(await reads(anna)) == 1
    assert len(await offers(house)) == 1
    await at(house, on + timedelta(days=366))
    assert len(await offers(house)) == 2


async def test_the_29th_of_february_is_kept_on_one_day_of_each_year(house: House) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(2, 29, "before"))
    await at(house, athens(2027, 2, 28))
    await born(house, 1, Birthday(2, 29, "after"))
    for year, days in ((2027, (1, 2)), (2028, (1, 2))):
        for day in days:
            await at(house, athens(year, 3, day) - timedelta(days=1) * (year == 2028))
    assert [one.day for one in await offers(house)] == [date(2027, 2, 28), date(2028, 2, 29)]
    assert len(await reads(anna)) == 2


async def test_without_consent_there_is_nothing(house: House) -> None:
    anna, maria, eleni = [await house.customer(name) for name in ("Άννα", "Μαρία", "Ελένη")]
    await gift(house, Occasion.BIRTHDAY, POINTS)
    for who in (1, 2, 3):
        await born(house, who, Birthday(12, 1))
    await decides(house, 1, "nameday", "announcements", "offers")
    await decides(house, 2, "birthday")
    await decides(house, 2, "birthday", given=False)
    await decides(house, 3, "birthday")
    await at(house, athens(2026, 12, 1, 8))
    await decides(house, 3, "birthday", given=False)
    await at(house, athens(2026, 12, 1, 11))
    for chat in (anna, maria, eleni):
        assert await reads(chat) == []
    (held,) = await house.rows(Delivery)
    assert (held.customer_id, held.state, held.reason) == (3, CANCELLED, "no-consent")


async def test_a_wish_alone_where_nothing_is_prepared(house: House) -> None:
    anna = await house.customer()
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1))
    await gift(house, Occasion.BIRTHDAY, POINTS)
    await house.tick()
    (wish,) = await reads(anna)
    assert "δώρο" not in said(wish)
    assert await offers(house) == []


@pytest.mark.parametrize(("days", "dropped"), [(2, []), (3, [(1, 1)])])
async def test_after_days_off_what_still_makes_sense_goes_once(
    house: House, days: int, dropped: list[tuple[int, int]], caplog: pytest.LogCaptureFixture
) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 11, 30))
    for _ in range(2):
        await at(house, athens(2026, 12, 1 + days))
    assert len(await reads(anna)) == (0 if dropped else 1)
    told = [vars(one) for one in caplog.records if one.message == "occasions dropped"]
    assert [(one["days"], one["birthday"]) for one in told] == dropped


async def test_a_clock_moved_to_and_fro_changes_nothing(house: House) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    for hours in (-18, 12, 0, 6, -30, 14, 60, 0):
        await at(house, athens(2026, 12, 1, 0) + timedelta(hours=hours))
    assert len(await reads(anna)) == 1
    assert len(await offers(house)) == 1


async def test_a_day_begins_where_the_customer_is(house: House) -> None:
    anna, emma = await house.customer(), await house.customer("Emma", "en")
    await gift(house, Occasion.BIRTHDAY, POINTS, days=5)
    for who, zone in ((1, "Australia/Melbourne"), (2, "America/Los_Angeles")):
        await decides(house, who, "birthday")
        await born(house, who, Birthday(12, 1))
        await lives_in(house, who, zone)
    await at(house, athens(2026, 12, 1, 0))  # 09:00 in Melbourne
    assert [one.customer_id for one in await offers(house)] == [1]
    assert await reads(anna) == []
    await at(house, athens(2026, 12, 1, 1))
    assert len(await reads(anna)) == 1
    await at(house, athens(2026, 12, 1, 19))
    assert await reads(emma) == []
    await at(house, athens(2026, 12, 1, 20))
    assert len(await reads(emma)) == 1
    first, second = await offers(house)
    assert first.valid_until == athens(2026, 12, 6, 0)
    assert second.valid_until == athens(2026, 12, 7, 0), "their day ends in ours"


@ON_SQLITE
async def test_quiet_hours_that_end_later_are_waited_out(house: House) -> None:
    anna = await house.customer()
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    async with transaction(house.app.database) as session:
        await set_quiet_hours(session, 1, (23, 13))
    await at(house, athens(2026, 12, 1, 9))
    (one,) = await house.rows(Delivery)
    assert one.retry_at == athens(2026, 12, 1, 13)
    await at(house, athens(2026, 12, 1, 12))
    assert await reads(anna) == []
    await at(house, athens(2026, 12, 1, 13))
    assert len(await reads(anna)) == 1


async def test_a_birthday_taken_back_or_moved_is_wished_to_nobody(house: House) -> None:
    anna, maria = await house.customer(), await house.customer("Μαρία")
    for who in (1, 2):
        await decides(house, who, "birthday")
        await born(house, who, Birthday(12, 1))
    await at(house, athens(2026, 12, 1, 1))
    await born(house, 1, None)
    await born(house, 2, Birthday(12, 9))
    await at(house, athens(2026, 12, 1, 11))
    assert await reads(anna) == await reads(maria) == []
    assert {one.reason for one in await house.rows(Delivery)} == {"pointless"}


async def test_an_offer_made_stands_whatever_the_owner_does(house: House) -> None:
    anna = await house.customer()
    coffee = await house.reward("Καφές", 60)
    await gift(house, Occasion.BIRTHDAY, Given(reward_id=coffee.reward.id, version=1))
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1))
    await gift(house, Occasion.BIRTHDAY, Given(points=1), words="Άλλα λόγια")
    async with transaction(house.app.database) as session:
        await change_reward(session, coffee.reward.id, name_el="Τσάι", cost=9, now=house.now)
        await retire(session, coffee.reward.id, house.now)
    assert "Καφές\nΚωδικός" in await takes(anna)
    (voucher,) = await house.rows(Voucher)
    assert voucher.version == 1


async def test_a_reward_that_ran_out_is_worth_its_price(house: House) -> None:
    anna = await house.customer()
    coffee = await house.reward("Καφές", 60, stock=0)
    await gift(house, Occasion.BIRTHDAY, Given(reward_id=coffee.reward.id, version=1))
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1))
    said_so = "Λυπούμαστε: το δώρο «Καφές» εξαντλήθηκε. Σας δώσαμε όσο αξίζει, 60 πόντους. Σύνολο: 60."
    assert await takes(anna) == said_so
    async with transaction(house.app.database) as session:
        await change_reward(session, coffee.reward.id, stock=5, now=house.now)
    assert await takes(anna) == "Το έχετε ήδη πάρει.", "what was taken was taken"
    assert await house.rows(Voucher) == []


async def test_a_reward_that_left_the_catalogue_is_promised_to_nobody_more(house: House) -> None:
    anna = await house.customer()
    coffee = await house.reward("Καφές", 60)
    await gift(house, Occasion.BIRTHDAY, Given(reward_id=coffee.reward.id, version=1))
    async with transaction(house.app.database) as session:
        await retire(session, coffee.reward.id, house.now)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1))
    (wish,) = await reads(anna)
    assert "δώρο" not in said(wish)
    assert await offers(house) == []


@ON_SQLITE
async def test_who_left_is_not_written_to_and_finds_the_offer_when_back(house: House) -> None:
    anna = await house.customer()
    await gift(house, Occasion.BIRTHDAY, POINTS)
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await at(house, athens(2026, 12, 1, 8))
    await writes(anna, "/settings")
    await taps(anna, "Αποχώρηση")
    await taps(anna, "Αποχωρώ")
    await at(house, athens(2026, 12, 1, 12))
    assert await reads(anna) == []
    toast = await notice(anna, "Γίνομαι πάλι μέλος")
    assert toast is not None
    await anna.answer()
    assert "Οι προσφορές μου" in (await writes(anna, "/menu")).labels
    assert [one.state for one in await house.rows(Delivery)] == [CANCELLED]
