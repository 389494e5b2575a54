"""The life of offers, told by plain rules beside the real acts, in any order and at any time."""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from databases import fresh_sqlite
from ledger.world import empty
from outreach.people import athens
from xenia.core.clock import local_day
from xenia.core.database import AsyncSession, Database
from xenia.core.room import Moment
from xenia.core.texts import Texts
from xenia.core.transaction import reading, transaction
from xenia.customers.preferences import Birthday, set_birthday
from xenia.ledger import Kind, check_books, history
from xenia.outreach.checks import check_offers
from xenia.outreach.gifts import SHORTEST, Given, RewardGone, end, prepare
from xenia.outreach.models import Occasion, Offer
from xenia.outreach.occasions import plan_days
from xenia.outreach.offers import OfferOver, UnknownOffer, open_offers, take
from xenia.privacy.consent import decide, notice_for
from xenia.rewards.catalogue import add_reward, change_reward, offered, retire
from xenia.rewards.checks import check_vouchers
from xenia.rewards.models import Voucher
from xenia.shop import Rules, Shop

T = TypeVar("T")
ZONE = ZoneInfo("Europe/Athens")
TEXTS = Texts(ZONE)
SHOP = Shop(
    name="Το Καφενείο",
    bot_username="bot",
    zone=ZONE,
    rules=Rules(
        points_per_euro=10, points_months=12, award_limit_cents=1, daily_awards=1, daily_award_cents=1
    ),
    secret=b"secret",
)
PRICE = 60
CUSTOMERS = (1, 2)
people = st.sampled_from(CUSTOMERS)


@dataclass
class Plain:
    """What the rules say of one customer."""

    birthday: tuple[int, int] | None = None
    consents: bool = False
    offers: list[tuple[date, int | None, datetime]] = field(default_factory=list)
    """The day, the points (None: the coffee), the end."""
    wished: list[tuple[date, datetime]] = field(default_factory=list)
    """For which day, and when it was planned."""
    taken: set[int] = field(default_factory=set)
    points: int = 0
    coffees: int = 0


