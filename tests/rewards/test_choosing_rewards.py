"""Customers look at rewards and turn points into vouchers."""

from datetime import timedelta

import pytest

from house import House, notice, said, taps, writes
from xenia.core.transaction import transaction
from xenia.rewards.catalogue import change_reward, retire
from xenia.rewards.models import Voucher
from xenia.rewards.taps import AskRedeem, ShowReward


async def test_what_is_within_reach_comes_first_and_what_is_gone_is_said(house: House) -> None:
    emma, waiter = await house.customer("Emma", "en"), await house.team_member()
    await house.reward("Γεύμα", 200)
    await house.reward("Νερό", 50, stock=0)
    await house.reward("Καφές", 100, per_customer=1)
    await house.reward("Πέρυσι", 10, active_until=house.now)
    await house.reward("Αύριο", 10, active_from=house.now + timedelta(days=1))
    await house.gives(waiter, emma, "10")
    page = await writes(emma, "/rewards")
    assert [label for label in page.labels if "·" in label] == [
        "Καφές (en) · 100",
        "Νερό (en) · 50",
        "Γεύμα (en) · 200",
    ]
    assert "Νερό (en) – 50 (sold out for now)" in said(page)
    assert "Γεύμα (en) – 200 (100 to go)" in said(page)
    sold_out = await taps(emma, "Νερό")
    assert "Sold out at the moment" in said(sold_out)
    assert sold_out.labels == ["‹ Back"]
    await taps(emma, "Back")
    assert "You need 100 more" in said(await taps(emma, "Γεύμα"))
    await taps(emma, "Back")
    assert "One for each member." in said(await taps(emma, "Καφές"))
    await emma.tap_data(ShowReward(reward=5).pack())
    assert "Not on offer at the moment" in said(await emma.answer())
    await house.people.advance(days=1)
    assert "Αύριο (en) · 10" in (await writes(emma, "/rewards")).labels


async def test_fifteen_rewards_are_three_pages_that_go_round(house: House) -> None:
    anna = await house.customer()
    assert "Ετοιμάζουμε τα δώρα μας" in said(await writes(anna, "/rewards"))
    for number in range(1, 16):
        await house.reward(f"Δώρο {number}", number * 10)
    seen = [label for label in (await writes(anna, "/rewards")).labels if label.startswith("Δώρο")]
    for page in ("2/3", "3/3"):
        screen = await taps(anna, "›")
        assert page in screen.labels
        seen += [label for label in screen.labels if label.startswith("Δώρο")]
    assert seen == [f"Δώρο {number} · {number * 10}" for number in range(1, 16)]
    assert "1/3" in (await taps(anna, "›")).labels
    assert "3/3" in (await taps(anna, "‹")).labels


@pytest.mark.parametrize(
    ("language", "until"), [("el", "ως τις 22 Δεκεμβρίου 2026"), ("en", "22 December 2026")]
)
async def test_points_become_a_voucher_that_the_counter_can_scan(
    house: House, language: str, until: str
) -> None:
    customer, waiter = await house.customer("Emma", language), await house.team_member()
    await house.reward("Καφές", 60)
    await house.gives(waiter, customer, "10")
    redeem, yes, copy = (
        ("Εξαργύρωση για 60 πόντους", "Ναι, για 60 πόντους", "Αντιγραφή κωδικού")
        if language == "el"
        else ("Redeem for 60 points", "Yes, for 60 points", "Copy the code")
    )
    await writes(customer, "/rewards")
    await taps(customer, "Καφές")
    assert "40" in said(await taps(customer, redeem)), "what will be left"
    voucher = await taps(customer, yes)
    assert until in said(voucher)
    assert voucher.photo is not None
    toast = await customer.tap(copy)
    (kept,) = await house.rows(Voucher)
    assert toast is not None
    assert toast.copied == kept.shown_code
    picture = await customer.download(voucher.photo["file_id"])
    assert (await customer.scan(picture)).startswith(house.app.shop.link(f"voucher_{kept.code}_"))
    assert kept.shown_code in said(await customer.answer()), "their own voucher opens"
    await waiter.scan(picture)
    assert "Emma" in said(await waiter.answer())


