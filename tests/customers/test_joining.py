"""Joining, over the wire."""

import pytest

from house import House, notice, said, taps, writes
from xenia.customers.models import Customer


async def test_one_tap_makes_a_customer_with_every_consent_off(house: House) -> None:
    anna = await house.guest("Άννα", "el")
    assert "Καλώς ήρθατε, Άννα" in said(await writes(anna, "/start"))
    joined = await taps(anna, "Γίνομαι μέλος")
    assert joined.edited, "one message, edited in place"
    assert "Όλα είναι κλειστά" in said(joined)
    assert joined.labels == ["Έτοιμο", "Μηνύματα από εμάς"], "nothing to decide now"
    assert "Γεια σας, Άννα" in said(await taps(anna, "Έτοιμο"))
    assert len(await anna.messages()) == 2, "her own /start, and one message of ours"


@pytest.mark.parametrize(
    ("code", "greeting"),
    [("el", "Καλώς ήρθατε"), ("el-CY", "Καλώς ήρθατε"), (None, "Καλώς ήρθατε"), ("de", "Welcome")],
)
async def test_the_first_page_is_in_the_language_of_their_telegram(
    house: House, code: str | None, greeting: str
) -> None:
    guest = await house.guest("Emma", code)
    assert said(await writes(guest, "hello?")).startswith(f"{greeting}, Emma!")


async def test_a_language_chosen_before_joining_lasts_through_the_terms_and_beyond(house: House) -> None:
    nikos = await house.guest("Νίκος", "el")
    await writes(nikos, "/start")
    assert said(await taps(nikos, "English")).startswith("Welcome, Νίκος!")
    assert "Our terms, on one screen" in said(await taps(nikos, "Terms"))
    assert said(await taps(nikos, "Back")).startswith("Welcome, Νίκος!")
    assert "Everything is off now" in said(await taps(nikos, "Join"))
    assert "You have no points at the moment" in said(await writes(nikos, "/points"))
    (customer,) = await house.rows(Customer)
    assert customer.language == "en"


async def test_joining_twice_gives_one_card(house: House) -> None:
    anna = await house.guest("Άννα", "el")
    await writes(anna, "/start")
    await writes(anna, "/start")
    await taps(anna, "Γίνομαι μέλος")
    first_page = (await anna.messages())[1]
    await anna.tap("Γίνομαι μέλος", message_id=first_page.message_id)
    again = said(await anna.answer())
    (customer,) = await house.rows(Customer)
    assert again.startswith(f"Είστε ήδη μέλος, Άννα. Ο αριθμός της κάρτας σας είναι {customer.card_number}")


async def test_the_language_changes_by_one_tap_and_is_kept(house: House) -> None:
    anna = await house.customer("Άννα", "el")
    await writes(anna, "/settings")
    toast = await anna.tap("English")
    assert toast is not None
    assert toast.text == "In English from now on."
    settings = said(await anna.answer())
    assert "Member since 22 November 2026" in settings
    assert "Hello, Άννα" in said(await writes(anna, "/menu"))
    await writes(anna, "/settings")
    assert await notice(anna, "Ελληνικά") == "Από εδώ και πέρα στα ελληνικά."