class Life(RuleBasedStateMachine):
    """Two customers, one gift at a time, a coffee of which there are few, and a clock that goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(fresh_sqlite(Path(self.folder.name)))
        self.now = athens(2027, 1, 1, 8)
        self.looked_at: datetime | None = None
        self.people = {who: Plain() for who in CUSTOMERS}
        self.gift: tuple[int | None, int] | None = None
        self.stock = 1
        self.retired = False

    def do(self, work: Callable[[AsyncSession], Coroutine[Any, Any, T]]) -> T:
        async def inside() -> T:
            async with transaction(self.database) as session:
                return await work(session)

        return self.loop.run_until_complete(inside())

    @initialize()
    def open(self) -> None:
        async def work(session: AsyncSession) -> None:
            await empty(session)
            await add_reward(
                session, name_el="Κ", name_en="C", cost=PRICE, voucher_days=9, stock=1, now=self.now
            )

        self.do(work)
        self.prepare(None, 7)
        for who in CUSTOMERS:
            self.decide(who, given=True)
            self.tell_birthday(who, 1)

    @rule(points=st.sampled_from([None, 5, 50]), days=st.integers(1, 90))
    def prepare(self, points: int | None, days: int) -> None:
        given = Given(points=points) if points else Given(reward_id=1, version=1)

        async def work(session: AsyncSession) -> None:
            await prepare(
                session, Occasion.BIRTHDAY, given, valid_days=days, words_el="", words_en="", shop=SHOP,
                member_id=None, now=self.now,
            )  # fmt: skip

        try:
            self.do(work)
        except RewardGone:
            assert self.retired
            assert points is None
        else:
            self.gift = (points, days)

    @rule()
    def end(self) -> None:
        self.do(lambda session: end(session, Occasion.BIRTHDAY, self.now))
        self.gift = None

    @rule(stock=st.integers(0, 2))
    def restock(self, stock: int) -> None:
        async def work(session: AsyncSession) -> None:
            await change_reward(session, 1, stock=stock, now=self.now)

        self.do(work)
        self.stock = stock

    @rule()
    def retire(self) -> None:
        self.do(lambda session: retire(session, 1, self.now))
        self.retired = True

    @rule(who=people, given=st.sampled_from([True, True, True, False]))
    def decide(self, who: int, given: bool) -> None:  # noqa: FBT001 - Hypothesis names it
        async def work(session: AsyncSession) -> None:
            await decide(
                session, who, "birthday", given=given, notice=notice_for(TEXTS.say("el"), "birthday"),
                language="el", controller="shop", method="test", now=self.now,
            )  # fmt: skip

        self.do(work)
        self.people[who].consents = given

    @rule(who=people, days=st.sampled_from([-3, -1, 0, 0, 0, 1, 1, 2, 10]))
    def tell_birthday(self, who: int, days: int) -> None:
        day = local_day(self.now, ZONE) + timedelta(days=days)
        birthday = (day.month, day.day if (day.month, day.day) != (2, 29) else 28)
        self.do(lambda session: set_birthday(session, who, Birthday(*birthday)))
        self.people[who].birthday = birthday

    @rule(hours=st.sampled_from([1, 7, 7, 24, 24, 24, 47, 72, 24 * 358, 24 * 364]), ticks=st.booleans())
    def wait(self, hours: int, ticks: bool) -> None:  # noqa: FBT001 - Hypothesis names it
        self.now += timedelta(hours=hours)
        if ticks:
            self.tick()

    @rule(
        who=people,
        late=st.sampled_from([0, 0, 0, 1, 2, 3]),
        takes=st.sampled_from([None, 0, 0, 1, 6, 40]),
    )
    def celebrate(self, who: int, late: int, takes: int | None) -> None:
        """The clock goes to somebody's next birthday or some days past it; they may take what is offered."""
        today = local_day(self.now, ZONE)
        birthday = self.people[who].birthday
        day = today + timedelta(days=1)
        while birthday is not None and (day.month, day.day) != birthday:
            day += timedelta(days=1)
        self.now = datetime.combine(day, self.now.astimezone(ZONE).time(), ZONE)
        if late:
            self.wait(24 * late, ticks=False)
        self.tick()
        if takes is not None:
            self.wait(24 * takes, ticks=False)
            self.take(who, mine=True, number=max(0, len(self.people[who].offers) - 1), times=2)

    @rule()
    def tick(self) -> None:
        async def work(session: AsyncSession) -> int:
            return await plan_days(Moment(session, TEXTS, SHOP, self.now))

        while self.do(work):
            pass
        today = local_day(self.now, ZONE)
        since = self.looked_at if self.looked_at is not None else self.now
        first = max(local_day(since, ZONE), today - timedelta(days=2))
        if self.looked_at is None or self.now - self.looked_at >= timedelta(minutes=10):
            self.looked_at = self.now
        for one in self.people.values():
            self._birthday(one, first, today)

    def _birthday(self, one: Plain, first: date, today: date) -> None:
        promised = self.gift is not None and not (self.gift[0] is None and self.retired)
        if not one.consents or one.birthday is None:
            return
        days = [first + timedelta(days=on) for on in range((today - first).days + 1)]
        for day in reversed(days):
            if (day.month, day.day) != one.birthday or self._was_wished(one, day):
                continue
            one.wished.append((day, self.now))
            if promised and self.gift is not None and not self._had_one(one, day):
                points, length = self.gift
                last = max(day, today) + timedelta(days=max(length, SHORTEST))
                one.offers.append((day, points, datetime(last.year, last.month, last.day, tzinfo=ZONE)))

    def _was_wished(self, one: Plain, day: date) -> bool:
        return any(
            self.now - at < timedelta(days=360) or earlier.year == day.year for earlier, at in one.wished
        )

    def _had_one(self, one: Plain, day: date) -> bool:
        return any(
            earlier > day - timedelta(days=360) or earlier.year == day.year for earlier, *_ in one.offers
        )

    @rule(
        who=people,
        mine=st.sampled_from([True, True, False]),
        number=st.sampled_from([0, 0, 1, 2]),
        times=st.integers(1, 2),
    )
    def take(self, who: int, mine: bool, number: int, times: int) -> None:  # noqa: FBT001 - Hypothesis names it
        owner = who if mine else CUSTOMERS[who % len(CUSTOMERS)]
        ids = self.do(lambda session: _ids(session, owner))
        if number >= len(ids):
            return
        for _ in range(times):
            self._take(who, owner, number, ids[number])

    def _take(self, who: int, owner: int, number: int, offer_id: int) -> None:
        plain = self.people[owner]
        _, points, ends = plain.offers[number]
        try:
            got = self.do(lambda session: take(session, SHOP, who, offer_id, self.now))
        except UnknownOffer:
            assert who != owner
            return
        except OfferOver:
            assert ends <= self.now
            assert number not in plain.taken
            return
        assert who == owner
        if number in plain.taken:
            return
        assert self.now < ends
        plain.taken.add(number)
        if points is None and self.stock > 0:
            assert got.voucher is not None
            self.stock -= 1
            plain.coffees += 1
        else:
            assert (got.points, got.instead) == (points or PRICE, points is None)
            plain.points += got.points

    @invariant()
    def both_say_the_same(self) -> None:
        async def seen() -> None:
            async with reading(self.database) as session:
                for who, plain in self.people.items():
                    made = (
                        await session.scalars(
                            select(Offer).where(Offer.customer_id == who).order_by(Offer.id)
                        )
                    ).all()
                    assert [(one.day, one.valid_until) for one in made] == [
                        (day, ends) for day, _, ends in plain.offers
                    ]
                    still_open = await open_offers(session, who, self.now)
                    assert {one.offer.day for one in still_open} == {
                        day
                        for number, (day, _, ends) in enumerate(plain.offers)
                        if self.now < ends and number not in plain.taken
                    }
                    had = (await session.scalars(select(Voucher.id).where(Voucher.customer_id == who))).all()
                    assert len(had) == plain.coffees
                    given = await history(session, who, limit=100, now=self.now)
                    assert sum(one.amount for one in given if one.kind is Kind.BONUS) == plain.points
                coffee = await offered(session, 1)
                if coffee is not None:
                    assert coffee.reward.stock == self.stock
                for check in (check_offers, check_vouchers, check_books):
                    assert [fault async for fault in check(session)] == []

        self.loop.run_until_complete(seen())

    def teardown(self) -> None:
        self.loop.run_until_complete(self.database.close())
        self.loop.close()
        self.folder.cleanup()


async def _ids(session: AsyncSession, who: int) -> list[int]:
    found = await session.scalars(select(Offer.id).where(Offer.customer_id == who).order_by(Offer.id))
    return list(found.all())


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=12,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
