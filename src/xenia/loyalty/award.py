"""Points for a purchase that staff recorded, and taking a mistake back."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from xenia.core.clock import end_of_month_after, local_day, start_of_day
from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.customers.models import Customer
from xenia.ledger import (
    Purchase,
    Refunded,
    find_purchase,
    purchase_of,
    record_purchase,
    recorded_by,
    refund,
)
from xenia.shop import Shop, points_for
from xenia.team.models import ADMIN, TeamMember

BY_STAFF = "staff"
"""The source of purchases recorded by hand."""
_AMOUNT = re.compile(
    r"€?\s*(\d{1,6})(?:[.,](\d{1,2}))?\s*(?:€|ευρώ|ευρω|euros?|eur)?", re.ASCII | re.IGNORECASE
)


class SelfAward(Refusal):
    """Nobody awards points to themselves."""

    def __init__(self) -> None:
        super().__init__("loyalty-refusal-self")


class AmountTooLarge(Refusal):
    """A purchase by hand has a limit, in cents: a slip of the finger must not empty the shop."""

    def __init__(self, limit_cents: int) -> None:
        super().__init__("loyalty-refusal-amount", limit=limit_cents // 100)


class AmountTooSmall(Refusal):
    """The amount is too small for a point: more likely a slip than a purchase."""

    def __init__(self) -> None:
        super().__init__("loyalty-refusal-small")


class DailyLimit(Refusal):
    """This team member has recorded as much as one may in a day."""

    def __init__(self) -> None:
        super().__init__("loyalty-refusal-daily")


class UndoRefused(Refusal):
    """Only who recorded it (or an admin) may undo it, and only for some minutes."""

    def __init__(self, minutes: int) -> None:
        super().__init__("loyalty-refusal-undo", minutes=minutes)


@dataclass(frozen=True, slots=True)
class Awarded:
    """A recorded purchase; `new` is False when the same tap had recorded it before."""

    purchase: Purchase
    new: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """A purchase taken back; `new` is False when it had been before."""

    customer_id: int
    purchase: Purchase
    refunded: Refunded
    new: bool


def cents_of(text: str) -> int | None:
    """Cents in an amount as people type it: `12`, `12,40`, `12.4 €`. None when it is not clearly one.

    `1.234` stays unclear on purpose: it may be a thousand or one and a bit.
    """
    match = _AMOUNT.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    cents = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))
    return cents or None


def check_award(shop: Shop, member: TeamMember, customer: Customer, cents: int) -> None:
    """Refuse at once what would be refused at the end.

    Raises:
        SelfAward, AmountTooLarge, AmountTooSmall: what no team member may record by hand.
    """
    if member.telegram_id == customer.telegram_id:
        raise SelfAward
    if cents > shop.rules.award_limit_cents:
        raise AmountTooLarge(shop.rules.award_limit_cents)
    if shop.rules.points_for(cents) == 0:
        raise AmountTooSmall


async def award_purchase(
    session: AsyncSession,
    shop: Shop,
    member: TeamMember,
    customer: Customer,
    *,
    cents: int,
    intent: str,
    now: datetime,
) -> Awarded:
    """Record a purchase of `cents` and give its points, once for each intent.

    Raises:
        SelfAward, AmountTooLarge, AmountTooSmall, DailyLimit: what a team member may not do.
    """
    check_award(shop, member, customer, cents)
    rules = shop.rules
    external_id = f"{member.id}:{intent}"
    earlier = await find_purchase(session, BY_STAFF, external_id)
    if earlier is None:
        today = start_of_day(local_day(now, shop.zone), shop.zone)
        count, so_far = await recorded_by(session, member.id, today)
        if count >= rules.daily_awards or so_far + cents > rules.daily_award_cents:
            raise DailyLimit
    purchase = await record_purchase(
        session,
        customer.id,
        source=BY_STAFF,
        external_id=external_id,
        cents=cents,
        points=rules.points_for(cents),
        key=f"award:{external_id}",
        actor_id=member.id,
        rule_snapshot=rules.snapshot,
        expires_at=end_of_month_after(now, rules.points_months, shop.zone),
        now=now,
    )
    return Awarded(purchase, new=earlier is None)


async def undo(
    session: AsyncSession, shop: Shop, member: TeamMember, purchase_id: int, now: datetime
) -> Undone:
    """Take a purchase back while it is fresh; doing it twice does it once.

    Raises:
        UndoRefused: it is somebody else's, too old, or there is no such purchase.
    """
    minutes = shop.rules.undo_minutes
    found = await purchase_of(session, purchase_id)
    if found is None or (found[0].actor_id != member.id and not member.may(ADMIN)):
        raise UndoRefused(minutes)
    purchase, customer_id = found
    new = purchase.refunded_cents == 0
    if new and now > purchase.at + timedelta(minutes=minutes):
        raise UndoRefused(minutes)
    refunded = await refund(
        session,
        purchase.id,
        external_id="undo",
        cents=purchase.cents,
        points_after=lambda cents, rule: points_for(cents, rule["points_per_euro"]),
        actor_id=member.id,
        now=now,
    )
    return Undone(customer_id, purchase, refunded, new)
