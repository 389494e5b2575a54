"""What Telegram has wait is judged anew before it goes: the hour, or somebody's mind, may have changed."""

import asyncio
from collections.abc import Callable

import pytest

from bot.wire import Time
from house import ON_SQLITE, House, said
from outreach.people import at, athens, born, decides, reads
from telegram_sandbox.chat_client import ChatClient
from xenia.bot.session import TelegramSession
from xenia.core.reply import Screen
from xenia.core.transaction import transaction
from xenia.customers.preferences import Birthday
from xenia.deliveries.models import CANCELLED, QUEUED, SENT, Delivery
from xenia.deliveries.queue import queue


async def _until(house: House, is_so: Callable[[Delivery], bool]) -> Delivery:
    """The first delivery, once it is so."""
    async with asyncio.timeout(30):
        while True:
            first, *_ = await house.rows(Delivery)
            if is_so(first):
                return first
            await asyncio.sleep(0.01)  # the sender is another task


@pytest.fixture
def time(house: House) -> Time:
    """The seconds of the connection to Telegram."""
    time, session = Time(), house.app.bot.session
    assert isinstance(session, TelegramSession)
    session._now, session._pause = time.now, time.pause
    return time


async def _has_a_birthday(house: House) -> ChatClient:
    anna = await house.customer()
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    return anna


@pytest.mark.parametrize("withdraws", [False, True])
async def test_a_wish_told_to_wait_until_it_is_quiet_does_not_go(
    house: House, time: Time, *, withdraws: bool
) -> None:
    anna = await _has_a_birthday(house)
    house.sandbox.faults.retry_after = 70
    house.sandbox.faults.plan("429", "sendMessage")
    house.sandbox.clock.set(athens(2026, 12, 1, 20).replace(minute=59))
    await house.app.tick()
    waits = await _until(house, lambda one: one.reason == "TelegramRetryAfter")
    assert (waits.state, waits.sent_at, waits.attempts, waits.lease_until) == (QUEUED, None, 0, None)
    if withdraws:
        await decides(house, 1, "birthday", given=False)
    house.sandbox.clock.set(athens(2026, 12, 1, 21))
    calls = len(house.sandbox.calls)
    time.move(69)
    house.app.database.due.set()
    await asyncio.sleep(0)
    assert len(house.sandbox.calls) == calls, "the whole bot waits, to the end"
    time.move(1)
    held = "no-consent" if withdraws else "quiet-hours"
    await _until(house, lambda one: one.reason == held)
    assert await reads(anna) == []
    await at(house, athens(2026, 12, 2, 9))
    (wish,) = await house.deliveries()
    assert wish.state == (CANCELLED if withdraws else SENT)
    assert len(await reads(anna)) == (0 if withdraws else 1)


@ON_SQLITE
async def test_while_the_bot_waits_for_an_answer_no_wish_is_taken_in_hand(house: House, time: Time) -> None:
    anna, nikos = await _has_a_birthday(house), await house.guest("Νίκος")
    house.sandbox.faults.retry_after = 70
    house.sandbox.faults.plan("429", "sendMessage")
    house.sandbox.clock.set(athens(2026, 12, 1, 20).replace(minute=59))
    await nikos.write("/start")
    await time.waited_for(by=1)
    await house.app.tick()
    await house.app.sender._look()
    wish = await _until(house, lambda _: True)
    assert (wish.state, wish.sent_at, wish.attempts) == (QUEUED, None, 0)
    house.sandbox.clock.set(athens(2026, 12, 1, 21))
    time.move(70)
    await nikos.answer()
    await _until(house, lambda one: one.reason == "quiet-hours")
    assert await reads(anna) == []


@ON_SQLITE
async def test_what_is_owed_and_told_to_wait_comes_in_its_order(house: House, time: Time) -> None:
    anna = await house.customer()
    house.sandbox.faults.retry_after = 70
    house.sandbox.faults.plan("429", "sendMessage")
    async with transaction(house.app.database) as session:
        for words in ("πρώτο", "δεύτερο", "τρίτο"):
            queue(session, "test", anna.person.id, Screen(words), house.now)
    await _until(house, lambda one: one.reason == "TelegramRetryAfter")
    time.move(70)
    deliveries = await house.deliveries()
    assert [(one.state, one.attempts) for one in deliveries] == [(SENT, 1)] * 3
    assert [said(one) for one in (await anna.messages())[-3:]] == ["πρώτο", "δεύτερο", "τρίτο"]
