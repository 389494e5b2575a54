"""Gestures in any order, tapped twice or late: nobody exceeds their limit, and the books balance."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from databases import fresh_sqlite
from house import START
from xenia.app import verify
from xenia.care.bring import open_case
from xenia.care.goodwill.decide import agree, lapse, refuse
from xenia.care.goodwill.give import Gesture, ask, give
from xenia.care.goodwill.limits import amounts, left_of, month_of
from xenia.care.goodwill.models import Goodwill
from xenia.care.models import Kind
from xenia.care.said import Said
from xenia.core.database import Database
from xenia.core.refusal import Refusal
from xenia.core.room import Moment
from xenia.core.texts import Texts
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.ledger import balance, open_account
from xenia.shop import Rules, Shop
from xenia.team.models import TeamMember

ZONE = ZoneInfo("Europe/Athens")
RULES = Rules(10, 12, 10_000, 10, 100_000)
SHOP = Shop("Το Καφενείο", "shop_bot", ZONE, RULES, b"")
TEAM = {1: "staff", 2: "staff", 3: "lead", 4: "admin", 5: "owner"}
LIMITS = {1: 100, 2: 100, 3: 300, 4: 1000, 5: None}
DECIDES = {3, 4, 5}
CUSTOMERS = {1: 101, 2: 13}
"""By chat; the second is also number 3 of the team, whose chat is 13."""
TICKETS = {1: 1, 2: 1, 3: 2}
"""By customer."""
MEMBERS, WHICH = st.sampled_from(sorted(TEAM)), st.sampled_from(sorted(TICKETS))
POINTS = st.sampled_from([1, 30, 50, 100, 101, 180, 300, 301, 700, 1000, 1001])


@dataclass
class Plain:
    """A gesture by the book."""

    ticket: int
    points: int
    asker: int
    asked_at: datetime
    intent: str
    alone: bool
    state: str = "asked"
    decider: int | None = None
    decided_at: datetime | None = None


class Limits(RuleBasedStateMachine):
    """A team of five and three complaints of two customers."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.loop = asyncio.Runner()
        self.texts = Texts(ZONE)
        self.now = START
        self.plain: list[Plain] = []
        self.database = self.loop.run(self._open())

    async def _open(self) -> Database:
        database = Database(fresh_sqlite(Path(self.folder.name)))
        async with transaction(database) as session:
            for number, role in TEAM.items():
                session.add(
                    TeamMember(
                        id=number,
                        telegram_id=10 + number,
                        name=f"Μ{number}",
                        role=role,
                        language="el",
                        since=START,
                    )
                )
            for number, chat in CUSTOMERS.items():
                customer = Customer(
                    id=number,
                    telegram_id=chat,
                    first_name="Άννα",
                    language="el",
                    card_number=f"{4820 + number}",
                    joined_at=START,
                )
                session.add(customer)
                await session.flush()
                await open_account(session, number)
            for number, customer_id in TICKETS.items():
                moment = Moment(session, self.texts, SHOP, START)
                whose = await session.get_one(Customer, customer_id)
                case, _ = await open_case(moment, whose, Kind.COMPLAINT, [Said("text", "κρύος")])
                assert case.ticket.id == number
        return database

    def _do(self, act: Callable[[Moment], Awaitable[object]]) -> str:
        async def run() -> str:
            try:
                async with transaction(self.database) as session:
                    await act(Moment(session, self.texts, SHOP, self.now))
            except Refusal as refusal:
                return type(refusal).__name__
            return "done"

        return self.loop.run(run())

    def _by(self, member: int, deed: Callable[[Moment, TeamMember], Awaitable[object]]) -> str:
        async def act(moment: Moment) -> object:
            return await deed(moment, await moment.session.get_one(TeamMember, member))

        return self._do(act)

    def _month(self, moment: datetime) -> tuple[int, int]:
        local = moment.astimezone(ZONE)
        return local.year, local.month

    def _left(self, member: int, ticket: int) -> int | None:
        limit = LIMITS[member]
        if limit is None:
            return None
        given = [one for one in self.plain if one.state == "given"]
        on_ticket = sum(one.points for one in given if one.ticket == ticket)
        this_month = sum(
            one.points
            for one in given
            if one.decider == member
            and one.decided_at
            and self._month(one.decided_at) == self._month(self.now)
        )
        return limit - max(on_ticket, this_month) if limit > max(on_ticket, this_month) else 0

    def _may(self, member: int, ticket: int, points: int) -> bool:
        left = self._left(member, ticket)
        return left is None or points <= left

    def _is_own(self, member: int, ticket: int) -> bool:
        return CUSTOMERS[TICKETS[ticket]] == 10 + member

    def _may_begin(self, member: int, ticket: int) -> str:
        """What refuses somebody who begins; whoever has given first holds the ticket."""
        if self._is_own(member, ticket):
            return "OwnCase"
        given = (one for one in self.plain if one.ticket == ticket and one.state == "given")
        holder = next((one.asker for one in given), None)
        if holder is not None and holder != member and member not in DECIDES:
            return "HeldByAnother"
        if any(one.ticket == ticket and one.state == "asked" for one in self.plain):
            return "AlreadyAsked"
        return "done"

    @rule(member=MEMBERS, ticket=WHICH, points=POINTS, alone=st.booleans(), again=st.booleans())
    def begins(self, member: int, ticket: int, points: int, alone: bool, again: bool) -> None:  # noqa: FBT001 - drawn by name
        intent = f"i{len(self.plain)}"
        gesture = Gesture(points, intent, None, None if alone else "Γιατί όχι")
        act = give if alone else ask
        told = self._by(member, lambda at, who: act(at, ticket, who, gesture))
        right = self._may_begin(member, ticket)
        if right == "done" and alone and not self._may(member, ticket, points):
            right = "OverLimit"
        deciders = [
            one
            for one in DECIDES - {member}
            if not self._is_own(one, ticket) and self._may(one, ticket, points)
        ]
        if right == "done" and not alone and not deciders:
            right = "NobodyMay"
        assert told == right
        if told != "done":
            return
        one = Plain(ticket, points, member, self.now, intent, alone)
        if alone:
            one.state, one.decider, one.decided_at = "given", member, self.now
        self.plain.append(one)
        if again:
            assert self._by(member, lambda at, who: act(at, ticket, who, gesture)) == "done", "the same tap"

    @precondition(lambda self: self.plain)
    @rule(number=st.integers(0, 30), member=MEMBERS, yes=st.booleans(), again=st.booleans())
    def decides(self, number: int, member: int, yes: bool, again: bool) -> None:  # noqa: FBT001 - drawn by name
        at = number % len(self.plain)
        one = self.plain[at]

        async def deed(moment: Moment, who: TeamMember) -> object:
            return await (agree(moment, at + 1, who) if yes else refuse(moment, at + 1, who, "Όχι"))

        told = self._by(member, deed)
        assert told == self._decided(one, member, yes=yes)
        if again and told == "done":
            assert self._by(member, deed) == "done", "the same tap"

    def _decided(self, one: Plain, member: int, *, yes: bool) -> str:
        """What comes of it by the book, which is written on."""
        if one.alone or member not in DECIDES:
            return "NoSuchWish"
        if member == one.asker:
            return "OwnWish"
        if self._is_own(member, one.ticket):
            return "OwnCase"
        if one.state != "asked":
            return "done"
        if self.now >= one.asked_at + timedelta(days=7):
            one.state = "lapsed"
            return "done"
        if yes and not self._may(member, one.ticket, one.points):
            return "OverLimit"
        one.state, one.decider, one.decided_at = "given" if yes else "refused", member, self.now
        return "done"

    @rule(days=st.integers(1, 9))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule()
    def what_is_due_is_done(self) -> None:
        assert self._do(lapse) == "done"
        for one in self.plain:
            if one.state == "asked" and self.now >= one.asked_at + timedelta(days=7):
                one.state = "lapsed"

    @invariant()
    def all_is_as_the_book_says(self) -> None:
        self.loop.run(self._compare())

    async def _compare(self) -> None:
        async with reading(self.database) as session:
            rows = (await session.scalars(select(Goodwill).order_by(Goodwill.id))).all()
            assert [(one.points, one.state.value, one.decided_by) for one in rows] == [
                (one.points, one.state, one.decider) for one in self.plain
            ]
            sums: dict[tuple[int, int, int], int] = {}
            for one in rows:
                if one.state.value == "given":
                    assert one.decided_by is not None
                    assert one.decided_at is not None
                    of = (one.decided_by, *self._month(one.decided_at))
                    sums[of] = sums.get(of, 0) + one.points
            for (member, *_), points in sums.items():
                limit = LIMITS[member]
                assert limit is None or points <= limit
            for customer_id in CUSTOMERS:
                given = sum(
                    one.points
                    for one in self.plain
                    if one.state == "given" and TICKETS[one.ticket] == customer_id
                )
                assert (await balance(session, customer_id, self.now)).available == given
        assert [fault async for fault in verify(self.database)] == []

    def teardown(self) -> None:
        self.loop.run(self.database.close())
        self.loop.close()
        self.folder.cleanup()


