"""Redeeming, cancelling and collecting, as the acts promise it."""

import re
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from ledger.world import empty
from xenia.core.database import AsyncSession, Database
from xenia.core.refusal import Refusal
from xenia.core.transaction import reading, transaction
from xenia.ledger import KeyReused, NotEnoughPoints, award, balance, check_books, history
from xenia.rewards.catalogue import (
    Offered,
    add_reward,
    catalogue,
    catalogue_of_owner,
    change_reward,
    offered,
    retire,
)
from xenia.rewards.checks import check_vouchers
from xenia.rewards.collect import collect
from xenia.rewards.models import Voucher
from xenia.rewards.redeem import HONOURED_FOR, cancel, redeem
from xenia.rewards.refusals import (
    AlreadyCollected,
    LimitReached,
    NotNow,
    Retired,
    SoldOut,
    TermsChanged,
    UnknownVoucher,
    VoucherCancelled,
    VoucherExpired,
)
from xenia.rewards.vouchers import ALPHABET, voucher_by_code, voucher_of, vouchers

ZONE = ZoneInfo("Europe/Athens")
NOW = datetime(2026, 3, 27, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, VASILIS, NIKOS, ELENI = 1, 2, 1, 2


class _Undone(Exception):  # noqa: N818 - ends a transaction that is not to be kept
    pass


@pytest.fixture
async def shop(database: Database) -> AsyncIterator[Database]:
    """Two customers with 200 points each; at the end everything must balance."""
    async with transaction(database) as session:
        await empty(session)
        for who in (ANNA, VASILIS):
            await award(
                session, who, 200, key=f"start {who}", actor_id=None, reason="test", rule_snapshot={},
                expires_at=NOW + 30 * DAY, now=NOW,
            )  # fmt: skip
    yield database
    async with reading(database) as session:
        assert [fault async for fault in check_books(session)] == []
        assert [fault async for fault in check_vouchers(session)] == []


async def coffee(session: AsyncSession, **more: Any) -> Offered:
    given = {"name_el": "Καφές", "name_en": "Coffee", "cost": 60, "voucher_days": 3, "now": NOW}
    return await add_reward(session, **{**given, **more})


async def want(
    session: AsyncSession, one: Offered, intent: str = "tap", *, who: int = ANNA, now: datetime = NOW
) -> Voucher:
    return await redeem(
        session, who, one.reward.id, version=one.terms.version, intent=intent, now=now, zone=ZONE
    )


async def points(session: AsyncSession, who: int = ANNA, now: datetime = NOW) -> int:
    return (await balance(session, who, now)).available


async def left(session: AsyncSession, one: Offered) -> int | None:
    now = await offered(session, one.reward.id)
    assert now is not None
    return now.reward.stock


async def test_points_become_a_voucher(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, stock=5)
        voucher = await want(session, one)
        assert await points(session) == 140
        assert await left(session, one) == 4
        (line, _) = await history(session, ANNA, now=NOW)
    assert re.fullmatch(f"[{ALPHABET}]{{8}}", voucher.code)
    assert voucher.shown_code == f"{voucher.code[:4]}-{voucher.code[4:]}"
    # Three days after today, to the end of that day; the clocks go forward in between.
    assert voucher.expires_at == datetime(2026, 3, 31, tzinfo=ZONE)
    assert not voucher.is_expired(voucher.expires_at - timedelta(seconds=1))
    assert voucher.is_expired(voucher.expires_at)
    assert line.rule_snapshot == {
        "reward": {"el": "Καφές", "en": "Coffee"},
        "reward_id": one.reward.id,
        "version": 1,
        "cost": 60,
        "code": voucher.code,
    }


async def test_one_intent_is_one_voucher_whatever_happens_after(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, stock=1)
        other = await coffee(session)
        first = await want(session, one)
        assert (await want(session, one)).id == first.id
        await retire(session, one.reward.id, NOW)
        await cancel(session, first.id, ANNA, now=NOW)
        again = await want(session, one, now=NOW + 99 * DAY)
        assert (again.id, again.state) == (first.id, "cancelled")
        with pytest.raises(KeyReused):
            await want(session, other)
        assert (await want(session, other, who=VASILIS)).id != first.id
        assert await points(session) == 200


@pytest.mark.parametrize(
    ("made", "refusal"),
    [
        ({"stock": 0}, SoldOut),
        ({"cost": 201}, NotEnoughPoints),
        ({"active_from": NOW + DAY}, NotNow),
        ({"active_until": NOW}, NotNow),
    ],
)
async def test_a_reward_is_refused(shop: Database, made: dict[str, Any], refusal: type[Refusal]) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, **made)
    with pytest.raises(refusal):
        async with transaction(shop) as session:
            await want(session, one)
    async with reading(shop) as session:
        assert await points(session) == 200
        assert await vouchers(session, ANNA, NOW) == []


