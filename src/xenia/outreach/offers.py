"""An offer: promised to one customer, taken once, honoured to its last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, bindparam, exists, select

from xenia.core.clock import end_of_month_after
from xenia.core.database import AsyncSession, Base
from xenia.core.refusal import Refusal
from xenia.ledger import Kind, award, earlier_entry
from xenia.outreach.gifts import Prepared, with_reward
from xenia.outreach.models import Gift, Occasion, Offer
from xenia.rewards import SoldOut, give
from xenia.rewards.models import Voucher
from xenia.shop import Shop

_OFFER: Table = Base.metadata.tables["offer"]
# Built once: asked on each home screen.
_OPEN = exists().where(
    _OFFER.c.customer_id == bindparam("customer"),
    _OFFER.c.valid_until > bindparam("now", type_=_OFFER.c.valid_until.type),
    _OFFER.c.taken_at.is_(None),
)
_HAS_OPEN = select(_OPEN)


class UnknownOffer(Refusal):
    """There is no such offer, or it is somebody else's."""

    def __init__(self) -> None:
        super().__init__("outreach-refusal-unknown")


class OfferOver(Refusal):
    """Its last day is over."""

    def __init__(self) -> None:
        super().__init__("outreach-refusal-over")


@dataclass(frozen=True, slots=True)
class Made:
    """An offer and what it promises."""

    offer: Offer
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class Taken:
    """What an offer gave: points, or a voucher; `instead` when points stand for a reward that had run out."""

    made: Made
    points: int
    voucher: Voucher | None
    instead: bool
    again: bool
    """Whether it had been taken before."""


def key_of(offer_id: int) -> str:
    """What the books and the vouchers call the promise of an offer."""
    return f"offer:{offer_id}"


async def offer_of(session: AsyncSession, offer_id: int, customer_id: int) -> Made:
    """An offer of that customer.

    Raises:
        UnknownOffer: there is none, or it is somebody else's.
    """
    offer = await session.scalar(
        select(Offer).where(Offer.id == offer_id, Offer.customer_id == customer_id),
        execution_options={"populate_existing": True},
    )
    if offer is None:
        raise UnknownOffer
    return await _made(session, offer)


async def open_offers(session: AsyncSession, customer_id: int, now: datetime) -> Sequence[Made]:
    """What the customer may still take, the first to end first."""
    found = await session.scalars(
        select(Offer)
        .where(Offer.customer_id == customer_id, Offer.valid_until > now, Offer.taken_at.is_(None))
        .order_by(Offer.valid_until, Offer.id)
    )
    return [await _made(session, offer) for offer in found.all()]


async def has_open_offer(session: AsyncSession, customer_id: int, now: datetime) -> bool:
    """Whether there is anything that the customer may still take."""
    return bool(await session.scalar(_HAS_OPEN, {"customer": customer_id, "now": now}))


async def open_offer(
    session: AsyncSession, occasion: Occasion, customer_id: int, now: datetime
) -> Made | None:
    """The offer for an occasion that the customer may still take."""
    offer = await session.scalar(
        select(Offer)
        .where(
            Offer.occasion == occasion,
            Offer.customer_id == customer_id,
            Offer.valid_until > now,
            Offer.taken_at.is_(None),
        )
        .order_by(Offer.valid_until.desc())
        .limit(1)
    )
    return await _made(session, offer) if offer is not None else None


async def take(session: AsyncSession, shop: Shop, customer_id: int, offer_id: int, now: datetime) -> Taken:
    """Take what an offer promises, once; asked again, it says the same again.

    It is honoured whatever happened since it was made: a consent withdrawn, another gift prepared, the
    reward retired. A reward that has run out is worth its price in points.

    Raises:
        UnknownOffer: the customer has no such offer.
        OfferOver: its last day is over, and it had not been taken.
    """
    key = key_of(offer_id)
    await earlier_entry(session, customer_id, key)  # takes the account: of two taps, one waits for the other
    made = await offer_of(session, offer_id, customer_id)
    offer, gift = made.offer, made.prepared.gift
    again = offer.taken_at is not None
    if not again:
        if offer.valid_until <= now:
            raise OfferOver
        if gift.reward_id is not None and gift.version is not None:
            try:
                voucher = await give(
                    session,
                    customer_id,
                    gift.reward_id,
                    version=gift.version,
                    key=key,
                    now=now,
                    zone=shop.zone,
                )
                offer.voucher_id = voucher.id
            except SoldOut:
                offer.entry_id = await _points(session, shop, made, now)
        else:
            offer.entry_id = await _points(session, shop, made, now)
        offer.taken_at = now
        await session.flush()
    return await _taken(session, made, again=again)


async def _taken(session: AsyncSession, made: Made, *, again: bool) -> Taken:
    """What an offer that was taken has given."""
    if made.offer.voucher_id is not None:
        voucher = await session.get_one(Voucher, made.offer.voucher_id)
        return Taken(made, 0, voucher, instead=False, again=again)
    return Taken(made, worth_of(made.prepared), None, instead=made.prepared.reward is not None, again=again)


def worth_of(prepared: Prepared) -> int:
    """What a gift is worth in points."""
    if prepared.gift.points is not None:
        return prepared.gift.points
    assert prepared.reward is not None  # noqa: S101 - the table holds one of the two
    return prepared.reward.terms.cost


async def _points(session: AsyncSession, shop: Shop, made: Made, now: datetime) -> int:
    offer = made.offer
    entry = await award(
        session,
        offer.customer_id,
        worth_of(made.prepared),
        key=key_of(offer.id),
        kind=Kind.BONUS,
        actor_id=None,
        reason=offer.occasion.value,
        rule_snapshot={"offer_id": offer.id, "occasion": offer.occasion.value, "gift_id": offer.gift_id},
        expires_at=end_of_month_after(now, shop.rules.points_months, shop.zone),
        now=now,
    )
    return entry.id


async def _made(session: AsyncSession, offer: Offer) -> Made:
    gift = await session.get_one(Gift, offer.gift_id)
    return Made(offer, await with_reward(session, gift))
