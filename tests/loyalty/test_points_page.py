"""What customers read about their points."""

from typing import Any

import pytest

from house import House, open_house, said, taps, writes
from xenia.loyalty.screens import bar


@pytest.mark.parametrize(
    ("language", "balance", "history"),
    [
        ("el", "Αυτή τη στιγμή δεν έχετε πόντους", "Δεν υπάρχουν κινήσεις ακόμη"),
        ("en", "You have no points at the moment", "Nothing here yet"),
    ],
)
async def test_an_empty_page_says_how_it_begins(
    house: House, language: str, balance: str, history: str
) -> None:
    customer = await house.customer("Emma", language)
    assert said(await writes(customer, "/points")).startswith(balance)
    label = "Πώς τους κέρδισα;" if language == "el" else "How did I get these?"
    assert said(await taps(customer, label)).startswith(history)


async def test_the_page_says_what_points_buy_what_is_next_and_what_expires(house: House) -> None:
    anna, waiter = await house.customer("Άννα"), await house.team_member()
    for name, cost, stock in (("Νερό", 50, None), ("Καφές", 100, 3), ("Τσάι", 110, 0), ("Γεύμα", 200, None)):
        await house.reward(name, cost, stock=stock)
    await house.gives(waiter, anna, "10")
    await house.people.advance(days=30)
    await house.gives(waiter, anna, "2,09")
    assert said(await writes(anna, "/points")) == (
        "Έχετε 120 πόντους.\n\n"
        "Σας φτάνουν ήδη για:\n• Καφές (100)\n• Νερό (50)\n\n"
        "Επόμενο δώρο: Γεύμα\n▰▰▰▰▰▰▱▱▱▱ λείπουν 80 από τους 200\n\n"
        "Ισχύουν ως:\n• 30 Νοεμβρίου 2027: 100 πόντοι\n• 31 Δεκεμβρίου 2027: 20 πόντοι"
    )


def test_the_bar_is_full_only_when_there_is_enough() -> None:
    assert bar(0, 200) == "▱▱▱▱▱▱▱▱▱▱"
    assert bar(199, 200) == "▰▰▰▰▰▰▰▰▰▱"
    assert bar(200, 200) == bar(900, 200) == "▰▰▰▰▰▰▰▰▰▰"


async def test_points_expire_at_the_end_of_their_month(house: House) -> None:
    emma, waiter = await house.customer("Emma", "en"), await house.team_member(language="en")
    card = await house.card_of(emma)
    await writes(waiter, f"{card} 10")
    await taps(waiter, "Give")
    await emma.answer()
    await house.people.set_clock(house.now.replace(year=2027, month=11, day=30, hour=21, minute=59))
    assert "30 November 2027: 100 points" in said(await writes(emma, "/points"))
    await house.people.advance(minutes=1)
    empty = "You have no points at the moment. Every purchase brings new ones."
    assert said(await writes(emma, "/points")) == empty
    history = said(await taps(emma, "How did I get these?"))
    assert "−100 · 01/12/27 · balance 0\nExpired" in history


async def test_a_purchase_undone_after_its_points_were_spent_is_covered_by_the_next(house: House) -> None:
    anna, waiter = await house.customer("Άννα"), await house.team_member()
    await house.reward("Καφές", 60)
    await house.gives(waiter, anna, "10")
    await writes(anna, "/rewards")
    for label in ("Καφές", "Εξαργύρωση", "Ναι"):
        await taps(anna, label)
    await taps(waiter, "Αναίρεση")
    told = said(await anna.answer())
    assert "Αφαιρέθηκαν 40 πόντοι. Τους 60 πόντους της τους είχατε ήδη χρησιμοποιήσει" in told
    points = said(await writes(anna, "/points"))
    assert "Οι επόμενοι 60 πόντοι καλύπτουν πρώτα μια αγορά που αναιρέθηκε." in points
    assert "λείπουν 120 από τους 60" in points, "what is owed comes first"
    await house.give(waiter, anna, "10")
    told = said(await anna.answer())
    assert "+100 πόντοι" in told
    assert "60 κάλυψαν αγορά που είχε αναιρεθεί. Σύνολο: 40." in told
    points = said(await writes(anna, "/points"))
    assert points.startswith("Έχετε 40 πόντους.")
    assert "αναιρέθηκε" not in points
    history = said(await taps(anna, "Πώς τους κέρδισα;"))
    assert "Κάλυψαν αγορά που είχε αναιρεθεί" in history
    assert "60 πόντοι είχαν ήδη χρησιμοποιηθεί" in history


async def test_large_numbers_are_easy_to_read(database_url: str) -> None:
    rules: dict[str, Any] = {
        "points_per_euro": 1000,
        "award_limit_euros": 100_000,
        "daily_award_euros": 1_000_000,
    }
    async with open_house(database_url, **rules) as house:
        anna, waiter = await house.customer("Άννα"), await house.team_member()
        await house.gives(waiter, anna, "99999,99")
        assert said(await writes(anna, "/points")).startswith("Έχετε 99.999.990 πόντους.")
        assert "Αγορά 99.999,99" in said(await taps(anna, "Πώς τους κέρδισα;"))
