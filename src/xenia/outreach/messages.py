"""The kinds of unasked messages of this room, composed as they are about to leave."""

from datetime import date, timedelta

from sqlalchemy import select

from xenia.core.clock import local_day
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.customers.models import Customer, Preferences
from xenia.customers.name_days import keys_on
from xenia.customers.preferences import birthday_of, zone_of
from xenia.ledger import balance
from xenia.outreach import screens
from xenia.outreach.expiries import POINTS_AHEAD, VOUCHERS_AHEAD
from xenia.outreach.models import Occasion, Offer, WinBack
from xenia.outreach.offers import open_offer
from xenia.outreach.places import LATE
from xenia.outreach.silence import last_purchase
from xenia.rewards import catalogue
from xenia.rewards.models import VoucherState
from xenia.rewards.vouchers import vouchers

_NAMED = 3
"""Rewards named in a reminder."""


async def compose_birthday(moment: Moment, about: int, say: Say) -> Screen | None:
    """The wish; not when the customer has changed or removed the birthday meanwhile."""
    preferences = await moment.session.get(Preferences, about)
    birthday = birthday_of(preferences)
    if birthday is None:
        return None
    days = _lately(moment, preferences)
    if not any(birthday.in_year(day.year) == day for day in days):
        return None
    return await _wish(moment, Occasion.BIRTHDAY, about, say)


async def compose_name_day(moment: Moment, about: int, say: Say) -> Screen | None:
    """The wish; not when the customer keeps another feast meanwhile, or none."""
    preferences = await moment.session.get(Preferences, about)
    if preferences is None or preferences.name_day is None:
        return None
    if not any(preferences.name_day in keys_on(day) for day in _lately(moment, preferences)):
        return None
    return await _wish(moment, Occasion.NAME_DAY, about, say)


async def compose_anniversary(moment: Moment, about: int, say: Say) -> Screen | None:
    """Thanks for the years."""
    customer = await moment.session.get_one(Customer, about)
    joined, today = (local_day(at, moment.shop.zone) for at in (customer.joined_at, moment.now))
    years = round((today - joined).days / 365.25)  # it goes on the day or within two
    return await _wish(moment, Occasion.ANNIVERSARY, about, say, years=years)


async def compose_appreciation(moment: Moment, about: int, say: Say) -> Screen | None:
    """Thanks, on the day that the shop declared; not without what it gives, which is the point of it."""
    offer = await moment.session.scalar(
        select(Offer)
        .where(Offer.occasion == Occasion.APPRECIATION, Offer.customer_id == about)
        .order_by(Offer.local_year.desc())
        .limit(1)
    )
    if offer is None or offer.taken_at is not None or offer.valid_until <= moment.now:
        return None
    return await _wish(moment, Occasion.APPRECIATION, about, say, day=say.day(offer.day))


async def compose_expiry(moment: Moment, about: int, say: Say) -> Screen | None:
    """What ends soon and what the points buy now; nothing when they were used meanwhile."""
    session, now = moment.session, moment.now
    has = await balance(session, about, now)
    points = [(one.points, one.at) for one in has.expiring if one.at <= now + POINTS_AHEAD]
    ending = [
        (one, terms)
        for one, terms in await vouchers(session, about, now, limit=100)
        if one.state == VoucherState.ISSUED and now < one.expires_at <= now + VOUCHERS_AHEAD
    ]
    if not points and not ending:
        return None
    customer = await session.get_one(Customer, about)
    within = [
        one
        for one in await catalogue(session, now)
        if one.terms.cost <= has.available and one.reward.stock != 0
    ]
    return screens.expiry(
        say, moment.shop, customer.first_name, points, ending, has.available, within[-_NAMED:][::-1]
    )


async def compose_winback(moment: Moment, about: int, say: Say) -> Screen | None:
    """A word to who stopped coming; not when they have come meanwhile."""
    silence = await moment.session.get_one(WinBack, about)
    if await last_purchase(moment.session, silence.customer_id) != silence.purchase_id:
        return None
    customer = await moment.session.get_one(Customer, silence.customer_id)
    points = (await balance(moment.session, customer.id, moment.now)).available
    return screens.missed(say, moment.shop, customer.first_name, points)


async def _wish(
    moment: Moment, occasion: Occasion, customer_id: int, say: Say, *, years: int = 0, day: str = ""
) -> Screen:
    customer = await moment.session.get_one(Customer, customer_id)
    made = await open_offer(moment.session, occasion, customer_id, moment.now)
    promise = screens.promise_of(made) if made is not None else None
    return screens.wish(say, moment.shop, occasion, customer.first_name, promise, years=years, day=day)


def _lately(moment: Moment, preferences: Preferences | None) -> list[date]:
    """Today where the customer is, and the days for which a word is not too late."""
    today = local_day(moment.now, zone_of(preferences, moment.shop.zone))
    return [today - timedelta(days=back) for back in range(LATE + 1)]


BIRTHDAY = DeliveryKind("birthday", "birthday", 1, compose_birthday)
NAME_DAY = DeliveryKind("nameday", "nameday", 2, compose_name_day)
ANNIVERSARY = DeliveryKind("anniversary", "offers", 2, compose_anniversary)
EXPIRY = DeliveryKind("expiry", "expiry", 3, compose_expiry)
WINBACK = DeliveryKind("winback", "winback", 5, compose_winback)
APPRECIATION = DeliveryKind("appreciation", "announcements", 6, compose_appreciation)

KINDS = (BIRTHDAY, NAME_DAY, ANNIVERSARY, EXPIRY, WINBACK, APPRECIATION)
