"""One shop whose books are kept twice: by the real acts in a database, and by the plain rules."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, event, func, select

from ledger.plain import No, Person, Plain
from xenia.bot.tuning import new_event_loop
from xenia.core.database import AsyncSession, Base, Database
from xenia.core.onloop import OnLoop
from xenia.core.refusal import Refusal
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.ledger import Balance, balance, check_books, history, open_account, open_books
from xenia.rewards.catalogue import offered
from xenia.rewards.checks import check_vouchers
from xenia.rewards.models import Voucher
from xenia.team.models import TeamMember

T = TypeVar("T")
START = datetime(2026, 3, 20, 9, tzinfo=UTC)
CUSTOMERS, MEMBERS = (1, 2, 3), (1, 2)
CHECKED_EVERY = 100


@contextmanager
def quick_sqlite() -> Iterator[None]:
    """SQLite that commits on the loop as well: nobody else is there who could go on meanwhile."""

    async def commit(_: OnLoop, connection: Connection) -> None:
        connection.commit()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OnLoop, "_commit", commit)
        yield


def _hurry(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")  # no power is cut here
    cursor.close()


async def empty(session: AsyncSession) -> None:
    """Customers, a team and system accounts, and nothing else."""
    for table in reversed(Base.metadata.sorted_tables):
        await session.execute(table.delete())
    session.add_all(
        Customer(
            id=number,
            telegram_id=number,
            first_name="Άννα",
            language="el",
            card_number=str(number),
            joined_at=START,
            left_at=None,
        )
        for number in CUSTOMERS
    )
    session.add_all(
        TeamMember(
            id=number,
            telegram_id=number,
            name="Νίκος",
            role="staff",
            language="el",
            since=START,
            removed_at=None,
        )
        for number in MEMBERS
    )
    await open_books(session)
    await session.flush()
    for number in CUSTOMERS:
        await open_account(session, number)


def told(shown: Balance) -> tuple[int, int, int, list[tuple[int, datetime]]]:
    """A balance as the plain rules put it."""
    return shown.available, shown.held, shown.debt, [(part.points, part.at) for part in shown.expiring]


@dataclass
class World:
    """A database, an event loop, and a count of what was done there."""

    database: Database
    loop: asyncio.AbstractEventLoop
    done: Counter[str] = field(default_factory=Counter)
    today: Counter[str] = field(default_factory=Counter)
    """What was done since the shop began; it counts when the shop has ended well."""
    refused: Counter[str] = field(default_factory=Counter)
    plain: Plain = field(init=False)
    steps: int = 0

    @classmethod
    @contextmanager
    def open(cls, url: str) -> Iterator["World"]:
        loop = new_event_loop()
        database = Database(url)
        if database.is_sqlite:
            event.listen(database.writing_engine, "connect", _hurry)
        try:
            yield cls(database, loop)
        finally:
            loop.run_until_complete(database.close())
            loop.close()

    @property
    def now(self) -> datetime:
        return self.plain.now

    @property
    def accepted(self) -> int:
        """Steps that really changed something."""
        return sum(self.done.values())

    def wait(self, work: Awaitable[T]) -> T:
        async def awaited() -> T:
            return await work

        return self.loop.run_until_complete(awaited())

    def begin(self) -> None:
        """A new shop: empty books, empty rules."""
        self.today.clear()
        self.steps = 0
        self.plain = Plain(START, {number: Person() for number in CUSTOMERS})

        async def emptied() -> None:
            async with transaction(self.database) as session:
                await empty(session)

        self.wait(emptied())

    def end(self) -> None:
        """Everything went well."""
        self.done.update(self.today)

    def step(
        self,
        kind: str,
        act: Callable[[AsyncSession], Awaitable[T]],
        rules: Callable[[], object],
        who: int = 0,
    ) -> T | None:
        """Do it in both worlds; both refuse alike (then None), or both end up with the same points."""
        self.steps += 1
        if self.steps % CHECKED_EVERY == 0:
            self.check()
        result, no, expected = None, None, None
        try:
            rules()
        except No as refusal:
            expected = (refusal.name, refusal.values)

        async def acted() -> T:
            async with transaction(self.database) as session:
                result = await act(session)
                if who and expected is None:
                    shown = told(await balance(session, who, self.now))
                    assert shown == self.plain.balance(who), kind
                return result

        try:
            result = self.wait(acted())
        except Refusal as refusal:
            no = (type(refusal).__name__, refusal.values)
        assert no == expected, kind
        if no is not None:
            self.refused[no[0]] += 1
        return result

    def do(
        self,
        kind: str,
        act: Callable[[AsyncSession], Awaitable[T]],
        rules: Callable[[], object],
        who: int = 0,
    ) -> T:
        """The same for what nobody may refuse."""
        result = self.step(kind, act, rules, who)
        assert result is not None, kind
        return result

    def agree(self) -> None:
        """Every customer reads the same points in both worlds; nothing is booked by reading."""

        async def read() -> None:
            async with reading(self.database) as session:
                for who in CUSTOMERS:
                    shown = told(await balance(session, who, self.now))
                    assert shown == self.plain.balance(who), (who, shown, self.plain.balance(who))

        self.wait(read())

    def check(self) -> None:
        """Everything agrees, and the books prove themselves."""

        async def checked() -> None:
            async with reading(self.database) as session:
                assert [fault async for fault in check_books(session)] == []
                assert [fault async for fault in check_vouchers(session)] == []
                for who in CUSTOMERS:
                    expected = self.plain.balance(who)
                    assert told(await balance(session, who, self.now)) == expected
                    lines = [line async for line in self._history(session, who)]
                    assert [line.seq for line in lines] == list(range(len(lines), 0, -1))
                    assert sum(line.change for line in lines) == sum(expected[:2])
                for number, gift in self.plain.gifts.items():
                    one = await offered(session, number)
                    assert one is not None
                    assert (one.reward.stock, one.terms.cost) == (gift.stock, gift.versions[-1].cost)
                for number, coupon in self.plain.coupons.items():
                    voucher = await session.get_one(Voucher, number)
                    assert (voucher.state, voucher.customer_id) == (coupon.state, coupon.who)
                    assert voucher.is_expired(self.now) == (coupon.expires <= self.now)
                count = await session.scalar(select(func.count()).select_from(Voucher))
                assert count == len(self.plain.coupons)

        self.wait(checked())

    async def _history(self, session: AsyncSession, who: int) -> AsyncIterator[Any]:
        before = None
        while page := await history(session, who, before_seq=before, limit=40, now=self.now):
            for line in page:
                yield line
            before = page[-1].seq
