"""Points follow the money, in both directions."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xenia.core.database import AsyncSession, Database
from xenia.core.transaction import reading, transaction
from xenia.ledger import (
    Balance,
    Expiring,
    KeyReused,
    Kind,
    Purchase,
    Refunded,
    RefundTooLarge,
    award,
    balance,
    check_books,
    give_back,
    history,
    record_purchase,
    refund,
    spend,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, VASILIS = 1, 2


async def buy(session: AsyncSession, cents: int, name: str, days: int = 30, **more: Any) -> Purchase:
    given: dict[str, Any] = {
        "source": "till",
        "external_id": name,
        "cents": cents,
        "points": cents // 10,
        "key": f"purchase:{name}",
        "actor_id": 1,
        "rule_snapshot": {"points_per_euro": 10},
        "expires_at": NOW + days * DAY,
        "now": NOW,
    }
    who = more.pop("who", ANNA)
    return await record_purchase(session, who, **{**given, **more})


async def money_back(
    session: AsyncSession, purchase: Purchase, cents: int, name: str = "1", now: datetime = NOW
) -> Refunded:
    return await refund(
        session,
        purchase.id,
        external_id=name,
        cents=cents,
        points_after=lambda left, rule: left * int(rule["points_per_euro"]) // 100,
        actor_id=1,
        now=now,
    )


async def use(session: AsyncSession, points: int, key: str = "use") -> int:
    entry = await spend(
        session, ANNA, points, key=key, actor_id=None, reason="test", rule_snapshot={}, now=NOW
    )
    return entry.id


async def earn(session: AsyncSession, points: int, days: int, key: str = "bonus") -> None:
    await award(
        session,
        ANNA,
        points,
        key=key,
        kind=Kind.BONUS,
        actor_id=None,
        reason="test",
        rule_snapshot={},
        expires_at=NOW + days * DAY,
        now=NOW,
    )


async def read(shop: Database) -> Balance:
    async with reading(shop) as session:
        assert [fault async for fault in check_books(session)] == []
        return await balance(session, ANNA, NOW)


async def lines(shop: Database) -> list[tuple[Kind, int, int]]:
    async with reading(shop) as session:
        return [
            (line.kind, line.change, line.balance_after) for line in await history(session, ANNA, now=NOW)
        ]


async def test_a_purchase_is_recorded_once(shop: Database) -> None:
    async with transaction(shop) as session:
        first = await buy(session, 1240, "a")
        # The rate has changed since: what was awarded stands.
        again = await buy(session, 1240, "a", points=9999, key="another", now=NOW + DAY)
        assert (again.id, again.awarded) == (first.id, 124)
        with pytest.raises(KeyReused):
            await buy(session, 1250, "a")
        with pytest.raises(KeyReused):
            await buy(session, 1240, "a", who=VASILIS)
        with pytest.raises(KeyReused):
            await buy(session, 500, "b", key="purchase:a")
        assert (await buy(session, 1240, "a", source="staff", key="staff:a")).id != first.id
    assert (await read(shop)).available == 248


async def test_a_line_explains_itself(shop: Database) -> None:
    async with transaction(shop) as session:
        purchase = await buy(session, 1240, "a")
        (line,) = await history(session, ANNA, now=NOW)
    assert line.rule_snapshot == {"points_per_euro": 10, "cents": 1240}
    assert (line.purchase_id, line.actor_id, line.at) == (purchase.id, 1, NOW)


async def test_a_purchase_too_small_for_a_point_is_recorded(shop: Database) -> None:
    async with transaction(shop) as session:
        purchase = await buy(session, 9, "small")
        assert (await buy(session, 9, "small")).id == purchase.id
        assert await history(session, ANNA, now=NOW) == []
        given = await money_back(session, purchase, 9)
        assert (given.clawed_back, given.debt, purchase.refunded_cents) == (0, 0, 9)
    assert (await read(shop)).available == 0


async def test_refunds_are_worked_out_anew_each_time(shop: Database) -> None:
    async with transaction(shop) as session:
        purchase = await buy(session, 999, "a")  # 99 points
        # 994 cents are worth 99 points still; the rounding of one refund is not carried to the next.
        assert [
            (await money_back(session, purchase, cents, str(cents))).clawed_back for cents in (5, 6, 988)
        ] == [
            0,
            1,
            98,
        ]
        assert (purchase.awarded, purchase.refunded_cents) == (0, 999)
        with pytest.raises(RefundTooLarge) as refusal:
            await money_back(session, purchase, 1, "more")
        assert refusal.value.values == {"remaining": 0}
    assert await read(shop) == Balance(0, 0, 0)


async def test_a_refund_takes_from_its_own_lot_first(shop: Database) -> None:
    async with transaction(shop) as session:
        await earn(session, 50, 10)
        purchase = await buy(session, 1000, "a", days=30)
        await earn(session, 50, 20, "other")
        await money_back(session, purchase, 600)
        assert (await balance(session, ANNA, NOW)).expiring == (
            Expiring(50, NOW + 10 * DAY),
            Expiring(50, NOW + 20 * DAY),
            Expiring(40, NOW + 30 * DAY),
        )
        await use(session, 110)  # what is left expires last: 30 points of the purchase
        given = await money_back(session, purchase, 400, "2")
        assert (given.clawed_back, given.debt) == (30, 10)
    assert await read(shop) == Balance(0, 0, 10)


async def test_a_refund_done_twice_is_done_once(shop: Database) -> None:
    async with transaction(shop) as session:
        purchase = await buy(session, 1000, "a")
        await use(session, 80)
        first = await money_back(session, purchase, 500)
        again = await money_back(session, purchase, 500, now=NOW + DAY)
        assert (first.refund.id, first.clawed_back, first.debt) == (again.refund.id, 20, 30)
        assert (again.clawed_back, again.debt) == (20, 30)
        with pytest.raises(KeyReused):
            await money_back(session, purchase, 400)
        with pytest.raises(ValueError, match="has cents"):
            await money_back(session, purchase, 0, "none")
    with pytest.raises(LookupError):
        async with transaction(shop) as session:
            await refund(
                session, 99, external_id="1", cents=1, points_after=lambda *_: 0, actor_id=None, now=NOW
            )
    assert await read(shop) == Balance(0, 0, 30)


async def test_a_debt_is_seen_and_paid_by_later_points(shop: Database) -> None:
    async with transaction(shop) as session:
        purchase = await buy(session, 1000, "a")
        await use(session, 70)
        await money_back(session, purchase, 1000)
    assert await read(shop) == Balance(0, 0, 70)
    async with transaction(shop) as session:
        await earn(session, 50, 10)
    assert await read(shop) == Balance(0, 0, 20)
    async with transaction(shop) as session:
        await earn(session, 50, 10, "more")
    assert await read(shop) == Balance(30, 0, 0, (Expiring(30, NOW + 10 * DAY),))
    assert await lines(shop) == [
        (Kind.REPAY, -20, 30),
        (Kind.BONUS, 50, 50),
        (Kind.REPAY, -50, 0),
        (Kind.BONUS, 50, 50),
        (Kind.REFUND, 0, 0),  # the 70 points that were no longer there: noted, not taken
        (Kind.REFUND, -30, 0),
    ]


async def test_a_voucher_given_back_pays_the_debt(shop: Database) -> None:
    # Otherwise: redeem, return the goods, cancel, and have both the money and the points.
    async with transaction(shop) as session:
        purchase = await buy(session, 1000, "a")
        redeemed = await use(session, 100)
        await money_back(session, purchase, 700)
        given = await give_back(session, redeemed, key="back", actor_id=None, reason="test", now=NOW)
        assert (given.returned, given.expired, given.repaid) == (30, 0, 70)
    assert await read(shop) == Balance(30, 0, 0, (Expiring(30, NOW + 30 * DAY),))


async def test_a_kinder_rule_gives_nothing_on_a_refund(shop: Database) -> None:
    async with transaction(shop) as session:
        purchase = await buy(session, 1000, "a")
        given = await refund(
            session,
            purchase.id,
            external_id="1",
            cents=1,
            points_after=lambda *_: 500,
            actor_id=None,
            now=NOW,
        )
        assert (given.clawed_back, given.debt, purchase.awarded) == (0, 0, 100)
    assert (await read(shop)).available == 100


@pytest.mark.parametrize("wrong", [{"cents": 0}, {"cents": -5}, {"points": -1}, {"expires_at": NOW}])
async def test_what_is_no_purchase_is_not_recorded(shop: Database, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"purchase|earning"):
        async with transaction(shop) as session:
            await buy(session, **{"cents": 100, "name": "a", **wrong})
    assert (await read(shop)).available == 0