async def test_a_price_that_rose_is_honoured_for_48_hours(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    coffee = await house.reward("Καφές", 60)
    await house.gives(waiter, anna, "20")
    await writes(anna, "/rewards")
    await taps(anna, "Καφές")
    question = await taps(anna, "Εξαργύρωση για 60")
    async with transaction(house.app.database) as session:
        await change_reward(session, coffee.reward.id, cost=90, now=house.now)
    await house.people.advance(hours=48)
    assert "Κωδικός" in said(await taps(anna, "Ναι, για 60"))
    assert "Έχετε 140 πόντους" in said(await writes(anna, "/points"))

    page = await writes(anna, "/rewards")
    await house.people.advance(seconds=1)
    for screen in (question, page):
        toast = await anna.tap_data(AskRedeem(reward=1, version=1).pack(), screen.message_id)
        assert toast is not None
        assert "άλλαξε από τότε που το είδατε" in (toast.text or "")
        assert "90 πόντοι" in said(await anna.answer())
    assert len(await house.rows(Voucher)) == 1


async def test_a_question_still_open_after_48_hours_shows_todays_terms(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    coffee = await house.reward("Καφές", 60)
    await house.gives(waiter, anna, "20")
    await writes(anna, "/rewards")
    await taps(anna, "Καφές")
    await taps(anna, "Εξαργύρωση για 60")
    async with transaction(house.app.database) as session:
        await change_reward(session, coffee.reward.id, cost=90, now=house.now)
    await house.people.advance(hours=48, seconds=1)
    assert "οι πόντοι σας δεν άλλαξαν" in await notice(anna, "Ναι, για 60")
    today = await anna.answer()
    assert "90 πόντοι" in said(today)
    assert "Εξαργύρωση για 90 πόντους" in today.labels


async def test_a_price_that_fell_is_shown_before_anything_is_taken(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    coffee = await house.reward("Καφές", 60)
    await house.gives(waiter, anna, "20")
    await writes(anna, "/rewards")
    await taps(anna, "Καφές")
    async with transaction(house.app.database) as session:
        await change_reward(session, coffee.reward.id, cost=40, now=house.now)
    assert "άλλαξε" in await notice(anna, "Εξαργύρωση για 60")
    await taps(anna, "Εξαργύρωση για 40")
    await taps(anna, "Ναι, για 40")
    assert "Έχετε 160 πόντους" in said(await writes(anna, "/points"))


async def test_retired_sold_out_or_one_too_many_takes_no_points(house: House) -> None:
    anna, emma, waiter = await house.customer(), await house.customer("Emma", "en"), await house.team_member()
    await house.reward("Καφές", 10, stock=1)
    tea = await house.reward("Τσάι", 10, per_customer=1)
    for customer in (anna, emma):
        await house.gives(waiter, customer, "10")
        await writes(customer, "/rewards")
        await taps(customer, "Καφές")
    await taps(emma, "Redeem")
    await taps(anna, "Εξαργύρωση")
    await taps(anna, "Ναι")
    assert "the last one has just been given" in await notice(emma, "Yes")

    await writes(anna, "/rewards")
    await taps(anna, "Τσάι")
    await taps(anna, "Εξαργύρωση")
    await taps(anna, "Ναι")
    await writes(anna, "/rewards")
    await taps(anna, "Τσάι")
    await taps(anna, "Εξαργύρωση")
    assert "αντιστοιχεί ένα σε κάθε μέλος, και το έχετε ήδη" in await notice(anna, "Ναι")

    await writes(emma, "/rewards")
    await taps(emma, "Τσάι")
    async with transaction(house.app.database) as session:
        await retire(session, tea.reward.id, house.now)
    assert "no longer on offer" in await notice(emma, "Redeem")
    assert "You have 100 points" in said(await writes(emma, "/points"))
    assert len(await house.rows(Voucher)) == 2


async def test_who_is_about_to_be_erased_reads_what_goes_then(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    await house.reward("Καφές", 60)
    await house.gives(waiter, anna, "10")
    await writes(anna, "/mydata")
    await taps(anna, "Διαγραφή όλων")
    await taps(anna, "Διαγραφή σε 7 ημέρες")
    await writes(anna, "/rewards")
    await taps(anna, "Καφές")
    page = await taps(anna, "Εξαργύρωση για 60 πόντους")
    assert "να διαγραφούν τα δεδομένα σας στις 29 Νοεμβρίου 2026, 10:00. Τότε φεύγουν" in said(page)
    assert page.labels == ["Ναι, για 60 πόντους", "Ανακαλώ τη διαγραφή, μένω", "Όχι τώρα"]
    assert "Δεν διαγράφεται τίποτα" in await notice(anna, "Ανακαλώ τη διαγραφή")
    await writes(anna, "/rewards")
    await taps(anna, "Καφές")
    page = await taps(anna, "Εξαργύρωση για 60 πόντους")
    assert "διαγραφ" not in said(page)
    assert page.labels == ["Ναι, για 60 πόντους", "Όχι τώρα"]