async def test_a_retired_or_unknown_reward_is_refused(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session)
        await retire(session, one.reward.id, NOW)
        await retire(session, one.reward.id, NOW + DAY)
        assert one.reward.retired_at == NOW
        with pytest.raises(Retired):
            await want(session, one)
        with pytest.raises(Retired):
            await redeem(session, ANNA, 99, version=1, intent="x", now=NOW, zone=ZONE)
        with pytest.raises(LookupError):
            await retire(session, 99, NOW)
        with pytest.raises(LookupError):
            await change_reward(session, 99, now=NOW, cost=1)


async def test_a_customer_has_as_many_as_one_may(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, per_customer=1)
        first = await want(session, one, "1")
        with pytest.raises(LimitReached) as refusal:
            await want(session, one, "2")
        assert refusal.value.values == {"limit": 1}
        await want(session, one, "1", who=VASILIS)
        await cancel(session, first.id, ANNA, now=NOW)
        second = await want(session, one, "3")
        await collect(session, second.code, member_id=NIKOS, now=NOW)
        with pytest.raises(LimitReached):
            await want(session, one, "4")


async def test_what_was_shown_is_honoured(shop: Database) -> None:
    async with transaction(shop) as session:
        shown = await coffee(session)
        dearer = await change_reward(session, shown.reward.id, now=NOW, cost=80)
        assert (dearer.terms.version, shown.terms.until) == (2, NOW)
        voucher = await want(session, shown, "1", now=NOW + HONOURED_FOR)
        assert (voucher.version, await points(session)) == (1, 140)
        with pytest.raises(TermsChanged):
            await want(session, shown, "2", now=NOW + HONOURED_FOR + timedelta(seconds=1))


async def test_nobody_pays_more_than_today(shop: Database) -> None:
    async with transaction(shop) as session:
        shown = await coffee(session)
        await change_reward(session, shown.reward.id, now=NOW, cost=50)
        with pytest.raises(TermsChanged):
            await want(session, shown)
        with pytest.raises(TermsChanged):
            await redeem(session, ANNA, shown.reward.id, version=7, intent="x", now=NOW, zone=ZONE)
        assert await points(session) == 200


async def test_only_terms_make_a_version(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, about_el="Ζεστός")
        changes: list[dict[str, Any]] = [
            {"stock": 3},
            {"per_customer": 2, "photo_file_id": "photo", "active_until": NOW + DAY},
            {"cost": 60, "name_el": "Καφές"},
        ]
        for change in changes:
            assert (await change_reward(session, one.reward.id, now=NOW, **change)).terms.version == 1
        new = await change_reward(session, one.reward.id, now=NOW + DAY, name_el="Espresso", stock=None)
        assert (new.terms.version, new.terms.name_el, new.terms.about_el, new.terms.cost) == (
            2,
            "Espresso",
            "Ζεστός",
            60,
        )
        assert (new.reward.stock, new.reward.per_customer, new.terms.since) == (None, 2, NOW + DAY)
        old = await offered(session, one.reward.id, 1)
        assert old is not None
        assert (old.terms.name_el, old.terms.until) == ("Καφές", NOW + DAY)
        assert await offered(session, one.reward.id, 3) is None


async def test_the_catalogue_shows_what_is_on_offer(shop: Database) -> None:
    async with transaction(shop) as session:
        dear = await coffee(session, cost=90)
        sold_out = await coffee(session, cost=30, stock=0)
        await coffee(session, cost=10, active_from=NOW + DAY)
        await coffee(session, cost=20, active_until=NOW)
        gone = await coffee(session, cost=5)
        await retire(session, gone.reward.id, NOW)
    async with reading(shop) as session:
        assert [one.reward.id for one in await catalogue(session, NOW)] == [
            sold_out.reward.id,
            dear.reward.id,
        ]
        assert [one.terms.cost for one in await catalogue_of_owner(session)] == [10, 20, 30, 90]


async def test_a_cancelled_voucher_returns_points_and_stock(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, stock=1)
        voucher = await want(session, one)
        with pytest.raises(UnknownVoucher):
            await cancel(session, voucher.id, VASILIS, now=NOW)
        for now in (NOW, NOW + 40 * DAY):
            given = await cancel(session, voucher.id, ANNA, now=now)
            assert (given.returned, given.expired, given.repaid) == (60, 0, 0)
            assert (given.voucher.state, given.voucher.cancelled_at) == ("cancelled", NOW)
        assert (await points(session), await left(session, one)) == (200, 1)
        with pytest.raises(VoucherCancelled):
            await collect(session, voucher.code, member_id=NIKOS, now=NOW)


async def test_an_expired_voucher_can_still_be_cancelled(shop: Database) -> None:
    async with transaction(shop) as session:
        voucher = await want(session, await coffee(session))
        with pytest.raises(VoucherExpired) as refusal:
            await collect(session, voucher.code, member_id=NIKOS, now=voucher.expires_at)
        assert refusal.value.values == {"gift": "no"}
        given = await cancel(session, voucher.id, ANNA, now=NOW + 10 * DAY)
        assert (given.returned, given.expired) == (60, 0)


