"""What nobody asked for: judged in the transaction that marks it, sent at most once, or held back."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import SendMessage
from aiogram.types import Chat, Message
from sqlalchemy import select, update

from deliveries.mail import AROUND, FIRST_CHAT, GREETING, MORNING, PURPOSE, SHOP, TEXTS, customers, greetings
from xenia.core.database import AsyncSession, Database
from xenia.core.outcomes import MaybeSent, NotSent, Unreadable
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.deliveries.claim import LEASE, Around
from xenia.deliveries.models import (
    CANCELLED,
    FAILED,
    PAUSED,
    QUEUED,
    SENDING,
    SENT,
    UNKNOWN,
    Delivery,
    HeldBack,
)
from xenia.deliveries.queue import owe, queue
from xenia.deliveries.sender import Sender
from xenia.deliveries.taps import Stop, Why
from xenia.privacy.consent import decide
from xenia.restore import _still

CALL = SendMessage(chat_id=1, text="x")
EXPIRY = DeliveryKind("expiry", "expiry", 3, GREETING.compose)


@dataclass
class Office:
    """Customers who said yes, a sender, and a Telegram that does what it is told."""

    database: Database
    around: Around = AROUND
    now: datetime = MORNING
    sent: list[tuple[int, str]] = field(default_factory=list)
    screens: list[Screen] = field(default_factory=list)
    fate: dict[int, Exception] = field(default_factory=dict)
    on_send: Callable[[int], Awaitable[None]] | None = None

    def __post_init__(self) -> None:
        self.sender = self.new_sender()

    def new_sender(self) -> Sender:
        """Another run, as after a restart."""
        return Sender(self.database, self.send, lambda: self.now, self.around)

    async def send(self, chat_id: int, screen: Screen) -> Message:
        """Stands for Telegram."""
        number = chat_id - FIRST_CHAT
        self.sent.append((number, screen.text))
        self.screens.append(screen)
        if self.on_send is not None:
            await self.on_send(number)
        if number in self.fate:
            raise self.fate[number]
        return Message(message_id=len(self.sent), date=MORNING, chat=Chat(id=chat_id, type="private"))

    async def all_on_their_way(self, count: int) -> None:
        """Wait until so many calls were begun."""
        async with asyncio.timeout(30):
            while len(self.sent) < count:  # noqa: ASYNC110 - whoever is called for is another task
                await asyncio.sleep(0.01)

    async def do(self, work: Callable[[AsyncSession], Awaitable[object]]) -> None:
        """Do something in a transaction."""
        async with transaction(self.database) as session:
            await work(session)

    async def states(self) -> list[tuple[str, str | None]]:
        """Of each delivery, its state and reason."""
        return [(row.state, row.reason) for row in await self.rows()]

    async def rows(self) -> list[Delivery]:
        """All there is."""
        async with reading(self.database) as session:
            return list(await session.scalars(select(Delivery).order_by(Delivery.id)))

    async def held(self) -> list[tuple[int, str]]:
        """What was held back, and why."""
        async with reading(self.database) as session:
            found = await session.scalars(select(HeldBack).order_by(HeldBack.delivery_id, HeldBack.at))
            return [(one.delivery_id, one.reason) for one in found]


@pytest.fixture
async def office(database: Database) -> Office:
    """Three customers to be greeted."""
    async with transaction(database) as session:
        await customers(session, 3, (PURPOSE, "expiry"))
        assert await greetings(session) == 3
        assert await greetings(session) == 0, "planned twice, they go once"
    return Office(database)


async def say_no(session: AsyncSession, number: int, *, given: bool = False) -> None:
    """A customer changes their mind."""
    notice = TEXTS.say("el").plain(f"privacy-purpose-{PURPOSE}")
    now = MORNING
    await decide(
        session,
        number,
        PURPOSE,
        given=given,
        notice=notice,
        language="el",
        controller=SHOP.name,
        method="a tap",
        now=now,
    )


async def test_each_comes_once_with_a_way_to_ask_why_and_a_way_to_stop(office: Office) -> None:
    assert await office.sender.drain() == 3
    assert sorted(office.sent) == [(number, f"greeting {number}") for number in (1, 2, 3)]
    assert await office.states() == [(SENT, None)] * 3
    (row,) = office.screens[0].rows
    assert [one.label for one in row] == ["Γιατί το έλαβα;", "Όχι άλλα τέτοια"]
    number = office.sent[0][0]
    (delivery,) = [one for one in await office.rows() if one.customer_id == number]
    assert [one.data for one in row] == [Why(delivery=delivery.id).pack(), Stop(delivery=delivery.id).pack()]
    assert (delivery.sent_at, delivery.epoch, delivery.lease_until) == (MORNING, None, None)
    assert await office.sender.drain() == 0


@pytest.mark.parametrize(
    ("error", "state", "is_counted"),
    [
        (MaybeSent(CALL, "reset"), UNKNOWN, True),
        (NotSent(CALL, "refused"), QUEUED, False),
        (Unreadable(CALL, "new form"), SENT, True),
        (TelegramForbiddenError(CALL, "Forbidden: blocked"), PAUSED, False),
        (TelegramBadRequest(CALL, "Bad Request: chat not found"), FAILED, False),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, Exception) else str(one),
)
async def test_every_outcome_has_its_state(
    office: Office, error: Exception, state: str, *, is_counted: bool
) -> None:
    office.fate[2] = error
    await office.sender.drain()
    _, second, third = await office.rows()
    assert (second.state, second.reason, second.sent_at is not None) == (
        state,
        type(error).__name__,
        is_counted,
    )
    assert third.state == SENT
    office.fate.clear()
    office.now += timedelta(minutes=10)
    await office.sender.drain()
    tries = [number for number, _ in office.sent].count(2)
    assert tries == (2 if state == QUEUED else 1), "what may have arrived is not sent again"


async def test_a_withdrawal_stops_what_is_planned_and_a_new_yes_does_not_revive_it(office: Office) -> None:
    await office.do(lambda session: say_no(session, 2))
    await office.do(lambda session: say_no(session, 2, given=True))
    await office.sender.drain()
    assert sorted(number for number, _ in office.sent) == [1, 3]
    assert (await office.states())[1] == (CANCELLED, "no-consent")
    assert await office.held() == [(2, "no-consent")]


async def test_a_withdrawal_after_all_was_looked_through_is_still_in_time(office: Office) -> None:
    """Everything was found due and judged; what counts is the transaction that marks it."""
    told = asyncio.Event()
    office.sender = Sender(office.database, office.send, lambda: office.now, AROUND, lanes=1)

    async def meanwhile(_: int) -> None:
        if not told.is_set():
            told.set()
            await office.do(lambda session: say_no(session, 3))

    office.on_send = meanwhile
    await office.sender.drain()
    assert [number for number, _ in office.sent] == [1, 2]
    assert await office.states() == [(SENT, None), (SENT, None), (CANCELLED, "no-consent")]


async def test_who_has_left_gets_nothing(office: Office) -> None:
    await office.do(lambda session: session.execute(update(Customer).values(left_at=MORNING)))
    await office.sender.drain()
    assert office.sent == []
    assert await office.states() == [(CANCELLED, "left")] * 3


async def test_at_night_it_waits_for_the_morning_and_says_so(office: Office) -> None:
    office.now = MORNING - timedelta(hours=5)
    await office.do(lambda session: session.execute(update(Delivery).values(retry_at=office.now)))
    await office.sender.drain()
    rows = await office.rows()
    assert [(row.state, row.reason, row.retry_at) for row in rows] == [
        (QUEUED, "quiet-hours", MORNING - timedelta(hours=1))
    ] * 3
    assert await office.held() == [(row.id, "quiet-hours") for row in rows]
    office.now = MORNING - timedelta(hours=1)
    await office.sender.drain()
    assert await office.states() == [(SENT, None)] * 3


async def test_one_a_day_and_the_dearer_first(office: Office) -> None:
    office.around = Around(TEXTS, SHOP, {GREETING.name: GREETING, EXPIRY.name: EXPIRY})
    office.sender = office.new_sender()
    await office.do(lambda session: greetings(session, kind=EXPIRY))
    office.now += timedelta(minutes=1)
    await office.sender.drain()
    assert len(office.sent) == 3
    by_kind = {(row.kind, row.state) for row in await office.rows()}
    assert by_kind == {("expiry", SENT), ("winback", QUEUED)}
    office.now += timedelta(hours=2)
    await office.sender.drain()
    assert {row.reason for row in await office.rows()} == {None, "daily"}
    office.now += timedelta(days=1)
    await office.sender.drain()
    assert await office.states() == [(SENT, None)] * 6
    assert {reason for _, reason in await office.held()} == {"priority", "daily"}


async def test_while_somebody_waits_for_our_answer_nothing_else_comes(office: Office) -> None:
    waiting = {2}

    async def silence(_: AsyncSession, asked: object, __: datetime) -> set[int]:
        assert asked
        return set(waiting)

    office.around = Around(TEXTS, SHOP, AROUND.kinds, (silence,))
    office.sender = office.new_sender()
    await office.sender.drain()
    assert (await office.states())[1] == (QUEUED, "case-open")
    waiting.clear()
    office.now += timedelta(hours=1)
    await office.sender.drain()
    assert await office.states() == [(SENT, None)] * 3


@pytest.mark.parametrize("fails", [False, True])
async def test_what_has_no_point_or_cannot_be_made_holds_nobody_up(office: Office, *, fails: bool) -> None:
    async def compose(_: Moment, about: int, __: Say) -> Screen | None:
        if about == 2:
            if fails:
                raise KeyError(about)
            return None
        return Screen(f"greeting {about}")

    office.around = Around(TEXTS, SHOP, {"winback": DeliveryKind("winback", PURPOSE, 5, compose)})
    office.sender = office.new_sender()
    await office.sender.drain()
    assert (await office.states())[1] == ((FAILED, "KeyError") if fails else (CANCELLED, "pointless"))
    assert sorted(number for number, _ in office.sent) == [1, 3]


async def test_what_a_sender_had_in_hand_when_it_died_is_unknown_once_its_lease_is_over(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is owed goes again; before the lease is over nobody touches either."""
    await office.do(_owe_something)
    stuck = asyncio.Event()

    async def for_ever(_: int) -> None:
        await stuck.wait()

    office.on_send = for_ever
    dying = asyncio.create_task(office.sender.drain())
    await office.all_on_their_way(3)
    monkeypatch.setattr("xenia.deliveries.sender._GRACE", 0.0)
    dying.cancel()
    await asyncio.wait([dying], timeout=30)
    office.on_send = None
    left = {row.kind: row.state for row in await office.rows() if row.state == SENDING}
    assert left == {"receipt": SENDING, "winback": SENDING}
    office.sent.clear()
    office.sender = office.new_sender()
    await office.sender.look_after()
    await office.sender.drain()
    assert office.sent == [(1, "greeting 1")], "of the others the leases are not over"
    office.sent.clear()
    office.now += LEASE
    await office.sender.look_after()
    await office.sender.drain()
    rows = await office.rows()
    assert [(row.kind, row.state) for row in rows if row.kind == "receipt"] == [("receipt", SENT)]
    states = sorted(row.state for row in rows if row.kind == "winback")
    assert states.count(UNKNOWN) == 2
    assert office.sent == [(1, "what is owed")]


