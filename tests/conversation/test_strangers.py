"""Whoever has not joined is told at once what everybody may know; the rest is kept for a person."""

import pytest

from house import House, doorway, said, taps, writes
from xenia.care.early.models import TicketEarly
from xenia.customers.models import Customer

ASKED = (
    ("kalhmera", "Γίνομαι μέλος"),
    ("thelo na ginw melos", "Γίνομαι μέλος"),
    ("posous pontous exw", "Γίνομαι μέλος"),
    ("τι ώρα κλείνετε", "‹ Πίσω"),
    ("how do i join", "Join"),
)


@pytest.mark.parametrize(("asked", "label"), ASKED)
async def test_what_everybody_may_know_is_told_and_kept_for_nobody(
    house: House, asked: str, label: str
) -> None:
    nikos = await house.guest("Νίκος")
    for _ in range(2):  # whoever asks again is answered again
        page = await writes(nikos, asked)
        assert label in page.labels
        assert "κρατήσαμε" not in said(page)
    assert await house.rows(TicketEarly) == []
    assert await house.rows(Customer) == []


async def test_what_the_shop_has_written_is_told_with_the_way_to_the_programme(house: House) -> None:
    owner, nikos = await house.owner(), await house.guest("Νίκος")
    assert "κρατήσαμε" in said(await writes(nikos, "pou eiste"))  # nobody has written it yet
    await writes(owner, "/menu")
    await doorway(owner, "Συχνές ερωτήσεις")
    await taps(owner, "Νέα ερώτηση")
    for words in ("Πού είστε;", "Στη γωνία Ανθέων.", "Where are you?", "On the corner of Antheon."):
        await writes(owner, words)
    await taps(owner, "Ναι, να κρατηθεί")
    page = await writes(nikos, "pou vriskeste")
    assert "Στη γωνία Ανθέων." in said(page)
    assert page.labels == ["Το πρόγραμμά μας"]
    assert "Γίνομαι μέλος" in (await taps(nikos, "Το πρόγραμμά μας")).labels
    assert "On the corner" in said(await writes(nikos, "where are you located?"))


async def test_a_complaint_that_begins_with_good_morning_is_kept(house: House) -> None:
    nikos = await house.guest("Νίκος")
    for words in ("Καλημέρα, ο καφές σας ήταν κρύος χθες", "ανοίγετε αύριο; ο σερβιτόρος ήταν αγενής"):
        assert await nikos.write(words)
    await nikos.settled()
    assert len(await house.rows(TicketEarly)) == 2


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("stop", "Δεν σας στέλνουμε τίποτα"),
        ("please stop sending me messages", "We are sending you nothing"),
        ("8elw na milhsw me kapoion", "Γίνετε πρώτα μέλος"),
        ("I want to speak to a person", "Please join first"),
    ],
)
async def test_an_end_and_a_person_are_answered_in_words_each_time(
    house: House, words: str, heard: str
) -> None:
    nikos = await house.guest("Νίκος")
    await writes(nikos, "is anybody there")
    for _ in range(2):
        assert heard in said(await writes(nikos, words))
    assert len(await house.rows(TicketEarly)) == 1, "what was said before is kept"
