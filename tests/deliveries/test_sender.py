"""What the sender makes of each outcome, and of a database that cannot be used for a while."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiogram.types import Chat, Message
from sqlalchemy import select, text, update

from bot.wire import Time
from xenia.core.database import Database
from xenia.core.inbox import take_in
from xenia.core.outcomes import MaybeSent, NotSent, Unreadable
from xenia.core.reply import Screen
from xenia.core.texts import Texts
from xenia.core.transaction import reading, transaction
from xenia.deliveries.claim import Around
from xenia.deliveries.models import FAILED, PAUSED, QUEUED, SENT, Delivery
from xenia.deliveries.queue import Otherwise, queue
from xenia.deliveries.sender import Sender
from xenia.shop import Rules, Shop

ANNA, NIKOS, WAITER = 42, 43, 99
START = datetime(2026, 11, 22, 8, tzinfo=UTC)
CALL = SendMessage(chat_id=ANNA, text="x")
ATHENS = ZoneInfo("Europe/Athens")
AROUND = Around(
    Texts(ATHENS), Shop("Το Καφενείο", "shop_bot", ATHENS, Rules(10, 12, 30_000, 200, 300_000), b"secret")
)


@dataclass
class Post:
    """A sender, what it has sent, and what will happen to the next of it."""

    database: Database
    time: Time = field(default_factory=Time)
    now: datetime = START
    sent: list[tuple[int, str]] = field(default_factory=list)
    fate: dict[int, Exception] = field(default_factory=dict)
    """By chat: what is raised instead of sending."""
    on_send: Callable[[], Awaitable[None]] | None = None

    def __post_init__(self) -> None:
        self.sender = Sender(
            self.database, self.send, lambda: self.now, AROUND, lanes=1, pause=self.time.pause
        )

    async def send(self, chat_id: int, screen: Screen) -> Message:
        """Stands for Telegram."""
        self.sent.append((chat_id, screen.text))
        if self.on_send is not None:
            await self.on_send()
        if chat_id in self.fate:
            raise self.fate[chat_id]
        return Message(message_id=len(self.sent), date=START, chat=Chat(id=chat_id, type="private"))

    async def queue(self, chat_id: int, words: str, otherwise: Otherwise | None = None) -> None:
        """Have something sent."""
        async with transaction(self.database) as session:
            queue(session, "test", chat_id, Screen(words), self.now, otherwise)

    async def drain(self) -> None:
        """Send what is due now."""
        while await self.sender.drain():
            pass

    async def rows(self) -> list[Delivery]:
        """All there is."""
        async with reading(self.database) as session:
            return list(await session.scalars(select(Delivery).order_by(Delivery.id)))

    async def table_goes(self) -> None:
        """The database has a bad moment."""
        await self.database.run(lambda one: one.execute(text("ALTER TABLE delivery RENAME TO away")))

    async def table_comes_back(self) -> None:
        """And a good one."""
        await self.database.run(lambda one: one.execute(text("ALTER TABLE away RENAME TO delivery")))


@pytest.fixture
async def post(database: Database) -> Post:
    return Post(database)


@pytest.mark.parametrize(
    "error",
    [
        NotSent(CALL, "refused"),
        MaybeSent(CALL, "reset"),
        TelegramUnauthorizedError(CALL, "Unauthorized"),
        TelegramNotFound(CALL, "Not Found"),
    ],
    ids=lambda one: type(one).__name__,
)
async def test_what_may_pass_is_tried_again_later_and_later(post: Post, error: Exception) -> None:
    await post.queue(ANNA, "α")
    await post.queue(NIKOS, "β")
    post.fate[ANNA] = error
    waits = []
    for _ in range(11):
        await post.drain()
        row, other = await post.rows()
        assert (row.state, row.reason, row.message_id) == (QUEUED, type(error).__name__, None)
        assert other.state == SENT, "nobody waits for somebody else's trouble"
        waits.append(int((row.retry_at - post.now).total_seconds()))
        post.now = row.retry_at - timedelta(seconds=1)
        await post.drain()
        post.now = row.retry_at
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 512, 512]
    post.fate.clear()
    await post.drain()
    row, _ = await post.rows()
    assert (row.state, row.reason, row.attempts) == (SENT, None, 12)
    assert len(post.sent) == 13, "not once too early"


async def test_days_of_trouble_end_as_minutes_do(post: Post) -> None:
    await post.queue(ANNA, "α")
    async with transaction(post.database) as session:
        await session.execute(update(Delivery).values(attempts=5000))
    post.fate[ANNA] = NotSent(CALL, "refused")
    await post.drain()
    (row,) = await post.rows()
    assert row.retry_at - post.now == timedelta(seconds=512)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (TelegramBadRequest(CALL, "Bad Request: chat not found"), FAILED),
        (RuntimeError("cannot be drawn"), FAILED),
        (Unreadable(CALL, "new form"), SENT),
    ],
)
async def test_what_will_not_pass_ends_there(post: Post, error: Exception, state: str) -> None:
    await post.queue(ANNA, "α")
    await post.queue(NIKOS, "β")
    post.fate[ANNA] = error
    await post.drain()
    row, other = await post.rows()
    assert (row.state, row.reason, row.message_id) == (state, type(error).__name__, None)
    assert (other.state, other.message_id) == (SENT, 2)
    await post.drain()
    assert post.sent == [(ANNA, "α"), (NIKOS, "β")]


async def test_for_who_stopped_the_bot_everything_waits_until_they_write(post: Post) -> None:
    for words in ("α", "β"):
        await post.queue(ANNA, words)
    await post.queue(NIKOS, "γ")
    post.fate = {chat: TelegramForbiddenError(CALL, "Forbidden: blocked") for chat in (ANNA, NIKOS)}
    await post.drain()
    assert [one.state for one in await post.rows()] == [PAUSED] * 3
    post.fate.clear()
    post.sent.clear()
    post.now += timedelta(days=30)
    await post.sender.look_after()
    await post.drain()
    assert post.sent == [], "they have not written"
    async with transaction(post.database) as session:
        await take_in(session, 1001, [(1, ANNA, "{}")], post.now)
    post.now += timedelta(seconds=3)
    await post.sender.look_after()
    await post.drain()
    assert post.sent == [(ANNA, "α"), (ANNA, "β")]
    assert [one.state for one in await post.rows()] == [SENT, SENT, PAUSED]
    await post.queue(ANNA, "δ")
    post.fate[ANNA] = TelegramForbiddenError(CALL, "Forbidden: blocked")
    await post.drain()
    await post.sender.look_after()
    assert (await post.rows())[-1].state == PAUSED, "what they wrote before they left again is no return"


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (TelegramForbiddenError(CALL, "Forbidden: blocked"), PAUSED),
        (TelegramBadRequest(CALL, "Bad Request: chat not found"), FAILED),
    ],
)
async def test_who_counts_on_an_arrival_is_told_once(post: Post, error: Exception, state: str) -> None:
    await post.queue(ANNA, "answer", Otherwise(WAITER, Screen("not delivered")))
    await post.queue(NIKOS, "answer", Otherwise(WAITER, Screen("never said")))
    post.fate[ANNA] = NotSent(CALL, "refused")
    await post.drain()
    assert post.sent == [(ANNA, "answer"), (NIKOS, "answer")], "it may still arrive"
    post.fate[ANNA] = error
    post.now += timedelta(minutes=1)
    await post.drain()
    assert post.sent[2:] == [(ANNA, "answer"), (WAITER, "not delivered")]
    assert [one.state for one in await post.rows()] == [state, SENT, SENT]
    async with transaction(post.database) as session:
        await session.execute(update(Delivery).where(Delivery.chat_id == ANNA).values(state=QUEUED))
    await post.drain()
    assert post.sent[4:] == [(ANNA, "answer")], "told once is enough"


async def test_what_was_sent_is_not_sent_again_because_it_could_not_be_written_down(post: Post) -> None:
    await post.queue(ANNA, "α")
    await post.queue(NIKOS, "β")
    post.on_send = post.table_goes
    draining = asyncio.create_task(post.drain())
    for wait in (0.2, 0.5, 1.0, 2.0, 5.0, 5.0):
        await post.time.waited_for(by=1)
        assert post.time.pauses[-1] == wait
        post.time.move(wait)
    await post.time.waited_for(by=1)
    assert post.sent == [(ANNA, "α")], "nor is anything else, meanwhile"
    post.on_send = None
    await post.table_comes_back()
    post.time.move(5.0)
    await draining
    assert post.sent == [(ANNA, "α"), (NIKOS, "β")]
    assert [one.state for one in await post.rows()] == [SENT, SENT]


async def test_a_database_that_cannot_be_read_does_not_end_the_sender(post: Post) -> None:
    await post.queue(ANNA, "α")
    await post.table_goes()
    running = asyncio.create_task(post.sender.run())
    for wait in (0.2, 0.5):
        await post.time.waited_for(by=1)
        post.time.move(wait)
    await post.time.waited_for(by=1)
    await post.table_comes_back()
    arrived = asyncio.Event()

    async def arrive() -> None:
        arrived.set()

    post.on_send = arrive
    post.time.move(1)
    await asyncio.wait_for(arrived.wait(), 5)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_delivery_on_its_way_is_finished_when_the_process_is_asked_to_stop(post: Post) -> None:
    await post.queue(ANNA, "α")
    await post.queue(NIKOS, "β")
    on_its_way, answered = asyncio.Event(), asyncio.Event()

    async def slowly() -> None:
        on_its_way.set()
        await answered.wait()

    post.on_send = slowly
    running = asyncio.create_task(post.sender.run())
    await asyncio.wait_for(on_its_way.wait(), 5)
    running.cancel()
    await asyncio.sleep(0)
    answered.set()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert post.sent == [(ANNA, "α")], "and nothing else is begun"
    assert [one.state for one in await post.rows()] == [SENT, QUEUED]


async def test_it_stops_also_in_the_moment_in_which_new_work_comes(post: Post) -> None:
    running = asyncio.create_task(post.sender.run())
    await asyncio.sleep(0.1)  # it waits for work
    post.database.due.set()
    running.cancel()
    done, _ = await asyncio.wait((running,), timeout=30)
    assert done, "it was told to stop, and went on"