async def _owe_something(session: AsyncSession) -> None:
    queue(session, "receipt", FIRST_CHAT + 1, Screen("what is owed"), MORNING)


async def test_what_is_on_its_way_is_kept_by_who_has_it(office: Office) -> None:
    going = asyncio.Event()

    async def slowly(_: int) -> None:
        await going.wait()

    office.on_send = slowly
    draining = asyncio.create_task(office.sender.drain())
    await office.all_on_their_way(3)
    office.now += LEASE * 3
    other = office.new_sender()
    await office.sender.look_after()
    await other.look_after()
    assert {row.state for row in await office.rows()} == {SENDING}
    going.set()
    await draining
    assert await office.states() == [(SENT, None)] * 3


async def test_two_of_one_chat_are_never_on_their_way_together_and_keep_their_order(office: Office) -> None:
    on_its_way: list[int] = []

    async def look(number: int) -> None:
        assert number not in on_its_way
        on_its_way.append(number)
        await asyncio.sleep(0)
        on_its_way.remove(number)

    async def owe(session: AsyncSession) -> None:
        for text in range(40):
            queue(session, "receipt", FIRST_CHAT + 1 + text % 2, Screen(str(text)), MORNING)

    await office.do(owe)
    office.on_send = look
    await office.sender.drain()
    for number in (1, 2):
        owed = [int(text) for chat, text in office.sent if chat == number and text.isdigit()]
        assert owed == sorted(owed)
        assert len(owed) == 20
    texts = [text for number, text in office.sent if number == 1]
    assert texts[-1] == "greeting 1", "what is owed goes first"


