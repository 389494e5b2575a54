"""Anniversaries and the day of appreciation: a gift for every member, a message for those who want it."""

from calendar import isleap
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select

from xenia.core.clock import local_day, start_of_day
from xenia.core.room import Moment
from xenia.customers.models import Customer, Preferences
from xenia.outreach.gifts import gift_for
from xenia.outreach.models import Occasion
from xenia.outreach.occasions import make_offers, plan_occasion
from xenia.outreach.places import LATE, Places
from xenia.outreach.walks import Stretch, Walk, step

_ANNIVERSARIES = Walk("anniversary", None, timedelta(hours=1))
_APPRECIATION = Walk("appreciation", None, timedelta(hours=1))


async def plan_anniversaries(moment: Moment) -> int:
    """Work through a slice of the members for the day on which they joined, some years ago."""
    shop, now = moment.shop, moment.now
    places = Places(shop.zone, now)
    since = now - timedelta(days=LATE)  # whenever it was looked at last: the day of joining never changes

    async def plan(stretch: Stretch) -> int:
        first = await moment.session.scalar(select(Customer.joined_at).order_by(Customer.id).limit(1))
        planned = 0
        for day in places.days(since):
            falls = joined_on(day, first, shop.zone) if first is not None else None
            if falls is not None:
                who = and_(falls, places.within(day, since))
                planned += await _plan(moment, Occasion.ANNIVERSARY, day, who, stretch, places)
        return planned

    return await step(moment, _ANNIVERSARIES, plan)


def joined_on(day: date, first: datetime, zone: ZoneInfo) -> ColumnElement[bool] | None:
    """The condition that a customer joined on that day of an earlier year; None when nobody can have.

    Who joined on 29 February is thanked on the 28th in other years.
    """
    spans = []
    for year in range(local_day(first, zone).year, day.year):
        joined = [(day.month, day.day)]
        if (day.month, day.day) == (2, 28) and not isleap(day.year):
            joined.append((2, 29))
        for month, number in joined:
            if (month, number) == (2, 29) and not isleap(year):
                continue
            start = date(year, month, number)
            spans.append(
                and_(
                    Customer.joined_at >= start_of_day(start, zone),
                    Customer.joined_at < start_of_day(start + timedelta(days=1), zone),
                )
            )
    return or_(*spans) if spans else None


async def plan_appreciation(moment: Moment) -> int:
    """Work through a slice of the members, who are all thanked on the day that the shop declared."""
    prepared = await gift_for(moment.session, Occasion.APPRECIATION)
    if prepared is None or prepared.gift.on_day is None or not prepared.is_promised:
        return 0
    day = prepared.gift.on_day
    places = Places(moment.shop.zone, moment.now)
    since = moment.now - timedelta(days=LATE)
    if day not in places.days(since):
        return 0

    async def plan(stretch: Stretch) -> int:
        who = places.within(day, since)
        return await _plan(moment, Occasion.APPRECIATION, day, who, stretch, places)

    return await step(moment, _APPRECIATION, plan)


async def _plan(
    moment: Moment,
    occasion: Occasion,
    day: date,
    who: ColumnElement[bool],
    stretch: Stretch,
    places: Places,
) -> int:
    """Offers for all of the stretch for whom it is the day, and messages for those who consented."""
    members = (
        select(Customer.id.label("id"))
        .outerjoin(Preferences, Preferences.customer_id == Customer.id)
        .where(Customer.left_at.is_(None), stretch.of(Customer.id), who)
    )
    await make_offers(moment, occasion, day, members, places)
    return await plan_occasion(moment, occasion, day, and_(who, stretch.here), places)
