"""What a customer told the bot before they asked for somebody is carried into the ticket, with one tap."""

from datetime import timedelta

import pytest

from care.people import all_said, gathered, lines, reads, ticket
from house import House, said, taps, writes
from xenia.care.early.keep import LATELY
from xenia.care.early.models import TicketEarly
from xenia.care.models import Kind, Side, Ticket

COMPLAINT = "Ο καφές ήταν κρύος και ο σερβιτόρος αγενής"


async def test_a_complaint_said_to_the_bot_is_sent_with_one_tap_and_not_before(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    page = await writes(anna, COMPLAINT)
    assert "Πατήστε «Έχω παράπονο»" in said(page)
    shown = await taps(anna, "Έχω παράπονο")
    assert f"Έχουμε το μήνυμά σας:\n«{COMPLAINT}»" in said(shown)
    assert shown.labels[0] == "Να σταλεί έτσι"
    shown = await writes(anna, "και περίμενα μισή ώρα")
    assert f"Έχουμε τα μηνύματά σας:\n«{COMPLAINT}\nκαι περίμενα μισή ώρα»" in said(shown)
    assert await house.rows(Ticket) == [], "nothing is sent without that tap"
    assert "τον κωδικό" in said(await taps(anna, "Να σταλεί έτσι"))
    assert (await ticket(house)).kind == Kind.COMPLAINT
    assert [one.words for one in await lines(house) if one.side == Side.CUSTOMER] == [
        COMPLAINT,
        "και περίμενα μισή ώρα",
    ]
    assert COMPLAINT in await all_said(house, waiter)
    assert await house.rows(TicketEarly) == []
    await anna.write("αυτό ήταν")
    assert "αυτό ήταν" in await all_said(house, waiter), "what comes next belongs to it"
    await house.people.advance(minutes=20)
    await house.tick()
    assert "δεν έχουν σταλεί" not in await all_said(house, anna)
    assert await house.faults() == []


@pytest.mark.parametrize(
    "words",
    ["θέλω έναν άνθρωπο, ο σερβιτόρος ήταν αγενής", "Το κρουασάν ήταν μπαγιάτικο και πλήρωσα 4 ευρώ"],
)
async def test_who_asks_for_a_person_by_words_or_button_needs_not_say_it_again(
    house: House, words: str
) -> None:
    anna = await house.customer()
    page = await writes(anna, words)
    if "Έχουμε το μήνυμά σας" not in said(page):
        page = await writes(anna, "/person")
    assert f"«{words}»" in said(page)
    await taps(anna, "Είναι παράπονο")
    assert [one.words for one in await lines(house) if one.side == Side.CUSTOMER] == [words]


async def test_who_changes_what_is_quoted_is_asked_again_with_what_will_be_sent(house: House) -> None:
    anna = await house.customer()
    own = await anna.write("Ο καφές ήταν κρυός")
    await anna.answer()
    await anna.edit(own.message_id, "Ο καφές ήταν κρύως")
    assert "κρύως" not in await all_said(house, anna), "nothing was asked yet"
    assert "«Ο καφές ήταν κρύως»" in said(await taps(anna, "Έχω παράπονο"))
    await anna.edit(own.message_id, "Ο καφές ήταν κρύος")
    asked = (await reads(house, anna))[-1]
    assert "Έχουμε το μήνυμά σας:\n«Ο καφές ήταν κρύος»" in said(asked)
    await anna.tap("Να σταλεί έτσι", message_id=asked.message_id)
    await house.people.settled()
    assert [one.words for one in await lines(house) if one.side == Side.CUSTOMER] == ["Ο καφές ήταν κρύος"]


async def test_a_picture_sent_to_nobody_finds_somebody(house: House) -> None:
    waiter, anna = await house.team_member(), await house.customer()
    await anna.send_album([None, None])
    (page,) = [one for one in await reads(house, anna) if "[φωτογραφία]" in said(one)]
    assert "Διαλέξτε τι είναι" in said(page)
    await taps(anna, "Είναι παράπονο")
    await gathered(house)
    assert sum(one.photo is not None for one in await reads(house, waiter)) == 2


async def test_who_would_rather_write_it_differently_does(house: House) -> None:
    anna = await house.customer()
    await writes(anna, COMPLAINT)
    await taps(anna, "Έχω παράπονο")
    assert "Πείτε μας τι έγινε" in said(await taps(anna, "Θα το γράψω αλλιώς"))
    await writes(anna, "Κρύος καφές")
    assert [one.words for one in await lines(house) if one.side == Side.CUSTOMER] == ["Κρύος καφές"]


async def test_who_added_and_did_not_send_is_asked_once_and_then_it_is_forgotten(house: House) -> None:
    anna = await house.customer()
    await writes(anna, COMPLAINT)
    await taps(anna, "Έχω παράπονο")
    await writes(anna, "και περίμενα")
    await house.people.advance(minutes=15)
    await house.tick()
    assert "Τα μηνύματά σας δεν έχουν σταλεί ακόμη" in await all_said(house, anna)
    await house.people.advance(seconds=LATELY.total_seconds())
    await house.tick()
    assert await house.rows(TicketEarly) == []
    assert (await all_said(house, anna)).count("δεν έχουν σταλεί ακόμη") == 1
    assert "«Ο καφές" not in said(await writes(anna, "/person"))


async def test_words_of_some_time_ago_and_questions_that_a_page_answers_are_not_brought_up(
    house: House,
) -> None:
    anna = await house.customer()
    await writes(anna, "πόσους πόντους έχω τώρα")
    assert await house.rows(TicketEarly) == []
    await writes(anna, COMPLAINT)
    await house.people.advance(seconds=(LATELY + timedelta(minutes=1)).total_seconds())
    assert "Πείτε μας τι έγινε" in said(await taps(anna, "Έχω παράπονο"))
