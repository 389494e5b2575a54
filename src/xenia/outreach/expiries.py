"""Reminders of points and vouchers that end soon, to those who asked to be reminded."""

from datetime import timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    String,
    Subquery,
    cast,
    exists,
    extract,
    func,
    literal,
    or_,
    select,
)

from xenia.core.room import DeliveryKind, Moment
from xenia.customers.models import Customer, Preferences
from xenia.deliveries.models import CANCELLED, Delivery
from xenia.deliveries.queue import plan_from
from xenia.ledger.models import Account, Lot
from xenia.outreach.places import Places
from xenia.outreach.walks import Stretch, Walk, step
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding
from xenia.rewards.models import Voucher, VoucherState

POINTS_AHEAD = timedelta(days=14)
"""How long before their end somebody is reminded of points."""
VOUCHERS_AHEAD = timedelta(days=5)
"""The same for vouchers, which live shorter."""
APART = timedelta(days=14)
"""The least time between two reminders to one person."""
_FRESH = timedelta(days=3)
"""Nobody is reminded of a voucher that they received only now."""
_AGAIN = timedelta(days=3)
"""The least time when something ends before another reminder could come, and was not in the last one."""
_MARGIN = timedelta(days=1)
"""A reminder of the last hours is none."""
_PURPOSE = "expiry"
_WALK = Walk("expiry", _PURPOSE, timedelta(hours=6))


async def plan_expiries(moment: Moment, kind: DeliveryKind) -> int:
    """Plan a slice of the reminders: of points first, and of vouchers to whoever has none of these."""

    async def plan(stretch: Stretch) -> int:
        points, vouchers = _points(moment, stretch), _vouchers(moment, stretch)
        of_points = cast(_seconds(points.c.ends), String)
        of_vouchers = literal("voucher").concat(cast(vouchers.c.first, String))
        planned = 0
        for ending, what in ((points, of_points), (vouchers, of_vouchers)):
            planned += await plan_from(
                moment.session, kind, _reminded(moment, kind, ending, what), moment.now
            )
        return planned

    return await step(moment, _WALK, plan)


def _points(moment: Moment, stretch: Stretch) -> Subquery:
    """The first end of somebody's points that comes soon."""
    return (
        select(Account.customer_id, func.min(Lot.expires_at).label("ends"))
        .select_from(ConsentStanding)
        .join(Account, Account.customer_id == ConsentStanding.customer_id)
        .join(Lot, Lot.account_id == Account.id)
        .where(
            _asked(moment, stretch),
            Lot.remaining > 0,
            Lot.active_from <= moment.now,
            Lot.expires_at > moment.now,
            Lot.expires_at <= moment.now + POINTS_AHEAD,
            ~_was_in_a_reminder(moment, Account.customer_id, Lot.expires_at, Lot.active_from, POINTS_AHEAD),
        )
        .group_by(Account.customer_id)
        .subquery("points")
    )


def _vouchers(moment: Moment, stretch: Stretch) -> Subquery:
    """The first end of somebody's vouchers that comes soon."""
    return (
        select(
            Voucher.customer_id,
            func.min(Voucher.expires_at).label("ends"),
            func.min(Voucher.id).label("first"),
        )
        .select_from(ConsentStanding)
        .join(Voucher, Voucher.customer_id == ConsentStanding.customer_id)
        .where(
            _asked(moment, stretch),
            Voucher.state == VoucherState.ISSUED,
            Voucher.expires_at > moment.now,
            Voucher.expires_at <= moment.now + VOUCHERS_AHEAD,
            Voucher.issued_at <= moment.now - _FRESH,
            ~_was_in_a_reminder(
                moment, Voucher.customer_id, Voucher.expires_at, Voucher.issued_at, VOUCHERS_AHEAD
            ),
        )
        .group_by(Voucher.customer_id)
        .subquery("vouchers")
    )


def _asked(moment: Moment, stretch: Stretch) -> ColumnElement[bool]:
    return stretch.here & in_force(_PURPOSE, notices_of(moment.texts))


def _was_in_a_reminder(
    moment: Moment, customer_id: Any, ends: Any, since: Any, ahead: timedelta
) -> ColumnElement[bool]:
    """The condition that a reminder of late named (or is about to name) what ends then and is had since."""
    left = func.coalesce(Delivery.sent_at, Delivery.queued_at)
    return exists().where(
        Delivery.customer_id == customer_id,
        Delivery.kind == _PURPOSE,
        Delivery.state != CANCELLED,
        Delivery.queued_at > moment.now - APART,
        since <= left,
        _seconds(ends) - int(ahead.total_seconds()) <= _seconds(left),
    )


def _seconds(at: Any) -> ColumnElement[int]:
    return cast(extract("epoch", at), BigInteger)


def _reminded(
    moment: Moment, kind: DeliveryKind, ending: Subquery, what: ColumnElement[str]
) -> Select[tuple[object, ...]]:
    lately = exists().where(
        Delivery.customer_id == Customer.id,
        Delivery.kind == kind.name,
        Delivery.queued_at > moment.now - APART,
        or_(
            Delivery.queued_at > moment.now - _AGAIN,
            _seconds(ending.c.ends) >= _seconds(Delivery.queued_at) + int((APART + _MARGIN).total_seconds()),
        ),
    )
    return (
        select(
            Customer.id.label("customer_id"),
            Customer.telegram_id.label("chat_id"),
            ConsentStanding.record_id.label("consent_id"),
            cast(Customer.id, String).concat(":").concat(what).label("subject"),
            Customer.id.label("about"),
            Places(moment.shop.zone, moment.now).considerate().label("not_before"),
            ending.c.ends.label("expires_at"),
        )
        .select_from(ending)
        .join(Customer, Customer.id == ending.c.customer_id)
        .join(ConsentStanding, ConsentStanding.customer_id == Customer.id)
        .outerjoin(Preferences, Preferences.customer_id == Customer.id)
        .where(in_force(_PURPOSE, notices_of(moment.texts)), Customer.left_at.is_(None), ~lately)
    )
