"""What is over goes by itself, and nothing else does."""

from datetime import timedelta

from care.people import brings
from house import House, said, taps, writes
from xenia.care.models import Ticket, TicketLine
from xenia.core.changes import Change
from xenia.deliveries.models import Delivery
from xenia.feedback.models import Feedback, FeedbackPart
from xenia.team.audit import AuditLine


async def test_words_and_messages_go_when_their_time_is_over(house: House) -> None:
    anna = await house.customer()
    await house.team_member()
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await writes(anna, "Ο καφές ήταν κρύος")
    await taps(anna, "Τέλος")
    await brings(anna, "Και η μπίρα ζεστή")
    await house.deliveries()

    async def held() -> tuple[int, int, int, int]:
        told = sum(one.screen is not None for one in await house.rows(Delivery))
        words = sum(one.words is not None for one in await house.rows(TicketLine) if one.side == "customer")
        return told, len(await house.rows(FeedbackPart)), len(await house.rows(Feedback)), words

    before = await held()
    assert before[0] > 1
    assert before[1:] == (1, 1, 1)
    house.sandbox.clock.advance(timedelta(days=29))
    await house.tick()
    told = (await held())[0]
    house.sandbox.clock.advance(timedelta(days=2))
    await house.tick()
    assert (await held())[0] < told, "messages are kept for thirty days"
    assert (await held())[1:] == (1, 1, 1)
    house.sandbox.clock.advance(timedelta(days=701))
    await house.tick()
    assert (await held())[1:] == (0, 1, 1), "the rating stays, its words go; an open case keeps its own"

    await writes(anna, "/person")
    (ticket,) = await house.rows(Ticket)
    await taps(anna, ticket.reference)
    await taps(anna, "Δεν χρειάζεται")
    await taps(anna, "Ναι")
    house.sandbox.clock.advance(timedelta(days=2))
    await house.tick()
    assert (await held())[3] == 0
    assert len(await house.rows(TicketLine)) > 1, "that it was there, and when, is counted"


async def test_lines_of_the_audit_go_after_two_years_and_not_before(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    await writes(waiter, f"{await house.card_of(anna)}")
    assert "Άννα" in said((await waiter.messages())[-1])
    assert (len(await house.rows(AuditLine)), len(await house.rows(Change))) == (1, 1)
    await house.tick()
    house.sandbox.clock.advance(timedelta(days=730))
    await house.tick()
    assert (len(await house.rows(AuditLine)), len(await house.rows(Change))) == (1, 1)
    for _ in range(2):
        house.sandbox.clock.advance(timedelta(days=2))
        await house.tick()
    assert (len(await house.rows(AuditLine)), len(await house.rows(Change))) == (0, 0)
