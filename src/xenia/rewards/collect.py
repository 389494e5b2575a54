"""Collecting: staff hands the reward over, once."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from xenia.core.database import AsyncSession
from xenia.rewards.models import Voucher, VoucherState
from xenia.rewards.refusals import AlreadyCollected, UnknownVoucher, VoucherCancelled, VoucherExpired
from xenia.rewards.vouchers import read_code

SAME_TAP = timedelta(minutes=1)
"""A second tap of the same team member within this time is the first one again."""


async def collect(session: AsyncSession, code: str, *, member_id: int, now: datetime) -> Voucher:
    """Mark a voucher as handed over by a team member; the code may be typed in any way.

    Raises:
        UnknownVoucher: no voucher has that code.
        AlreadyCollected: it was handed over before, by another or more than a minute ago.
        VoucherCancelled: the customer took it back.
        VoucherExpired: its last day is over.
    """
    read = read_code(code)
    if read is None:
        raise UnknownVoucher
    collected: Voucher | None = await session.scalar(
        update(Voucher)
        .where(Voucher.code == read, Voucher.state == VoucherState.ISSUED, Voucher.expires_at > now)
        .values(state=VoucherState.COLLECTED, collected_at=now, collected_by=member_id)
        .returning(Voucher),
        execution_options={"synchronize_session": False, "populate_existing": True},
    )
    if collected is not None:
        return collected
    voucher = await session.scalar(
        select(Voucher).where(Voucher.code == read), execution_options={"populate_existing": True}
    )
    if voucher is None:
        raise UnknownVoucher
    if voucher.collected_at is not None:
        if voucher.collected_by == member_id and now - voucher.collected_at <= SAME_TAP:
            return voucher
        raise AlreadyCollected(voucher.collected_at)
    if voucher.state == VoucherState.CANCELLED:
        raise VoucherCancelled
    raise VoucherExpired(gift=voucher.is_gift)
