"""The member card: a picture for cameras, a number for voices."""

from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.core.signing import signed


async def picture_of(chat: ChatClient) -> bytes:
    """The card's picture, as it arrived."""
    card = await writes(chat, "/card")
    assert card.photo is not None
    return await chat.download(card.photo["file_id"])


async def test_what_a_card_says_depends_on_who_scans_it(house: House) -> None:
    anna, emma = await house.customer("Άννα"), await house.customer("Emma", "en")
    guest, waiter = await house.guest("Νίκος"), await house.team_member()
    card, picture = await house.card_of(anna), await picture_of(anna)

    assert (await anna.scan(picture)).startswith(house.app.shop.link(f"card_{card}_"))
    assert "Αυτή είναι η δική σας κάρτα" in said(await anna.answer())
    for stranger, told in ((emma, "This is a member card"), (guest, "Αυτή είναι κάρτα μέλους")):
        await stranger.scan(picture)
        text = said(await stranger.answer())
        assert told in text
        assert "Άννα" not in text
        assert card not in text
    await waiter.scan(picture)
    assert f"Άννα · κάρτα {card}" in said(await waiter.answer())


async def test_the_number_can_be_copied_and_no_two_are_the_same(house: House) -> None:
    members = [await house.customer(name) for name in ("Άννα", "Νίκος", "Ελένη")]
    cards = [await house.card_of(each) for each in members]
    assert len(set(cards)) == 3
    assert all(len(card) == 4 for card in cards)
    toast = await members[0].tap("Αντιγραφή αριθμού")
    assert toast is not None
    assert toast.copied == cards[0]
    assert "Γεια σας, Άννα" in said(await taps(members[0], "Πίσω"))


async def test_a_made_up_card_opens_nothing(house: House) -> None:
    anna, waiter = await house.customer("Άννα"), await house.team_member()
    card = await house.card_of(anna)
    good = signed(house.app.shop.secret, "card", card)
    forged = (
        good[:-1] + ("A" if good[-1] != "A" else "B"),
        good.replace(card, str(int(card) + 1)),
        good.replace("card_", "voucher_"),
        signed(b"another shop's secret", "card", card),
        f"card_{card}",
        f"card_{card}_",
        f"card__{good.rpartition('_')[2]}",
        "team_",
        "team_0123456789abcdef0123456789abcdef",
        "_" * 64,
    )
    for payload in forged:
        await waiter.open_link(house.app.shop.link(payload))
        told = said(await waiter.answer())
        assert "δεν ισχύει" in told or "έχει χρησιμοποιηθεί ή έληξε" in told, payload
        assert "Άννα" not in told
