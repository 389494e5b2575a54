"""Whether they would recommend us: everybody's turn comes by lot, spread evenly over the year."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, event, func, select

from feedback.crowd import crowd
from feedback.visits import buys, check_ins, customer_of, guest_of_checkins, working_day
from house import House, said, taps
from xenia.core.database import Database
from xenia.core.room import Moment
from xenia.core.texts import Texts
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer
from xenia.deliveries.models import Delivery
from xenia.feedback import due
from xenia.feedback.models import Question, Survey
from xenia.ledger.models import Purchase
from xenia.shop import Rules, Shop

ATHENS = ZoneInfo("Europe/Athens")
TEXTS = Texts(ATHENS)
SHOP = Shop(
    name="Το Καφενείο",
    bot_username="bot",
    zone=ATHENS,
    rules=Rules(10, 12, 30_000, 200, 300_000),
    secret=b"x" * 32,
)
START = datetime(2027, 1, 1, 10, tzinfo=UTC)


async def _turns(database: Database, now: datetime) -> int:
    """All whose turn it is are asked."""
    count = 0
    while True:
        async with transaction(database) as session:
            found = await due.by_turns(Moment(session, TEXTS, SHOP, now))
        if not found:
            return count
        count += found


async def test_turns_are_spread_evenly_and_never_come_within_180_days(database: Database) -> None:
    size, days = 1_910, 220
    async with transaction(database) as session:
        visits = tuple(START - timedelta(days=day) for day in (40, 50, 60))
        await crowd(session, TEXTS, size, since=START - timedelta(days=30), purchases=visits)
    each_day = [await _turns(database, START + timedelta(days=day)) for day in range(days)][1:]
    assert 7 <= min(each_day) <= max(each_day) <= 13, "ten a day"
    async with reading(database) as session:
        found = (await session.execute(select(Survey.customer_id, Survey.planned_at, Survey.subject))).all()
        delivered = await session.scalar(select(func.count()).select_from(Delivery))
    asked_at: dict[int, list[datetime]] = defaultdict(list)
    for row in found:
        asked_at[row.customer_id].append(row.planned_at)
    assert len(asked_at) == size
    assert {len(one) for one in asked_at.values()} == {1, 2}
    gaps = {later - earlier for one in asked_at.values() for earlier, later in pairwise(sorted(one))}
    assert max(gaps) == timedelta(days=due.TURN)
    assert min(gaps) >= timedelta(days=180), "also after a turn that was taken late"
    assert delivered == len(found)


@contextmanager
def _statements(engine: Engine) -> Iterator[list[str]]:
    """Every statement that is sent to the database meanwhile."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def _of_one_visit(database: Database, size: int) -> tuple[int, list[str]]:
    """So many came ninety minutes ago: how many are asked in one slice, and by which statements."""
    async with transaction(database) as session:
        visit = START - timedelta(minutes=90)
        await crowd(session, TEXTS, size, since=START - timedelta(days=30), purchases=(visit,))
    with _statements(database.writing_engine) as sent:
        async with transaction(database) as session:
            found = await due.after_visits(Moment(session, TEXTS, SHOP, START))
    return found, [one for one in sent if not one.startswith(("BEGIN", "COMMIT"))]


async def test_a_slice_takes_a_thousand_at_most_in_two_statements(database: Database) -> None:
    found, statements = await _of_one_visit(database, 1_200)
    assert found == due.SLICE
    assert len(statements) == 2
    async with transaction(database) as session:
        rest = await due.after_visits(Moment(session, TEXTS, SHOP, START))
        assert rest == 200
        assert await due.after_visits(Moment(session, TEXTS, SHOP, START)) == 0
    async with reading(database) as session:
        assert await session.scalar(select(func.count()).select_from(Delivery)) == 1_200


