"""Leaving and coming back."""

from customers.choices import messages_page, told_birthday
from house import House, said, taps, writes
from xenia.customers.models import Customer, Preferences
from xenia.privacy.models import ConsentRecord


async def test_leaving_ends_every_consent_and_keeps_the_points(house: House) -> None:
    anna, waiter = await house.customer("Άννα"), await house.team_member()
    card = await house.card_of(anna)
    await house.gives(waiter, anna, "12,40")
    await told_birthday(anna, "Μάιος", 5)
    await writes(anna, "/settings")
    sure = await taps(anna, "Αποχώρηση από το πρόγραμμα")
    assert "Έχετε 124 πόντους· σας περιμένουν μέχρι να λήξουν" in said(sure)
    assert "Έγινε" in said(await taps(anna, "Αποχωρώ"))

    given, withdrawn = await house.rows(ConsentRecord)
    assert (given.event, withdrawn.event) == ("given", "withdrawn")
    assert withdrawn.notice == said(sure), "the words she had read when she left"
    assert withdrawn.method == "leaving the programme"
    assert f"Δεν υπάρχει κάρτα {card}" in said(await writes(waiter, f"{card} 5"))
    assert "Καλώς ήρθατε" in said(await writes(anna, "/points")), "a guest again"

    await taps(anna, "Γίνομαι μέλος")
    assert "Έχετε 124 πόντους" in said(await writes(anna, "/points"))
    page = await messages_page(anna)
    assert not any("ναι" in label for label in page.labels), "what ended stays ended"
    assert await house.rows(Preferences) == [], "and what she told us about herself is forgotten"
    assert await house.card_of(anna) == card
    assert len(await house.rows(Customer)) == 1


async def test_one_may_think_again_before_leaving(house: House) -> None:
    emma = await house.customer("Emma", "en")
    await writes(emma, "/settings")
    sure = said(await taps(emma, "Leave the programme"))
    assert "Your card stops working and you get no more messages" in sure
    assert "Your settings" in said(await taps(emma, "Stay"))
    await taps(emma, "Leave the programme")
    await taps(emma, "Leave")
    back = said(await taps(emma, "Join again"))
    assert back.startswith("A pleasure, Emma!")


async def test_who_left_gets_no_more_messages(house: House) -> None:
    anna, waiter = await house.customer("Άννα"), await house.team_member()
    await house.reward("Καφές", 100)
    await house.gives(waiter, anna, "20")
    await writes(anna, "/rewards")
    for label in ("Καφές", "Εξαργύρωση", "Ναι"):
        screen = await taps(anna, label)
    code = next(button.copy_text for row in screen.buttons for button in row if button.copy_text)
    await writes(anna, "/settings")
    await taps(anna, "Αποχώρηση")
    await taps(anna, "Αποχωρώ")
    before = await anna.messages()

    assert "Ισχύει ως" in said(await writes(waiter, code)), "what she paid for is hers"
    handed_over = said(await taps(waiter, "Παραδόθηκε"))
    assert handed_over.startswith("Παραδόθηκε")
    undone = said(await taps(waiter, "Αναίρεση"))
    assert "αναιρέθηκε η αγορά 20,00" in undone
    assert "ενημερώνεται" not in handed_over + undone, "nobody is told, and staff read no other thing"
    assert await anna.messages() == before
