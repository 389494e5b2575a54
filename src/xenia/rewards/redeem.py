"""Redeeming: points for a voucher, and back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select, update

from xenia.core.clock import local_day, start_of_day
from xenia.core.database import AsyncSession
from xenia.ledger import KeyReused, earlier_entry, give_back, spend
from xenia.rewards.catalogue import offered
from xenia.rewards.models import Reward, RewardTerms, Voucher, VoucherState
from xenia.rewards.refusals import (
    AlreadyCollected,
    LimitReached,
    NotNow,
    Retired,
    SoldOut,
    TermsChanged,
    UnknownVoucher,
)
from xenia.rewards.vouchers import new_code, voucher_of

HONOURED_FOR = timedelta(hours=48)
"""How long a customer may still say yes to terms that were on their screen when they changed."""

REASON = "reward"
"""What the books call the redemptions that gave a voucher."""

_UNSYNCHRONISED = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A cancelled voucher, and where its points went: to the customer, to expiry, or into a debt."""

    voucher: Voucher
    returned: int
    expired: int
    repaid: int


async def redeem(
    session: AsyncSession,
    customer_id: int,
    reward_id: int,
    *,
    version: int,
    intent: str,
    now: datetime,
    zone: ZoneInfo,
    actor_id: int | None = None,
) -> Voucher:
    """Give a voucher for points, on the terms that were shown, once for each intent.

    The same intent gives the same voucher, whatever has happened since.

    Args:
        session: the transaction.
        customer_id: who redeems.
        reward_id: what for.
        version: the version of the terms on the customer's screen.
        intent: names this wish among the customer's; a new screen has a new one.
        now: UTC moment.
        zone: where the shop is; the voucher is good until the end of a local day.
        actor_id: the team member who redeems for the customer, if one does.

    Raises:
        Retired: the reward is no longer given.
        NotNow: the reward is not within its dates.
        TermsChanged: the version shown is dearer than today's, or too old.
        LimitReached: the customer has as many vouchers for it as one may have.
        NotEnoughPoints: the customer has fewer points than it costs.
        SoldOut: none is left.
        KeyReused: the intent was used for another reward or version.
        LookupError: the customer has no account.
    """
    key = f"redeem:{customer_id}:{intent}"
    earlier = await earlier_entry(session, customer_id, key)
    if earlier is not None:
        voucher = (
            await session.execute(
                select(Voucher).where(Voucher.entry_id == earlier.id),
                execution_options={"populate_existing": True},
            )
        ).scalar_one()
        if (voucher.reward_id, voucher.version) != (reward_id, version):
            raise KeyReused(key)
        return voucher
    reward, terms = await honoured(session, reward_id, version, now)
    if reward.per_customer is not None:
        count = await session.scalar(
            select(func.count()).where(
                Voucher.customer_id == customer_id,
                Voucher.reward_id == reward_id,
                Voucher.state != VoucherState.CANCELLED,
                Voucher.entry_id.is_not(None),  # what was given besides uses up nothing
            )
        )
        if (count or 0) >= reward.per_customer:
            raise LimitReached(reward.per_customer)
    code = new_code()
    entry = await spend(
        session,
        customer_id,
        terms.cost,
        key=key,
        actor_id=actor_id,
        reason=REASON,
        rule_snapshot={
            "reward": {"el": terms.name_el, "en": terms.name_en},
            "reward_id": reward_id,
            "version": version,
            "cost": terms.cost,
            "code": code,
        },
        now=now,
    )
    if reward.stock is not None:
        await take_one(session, reward_id)
    voucher = Voucher(
        code=code,
        customer_id=customer_id,
        reward_id=reward_id,
        version=version,
        entry_id=entry.id,
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


async def honoured(
    session: AsyncSession, reward_id: int, version: int, now: datetime
) -> tuple[Reward, RewardTerms]:
    """The reward with the terms that were shown, if it is given at all and they still count.

    Raises:
        Retired, NotNow, TermsChanged: as `redeem` does.
    """
    current = await offered(session, reward_id)
    if current is None or current.reward.retired_at is not None:
        raise Retired
    if not current.reward.is_on(now):
        raise NotNow
    if version == current.terms.version:
        return current.reward, current.terms
    shown = await session.get(RewardTerms, (reward_id, version))
    if (
        shown is None
        or shown.until is None
        or shown.until + HONOURED_FOR < now
        or shown.cost > current.terms.cost
    ):
        raise TermsChanged
    return current.reward, shown


async def take_one(session: AsyncSession, reward_id: int) -> None:
    """Take one from the reward's stock, where it has one.

    Raises:
        SoldOut: none is left; nothing has been written.
    """
    taken = await session.scalar(
        update(Reward)
        .where(Reward.id == reward_id, or_(Reward.stock > 0, Reward.stock.is_(None)))
        .values(stock=Reward.stock - 1)
        .returning(Reward.id),
        execution_options=_UNSYNCHRONISED,
    )
    if taken is None:
        raise SoldOut


async def cancel(
    session: AsyncSession, voucher_id: int, customer_id: int, *, now: datetime, actor_id: int | None = None
) -> Cancelled:
    """Take a voucher back and return its points to their own lots, also when it expired unused.

    Cancelled twice, it says the same again.

    Raises:
        UnknownVoucher: the customer has no such voucher.
        AlreadyCollected: the reward has been handed over.
    """
    known = await voucher_of(session, voucher_id, customer_id)
    entry_id = known[0].entry_id if known is not None else None
    if entry_id is None:  # also of a gift, which cost nothing that could be given back
        raise UnknownVoucher
    key = f"cancel:{voucher_id}"
    # The account before the voucher: redeeming takes its locks in that order too.
    await earlier_entry(session, customer_id, key)
    cancelled: Voucher | None = await session.scalar(
        update(Voucher)
        .where(Voucher.id == voucher_id, Voucher.state == VoucherState.ISSUED)
        .values(state=VoucherState.CANCELLED, cancelled_at=now)
        .returning(Voucher),
        execution_options={"synchronize_session": False, "populate_existing": True},
    )
    voucher = cancelled
    if voucher is None:
        voucher = await session.get_one(Voucher, voucher_id, populate_existing=True)
    if voucher.collected_at is not None:
        raise AlreadyCollected(voucher.collected_at)
    back = await give_back(session, entry_id, key=key, actor_id=actor_id, reason="voucher cancelled", now=now)
    if cancelled is not None:
        await session.execute(
            update(Reward)
            .where(Reward.id == voucher.reward_id, Reward.stock.is_not(None))
            .values(stock=Reward.stock + 1),
            execution_options=_UNSYNCHRONISED,
        )
    return Cancelled(voucher, back.returned, back.expired, back.repaid)
