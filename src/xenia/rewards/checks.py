"""The proof that vouchers and the books agree: for `xenia verify` and for tests."""

from collections.abc import AsyncIterator

from sqlalchemy import or_, select

from xenia.core.database import AsyncSession
from xenia.ledger import Redemption, redemptions
from xenia.rewards.models import Reward, RewardTerms, Voucher, VoucherState
from xenia.rewards.redeem import REASON

_PAGE = 1000


async def check_vouchers(session: AsyncSession) -> AsyncIterator[str]:
    """A sentence for every voucher, redemption or reward that is not as it must be."""
    after = 0
    while True:
        page = await redemptions(session, REASON, after=after, limit=_PAGE)
        last = page[-1].entry_id if len(page) == _PAGE else None
        issued = select(Voucher, RewardTerms.cost).join(
            RewardTerms,
            (RewardTerms.reward_id == Voucher.reward_id) & (RewardTerms.version == Voucher.version),
        )
        issued = issued.where(Voucher.entry_id > after)
        if last is not None:
            issued = issued.where(Voucher.entry_id <= last)
        rows = await session.execute(issued, execution_options={"populate_existing": True})
        booked = {redemption.entry_id: redemption for redemption in page}
        for voucher, cost in rows:
            for sentence in _faults(voucher, cost, booked.pop(voucher.entry_id or 0, None)):
                yield f"voucher {voucher.id}: {sentence}"
        for entry_id in booked:
            yield f"entry {entry_id}: a redemption without its voucher"
        if last is None:
            break
        after = last
    async for sentence in _gifts(session):
        yield sentence
    async for sentence in _rewards(session):
        yield sentence


def _faults(voucher: Voucher, cost: int, redemption: Redemption | None) -> list[str]:
    if redemption is None:
        return ["has no redemption"]
    cancelled = voucher.state == VoucherState.CANCELLED
    wrong = {
        "is of another customer than its redemption": redemption.customer_id != voucher.customer_id,
        f"its terms cost {cost} points, {redemption.points} were taken": redemption.points != cost,
        "its redemption names another code": redemption.rule_snapshot.get("code") != voucher.code,
        "is cancelled and its points were not given back": cancelled and not redemption.given_back,
        f"is {voucher.state.value} and its points were given back": not cancelled and redemption.given_back,
        "was collected after its last day": (
            voucher.collected_at is not None and voucher.is_expired(voucher.collected_at)
        ),
    }
    return [sentence for sentence, is_so in wrong.items() if is_so]


async def _gifts(session: AsyncSession) -> AsyncIterator[str]:
    """A gift cost nothing, so that there is nothing to cancel; else it is a voucher as any other."""
    wrong = {
        "is a gift and was cancelled": Voucher.state == VoucherState.CANCELLED,
        "is a gift and was collected after its last day": Voucher.collected_at >= Voucher.expires_at,
    }
    for sentence, is_so in wrong.items():
        for voucher_id in await session.scalars(
            select(Voucher.id).where(Voucher.gift_key.is_not(None), is_so).order_by(Voucher.id)
        ):
            yield f"voucher {voucher_id}: {sentence}"


async def _rewards(session: AsyncSession) -> AsyncIterator[str]:
    current = (RewardTerms.reward_id == Reward.id) & (RewardTerms.version == Reward.version)
    rows = await session.execute(
        select(Reward.id)
        .outerjoin(RewardTerms, current)
        .where(or_(RewardTerms.version.is_(None), RewardTerms.until.is_not(None)))
    )
    for reward_id in rows.scalars():
        yield f"reward {reward_id}: its current terms are missing or over"
    stray = await session.execute(
        select(RewardTerms.reward_id, RewardTerms.version)
        .join(Reward, Reward.id == RewardTerms.reward_id)
        .where(
            or_(
                RewardTerms.version > Reward.version,
                (RewardTerms.version < Reward.version) & RewardTerms.until.is_(None),
            )
        )
    )
    for row in stray:
        yield f"reward {row.reward_id}: the terms {row.version} stand beside the current ones"
    for reward_id in await session.scalars(select(Reward.id).where(Reward.stock < 0)):
        yield f"reward {reward_id}: its stock is below 0"
