"""An announcement begins: what goes to whom is planned inside the database, slice by slice."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, String, Table, cast, literal, null, select, true
from sqlalchemy.dialects import postgresql, sqlite

from xenia.core.database import AsyncSession, Base
from xenia.core.room import DeliveryKind, Moment
from xenia.customers.models import Customer, Preferences
from xenia.customers.zones import ZONES
from xenia.deliveries.queue import plan_from
from xenia.outreach.announcements.audience import audience_of
from xenia.outreach.announcements.lot import lot_of
from xenia.outreach.announcements.models import HELD_OUT, RUNNING, SCHEDULED, Announcement
from xenia.outreach.places import Places
from xenia.outreach.walks import Stretch
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding
from xenia.shop import Shop

PURPOSE = "announcements"
SLICE = 2_500
"""Customers in one statement: some 15 ms in which nobody is answered. Making it takes 5 more."""
_A_DAY = timedelta(days=1)
"""No two clocks are further apart."""
_LEFT_OUT: Table = Base.metadata.tables["announcement_left_out"]


async def begin(moment: Moment) -> int:
    """The announcements whose time has come are running from now on."""
    soon = select(Announcement).where(
        Announcement.state == SCHEDULED, Announcement.begins_at <= moment.now + _A_DAY
    )
    begun = 0
    for one in await moment.session.scalars(soon.order_by(Announcement.id).with_for_update()):
        if first_moment(one, moment.shop) <= moment.now:
            one.state = RUNNING
            begun += 1
    await moment.session.flush()
    return begun


def first_moment(announcement: Announcement, shop: Shop) -> datetime:
    """When the first customers get it, UTC: where it is late already, if each gets it by their own clock.

    Raises:
        ValueError: nobody has said yet when it begins.
    """
    zones = [shop.zone, *(ZoneInfo(key) for key in ZONES)] if announcement.local_hour else [shop.zone]
    return min(_in(zone, announcement, shop) for zone in zones)


async def plan_slice(moment: Moment, kind: DeliveryKind) -> int:
    """Plan the next customers of what is running, but for those whom the lot leaves out.

    Returns:
        0 when everybody is planned, else 1.
    """
    session = moment.session
    unplanned = select(Announcement).where(Announcement.state == RUNNING, Announcement.planned_at.is_(None))
    one = await session.scalar(unplanned.order_by(Announcement.id).limit(1).with_for_update())
    if one is None:
        return 0
    stretch = await _next(moment, one.planned_after or 0)
    messages = _messages(moment, one, stretch)
    if one.holdout_percent:
        held_out = lot_of(moment.shop.secret, one.id, one.holdout_percent).here(Customer.id)
        await _leave_out(session, one, _whom(moment, one, stretch).where(held_out))
        messages = messages.where(~held_out)
    await plan_from(session, kind, messages, moment.now)
    one.planned_after = one.planned_after if stretch.last is None else stretch.last
    one.planned_at = moment.now if stretch.last is None else None
    await session.flush()
    return 1


async def _next(moment: Moment, after: int) -> Stretch:
    """The next `SLICE` of those who want our news, behind that customer."""
    consented = select(ConsentStanding.customer_id).where(
        in_force(PURPOSE, notices_of(moment.texts)), ConsentStanding.customer_id > after
    )
    last = consented.order_by(ConsentStanding.customer_id).offset(SLICE - 1).limit(1)
    return Stretch(after, await moment.session.scalar(last))


def _whom(moment: Moment, one: Announcement, stretch: Stretch, *columns: ColumnElement[Any]) -> Any:
    """Those of the stretch for whom it is."""
    return (
        select(Customer.id.label("customer_id"), *columns)
        .select_from(ConsentStanding)
        .join(Customer, Customer.id == ConsentStanding.customer_id)
        .where(
            stretch.here,
            in_force(PURPOSE, notices_of(moment.texts)),
            Customer.left_at.is_(None),
            audience_of(one).of(moment.shop.zone),
        )
    )


def _messages(moment: Moment, one: Announcement, stretch: Stretch) -> Any:
    columns = (
        Customer.telegram_id.label("chat_id"),
        ConsentStanding.record_id.label("consent_id"),
        literal(f"{one.id}:").concat(cast(Customer.id, String)).label("subject"),
        literal(one.id).label("about"),
        (_when(moment, one) if one.local_hour else null()).label("not_before"),
        literal(one.ends_at, Announcement.ends_at.type).label("expires_at"),
    )
    whom = _whom(moment, one, stretch, *columns)
    if not one.local_hour:
        return whom
    return whom.outerjoin(Preferences, Preferences.customer_id == Customer.id)


def _when(moment: Moment, one: Announcement) -> ColumnElement[datetime]:
    """Not before this: when the customer's clock shows what the shop's shows as it begins."""
    places = Places(moment.shop.zone, moment.now)
    return places.moment(lambda zone: max(moment.now, _in(zone, one, moment.shop)))


def _in(zone: ZoneInfo, one: Announcement, shop: Shop) -> datetime:
    if one.begins_at is None:
        raise ValueError(f"announcement {one.id} has no beginning")
    if not one.local_hour:
        return one.begins_at
    shown = one.begins_at.astimezone(shop.zone).replace(tzinfo=None)
    return shown.replace(tzinfo=zone).astimezone(UTC)


async def _leave_out(session: AsyncSession, one: Announcement, held_out: Any) -> None:
    drawn = held_out.subquery("drawn")
    rows = select(literal(one.id), drawn.c.customer_id, literal(HELD_OUT)).where(true())
    dialect = session.get_bind().dialect.name
    insert: Any = (sqlite if dialect == "sqlite" else postgresql).insert(_LEFT_OUT)
    names = ["announcement_id", "customer_id", "why"]
    await session.execute(insert.from_select(names, rows).on_conflict_do_nothing())