async def test_after_a_restore_nothing_goes_again_and_what_was_on_its_way_is_for_people_to_judge(
    office: Office,
) -> None:
    for row, state in ((1, SENDING), (2, CANCELLED), (3, QUEUED)):
        values = {"state": state, "sent_at": MORNING if state == SENDING else None}
        await office.do(
            lambda session, row=row, values=values: session.execute(  # type: ignore[misc]  # bound now
                update(Delivery).where(Delivery.id == row).values(**values)
            )
        )
    async with transaction(office.database) as session:
        assert (await _still(session, MORNING)).deliveries == 2
    assert await office.states() == [(UNKNOWN, "restored"), (CANCELLED, None), (FAILED, "restored")]
    await office.sender.drain()
    assert office.sent == []


async def test_what_is_composed_for_somebody_who_is_owed_it_goes_at_any_hour(database: Database) -> None:
    async def compose(_: Moment, about: int, say: Say) -> Screen | None:
        return Screen(f"voucher {about} {say.language}")

    kind = DeliveryKind("voucher", None, 0, compose)
    async with transaction(database) as session:
        await customers(session, 1, ())
        for _ in range(2):
            await owe(
                session,
                kind,
                FIRST_CHAT + 1,
                subject="voucher:9",
                about=9,
                now=MORNING - timedelta(hours=6),
            )
    office = Office(database, Around(TEXTS, SHOP, {"voucher": kind}), MORNING - timedelta(hours=6))
    office.fate[1] = MaybeSent(CALL, "reset")
    await office.sender.drain()
    office.fate.clear()
    office.now += timedelta(seconds=2)
    await office.sender.drain()
    assert office.sent == [(1, "voucher 9 el")] * 2, "rather twice than not at all, with the same number"
    assert office.screens[0].rows == ()
    assert await office.states() == [(SENT, None)]


async def test_what_this_version_cannot_compose_fails_and_priorities_are_todays(office: Office) -> None:
    async with transaction(office.database) as session:
        await session.execute(update(Delivery).where(Delivery.id == 1).values(kind="of another age"))
        await session.execute(update(Delivery).where(Delivery.id == 2).values(priority=77))
    await office.sender.drain()
    assert await office.states() == [(FAILED, "no-such-kind"), (SENT, None), (SENT, None)]
