"""Every point explained down to its purchase and rule."""

from house import House, said, taps, writes
from xenia.core.transaction import transaction
from xenia.customers.models import Customer
from xenia.loyalty.award import award_purchase
from xenia.team.models import TeamMember


async def test_pages_turn_in_place_newest_first(house: House) -> None:
    anna = await house.customer("Άννα")
    await house.team_member()
    (customer,), (member,) = await house.rows(Customer), await house.rows(TeamMember)
    for euros in range(1, 13):
        async with transaction(house.app.database) as session:
            await award_purchase(
                session,
                house.app.shop,
                member,
                customer,
                cents=euros * 100,
                intent=f"visit-{euros}",
                now=house.now,
            )
        await house.people.advance(hours=1)
    await writes(anna, "/points")
    written = len(await anna.messages())

    def euros_on(text: str) -> list[int]:
        return [int(line.split()[1].partition(",")[0]) for line in text.splitlines() if "Αγορά" in line]

    first = await taps(anna, "Πώς τους κέρδισα;")
    assert euros_on(said(first)) == [12, 11, 10, 9, 8]
    assert "+120 · 22/11/26 · υπόλοιπο 780\nΑγορά 12,00\xa0€ (10 ανά ευρώ), από: Μάρκος" in said(first)
    assert "‹ Νεότερες" not in first.labels
    second = await taps(anna, "Παλαιότερες ›")
    assert euros_on(said(second)) == [7, 6, 5, 4, 3]
    last = await taps(anna, "Παλαιότερες ›")
    assert euros_on(said(last)) == [2, 1]
    assert "Παλαιότερες ›" not in last.labels
    assert euros_on(said(await taps(anna, "‹ Νεότερες"))) == [7, 6, 5, 4, 3]
    assert euros_on(said(await taps(anna, "‹ Νεότερες"))) == [12, 11, 10, 9, 8]
    assert "Έχετε 780 πόντους" in said(await taps(anna, "Πίσω"))
    assert len(await anna.messages()) == written, "one message, turned like a page"


async def test_a_voucher_and_its_way_back_are_two_lines(house: House) -> None:
    emma, waiter = await house.customer("Emma", "en"), await house.team_member()
    await house.reward("Καφές", 60)
    await house.gives(waiter, emma, "10")
    await writes(emma, "/rewards")
    for label in ("Καφές", "Redeem", "Yes"):
        voucher = await taps(emma, label)
    code = next(button.copy_text for row in voucher.buttons for button in row if button.copy_text)
    await taps(emma, "Cancel and return the points")
    await taps(emma, "Yes, return them")
    await writes(emma, "/points")
    history = said(await taps(emma, "How did I get these?"))
    assert f"+60 · 22/11/26 · balance 100\nReturned: Καφές (en), voucher {code}" in history
    assert f"−60 · 22/11/26 · balance 40\nΚαφές (en), voucher {code}" in history
