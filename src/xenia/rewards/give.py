"""Giving: a voucher that costs no points, promised by an offer."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from xenia.core.clock import local_day, start_of_day
from xenia.core.database import AsyncSession
from xenia.ledger import KeyReused, earlier_entry
from xenia.rewards.models import RewardTerms, Voucher, VoucherState
from xenia.rewards.redeem import take_one
from xenia.rewards.vouchers import new_code


async def give(
    session: AsyncSession,
    customer_id: int,
    reward_id: int,
    *,
    version: int,
    key: str,
    now: datetime,
    zone: ZoneInfo,
) -> Voucher:
    """Give a voucher for nothing, on the terms that were promised, once for each key.

    It was promised, so it is given also when the reward has been retired or changed, is outside its dates,
    or the customer has redeemed as many as one may. It can be collected like any other, and not cancelled.

    Args:
        session: the transaction.
        customer_id: who receives it.
        reward_id: what it is for.
        version: the version of the terms that was promised.
        key: names the promise, up to 40 characters; the same key gives the same voucher again.
        now: UTC moment.
        zone: where the shop is; the voucher is good until the end of a local day.

    Raises:
        SoldOut: none is left; nothing has been written.
        KeyReused: the key gave something else, or gave it to somebody else.
        LookupError: there are no such terms, or the customer has no account.
    """
    await earlier_entry(session, customer_id, key)  # takes the account: of two taps, one waits for the other
    earlier: Voucher | None = await session.scalar(
        select(Voucher).where(Voucher.gift_key == key), execution_options={"populate_existing": True}
    )
    if earlier is not None:
        if (earlier.customer_id, earlier.reward_id, earlier.version) != (customer_id, reward_id, version):
            raise KeyReused(key)
        return earlier
    terms = await session.get(RewardTerms, (reward_id, version))
    if terms is None:
        raise LookupError("no such terms")
    await take_one(session, reward_id)
    voucher = Voucher(
        code=new_code(),
        customer_id=customer_id,
        reward_id=reward_id,
        version=version,
        entry_id=None,
        gift_key=key,
        state=VoucherState.ISSUED,
        issued_at=now,
        expires_at=start_of_day(local_day(now, zone) + timedelta(days=terms.voucher_days + 1), zone),
        collected_at=None,
        collected_by=None,
        cancelled_at=None,
    )
    session.add(voucher)
    await session.flush()
    return voucher
