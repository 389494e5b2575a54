"""A rating: one tap, changed and taken back as easily."""

import pytest

from house import House, said, taps, writes
from xenia.feedback.models import Feedback, FeedbackPart
from xenia.feedback.taps import ChangeRating, WithdrawFeedback


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("el", ("Χαιρόμαστε πολύ", "Τι θα το έκανε καλύτερο;")),
        ("en", ("makes us happy", "What would make it better?")),
    ],
)
async def test_one_tap_is_enough_and_another_changes_it(
    house: House, language: str, words: tuple[str, str]
) -> None:
    customer = await house.customer("Emma", language)
    page = await writes(customer, "/feedback")
    five = await taps(customer, "5 ★")
    assert five.edited
    assert said(five).startswith("★★★★★")
    assert words[0] in said(five)
    await customer.tap_data(page.buttons[0][2].data or "", page.message_id)
    three = said(await customer.answer())
    assert three.startswith("★★★☆☆")
    assert words[1] in three
    assert [one.rating for one in await house.rows(Feedback)] == [3]


async def test_it_can_be_changed_and_withdrawn_later_and_given_again(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "4 ★")
    await writes(anna, "Ωραία")
    await anna.send_photo()
    await anna.answer()
    assert len(await house.rows(FeedbackPart)) == 2
    await house.people.advance(days=29)
    assert "Στις 22 Νοεμβρίου 2026 μας δώσατε ★★★★☆" in said(await writes(anna, "/feedback"))
    await taps(anna, "Αλλαγή βαθμού")
    assert said(await taps(anna, "5 ★")).startswith("★★★★★")
    assert "Τη σβήσαμε από τα αρχεία μας" in said(await taps(anna, "Την παίρνω πίσω"))
    (feedback,) = await house.rows(Feedback)
    assert feedback.withdrawn_at == house.now
    assert await house.rows(FeedbackPart) == []
    assert "Το κρατήσαμε" not in said(await writes(anna, "ακόμη κάτι")), "nothing is kept after that"
    assert await house.rows(FeedbackPart) == []
    assert "Από 1" in said(await writes(anna, "/feedback"))
    await taps(anna, "1 ★")
    assert [one.rating for one in await house.rows(Feedback)] == [5, 1]


async def test_after_thirty_days_a_new_page_is_shown(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "4 ★")
    await house.people.advance(days=30, seconds=1)
    assert said(await writes(anna, "/feedback")).startswith("Πώς σας φαίνεται")


async def test_nobody_touches_the_feedback_of_another(house: House) -> None:
    anna, nikos = await house.customer(), await house.customer("Νίκος")
    await writes(anna, "/feedback")
    await taps(anna, "4 ★")
    await writes(nikos, "/feedback")
    await nikos.tap_data(WithdrawFeedback(feedback=1).pack())
    await nikos.answer()
    await nikos.tap_data(ChangeRating(feedback=1).pack())
    assert "★★★★☆" not in said(await nikos.answer())
    assert [one.withdrawn_at for one in await house.rows(Feedback)] == [None]
