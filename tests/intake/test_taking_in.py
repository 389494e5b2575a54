"""Taking in: committed before it is acknowledged, as much of it as there is to a commit, and nothing lost."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from xenia.bot import intake as intake_module
from xenia.bot.intake import Intake, chat_of
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import Item, Received
from xenia.core.transaction import in_transaction, reading

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
Step = Callable[[], None]


class Transactions:
    """Counts what is committed, and breaks what it is told to break."""

    def __init__(self) -> None:
        self.count = 0
        self.before: Step | None = None

    async def __call__(self, database: Database, work: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
        self.count += 1
        if self.before is not None:
            self.before()
        return await in_transaction(database, work)


@pytest.fixture
def transactions(monkeypatch: pytest.MonkeyPatch) -> Transactions:
    transactions = Transactions()
    monkeypatch.setattr(intake_module, "in_transaction", transactions)
    return transactions


def fails() -> None:
    raise OperationalError("INSERT", None, Exception("disk full"))


@pytest.fixture
def handed() -> list[Item]:
    return []


@pytest.fixture
def intake(database: Database, handed: list[Item]) -> Intake:
    return Intake(database, 1001, lambda: NOW, handed.extend)


def message(number: int, chat: int = 7) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": f"№{number} λέξη"}}


async def states(database: Database) -> list[str]:
    async with reading(database) as session:
        found = await session.scalars(select(Received).order_by(Received.id))
        return [one.state for one in found]


async def test_those_who_wait_share_a_commit(
    intake: Intake, transactions: Transactions, database: Database, handed: list[Item]
) -> None:
    await asyncio.gather(*(intake.take([message(number)]) for number in range(40)))
    assert transactions.count == 1
    assert [item.raw.count(f"№{number} λέξη") for number, item in enumerate(handed)] == [1] * 40
    assert await states(database) == ["waiting"] * 40


async def test_what_comes_while_one_commits_is_in_the_next(
    intake: Intake, transactions: Transactions, handed: list[Item]
) -> None:
    later: list[asyncio.Task[None]] = []

    def more() -> None:
        if not later:
            later.extend(asyncio.ensure_future(intake.take([message(number)])) for number in (2, 3))

    transactions.before = more
    await intake.take([message(1)])
    await asyncio.gather(*later)
    assert transactions.count == 2
    assert len(handed) == 3


async def test_one_that_fails_is_told_to_all_who_waited_for_it(
    intake: Intake, transactions: Transactions, database: Database, handed: list[Item]
) -> None:
    await intake.take([message(1)])
    transactions.before = fails
    intake.done(handed[0].id, wrote=True)
    found = await asyncio.gather(*(intake.take([message(n)]) for n in (2, 3)), return_exceptions=True)
    assert [type(one) for one in found] == [OperationalError] * 2
    assert await states(database) == ["waiting"]
    transactions.before = None
    await intake.take([message(2)])
    assert [item.raw.count("№2") for item in handed] == [0, 1]
    assert await states(database) == ["done", "waiting"], "and no mark is lost"


async def test_whoever_goes_away_leaves_it_written_down(
    intake: Intake, database: Database, handed: list[Item]
) -> None:
    taking = asyncio.create_task(intake.take([message(1)]))
    await asyncio.sleep(0)
    taking.cancel()
    await asyncio.gather(taking, return_exceptions=True)
    await intake.flush()
    assert await states(database) == ["waiting"]
    assert len(handed) == 1


async def test_reads_are_marked_together_and_writes_at_once(
    intake: Intake, transactions: Transactions, database: Database, handed: list[Item]
) -> None:
    await intake.take([message(number) for number in range(4)])
    for item in handed[:3]:
        intake.done(item.id, wrote=False)
    await asyncio.sleep(0)
    assert transactions.count == 1, "nothing is in a hurry"
    intake.done(handed[3].id, wrote=True)
    await intake.flush()
    assert transactions.count == 2
    assert await states(database) == ["done"] * 4


async def test_at_the_end_the_rest_is_written_or_it_is_said(
    intake: Intake, transactions: Transactions, database: Database, handed: list[Item]
) -> None:
    await intake.take([message(1)])
    intake.done(handed[0].id, wrote=False)
    transactions.before = fails
    with pytest.raises(OperationalError):
        await intake.flush()
    transactions.before = None
    await intake.flush()
    assert await states(database) == ["done"]
    await intake.flush()


async def test_a_mark_that_nobody_follows_is_written_soon(
    intake: Intake, database: Database, handed: list[Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "_SOON", 0.0)
    await intake.take([message(1)])
    written = asyncio.Event()
    monkeypatch.setattr(intake, "_hand_on", lambda _: written.set())
    intake.done(handed[0].id, wrote=False)
    await asyncio.wait_for(written.wait(), 5)
    assert await states(database) == ["done"]


@pytest.mark.parametrize(
    "spoilt",
    [
        {"update_id": True},
        {"update_id": "5"},
        {"update_id": -1},
        {"update_id": 2**63},
        {"update_id": 5, "message": {"text": "\ud83d"}},
    ],
)
async def test_what_cannot_be_kept_is_refused_and_takes_nobody_along(
    intake: Intake, database: Database, spoilt: dict[str, Any]
) -> None:
    others = asyncio.create_task(intake.take([message(1)]))
    with pytest.raises(ValueError, match=r".+"):
        await intake.take([message(2), spoilt])
    await others
    assert await states(database) == ["waiting"]


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(2**63) | st.just(-(2**63)) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["chat", "from", "id", "message"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["update_id", "message", "callback_query", "news"]), json))
def test_the_chat_of_anything_is_a_number(update: dict[str, Any]) -> None:
    assert type(chat_of(update)) is int
    assert -(2**63) <= chat_of(update) < 2**63, "that a database can keep"


@pytest.mark.parametrize(
    ("event", "chat"),
    [
        ({"message": {"chat": {"id": 7}, "from": {"id": 8}}}, 7),
        ({"callback_query": {"from": {"id": 8}, "message": {"chat": {"id": 7}}}}, 7),
        ({"callback_query": {"from": {"id": 8}, "inline_message_id": "x"}}, 8),
        ({"inline_query": {"from": {"id": 8}}}, 8),
        ({"poll": {"id": "5"}}, 0),
    ],
)
def test_order_is_kept_within_a_chat(event: dict[str, Any], chat: int) -> None:
    assert chat_of({"update_id": 1} | event) == chat
