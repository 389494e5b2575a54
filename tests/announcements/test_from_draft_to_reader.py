"""An announcement on its whole way: from an admin's chat to a customer's, and back again."""

from datetime import timedelta

from announcements.admins import ENGLISH, GREEK, MONDAY, begins, reader, ready, tries
from announcements.test_taking_it_back import takes_back
from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.deliveries.models import Delivery
from xenia.outreach.announcements.models import AnnouncementTap


async def sends(house: House, owner: ChatClient) -> None:
    """The owner, who is alone, tries it out and says yes twice; it has left."""
    await tries(house, owner)
    await ready(owner)
    await taps(owner, "Συνέχεια")
    house.sandbox.clock.advance(timedelta(seconds=30))
    await taps(owner, "Ναι, να σταλεί")
    await house.tick()


async def test_an_album_with_buttons_reaches_each_in_their_language(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner = await house.owner()
    anna, john = await reader(house), await reader(house, "John", "en")
    for name in ("Βασίλης", "Γιώργος"):
        await house.customer(name)
    await writes(owner, "/announce")
    await taps(owner, "Νέα ανακοίνωση")
    await owner.send_album([None, None, None], caption=GREEK)
    await owner.settled()
    house.sandbox.clock.advance(timedelta(seconds=2))
    await house.deliveries()
    await taps(owner, "Αγγλικά")
    await writes(owner, ENGLISH)
    await taps(owner, "Κουμπιά")
    await taps(owner, "Οι πόντοι μου")
    await taps(owner, "Πίσω στην ανακοίνωση")
    picture, english = await tries(house, owner)
    assert picture.photo is not None
    assert said(english).startswith(ENGLISH)  # below the album: Telegram has no buttons under one
    await sends(house, owner)
    for chat, words, why in ((anna, GREEK, "Γιατί το έλαβα;"), (john, ENGLISH, "Why did I get this?")):
        *pictures, below = (await chat.messages())[-4:]
        assert [one.photo is not None for one in pictures] == [True, True, True]
        assert len({one.message["media_group_id"] for one in pictures}) == 1
        assert said(below).startswith(words)
        assert why in below.labels
    assert "πόντους" in said(await taps(anna, "Οι πόντοι μου"))
    assert [(one.customer_id, one.button) for one in await house.rows(AnnouncementTap)] == [(1, 0)]
    assert "Το κατάστημα είχε ένα νέο για όσους θέλουν τα νέα του" in said(
        await taps(anna, "Γιατί το έλαβα;")
    )
    left = [one for one in await house.rows(Delivery) if one.kind == "announcement"]
    assert [len((one.also or "").split()) for one in left] == [3, 3]
    await takes_back(owner)
    await house.tick()
    for chat, words in ((anna, GREEK), (john, ENGLISH)):
        remaining = await chat.messages()
        assert not any(one.photo for one in remaining)
        assert not any(said(one).startswith(words) for one in remaining)


async def test_one_picture_and_words_as_they_were_set(house: House) -> None:
    house.sandbox.clock.set(MONDAY)
    owner, anna = await house.owner(), await reader(house)
    await house.customer("Βασίλης")
    page = await begins(owner)
    assert "Εικόνες: 0" in said(page)
    await taps(owner, "Ελληνικά")
    await owner.send_photo(caption=f"{GREEK} <&> www.magazi.gr")
    await owner.answer()
    await sends(house, owner)
    got = (await anna.messages())[-1]
    assert got.photo is not None
    assert got.caption == f"{GREEK} <&> www.magazi.gr\n\nΑπό: Το Καφενείο"
    assert {one["type"] for one in got.entities} == {"url", "italic"}