def test_any_order_of_gestures_keeps_the_limits_and_the_books() -> None:
    run_state_machine_as_test(
        Limits,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


@given(minute=st.integers(0, 5 * 366 * 24 * 60))
def test_a_month_is_the_shops(minute: int) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    since, until = month_of(moment, ZONE)
    assert since <= moment < until
    first, last = since.astimezone(ZONE), (until - timedelta(seconds=1)).astimezone(ZONE)
    assert (first.day, first.hour, first.minute) == (1, 0, 0)
    assert (first.year, first.month) == (last.year, last.month)
    assert (until.astimezone(ZONE).day, until.astimezone(ZONE).hour) == (1, 0)


@given(limit=st.integers(0, 1000), month=st.integers(0, 2000), ticket=st.integers(0, 2000))
def test_what_is_left_never_leads_over_the_limit(limit: int, month: int, ticket: int) -> None:
    left = left_of(limit, month, ticket)
    assert left is not None
    assert left >= 0
    assert left == 0 or (month + left <= limit and ticket + left <= limit)
    assert left_of(None, month, ticket) is None


def test_the_buttons_follow_the_rules() -> None:
    assert amounts(RULES) == (20, 50, 100)
    assert amounts(Rules(10, 12, 1, 1, 1, goodwill_staff=1)) == (1,)
    assert amounts(Rules(10, 12, 1, 1, 1, goodwill_staff=0)) == ()
