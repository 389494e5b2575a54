"""Figures are never read by a customer as an apology, and a word or two only once somebody has said so."""

import pytest

from care.people import all_said
from care_goodwill.gestures import complaint, opens, points_of
from house import House, said, taps, writes


@pytest.mark.parametrize("figures", ["4821 12,40", "4821 12 ευρώ"])
async def test_a_card_with_an_amount_is_no_apology(house: House, figures: str) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await complaint(anna, waiter, house=house)
    await opens(waiter, reference)
    await writes(waiter, "40")
    asked = await writes(waiter, figures)
    assert f"«{figures}»: αυτό δεν το κράτησα" in said(asked)
    await taps(waiter, "Δίνω 40")
    assert figures not in await all_said(house, anna)
    assert await points_of(house) == 40


async def test_a_number_may_have_been_meant_for_other_points(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await complaint(anna, waiter, house=house)
    await opens(waiter, reference)
    await writes(waiter, "40")
    assert "Θέλατε άλλους πόντους;" in said(await writes(waiter, "100"))
    assert "Σας προσφέρουμε 100 πόντους" in said(await taps(waiter, "100 πόντοι"))
    await taps(waiter, "Δίνω 100")
    assert await points_of(house) == 100


async def test_a_word_or_two_are_asked_about(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await complaint(anna, waiter, house=house)
    await opens(waiter, reference)
    await writes(waiter, "40")
    assert "«έρχομαι»: είναι για τον πελάτη;" in said(await writes(waiter, "έρχομαι"))
    shown = await taps(waiter, "Όχι, όπως ήταν πριν")
    assert "έρχομαι" not in said(shown)
    await writes(waiter, "Ζητούμε συγγνώμη")
    assert "Ζητούμε συγγνώμη\nΣας προσφέρουμε 40" in said(await taps(waiter, "Ναι, να το διαβάσει έτσι"))
    await taps(waiter, "Δίνω 40")
    told = await all_said(house, anna)
    assert "Ζητούμε συγγνώμη" in told
    assert "έρχομαι" not in told
