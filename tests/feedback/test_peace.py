"""Who is unhappy is sent nothing unasked: until somebody answers, or they let it rest."""

from datetime import timedelta

from feedback.visits import asked, buys, customer_of, guest_of_checkins, working_day
from house import House, said, taps, writes
from telegram_sandbox.chat_client import ChatClient
from xenia.core.transaction import reading
from xenia.deliveries.models import HeldBack
from xenia.feedback.surveys import in_peace


async def _is_unhappy(chat: ChatClient) -> None:
    await writes(chat, "/feedback")
    await taps(chat, "1 ★")


async def _raises_it(chat: ChatClient, to: str) -> None:
    await chat.tap("Αλλαγή βαθμού")
    await chat.settled()
    await taps(chat, to)


async def _answers(member: ChatClient) -> None:
    """Somebody of the team answers the last that they read of."""
    await taps(member, "Απάντηση")
    await writes(member, "Συγγνώμη")
    await taps(member, "Αποστολή")


async def _in_peace(house: House, *chats: ChatClient, **later: float) -> list[ChatClient]:
    """Who of them is left in peace, after so much more time."""
    ids = [(await customer_of(house, chat)).id for chat in chats]
    async with reading(house.app.database) as session:
        found = await in_peace(session, ids, house.now + timedelta(**later))
    return [chat for chat, customer_id in zip(chats, ids, strict=True) if customer_id in found]


async def _is_held_back(house: House) -> bool:
    """Whether the question about their visit waits because they do."""
    return [one.reason for one in await house.rows(HeldBack)] == ["case-open"]


async def test_who_waits_for_an_answer_is_left_in_peace_until_it_comes(house: House) -> None:
    waiter = await working_day(house)
    anna = await guest_of_checkins(house)
    await buys(house, anna)
    await _is_unhappy(anna)
    await waiter.answer()
    await house.people.advance(minutes=90)
    await house.tick()
    assert await _is_held_back(house)
    await _answers(waiter)
    assert "Συγγνώμη" in said(await anna.answer())
    await asked(house, anna, hours=1)


async def test_after_a_week_without_an_answer_they_are_still_left_in_peace(house: House) -> None:
    await working_day(house)
    anna = await guest_of_checkins(house)
    await _is_unhappy(anna)
    await house.people.advance(days=20)
    await buys(house, anna)
    await house.people.advance(minutes=90)
    await house.tick()
    assert await _is_held_back(house)


async def test_in_peace_also_where_there_is_nobody_to_tell(house: House) -> None:
    anna = await guest_of_checkins(house)
    await house.people.advance(days=1)  # a Monday
    await buys(house, anna)
    await _is_unhappy(anna)
    await house.people.advance(minutes=90)
    await house.tick()
    assert await _is_held_back(house)


async def test_peace_ends_with_the_answer_the_withdrawal_a_better_mark_or_thirty_days(house: House) -> None:
    waiter = await house.team_member()
    answered, *chats = [await house.customer(name) for name in ("Νίκος", "Άννα", "Ελένη", "Ζωή", "Ρένα")]
    for chat in (answered, *chats):
        await _is_unhappy(chat)
        if chat is answered:
            await waiter.answer()
            await _answers(waiter)
    waiting, withdrawing, recovering, hardly = chats
    assert await _in_peace(house, answered, *chats, days=30, seconds=-1) == chats
    assert await _in_peace(house, answered, *chats, days=30) == []
    await taps(withdrawing, "Την παίρνω πίσω")
    await _raises_it(recovering, "3 ★")
    await _raises_it(hardly, "2 ★")
    assert await _in_peace(house, answered, *chats) == [waiting, hardly]


async def test_what_turned_bad_later_counts_from_then(house: House) -> None:
    await house.team_member()
    anna = await house.customer()
    page = await writes(anna, "/feedback")
    await taps(anna, "5 ★")
    await house.people.advance(days=40)
    await anna.tap_data(page.buttons[0][0].data or "", page.message_id)
    await anna.settled()
    assert await _in_peace(house, anna) == [anna]
