"""The time between two questions is counted from when one left, however long it had to wait."""

from datetime import timedelta

from sqlalchemy import literal, select

from feedback.visits import agrees, buys, check_ins, customer_of, guest_of_checkins, working_day
from house import House, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.feedback import due
from xenia.feedback.checkins import ask
from xenia.feedback.models import Question, Survey


async def _on_the_turn_of(house: House, chat: ChatClient) -> None:
    """The next turn of a customer has begun: it is past eleven of its day."""
    customer = await customer_of(house, chat)
    async with reading(house.app.database) as session:
        since = due._days_since_turn(Customer.id, house.now.toordinal())
        days = due.TURN - (await session.scalar(select(since).where(Customer.id == customer.id)) or 0)
    await house.people.advance(days=days, hours=3)


async def test_thirty_days_from_a_question_that_left_late(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await house.people.advance(hours=9, minutes=45)
    await buys(house, anna)
    await house.people.advance(minutes=90)
    await house.tick()  # 21:15: quiet hours
    await house.people.advance(hours=12)
    await house.tick()
    (first,) = await check_ins(house)
    assert first.state == "sent"
    await taps(anna, "5 ★")
    await house.people.advance(days=29, hours=10, minutes=30)
    await buys(house, anna)
    await house.people.advance(minutes=90)
    await house.tick()
    assert len(await house.rows(Survey)) == 1, "thirty days after it was planned, and not after it left"
    await house.people.advance(hours=12)
    await house.tick()
    _, second = await check_ins(house)
    assert first.sent_at is not None
    assert second.sent_at is not None
    assert second.sent_at - first.sent_at == timedelta(days=30)


async def test_180_days_from_a_turn_that_was_planned_late_and_left_late(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    for _ in range(3):
        await buys(house, anna)
        await house.people.advance(hours=1)
    await _on_the_turn_of(house, anna)
    await house.people.advance(days=6)  # the bot was off for most of the time in which it stands
    await writes(anna, "/feedback")
    await taps(anna, "1 ★")
    await house.tick()
    assert [one.state for one in await check_ins(house)] == ["queued"]
    await house.people.advance(days=6)
    await taps(anna, "Την παίρνω πίσω")
    while [one.state for one in await check_ins(house)] == ["queued"]:
        await house.people.advance(hours=1)
        await house.tick()
    (first,) = await check_ins(house)
    assert first.sent_at is not None
    await taps(anna, "9")
    await house.people.advance(days=due.TURN - 14)
    for _ in range(12):
        await house.people.advance(days=1)
        await house.tick()
    _, second = await house.rows(Survey)
    assert second.question == Question.NPS
    assert second.planned_at - first.sent_at >= timedelta(days=180)


async def test_of_two_that_wait_one_goes(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await house.people.advance(hours=9, minutes=45)
    await buys(house, anna)
    await house.people.advance(minutes=90)
    await house.tick()  # 21:15: quiet hours
    who = select(Customer.id.label("customer_id"), literal("case:1").label("subject"))
    async with transaction(house.app.database) as session:
        await ask(session, house.app.ground.texts, Question.CES, who, house.now)
    for _ in range(3):
        await house.people.advance(hours=12)
        await house.tick()
    states = {(one.state, one.reason) for one in await check_ins(house)}
    assert states == {("sent", None), ("cancelled", "pointless")}, "whichever comes first"


async def test_a_reminder_is_no_question_that_comes_too_soon(house: House) -> None:
    await working_day(house)
    anna, nikos = await guest_of_checkins(house), await guest_of_checkins(house, "Νίκος")
    await buys(house, anna)
    await house.people.advance(minutes=90)
    await house.tick()
    await buys(house, nikos)
    await house.people.advance(minutes=90)
    await house.tick()
    await agrees(house, nikos, given=False)
    await house.people.advance(days=3)
    await house.tick()
    assert [one.subject for one in await check_ins(house)] == ["survey:1", "survey:2", "survey:1:reminder"]
    assert [one.state for one in await check_ins(house)] == ["sent"] * 3