async def test_points_that_expired_meanwhile_are_told(shop: Database) -> None:
    async with transaction(shop) as session:
        voucher = await want(session, await coffee(session))
        given = await cancel(session, voucher.id, ANNA, now=NOW + 30 * DAY)
        assert (given.returned, given.expired) == (0, 60)
        assert await points(session, now=NOW + 30 * DAY) == 0


async def test_a_voucher_is_collected_once(shop: Database) -> None:
    async with transaction(shop) as session:
        voucher = await want(session, await coffee(session))
        first = await collect(session, voucher.code, member_id=NIKOS, now=NOW)
        assert (first.state, first.collected_by, first.collected_at) == ("collected", NIKOS, NOW)
        again = await collect(session, voucher.code, member_id=NIKOS, now=NOW + timedelta(minutes=1))
        assert (again.id, again.collected_at) == (voucher.id, NOW)
        for member, now in ((NIKOS, NOW + timedelta(seconds=61)), (ELENI, NOW)):
            with pytest.raises(AlreadyCollected) as refusal:
                await collect(session, voucher.code, member_id=member, now=now)
            assert refusal.value.values == {"at": NOW}
        with pytest.raises(AlreadyCollected):
            await cancel(session, voucher.id, ANNA, now=NOW)
        assert await points(session) == 140


async def test_a_code_is_read_however_it_is_typed(shop: Database) -> None:
    async with transaction(shop) as session:
        voucher = await want(session, await coffee(session))
        voucher.code = "K701-2XRD"[:4] + "2XRD"
        (line, _) = await history(session, ANNA, now=NOW)
        line.rule_snapshot = {**line.rule_snapshot, "code": voucher.code}
    async with transaction(shop) as session:
        for typed in ("K701-2XRD", "k7o1 2xrd", " K 7 0 1\t2xrd\n", "k7oi-2xrd", "K7OL2XRD", "Κ7Ο1-2ΧRD"):
            found = await voucher_by_code(session, typed)
            assert found is not None, typed
            assert found[0].id == voucher.id
        for typed in ("K701-2XR", "K701-2XRDD", "K701-2XRU", "Λ701-2XRD", "", "-"):
            assert await voucher_by_code(session, typed) is None
            with pytest.raises(UnknownVoucher):
                await collect(session, typed, member_id=NIKOS, now=NOW)
        with pytest.raises(UnknownVoucher):
            await collect(session, "0000-0000", member_id=NIKOS, now=NOW)


async def test_usable_vouchers_come_first(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, cost=10)
        first, second, third, fourth = [await want(session, one, str(number)) for number in range(4)]
        later = await want(session, one, "later", now=NOW + 2 * DAY)
        await collect(session, fourth.code, member_id=NIKOS, now=NOW)
        await cancel(session, second.id, ANNA, now=NOW)
        await want(session, one, "other", who=VASILIS)
    async with reading(shop) as session:
        shown = [voucher.id for voucher, _ in await vouchers(session, ANNA, NOW)]
        assert shown == [later.id, third.id, first.id, fourth.id, second.id]
        shown = [voucher.id for voucher, _ in await vouchers(session, ANNA, NOW + 5 * DAY, limit=2)]
        assert shown == [later.id, fourth.id]
        found = await voucher_of(session, first.id, ANNA)
        assert found is not None
        assert (found[0].id, found[1].cost) == (first.id, 10)
        assert await voucher_of(session, first.id, VASILIS) is None


async def test_the_books_explain_every_voucher(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session)
        await want(session, one, "1")
        await cancel(session, (await want(session, one, "2")).id, ANNA, now=NOW)
    for tampering, found in (
        (
            "UPDATE voucher SET customer_id = 2 WHERE id = (SELECT min(id) FROM voucher)",
            "of another customer",
        ),
        (
            "UPDATE voucher SET code = 'AAAAAAAA' WHERE id = (SELECT min(id) FROM voucher)",
            "names another code",
        ),
        (
            "UPDATE voucher SET state = 'cancelled', cancelled_at = issued_at WHERE state = 'issued'",
            "points were not given back",
        ),
        (
            "UPDATE voucher SET state = 'issued', cancelled_at = NULL",
            "is issued and its points were given back",
        ),
        (
            "UPDATE voucher SET state = 'collected', collected_at = expires_at, cancelled_at = NULL",
            "was collected after its last day",
        ),
        ("UPDATE reward_terms SET cost = 59", "its terms cost 59 points, 60 were taken"),
        ("UPDATE reward_terms SET until = since", "current terms are missing or over"),
        ("UPDATE reward SET version = 2", "current terms are missing or over"),
        ("DELETE FROM voucher WHERE id = (SELECT min(id) FROM voucher)", "a redemption without its voucher"),
        ("UPDATE entry SET reason = 'other'", "has no redemption"),
    ):
        with suppress(_Undone):
            async with transaction(shop) as session:
                await session.execute(text(tampering))
                faults = [fault async for fault in check_vouchers(session)]
                raise _Undone
        assert any(found in fault for fault in faults), (tampering, faults)
