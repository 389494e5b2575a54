"""Vouchers that cost nothing: given once, collected as any other, and nothing to cancel."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from house import House, said, taps, writes
from ledger.world import empty
from xenia.core.database import AsyncSession, Database
from xenia.core.transaction import reading, transaction
from xenia.ledger import KeyReused, award, balance
from xenia.rewards.catalogue import Offered, add_reward, change_reward, offered, retire
from xenia.rewards.checks import check_vouchers
from xenia.rewards.collect import collect
from xenia.rewards.give import give
from xenia.rewards.models import Voucher
from xenia.rewards.redeem import cancel, redeem
from xenia.rewards.refusals import LimitReached, SoldOut, UnknownVoucher, VoucherExpired
from xenia.rewards.taps import CancelVoucher
from xenia.rewards.vouchers import vouchers

ZONE = ZoneInfo("Europe/Athens")
NOW = datetime(2026, 3, 27, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, VASILIS, NIKOS = 1, 2, 1


@pytest.fixture
async def shop(database: Database) -> AsyncIterator[Database]:
    """Two customers; at the end every voucher must be as it should."""
    async with transaction(database) as session:
        await empty(session)
    yield database
    async with reading(database) as session:
        assert [fault async for fault in check_vouchers(session)] == []


async def coffee(session: AsyncSession, **more: Any) -> Offered:
    given = {"name_el": "Καφές", "name_en": "Coffee", "cost": 60, "voucher_days": 3, "now": NOW}
    return await add_reward(session, **{**given, **more})


async def gift(
    session: AsyncSession, one: Offered, key: str = "offer:1", *, who: int = ANNA, now: datetime = NOW
) -> Voucher:
    return await give(session, who, one.reward.id, version=one.terms.version, key=key, now=now, zone=ZONE)


async def left(session: AsyncSession, one: Offered) -> int | None:
    now = await offered(session, one.reward.id)
    assert now is not None
    return now.reward.stock


async def test_a_gift_costs_nothing_and_is_given_once(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, stock=2)
        first = await gift(session, one)
        again = await gift(session, one, now=NOW + DAY)
        assert again.id == first.id
        assert (first.entry_id, first.gift_key, first.is_gift) == (None, "offer:1", True)
        assert first.expires_at == datetime(2026, 3, 31, tzinfo=ZONE)
        assert await left(session, one) == 1
        assert (await balance(session, ANNA, NOW)).available == 0
        other = await coffee(session)
        with pytest.raises(KeyReused):
            await gift(session, other)
        with pytest.raises(KeyReused):
            await gift(session, one, who=VASILIS)
        with pytest.raises(LookupError):
            await give(session, ANNA, one.reward.id, version=9, key="offer:2", now=NOW, zone=ZONE)


async def test_what_was_promised_is_given_whatever_became_of_the_reward(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, per_customer=1, active_until=NOW + DAY)
        await change_reward(session, one.reward.id, now=NOW, cost=900, voucher_days=1)
        await retire(session, one.reward.id, NOW)
        voucher = await gift(session, one, now=NOW + 2 * DAY)
        assert (voucher.version, voucher.expires_at) == (1, datetime(2026, 4, 2, tzinfo=ZONE))
        second = await gift(session, one, "offer:2", now=NOW + 2 * DAY)
        assert second.id != voucher.id


async def test_a_gift_uses_up_nothing_of_what_may_be_redeemed(shop: Database) -> None:
    async with transaction(shop) as session:
        await award(
            session, ANNA, 200, key="start", actor_id=None, reason="test", rule_snapshot={},
            expires_at=None, now=NOW,
        )  # fmt: skip
        one = await coffee(session, per_customer=1)
        await gift(session, one)
        await redeem(session, ANNA, one.reward.id, version=1, intent="1", now=NOW, zone=ZONE)
        with pytest.raises(LimitReached):
            await redeem(session, ANNA, one.reward.id, version=1, intent="2", now=NOW, zone=ZONE)


async def test_none_left_writes_nothing(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session, stock=0)
        with pytest.raises(SoldOut):
            await gift(session, one)
        assert await vouchers(session, ANNA, NOW) == []
        await change_reward(session, one.reward.id, now=NOW, stock=1)
        await gift(session, one)
        assert await left(session, one) == 0


async def test_it_is_collected_and_expires_and_cannot_be_cancelled(shop: Database) -> None:
    async with transaction(shop) as session:
        one = await coffee(session)
        used, unused = await gift(session, one), await gift(session, one, "offer:2")
        with pytest.raises(UnknownVoucher):
            await cancel(session, used.id, ANNA, now=NOW)
        assert (await collect(session, used.code, member_id=NIKOS, now=NOW)).state == "collected"
        with pytest.raises(VoucherExpired) as refusal:
            await collect(session, unused.code, member_id=NIKOS, now=unused.expires_at)
        assert refusal.value.values == {"gift": "yes"}
        with pytest.raises(UnknownVoucher):
            await cancel(session, unused.id, ANNA, now=unused.expires_at)


@pytest.mark.parametrize("wrong", ["gift_key = NULL", "entry_id = (SELECT min(id) FROM entry)"])
async def test_a_voucher_is_paid_for_or_given(shop: Database, wrong: str) -> None:
    async with transaction(shop) as session:
        await gift(session, await coffee(session))
        await award(
            session,
            ANNA,
            1,
            key="x",
            actor_id=None,
            reason="test",
            rule_snapshot={},
            expires_at=None,
            now=NOW,
        )
    with pytest.raises(IntegrityError):
        async with transaction(shop) as session:
            await session.execute(text(f"UPDATE voucher SET {wrong}"))  # noqa: S608 - our own words


async def test_verify_sees_a_gift_that_went_wrong(database: Database) -> None:
    async with transaction(database) as session:
        await empty(session)
        voucher = await gift(session, await coffee(session))
        await session.execute(
            text(f"UPDATE voucher SET state = 'cancelled', cancelled_at = issued_at WHERE id = {voucher.id}")  # noqa: S608 - our own words
        )
        late = await gift(session, await coffee(session), "offer:2")
        await session.execute(
            text(
                f"UPDATE voucher SET state = 'collected', collected_by = 1, collected_at = expires_at WHERE id = {late.id}"  # noqa: S608, E501 - our own words
            )
        )
        assert [fault async for fault in check_vouchers(session)] == [
            f"voucher {voucher.id}: is a gift and was cancelled",
            f"voucher {late.id}: is a gift and was collected after its last day",
        ]


async def test_the_chat_of_a_gift(house: House) -> None:
    anna, waiter = await house.customer(), await house.team_member()
    one = await house.reward("Καφές", 60)
    async with transaction(house.app.database) as session:
        voucher = await give(
            session, 1, one.reward.id, version=1, key="thanks:1", now=house.now, zone=house.app.shop.zone
        )
    page = await writes(anna, "/vouchers")
    assert f"● Καφές · {voucher.shown_code}, ως 22 Δεκεμβρίου 2026" in said(page)
    shown = await taps(anna, "Καφές")
    assert "Ακύρωση και επιστροφή πόντων" not in shown.labels, "there is nothing to return"
    for sure in (False, True):
        toast = await anna.tap_data(CancelVoucher(voucher=voucher.id, sure=sure).pack(), shown.message_id)
        assert toast is not None
        assert "Δεν βρήκαμε τέτοιο κουπόνι" in (toast.text or "")
    await house.people.advance(days=31)
    assert "○ Καφές · έληξε" in said(await writes(anna, "/vouchers"))
    assert "ήταν δώρο του καταστήματος" in said(await writes(waiter, voucher.code))
