"""A customer who says thank you when it is solved: received kindly, read by the team, and nothing opens."""

import pytest

from care.people import all_said, brings, lines, reads, ticket
from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.care.models import Side, State, TicketAside
from xenia.care.thankful import is_thanks

SENTENCE = "Σας φτιάξαμε άλλον"


async def _solved(house: House) -> tuple[ChatClient, ChatClient, str]:
    waiter, anna = await house.team_member(), await house.customer()
    reference = await brings(anna)
    await reads(house, waiter)
    await writes(waiter, reference)
    await taps(waiter, "Λύθηκε")
    await writes(waiter, SENTENCE)
    await taps(waiter, "Αποστολή")
    await reads(house, anna)
    return waiter, anna, reference


async def _last_words(house: House) -> tuple[State, str | None]:
    words = [one.words for one in await lines(house) if one.side == Side.CUSTOMER]
    return (await ticket(house)).state, words[-1]


async def test_it_is_told_to_the_team_and_the_ticket_stays_solved(house: House) -> None:
    waiter, anna, reference = await _solved(house)
    page = await writes(anna, "Ευχαριστώ πολύ!")
    assert "Να είστε καλά. Το είπαμε στην ομάδα" in said(page)
    assert page.labels == ["Ναι, λύθηκε", "Δεν λύθηκε", "Μενού"]
    assert await _last_words(house) == (State.RESOLVED, "Ευχαριστώ πολύ!")
    heard = await all_said(house, waiter)
    assert f"{reference}·5 · Άννα (η υπόθεση έχει τελειώσει)\nΕυχαριστώ πολύ!" in heard
    await taps(anna, "Δεν λύθηκε")
    assert (await ticket(house)).state == State.WAITING_US
    assert await house.faults() == []


@pytest.mark.parametrize("agrees", ["Ναι, λύθηκε", None])
async def test_hours_later_it_is_still_for_those_who_solved_it(house: House, agrees: str | None) -> None:
    waiter, anna, _ = await _solved(house)
    if agrees:
        await taps(anna, agrees)
    before = (await ticket(house)).state
    await house.people.advance(hours=5)
    assert "Το είπαμε στην ομάδα" in said(await writes(anna, "efxaristo poly"))
    assert await _last_words(house) == (before, "efxaristo poly")
    assert "efxaristo poly" in await all_said(house, waiter)
    await house.people.advance(days=1)
    assert "Το είπαμε στην ομάδα" not in said(await writes(anna, "ευχαριστώ")), "of something else by now"


async def test_more_than_a_thank_you_is_asked_about_and_one_tap_says_that_all_is_well(house: House) -> None:
    waiter, anna, _ = await _solved(house)
    words = "Ευχαριστώ, ο νέος καφές ήταν πολύ καλύτερος"
    page = await writes(anna, words)
    assert page.labels == ["Δεν λύθηκε", "Όλα καλά, ήθελα μόνο να το πω", "Όχι, είναι κάτι άλλο"]
    assert words not in await all_said(house, waiter), "nobody guesses"
    assert "Το είπαμε στην ομάδα" in said(await taps(anna, "Όλα καλά"))
    assert await _last_words(house) == (State.RESOLVED, words)
    assert words in await all_said(house, waiter)
    assert await house.rows(TicketAside) == []


@pytest.mark.parametrize(
    "words",
    [
        "Ευχαριστώ!",
        "σας ευχαριστώ πάρα πολύ για την άμεση εξυπηρέτηση",
        "ΕΥΧΑΡΙΣΤΟΥΜΕ ΠΟΛΥ",
        "Να είστε καλά, καλή συνέχεια",
        "efxaristw para poly",
        "euxaristo!!",
        "Thanks a lot",
        "thank you so much for your help",
        "Ευχαριστώ 🙏🏽❤️",
        "👍",
    ],
)
def test_a_thank_you(words: str) -> None:
    assert is_thanks(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Ευχαριστώ, αλλά δεν λύθηκε",
        "όχι ευχαριστώ",
        "ευχαριστώ για τίποτα",
        "ευχαριστώ, πότε ανοίγετε;",
        "thanks for nothing",
        "Ευχαριστώ πολύ 😡",
        "ευχαριστώ :(",
        "ωραία",
        "👎",
        "Ευχαριστώ " * 20,
    ],
)
def test_no_thank_you_or_not_only(words: str) -> None:
    assert not is_thanks(words)
