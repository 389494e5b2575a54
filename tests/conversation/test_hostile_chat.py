"""Any text at all, through the house's own way to an answer: it never fails, never acts, and is quick."""

import asyncio
import os
import time

from aiogram.types import Chat, Message, User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from house import ON_SQLITE, House, said, writes
from xenia.app import WAY
from xenia.bot.conversation import Conversation
from xenia.bot.way import Case
from xenia.care.conversing import Bringing
from xenia.care.models import Ticket
from xenia.core.inbox import WAITING, Received
from xenia.core.reply import Reply
from xenia.core.transaction import transaction
from xenia.customers.models import Customer
from xenia.feedback.models import Feedback
from xenia.rewards.models import Voucher

TEXTS = int(os.environ.get("HOSTILE_CHATS", "300"))
LONGEST = 0.02 if "HOSTILE_CHATS" in os.environ else 0.2
"""Seconds of processor time; in every day's suite the machine may have other things to do."""

_OURS = st.sampled_from(
    (
        "πόντους",
        "cheesecake",
        "ναι",
        "yes",
        "το δεύτερο",
        "διαγραφή",
        "stop",
        "5 αστέρια",
        "άνθρωπο",
        "εξαργύρωση",
    )
)
HOSTILE = st.one_of(
    st.text(min_size=1, max_size=4096),
    st.text(alphabet="<>&/\\{}[]\"'`;:|$#%=\x00\u202e\u200f\u2066😀👍🏽 abcαβγ", min_size=1, max_size=4096),
    st.text(alphabet=st.characters(categories=("So", "Sk", "Cf", "Mn")), min_size=1, max_size=600),
    st.lists(st.one_of(_OURS, st.text(max_size=12)), min_size=1, max_size=40).map(" ".join),
    st.builds(str.__mul__, st.text(min_size=1, max_size=9), st.integers(1, 450)),
)


@ON_SQLITE
async def test_any_text_is_answered_and_has_no_effect(house: House) -> None:
    await house.reward("Cheesecake", 50)
    staff, anna = await house.team_member(), await house.customer()
    await house.gives(staff, anna, "80,00")
    before = await _state(house)
    ground, bot = house.app.ground, house.app.bot
    person = User(id=anna.person.id, is_bot=False, first_name="Άννα")
    chat = Chat(id=person.id, type="private")
    numbers = iter(range(1, 10 * TEXTS + 1000))

    async def answered(text: str) -> float:
        number = next(numbers)
        async with transaction(ground.database) as session:
            # What is done does not stay for long; pages that count what is held of somebody would count it.
            await session.execute(delete(Received))
            session.add(
                Received(
                    id=10**6 + number,
                    bot_id=bot.id,
                    update_id=10**6 + number,
                    chat_id=chat.id,
                    raw="",
                    state=WAITING,
                    received_at=house.now,
                )
            )
            # Who asked for a person is listened to: the next words are for the team.
            await session.execute(delete(Conversation).where(Conversation.state == Bringing.words.state))
        message = Message(message_id=number, date=house.now, chat=chat, from_user=person, text=text)
        began = time.thread_time()
        answer = await WAY.walk(bot, ground, Case(10**6 + number, message))
        took = time.thread_time() - began
        assert answer is not None
        shown = answer.screens if isinstance(answer, Reply) else (answer,)
        assert all(screen.text and len(screen.text) <= 4096 for screen in shown)
        return took

    loop = asyncio.get_running_loop()
    times: list[float] = []

    @settings(max_examples=TEXTS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(HOSTILE)
    def hold(text: str) -> None:
        if text.startswith("/") or not text.strip():
            return
        took = asyncio.run_coroutine_threadsafe(answered(text), loop).result(30)
        for _ in range(2):  # a pause of the collector, or of the machine, does not come thrice
            if took > LONGEST:
                took = asyncio.run_coroutine_threadsafe(answered(text), loop).result(30)
        times.append(took)
        assert took < LONGEST

    await asyncio.to_thread(hold)
    assert await _state(house) == before
    assert "800" in said(await writes(anna, "/points"))
    assert await house.faults() == []
    slowest = f"{1000 * max(times):.1f} ms of the processor"
    print(f"{len(times)} texts answered, none raised, none acted; the slowest took {slowest}")  # noqa: T201 - figures


async def _state(house: House) -> list[object]:
    customers = [(one.id, one.language, one.left_at) for one in await house.rows(Customer)]
    return [customers, await house.rows(Voucher), await house.rows(Feedback), await house.rows(Ticket)]
