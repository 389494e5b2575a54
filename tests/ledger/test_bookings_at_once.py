"""Bookings that come at the same moment: the account decides their order, and nothing is done twice."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from xenia.core.database import AsyncSession, Database
from xenia.core.transaction import reading, transaction
from xenia.ledger import (
    Entry,
    NotEnoughPoints,
    RefundTooLarge,
    award,
    balance,
    check_books,
    give_back,
    record_purchase,
    refund,
    spend,
)

T = TypeVar("T")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


async def alone(shop: Database, act: Callable[[AsyncSession], Awaitable[T]]) -> T:
    async with transaction(shop) as session:
        return await act(session)


async def at_once(shop: Database, *acts: Callable[[AsyncSession], Awaitable[T]]) -> list[T | BaseException]:
    return await asyncio.gather(*(alone(shop, act) for act in acts), return_exceptions=True)


@pytest.fixture(autouse=True)
async def _proved(shop: Database) -> object:
    yield
    async with reading(shop) as session:
        assert [fault async for fault in check_books(session)] == []


def earning(key: str, points: int = 50, days: int = 5) -> Callable[[AsyncSession], Awaitable[Entry]]:
    return lambda session: award(
        session, 1, points, key=key, actor_id=None, reason="test", rule_snapshot={},
        expires_at=NOW + days * DAY, now=NOW,
    )  # fmt: skip


def spending(key: str, points: int = 10, now: datetime = NOW) -> Callable[[AsyncSession], Awaitable[Entry]]:
    return lambda session: spend(
        session, 1, points, key=key, actor_id=None, reason="test", rule_snapshot={}, now=now
    )


async def test_points_are_spent_as_often_as_there_are_points(shop: Database) -> None:
    await alone(shop, earning("a", 20, 1))
    await alone(shop, earning("b", 50, 5))
    # The first lot has expired: whoever comes first settles the account, and the others see it.
    late = NOW + 2 * DAY
    results = await at_once(shop, *(spending(f"use {number}", 10, late) for number in range(15)))
    assert sum(isinstance(result, NotEnoughPoints) for result in results) == 10
    assert sum(isinstance(result, Entry) for result in results) == 5
    async with reading(shop) as session:
        assert (await balance(session, 1, late)).available == 0


async def test_one_key_at_once_is_one_entry(shop: Database) -> None:
    earned = await at_once(shop, *[earning("a")] * 8)
    used = await at_once(shop, *[spending("use")] * 8)
    for results in (earned, used):
        assert len({result.id for result in results if isinstance(result, Entry)}) == 1
        assert not [result for result in results if isinstance(result, BaseException)]
    async with reading(shop) as session:
        assert (await balance(session, 1, NOW)).available == 40


async def test_one_redemption_comes_back_once(shop: Database) -> None:
    await alone(shop, earning("a"))
    used = await alone(shop, spending("use", 50))
    results = await at_once(
        shop,
        *[lambda session: give_back(session, used.id, key="back", actor_id=None, reason="test", now=NOW)] * 8,
    )
    assert not [result for result in results if isinstance(result, BaseException)]
    async with reading(shop) as session:
        assert (await balance(session, 1, NOW)).available == 50


async def test_no_more_is_refunded_than_was_paid(shop: Database) -> None:
    bought = await alone(
        shop,
        lambda session: record_purchase(
            session, 1, source="till", external_id="1", cents=1000, points=100, key="buy", actor_id=None,
            rule_snapshot={}, expires_at=None, now=NOW,
        ),
    )  # fmt: skip

    def refunding(name: str) -> Callable[[AsyncSession], Awaitable[object]]:
        return lambda session: refund(
            session, bought.id, external_id=name, cents=300, points_after=lambda left, _: left // 10,
            actor_id=None, now=NOW,
        )  # fmt: skip

    results = await at_once(shop, *(refunding(str(number)) for number in range(9)))
    assert sum(isinstance(result, RefundTooLarge) for result in results) == 6
    async with reading(shop) as session:
        assert (await balance(session, 1, NOW)).available == 10


async def test_one_purchase_told_twice_is_one(shop: Database) -> None:
    results = await at_once(
        shop,
        *[
            lambda session: record_purchase(
                session, 1, source="till", external_id="1", cents=1000, points=100, key="buy", actor_id=None,
                rule_snapshot={}, expires_at=None, now=NOW,
            )
        ]
        * 8,
    )  # fmt: skip
    assert not [result for result in results if isinstance(result, BaseException)]
    async with reading(shop) as session:
        assert (await balance(session, 1, NOW)).available == 100