async def test_daily_visits_leave_the_turn_its_place(database: Database) -> None:
    """Who comes every day is asked about visits and, when the turn comes, about recommending us."""
    async with transaction(database) as session:
        visits = tuple(START - timedelta(days=day) for day in (40, 50, 60))
        await crowd(session, TEXTS, 12, since=START - timedelta(days=30), purchases=visits)
    asked_about: dict[int, list[Question]] = defaultdict(list)
    for day in range(200):
        now = START + timedelta(days=day, hours=4)
        async with transaction(database) as session:
            for number in range(1, 13):
                session.add(
                    Purchase(
                        account_id=1_000 + number,
                        source="till",
                        external_id=f"{number}-on-{day}",
                        cents=100,
                        refunded_cents=0,
                        awarded=0,
                        rule_snapshot={},
                        at=now - timedelta(hours=2),
                    )
                )
            await session.flush()
            for work in (due.by_turns, due.after_visits):
                await work(Moment(session, TEXTS, SHOP, now))
    async with reading(database) as session:
        rows = await session.execute(
            select(Survey.customer_id, Survey.question, Survey.planned_at).order_by(Survey.planned_at)
        )
        found = rows.all()
    times: dict[int, list[datetime]] = defaultdict(list)
    for row in found:
        asked_about[row.customer_id].append(row.question)
        times[row.customer_id].append(row.planned_at)
    for number, questions in asked_about.items():
        assert questions.count(Question.NPS) in {1, 2}
        assert 4 <= questions.count(Question.CSAT) <= 6
        assert min(b - a for a, b in pairwise(times[number])) >= timedelta(days=30)


async def test_a_turn_over_the_wire(house: House) -> None:
    waiter = await working_day(house)
    anna = await guest_of_checkins(house)
    for _ in range(3):
        await buys(house, anna)
        await house.people.advance(hours=1)
    customer = await customer_of(house, anna)
    async with reading(house.app.database) as session:
        since = due._days_since_turn(Customer.id, house.now.toordinal())
        days = due.TURN - (await session.scalar(select(since).where(Customer.id == customer.id)) or 0)
    await house.people.advance(days=days, minutes=-121)
    await house.tick()
    assert await house.rows(Survey) == [], "its day begins at eleven"
    await house.people.advance(minutes=121)
    await house.tick()
    while [one.state for one in await check_ins(house)] == ["queued"]:
        await house.people.advance(days=1)  # Sundays and holidays are quiet
        await house.tick()
    question = await anna.answer()
    assert said(question) == (
        "Άννα, πόσο πιθανό είναι να μας συστήσετε σε έναν φίλο σας;\nΑπό 0 (καθόλου) ως 10 (πολύ πιθανό)."
    )
    assert [[one.text for one in row] for row in question.buttons[:2]] == [
        list("012345"),
        ["6", "7", "8", "9", "10"],
    ]
    thanks = said(await taps(anna, "6"))
    assert thanks.startswith("6/10\n\n")
    assert "Η ομάδα μας ενημερώνεται" in thanks
    assert "6/10 (αν θα μας σύστηνε) · Άννα" in said(await waiter.answer())
    await taps(anna, "Αλλαγή βαθμού")
    assert said(await taps(anna, "9")).startswith("9/10\n\nΧαιρόμαστε πολύ.")
    (survey,) = [one for one in await house.rows(Survey) if one.question == Question.NPS]
    assert survey.score == 9


async def test_who_came_twice_is_not_asked_whether_they_recommend_us(database: Database) -> None:
    async with transaction(database) as session:
        visits = tuple(START - timedelta(days=day) for day in (40, 50))
        await crowd(session, TEXTS, 400, since=START - timedelta(days=30), purchases=visits)
    assert await _turns(database, START) == 0


async def test_who_has_just_agreed_is_not_asked_at_once(database: Database) -> None:
    async with transaction(database) as session:
        visits = tuple(START - timedelta(days=day) for day in (40, 50, 60))
        await crowd(session, TEXTS, 400, since=START - timedelta(days=6), purchases=visits)
    assert await _turns(database, START) == 0
    assert await _turns(database, START + timedelta(days=1)) > 0
