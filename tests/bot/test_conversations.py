"""What the bot waits for is one person's own affair, and ends when they turn to something else."""

import asyncio

from house import House, said, taps, writes
from xenia.bot.conversation import Conversation
from xenia.feedback.models import FeedbackPart


async def test_two_peoples_conversations_do_not_mix(house: House) -> None:
    anna, nikos = await house.customer("Άννα"), await house.customer("Νίκος")
    waiters = [await house.team_member(name="Μάρκος"), await house.team_member(name="Ελένη")]
    cards = [await house.card_of(anna), await house.card_of(nikos)]
    pages = await asyncio.gather(*(writes(waiter, card) for waiter, card in zip(waiters, cards, strict=True)))
    assert [said(page).partition(" ")[0] for page in pages] == ["Άννα", "Νίκος"]
    asked = await asyncio.gather(writes(waiters[0], "5"), writes(waiters[1], "7"))
    assert "Άννα" in said(asked[0])
    assert "Αγορά 5,00" in said(asked[0])
    assert "Νίκος" in said(asked[1])
    assert "Αγορά 7,00" in said(asked[1])

    for customer, label in ((anna, "4 ★"), (nikos, "5 ★")):
        await writes(customer, "/feedback")
        await taps(customer, label)
    await asyncio.gather(writes(anna, "της Άννας"), writes(nikos, "του Νίκου"))
    parts = {one.words: one.feedback_id for one in await house.rows(FeedbackPart)}
    assert parts == {"της Άννας": 1, "του Νίκου": 2}


async def test_another_button_ends_what_was_awaited(house: House) -> None:
    anna, waiter = await house.customer("Άννα"), await house.team_member()
    await writes(waiter, await house.card_of(anna))
    assert len(await house.rows(Conversation)) == 1
    await taps(waiter, "Μενού")
    assert await house.rows(Conversation) == []
    assert "Δεν κατάλαβα" in said(await writes(waiter, "12,40"))


async def test_a_rating_of_ones_own_does_not_keep_staff_from_their_work(house: House) -> None:
    anna, waiter = await house.customer("Άννα"), await house.team_member()
    card = await house.card_of(anna)
    await writes(waiter, "/menu")
    for label in ("Να γίνω κι εγώ μέλος", "Γίνομαι μέλος", "Έτοιμο"):
        await taps(waiter, label)
    await writes(waiter, "/feedback")
    await taps(waiter, "5 ★")
    assert "Αγορά 12,40" in said(await writes(waiter, f"{card} 12,40"))
    assert await house.rows(FeedbackPart) == []
