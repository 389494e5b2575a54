"""A day in the shop: updates are taken in and worked side by side, as the bot does it, and acknowledged."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import User
from sqlalchemy import event, select

from powercut.recorder import Trace, recording
from xenia.bot.intake import Intake
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import ANSWERED, WAITING, Item, answered, in_hand
from xenia.core.reply import Screen
from xenia.core.transaction import in_transaction, reading
from xenia.customers.join import join
from xenia.customers.models import Customer
from xenia.deliveries.queue import queue
from xenia.feedback.give import add_part, rate
from xenia.loyalty.award import award_purchase, undo
from xenia.rewards import add_reward
from xenia.rewards.collect import collect
from xenia.rewards.models import Voucher
from xenia.rewards.redeem import cancel, redeem
from xenia.shop import Rules, Shop
from xenia.team.models import OWNER, TeamMember

BOT = 1001
NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
CHATS = range(11, 16)
SHOP = Shop(
    name="Το Καφενείο",
    bot_username="shop_of_tests_bot",
    zone=ZoneInfo("Europe/Athens"),
    rules=Rules(
        points_per_euro=10,
        points_months=12,
        award_limit_cents=100_000,
        daily_awards=10_000,
        daily_award_cents=1_000_000_000,
    ),
    secret=bytes(32),
)


async def record_days(url: str, *days: range, **pragmas: str | int) -> Trace:
    """Record the shop's files while it works through some days of updates; it is closed after each.

    Args:
        url: an SQLite file with a migrated database, in a folder of its own.
        days: the numbers of the batches that come in before the shop is closed again.
        pragmas: what is set otherwise than in production, for the connection that writes.
    """
    with recording(Path(url.partition(":///")[2]).parent) as trace:
        for day in days:
            async with _opened(url, pragmas) as database:
                await in_transaction(database, _furnish)
                await _Shop(database, trace).work(day)
    return trace


@asynccontextmanager
async def _opened(url: str, pragmas: dict[str, str | int]) -> AsyncIterator[Database]:
    database = Database(url)

    @event.listens_for(database.writing_engine, "connect")
    def change(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for name, value in pragmas.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    try:
        yield database
    finally:
        await database.close()


async def _furnish(session: AsyncSession) -> None:
    """At the first start: people and something to buy for points."""
    if await session.scalar(select(TeamMember)):
        return
    session.add(TeamMember(telegram_id=1, name="Κατερίνα", role=OWNER, language="el", since=NOW))
    await add_reward(session, name_el="Καφές", name_en="Coffee", cost=20, voucher_days=30, now=NOW)
    for chat in CHATS:
        await join(session, User(id=chat, is_bot=False, first_name=f"Άννα {chat}"), "el", NOW)


def _batch(number: int) -> list[dict[str, Any]]:
    """Some updates that come in together: now few, now many, from one chat or from all."""
    first, size = 10 * number, (1, 4, 9, 2)[number % 4]
    return [
        {
            "update_id": update_id,
            "message": {
                "chat": {"id": CHATS[update_id % len(CHATS)]},
                "text": list(ACTS)[update_id % len(ACTS)],
            },
        }
        for update_id in range(first, first + size)
    ]


class _Shop:
    """Takes updates in and works them, a chat's one after the other; says so once it is committed."""

    def __init__(self, database: Database, trace: Trace) -> None:
        self._database, self._trace = database, trace
        self._in_hand: list[Item] = []
        self._intake = Intake(database, BOT, lambda: NOW, self._in_hand.extend)

    async def work(self, batches: Iterable[int]) -> None:
        """Work what was left in hand, and then these."""
        async with reading(self._database) as session:
            self._in_hand += await in_hand(session, limit=1_000)
        await self._work_in_hand()
        for number in batches:
            updates = _batch(number)
            async with AsyncExitStack() as meanwhile:
                if number % 4 == 3:  # whoever looks for long keeps a checkpoint from starting the WAL anew
                    looking = await meanwhile.enter_async_context(reading(self._database))
                    await looking.scalar(select(Customer))
                await self._intake.take(updates)
                for update in updates:
                    self._trace.acknowledge(update["update_id"], WAITING)
                await self._work_in_hand()
        await self._intake.flush()

    async def _work_in_hand(self) -> None:
        chats = defaultdict(list)
        for item in self._in_hand:
            chats[item.chat_id].append(item)
        self._in_hand.clear()
        await asyncio.gather(*(self._serve(items) for items in chats.values()))

    async def _serve(self, items: list[Item]) -> None:
        for item in items:
            update = json.loads(item.raw)
            if item.reply is None:
                await in_transaction(self._database, partial(_worked, item, update))
            self._trace.acknowledge(update["update_id"], ANSWERED)
            self._intake.done(item.id, wrote=True)


async def _worked(item: Item, update: dict[str, Any], session: AsyncSession) -> None:
    customer = await session.scalar(select(Customer).where(Customer.telegram_id == item.chat_id))
    member = await session.scalar(select(TeamMember))
    assert customer is not None
    assert member is not None
    await ACTS[update["message"]["text"]](session, customer, member, str(update["update_id"]))
    await answered(session, item.id, "Ευχαριστούμε")


async def _purchase(session: AsyncSession, customer: Customer, member: TeamMember, intent: str) -> None:
    await award_purchase(session, SHOP, member, customer, cents=12_34, intent=intent, now=NOW)
    queue(session, "purchase", customer.telegram_id, Screen(f"Ευχαριστούμε, {customer.first_name}"), NOW)


async def _mistake(session: AsyncSession, customer: Customer, member: TeamMember, intent: str) -> None:
    awarded = await award_purchase(session, SHOP, member, customer, cents=99_99, intent=intent, now=NOW)
    await undo(session, SHOP, member, awarded.purchase.id, NOW)


async def _redeem(session: AsyncSession, customer: Customer, member: TeamMember, intent: str) -> Voucher:
    await award_purchase(session, SHOP, member, customer, cents=5_00, intent=intent, now=NOW)
    return await redeem(session, customer.id, 1, version=1, intent=intent, now=NOW, zone=SHOP.zone)


async def _collect(session: AsyncSession, customer: Customer, member: TeamMember, intent: str) -> None:
    voucher = await _redeem(session, customer, member, intent)
    await collect(session, voucher.code, member_id=member.id, now=NOW)


async def _cancel(session: AsyncSession, customer: Customer, member: TeamMember, intent: str) -> None:
    voucher = await _redeem(session, customer, member, intent)
    await cancel(session, voucher.id, customer.id, now=NOW)


async def _rate(session: AsyncSession, customer: Customer, _member: TeamMember, intent: str) -> None:
    feedback, _ = await rate(session, customer.id, 5, intent, NOW)
    await add_part(session, feedback, words="Πολύ ωραία! " * 40, photo_file_id=None, now=NOW)


ACTS: dict[str, Callable[..., Awaitable[object]]] = {
    "purchase": _purchase,
    "mistake": _mistake,
    "redeem": _redeem,
    "collect": _collect,
    "cancel": _cancel,
    "rate": _rate,
}
"""What the text of an update makes happen."""
