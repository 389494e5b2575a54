"""Joining, over the wire."""

from house import House, said


async def test_one_tap_makes_a_customer_with_every_consent_off(house: House) -> None:
    anna = await house.guest("Άννα", "el")
    await anna.write("/start")
    welcome = await anna.answer()
    assert "Καλώς ήρθατε, Άννα" in said(welcome)
    await anna.tap("Γίνομαι μέλος")
    joined = await anna.answer()
    assert joined.edited, "one message, edited in place"
    assert "Όλα είναι κλειστά" in said(joined)
    assert not any("✅" in label for label in joined.labels)
    await anna.tap("Έτοιμο")
    home = await anna.answer()
    assert "Γεια σας, Άννα" in said(home)
    assert len(await anna.messages()) == 2, "her own /start, and one message of ours"


async def test_a_guest_with_an_english_phone_reads_english(house: House) -> None:
    emma = await house.guest("Emma", "en")
    await emma.write("hello?")
    assert "Welcome, Emma" in said(await emma.answer())
