"""Words and photos after a rating, as many as somebody wishes."""

from house import House, said, taps, writes
from xenia.feedback.models import FeedbackPart


async def test_everything_that_comes_is_kept_in_order(house: House) -> None:
    emma = await house.customer("Emma", "en")
    await writes(emma, "/feedback")
    await taps(emma, "5 ★")
    kept = said(await writes(emma, "Lovely <b>coffee</b> ☕ & cake"))
    assert kept == "Kept with your feedback. Add more if you like."
    await emma.send_photo(caption="the cake")
    assert "Kept with your feedback." in said(await emma.answer())
    await writes(emma, "x" * 4096)
    parts = await house.rows(FeedbackPart)
    assert [(one.words, one.photo_file_id is not None) for one in parts] == [
        ("Lovely <b>coffee</b> ☕ & cake", False),
        ("the cake", True),
        ("x" * 4096, False),
    ]
    assert "Hello, Emma" in said(await taps(emma, "Finish"))
    assert "your feedback" not in said(await writes(emma, "and tea"))


async def test_an_album_is_thanked_for_once_and_kept_whole(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "5 ★")
    before = len(await anna.messages())
    await anna.send_album([None] * 4, caption="η αυλή")
    assert "Το κρατήσαμε μαζί με τη γνώμη σας" in said(await anna.answer())
    after = await anna.settled()
    assert len(after) == before + 4 + 1
    await anna.send_album([None, None])
    assert "Το κρατήσαμε" in said(await anna.answer()), "another album is another thank-you"
    await anna.settled()
    assert [one.words for one in await house.rows(FeedbackPart)] == ["η αυλή", None, None, None, None, None]


async def test_what_cannot_be_kept_is_answered_kindly(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "2 ★")
    for send in (anna.send_sticker, anna.send_voice, anna.send_location):
        await send()
        assert said(await anna.answer()).startswith("Εδώ κρατάμε λόγια και φωτογραφίες")
    assert "Το κρατήσαμε" in said(await writes(anna, "κρύος καφές")), "and words are still awaited"


async def test_a_command_in_the_middle_is_a_command(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "4 ★")
    assert "Αυτή τη στιγμή δεν έχετε πόντους" in said(await writes(anna, "/points"))
    assert "Το κρατήσαμε" not in said(await writes(anna, "πολύ ωραία"))
    assert await house.rows(FeedbackPart) == []


async def test_after_an_hour_words_are_about_something_else(house: House) -> None:
    anna = await house.customer()
    await writes(anna, "/feedback")
    await taps(anna, "4 ★")
    await house.people.advance(minutes=59)
    assert "Το κρατήσαμε" in said(await writes(anna, "Ωραίος καφές"))
    await house.people.advance(minutes=59)
    assert "Το κρατήσαμε" in said(await writes(anna, "και ωραία μουσική"))
    await house.people.advance(minutes=61)
    assert "ωράριό μας" in said(await writes(anna, "Είστε ανοιχτά αύριο;"))
    assert len(await house.rows(FeedbackPart)) == 2
