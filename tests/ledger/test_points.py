"""Points given, used and given back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from xenia.core.database import AsyncSession, Database
from xenia.core.transaction import reading, transaction
from xenia.ledger import (
    Balance,
    Entry,
    Expiring,
    KeyReused,
    Kind,
    NotEnoughPoints,
    award,
    balance,
    check_books,
    give_back,
    history,
    open_account,
    open_books,
    settle,
    spend,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA = 1


async def earn(session: AsyncSession, points: int, days: float | None, key: str = "", **more: Any) -> Entry:
    given: dict[str, Any] = {
        "key": key or f"{points}:{days}",
        "actor_id": None,
        "reason": "test",
        "rule_snapshot": {},
        "expires_at": NOW + days * DAY if days is not None else None,
        "now": NOW,
    }
    return await award(session, ANNA, points, **{**given, **more})


async def use(session: AsyncSession, points: int, key: str, now: datetime = NOW) -> Entry:
    return await spend(
        session, ANNA, points, key=key, actor_id=None, reason="test", rule_snapshot={"cost": points}, now=now
    )


async def back(session: AsyncSession, entry: Entry, now: datetime, key: str = "back") -> tuple[int, int, int]:
    given = await give_back(session, entry.id, key=key, actor_id=None, reason="test", now=now)
    return given.returned, given.expired, given.repaid


async def read(shop: Database, now: datetime) -> Balance:
    async with reading(shop) as session:
        return await balance(session, ANNA, now)


async def lines(shop: Database, now: datetime = NOW) -> list[tuple[Kind, int, int]]:
    async with reading(shop) as session:
        assert [fault async for fault in check_books(session)] == []
        return [
            (entry.kind, entry.change, entry.balance_after)
            for entry in await history(session, ANNA, limit=50, now=now)
        ]


async def test_points_are_there_until_they_expire(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 30, 20)
        await earn(session, 50, 10)
        await earn(session, 5, None)
    shown = await read(shop, NOW)
    assert shown == Balance(85, 0, 0, (Expiring(50, NOW + 10 * DAY), Expiring(30, NOW + 20 * DAY)))
    assert (await read(shop, NOW + 10 * DAY - timedelta(seconds=1))).available == 85
    assert await read(shop, NOW + 10 * DAY) == Balance(35, 0, 0, (Expiring(30, NOW + 20 * DAY),))
    assert await read(shop, NOW + 99 * DAY) == Balance(5, 0, 0)


async def test_held_points_wait_for_their_day(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 40, 30, active_from=NOW + 2 * DAY)
        with pytest.raises(NotEnoughPoints):
            await use(session, 1, "early")
    assert await read(shop, NOW) == Balance(0, 40, 0)
    assert await read(shop, NOW + 2 * DAY) == Balance(40, 0, 0, (Expiring(40, NOW + 30 * DAY),))
    async with transaction(shop) as session:
        await use(session, 40, "in time", NOW + 2 * DAY)
    assert await lines(shop) == [(Kind.REDEEM, -40, 0), (Kind.AWARD, 40, 40)]


async def test_one_key_gives_points_once(shop: Database) -> None:
    async with transaction(shop) as session:
        first = await earn(session, 10, 5, "key")
        later = await earn(session, 10, 6, "key", now=NOW + DAY)
        assert later.id == first.id
        with pytest.raises(KeyReused):
            await earn(session, 11, 5, "key")
        with pytest.raises(KeyReused):
            await earn(session, 10, 5, "key", kind=Kind.BONUS)
        with pytest.raises(KeyReused):
            await use(session, 10, "key")
    assert await lines(shop) == [(Kind.AWARD, 10, 10)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"points": 0},
        {"points": -3},
        {"expires_at": NOW},
        {"active_from": NOW + 9 * DAY},
        {"kind": Kind.REDEEM},
        {"purchase_id": 1},
    ],
)
async def test_what_is_no_earning_is_not_booked(shop: Database, wrong: dict[str, Any]) -> None:
    given = {"points": 10, "days": 5, **wrong}
    async with transaction(shop) as session:
        with pytest.raises(ValueError, match=r"earning|awarded"):
            await earn(session, **given)


async def test_points_that_expire_first_are_used_first(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 10, None)
        await earn(session, 10, 20)
        await earn(session, 10, 5)
        await use(session, 15, "use")
    assert await read(shop, NOW) == Balance(15, 0, 0, (Expiring(5, NOW + 20 * DAY),))


async def test_more_than_there_is_cannot_be_used(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 30, 5)
        await earn(session, 20, 2)
    # Nothing swept the expired points away; they are not there all the same.
    for now, available in ((NOW, 50), (NOW + 3 * DAY, 30)):
        with pytest.raises(NotEnoughPoints) as refusal:
            async with transaction(shop) as session:
                await use(session, 60, "use", now)
        assert refusal.value.text == "ledger-refusal-not-enough"
        assert refusal.value.values == {"available": available, "missing": 60 - available}
    with pytest.raises(ValueError, match="above 0"):
        async with transaction(shop) as session:
            await use(session, 0, "use")
    assert len(await lines(shop)) == 2


async def test_using_points_twice_under_one_key_is_once(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 30, 5)
        first = await use(session, 30, "use")
        # Also when the points would no longer be there.
        assert (await use(session, 30, "use", NOW + 9 * DAY)).id == first.id
    assert await lines(shop) == [(Kind.REDEEM, -30, 0), (Kind.AWARD, 30, 30)]


async def test_what_comes_back_keeps_its_own_expiry(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 10, 20)
        await earn(session, 10, 5)
        used = await use(session, 15, "use")
        assert await back(session, used, NOW + DAY) == (15, 0, 0)
        assert await back(session, used, NOW + 30 * DAY) == (15, 0, 0)
    shown = await read(shop, NOW + DAY)
    assert shown.expiring == (Expiring(10, NOW + 5 * DAY), Expiring(10, NOW + 20 * DAY))


async def test_what_expired_meanwhile_is_told_and_gone(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 10, 20)
        await earn(session, 10, 5)
        used = await use(session, 15, "use")
        assert await back(session, used, NOW + 6 * DAY) == (5, 10, 0)
    assert await read(shop, NOW + 6 * DAY) == Balance(10, 0, 0, (Expiring(10, NOW + 20 * DAY),))
    assert (await lines(shop))[:2] == [(Kind.EXPIRE, -10, 10), (Kind.CANCEL, 15, 20)]


async def test_only_a_redemption_comes_back(shop: Database) -> None:
    async with transaction(shop) as session:
        earned = await earn(session, 10, 20)
        used = await use(session, 10, "use")
        with pytest.raises(ValueError, match="only a redemption"):
            await back(session, earned, NOW)
        with pytest.raises(LookupError):
            await give_back(session, 999, key="none", actor_id=None, reason="test", now=NOW)
        await back(session, used, NOW)
        other = await use(session, 10, "again")
        with pytest.raises(KeyReused):
            await back(session, other, NOW)


async def test_history_shows_what_expired_before_it_is_booked(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 10, 5)
        await earn(session, 20, 7)
        await earn(session, 40, 90)
        await use(session, 5, "use")
    later = NOW + 8 * DAY
    expected = [(Kind.EXPIRE, -20, 40), (Kind.EXPIRE, -5, 60), (Kind.REDEEM, -5, 65), (Kind.AWARD, 40, 70)]
    assert (await lines(shop, later))[:4] == expected
    async with reading(shop) as session:
        assert [entry.at for entry in await history(session, ANNA, limit=2, now=later)] == [
            NOW + 7 * DAY,
            NOW + 5 * DAY,
        ]
        page = await history(session, ANNA, before_seq=6, limit=2, now=later)
        assert [(entry.seq, entry.kind) for entry in page] == [(5, Kind.EXPIRE), (4, Kind.REDEEM)]
    async with transaction(shop) as session:
        await settle(session, ANNA, later)
    assert (await lines(shop, later))[:4] == expected


async def test_without_an_account_there_is_nothing(shop: Database) -> None:
    async with transaction(shop) as session:
        assert await balance(session, 77, NOW) == Balance(0, 0, 0)
        assert await history(session, 77, now=NOW) == []
        with pytest.raises(LookupError):
            await settle(session, 77, NOW)


async def test_opening_twice_changes_nothing(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 10, 5)
        await open_account(session, ANNA)
        await open_books(session)
    assert (await read(shop, NOW)).available == 10
    assert len(await lines(shop)) == 1


async def test_many_lots_take_as_many_statements_as_few(shop: Database) -> None:
    counts: list[int] = []
    for lots in (3, 300):
        async with transaction(shop) as session:
            for number in range(lots):
                await earn(session, 10, 30 + number, f"{lots}:{number}")
        sent: list[str] = []

        def note(_c: object, _cursor: object, statement: str, *_: object, sent: list[str] = sent) -> None:
            sent.append(statement)

        event.listen(shop.writing_engine, "before_cursor_execute", note)
        async with transaction(shop) as session:
            used = await use(session, 10 * lots - 5, f"use {lots}")
            await back(session, used, NOW, f"back {lots}")
            await use(session, 10 * lots, f"use again {lots}")
        event.remove(shop.writing_engine, "before_cursor_execute", note)
        counts.append(len(sent))
    assert counts[0] == counts[1]
