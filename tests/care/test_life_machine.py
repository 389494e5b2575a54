"""A ticket's life in any order of deeds, held against plain rules: who may, where it stands, who reads."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
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
from xenia.care import bring, work
from xenia.care.models import Kind, Ticket, TicketCopy, TicketLine
from xenia.care.said import Said
from xenia.core.database import Database
from xenia.core.refusal import Refusal
from xenia.core.room import Moment
from xenia.core.texts import Texts
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.shop import Rules, Shop
from xenia.team.models import TeamMember

ZONE = ZoneInfo("Europe/Athens")
SHOP = Shop("Το Καφενείο", "shop_bot", ZONE, Rules(10, 12, 10_000, 10, 100_000), b"", True, True)  # noqa: FBT003 - as it stands
TEAM = {1: "staff", 2: "staff", 3: "admin"}
CUSTOMERS = {1: 101, 2: 12}
"""By chat; the second is also number 2 of the team, whose chat is 12."""
FRESH = timedelta(days=14)
WORDS = st.sampled_from(["ένα", "δύο", "τρία"])
MEMBERS, TICKETS = st.sampled_from(sorted(TEAM)), st.integers(0, 3)


@dataclass
class Plain:
    """A ticket by the book."""

    customer: int
    state: str = "new"
    holder: int | None = None
    ended: datetime | None = None
    reopened: int = 0
    answered: bool = False
    """The team has written since the customer did."""
    lines: list[tuple[str, set[int]]] = field(default_factory=list)
    """What each says, and in which chats it is read."""
    said: list[int] = field(default_factory=list)
    """The lines of the customer, by their number."""

    @property
    def is_open(self) -> bool:
        return self.state not in {"resolved", "closed"}


class Life(RuleBasedStateMachine):
    """Deeds of two customers and a team of three, one of them both."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.loop = asyncio.Runner()
        self.texts = Texts(ZONE)
        self.now = START
        self.plain: list[Plain] = []
        self.on_team = set(TEAM)
        self.messages = 0
        self.database = self.loop.run(self._open())

    async def _open(self) -> Database:
        database = Database(fresh_sqlite(Path(self.folder.name)))
        async with transaction(database) as session:
            for number, chat in CUSTOMERS.items():
                card = f"{4820 + number}"
                session.add(
                    Customer(
                        id=number,
                        telegram_id=chat,
                        first_name="Άννα",
                        language="el",
                        card_number=card,
                        joined_at=START,
                    )
                )
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

    def _of(self, customer: int, deed: Callable[[Moment, Customer], Awaitable[object]]) -> str:
        async def act(moment: Moment) -> object:
            return await deed(moment, await moment.session.get_one(Customer, customer))

        return self._do(act)

    def _said(self, words: str, chat: int) -> Said:
        self.messages += 1
        return Said("text", words, chat_id=chat, message_id=self.messages)

    def _holder(self, one: Plain) -> int | None:
        return one.holder if one.holder in self.on_team else None

    def _readers(self, one: Plain, but: int | None = None) -> set[int]:
        holder = self._holder(one)
        members = {holder} if holder is not None else self.on_team
        chats = {10 + member for member in members if member != but}
        return chats - ({CUSTOMERS[one.customer]} if holder is None else set())

    def _may_work(self, one: Plain, member: int) -> str:
        """What refuses somebody who wants to do something about it as its holder."""
        if CUSTOMERS[one.customer] == 10 + member:
            return "OwnCase"
        if not one.is_open:
            return "NotOpen"
        holder = self._holder(one)
        return "done" if holder in {None, member} else "HeldByAnother"

    def _takes(self, one: Plain, member: int, *, tells: bool) -> None:
        if self._holder(one) is None:
            one.holder = member
            one.state = "claimed" if one.state == "new" else one.state
            one.lines.append(("claimed", {CUSTOMERS[one.customer]} if tells else set()))

    def _pick(self, number: int) -> tuple[int, Plain]:
        at = number % len(self.plain)
        return at + 1, self.plain[at]

    @rule(customer=st.sampled_from(sorted(CUSTOMERS)), kind=st.sampled_from(Kind), words=WORDS)
    def brings(self, customer: int, kind: Kind, words: str) -> None:
        if len(self.plain) == 4:
            return
        said = self._said(words, CUSTOMERS[customer])
        assert self._of(customer, lambda at, who: bring.open_case(at, who, kind, [said])) == "done"
        one = Plain(customer)
        one.lines += [("opened", self._readers(one)), (words, self._readers(one))]
        one.said.append(2)
        self.plain.append(one)

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, customer=st.sampled_from(sorted(CUSTOMERS)), words=WORDS)
    def says(self, number: int, customer: int, words: str) -> None:
        ticket, one = self._pick(number)
        said = self._said(words, CUSTOMERS[customer])
        told = self._of(customer, lambda at, who: bring.say(at, ticket, who, said))
        if customer != one.customer or not one.is_open:
            assert told == ("NoSuchCase" if customer != one.customer else "NotOpen")
            return
        assert told == "done"
        one.state = "waiting-us" if one.state == "waiting-customer" else one.state
        one.lines.append((words, self._readers(one)))
        one.answered = False
        one.said.append(len(one.lines))

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, which=st.integers(0, 9))
    def edits(self, number: int, which: int) -> None:
        ticket, one = self._pick(number)
        line_number = one.said[which % len(one.said)]
        words = f"διόρθωση {len(one.lines)}"

        async def deed(moment: Moment) -> None:
            found = select(TicketLine).where(TicketLine.ticket_id == ticket, TicketLine.number == line_number)
            line = (await moment.session.scalars(found)).one()
            said = Said("text", words, chat_id=line.chat_id, message_id=line.message_id)
            assert await bring.correct(moment, said) is not None
            assert await bring.correct(moment, said) is None, "said again it says nothing new"

        assert self._do(deed) == "done"
        one.lines.append((words, self._readers(one)))

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, member=MEMBERS)
    def claims(self, number: int, member: int) -> None:
        ticket, one = self._pick(number)
        if member in self.on_team:
            told = self._by(member, lambda at, who: work.claim(at, ticket, who))
            assert told == self._may_work(one, member)
            if told == "done":
                self._takes(one, member, tells=True)

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, member=MEMBERS, words=WORDS, what=st.sampled_from(["answer", "wait", "resolve"]))
    def works(self, number: int, member: int, words: str, what: str) -> None:
        ticket, one = self._pick(number)
        if member not in self.on_team:
            return
        said = self._said(words, 10 + member)
        deeds: dict[str, Callable[[Moment, TeamMember], Awaitable[object]]] = {
            "answer": lambda at, who: work.answer(at, ticket, who, [said]),
            "wait": lambda at, who: work.wait_for_customer(at, ticket, who),
            "resolve": lambda at, who: work.resolve(at, ticket, who, words),
        }
        told = self._by(member, deeds[what])
        may = self._may_work(one, member)
        if may == "done" and what == "wait" and not one.answered:
            may = "NothingToAnswer"
        assert told == may
        if told != "done":
            return
        self._takes(one, member, tells=False)
        if what == "wait" and one.state == "waiting-customer":
            return
        states = {"wait": "waiting-customer", "resolve": "resolved"}
        one.state = states.get(what) or ("claimed" if one.state == "waiting-us" else one.state)
        one.ended = self.now if what == "resolve" else one.ended
        one.answered = True
        one.lines.append(("waiting" if what == "wait" else words, {CUSTOMERS[one.customer]}))

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, member=MEMBERS, to=MEMBERS)
    def hands_over(self, number: int, member: int, to: int) -> None:
        ticket, one = self._pick(number)
        if member not in self.on_team:
            return
        told = self._by(member, lambda at, who: work.hand_over(at, ticket, who, to))
        right = self._may_work(one, member)
        if right == "HeldByAnother" and TEAM[member] == "admin":
            right = "done"
        if right == "done" and (to not in self.on_team or 10 + to == CUSTOMERS[one.customer]):
            right = "NobodyThere"
        assert told == right
        before = self._holder(one)
        if told != "done" or before == to:
            return
        one.holder = to
        one.state = "claimed" if one.state == "new" else one.state
        told_too = {to, before} - {member, None}
        one.lines.append((f"Μ{to}", {10 + each for each in told_too if each} | {CUSTOMERS[one.customer]}))

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, member=MEMBERS, words=WORDS)
    def notes(self, number: int, member: int, words: str) -> None:
        ticket, one = self._pick(number)
        if member not in self.on_team:
            return
        said = self._said(words, 10 + member)
        told = self._by(member, lambda at, who: work.note(at, ticket, who, [said]))
        assert told == ("OwnCase" if CUSTOMERS[one.customer] == 10 + member else "done")
        if told == "done":
            held = self._holder(one) is not None
            one.lines.append((words, self._readers(one, but=member) if held else set()))

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, member=MEMBERS, words=WORDS)
    def closes(self, number: int, member: int, words: str) -> None:
        ticket, one = self._pick(number)
        if member not in self.on_team:
            return
        told = self._by(member, lambda at, who: work.close(at, ticket, who, words))
        right = self._may_work(one, member)
        if right in {"done", "HeldByAnother"}:
            right = "done" if TEAM[member] == "admin" else "AdminsOnly"
        assert told == right
        if told == "done":
            others = self._readers(one, but=member) if self._holder(one) is not None else set()
            one.state, one.ended = "closed", self.now
            one.lines.append((words, {CUSTOMERS[one.customer]} | others))
            one.answered = True

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, member=MEMBERS)
    def reopens(self, number: int, member: int) -> None:
        ticket, one = self._pick(number)
        if member not in self.on_team:
            return
        told = self._by(member, lambda at, who: work.reopen(at, ticket, who))
        right = self._may_work(one, member)
        assert told == ("done" if right == "NotOpen" else right)
        if right == "NotOpen":
            one.state, one.holder, one.reopened = "claimed", member, one.reopened + 1
            one.lines.append(("reopened", {CUSTOMERS[one.customer]}))
        elif right == "done":
            self._takes(one, member, tells=True)

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, customer=st.sampled_from(sorted(CUSTOMERS)))
    def brings_back(self, number: int, customer: int) -> None:
        ticket, one = self._pick(number)
        told = self._of(customer, lambda at, who: bring.bring_back(at, ticket, who))
        if customer != one.customer:
            assert told == "NoSuchCase"
        elif one.is_open:
            assert told == "done"
        elif one.ended is None or self.now >= one.ended + FRESH:
            assert told == "NotFresh"
        else:
            assert told == "done"
            one.holder = self._holder(one)
            one.state = "waiting-us" if one.holder else "new"
            one.reopened += 1
            one.lines.append(("brought-back", self._readers(one)))

    @precondition(lambda self: self.plain)
    @rule(number=TICKETS, customer=st.sampled_from(sorted(CUSTOMERS)), agrees=st.booleans())
    def is_done_with_it(self, number: int, customer: int, agrees: bool) -> None:  # noqa: FBT001 - drawn by name
        ticket, one = self._pick(number)
        act = bring.agree_solved if agrees else bring.withdraw
        told = self._of(customer, lambda at, who: act(at, ticket, who))
        assert told == ("done" if customer == one.customer else "NoSuchCase")
        if told == "done" and (one.state == "resolved" if agrees else one.is_open):
            one.state, one.ended = "closed", self.now
            one.lines.append(("agreed" if agrees else "withdrawn", self._readers(one)))

    @rule(member=MEMBERS, stays=st.booleans())
    def comes_and_goes(self, member: int, stays: bool) -> None:  # noqa: FBT001 - drawn by name
        async def deed(_: Moment, who: TeamMember) -> None:
            who.removed_at = None if stays else self.now

        assert self._by(member, deed) == "done"
        (self.on_team.add if stays else self.on_team.discard)(member)

    @rule(days=st.integers(1, 10))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    @invariant()
    def all_is_as_the_book_says(self) -> None:
        self.loop.run(self._compare())

    async def _compare(self) -> None:
        async with reading(self.database) as session:
            tickets = (await session.scalars(select(Ticket).order_by(Ticket.id))).all()
            assert [(one.state.value, one.claimed_by, one.reopened, one.lines) for one in tickets] == [
                (one.state, one.holder, one.reopened, len(one.lines)) for one in self.plain
            ]
            copies: dict[int, set[int]] = {}
            for copy in await session.scalars(select(TicketCopy)):
                copies.setdefault(copy.line_id, set()).add(copy.chat_id)
            for at, one in enumerate(self.plain, 1):
                found = select(TicketLine).where(TicketLine.ticket_id == at).order_by(TicketLine.number)
                lines = (await session.scalars(found)).all()
                assert [(line.words or line.what, copies.get(line.id, set())) for line in lines] == one.lines
        assert [fault async for fault in verify(self.database)] == []

    def teardown(self) -> None:
        self.loop.run(self.database.close())
        self.loop.close()
        self.folder.cleanup()


def test_any_order_of_deeds_leaves_what_the_book_says() -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
