"""Birthdays and name days, and how an occasion is planned: offers made, and messages for who wants them."""

import logging
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    Table,
    and_,
    cast,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from xenia.core.clock import local_day
from xenia.core.database import AsyncSession, Base
from xenia.core.room import DeliveryKind, Moment
from xenia.customers import name_days
from xenia.customers.models import Customer, Preferences
from xenia.customers.preferences import birthday_on
from xenia.deliveries.governor import Reason
from xenia.deliveries.models import CANCELLED, Delivery
from xenia.deliveries.queue import plan_from
from xenia.outreach.gifts import gift_for, good_for
from xenia.outreach.messages import ANNIVERSARY, APPRECIATION, BIRTHDAY, NAME_DAY
from xenia.outreach.models import Occasion, Offer
from xenia.outreach.places import LATE, Places
from xenia.outreach.walks import SLICE, bookmark, set_bookmark
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding

log = logging.getLogger("xenia.outreach")

KINDS: dict[Occasion, DeliveryKind] = {
    Occasion.BIRTHDAY: BIRTHDAY,
    Occasion.NAME_DAY: NAME_DAY,
    Occasion.ANNIVERSARY: ANNIVERSARY,
    Occasion.APPRECIATION: APPRECIATION,
}
APART: dict[Occasion, timedelta] = {
    Occasion.BIRTHDAY: timedelta(days=360),
    # Feasts that hang on Easter may come 350 days apart.
    Occasion.NAME_DAY: timedelta(days=340),
    Occasion.ANNIVERSARY: timedelta(days=340),
    Occasion.APPRECIATION: timedelta(0),
}
"""The least time between two of a customer, whatever they change meanwhile; a year has at most one."""

TOLD = frozenset({Occasion.BIRTHDAY, Occasion.NAME_DAY})
"""Occasions whose day customers tell us."""

_OFFER: Table = Base.metadata.tables["offer"]
BOOKMARK = "days"
"""The name under which it is kept when we looked last: whoever's day was missed since may get it late."""
_REMEMBERED = timedelta(minutes=10)
"""How exactly it is kept when we looked last."""
_MOST_DROPPED = 62
"""Days behind which nobody counts what was missed."""


async def plan_days(moment: Moment) -> int:
    """Plan a slice of the birthdays and name days that are today somewhere; after days off, two days late."""
    now, session = moment.now, moment.session
    row = await bookmark(session, BOOKMARK)
    since = min(row.at, now) if row is not None else now
    places = Places(moment.shop.zone, now)
    for day in places.days(since):
        for occasion, falls in celebrated_on(day):
            planned = await plan_occasion(
                moment, occasion, day, and_(falls, places.within(day, since)), places
            )
            if planned:
                return planned
    if row is None or not timedelta(0) <= now - row.at < _REMEMBERED:
        await _report_dropped(moment, since)
        await set_bookmark(session, BOOKMARK, now, None)
    return 0


def celebrated_on(day: date) -> list[tuple[Occasion, ColumnElement[bool]]]:
    """The occasions that customers' preferences tell, with the condition that they fall on that day."""
    keys = name_days.keys_on(day)
    named = [(Occasion.NAME_DAY, Preferences.name_day.in_(sorted(keys)))] if keys else []
    return [(Occasion.BIRTHDAY, birthday_on(day)), *named]


async def plan_occasion(
    moment: Moment, occasion: Occasion, day: date, who: ColumnElement[bool], places: Places
) -> int:
    """Plan messages for up to a slice of those whose occasion falls on that day.

    Where customers told us the day, the offers are made with them; those of the other occasions are for all
    members, and made before.

    Args:
        moment: the transaction and the world.
        occasion: which one.
        day: the local day of it.
        who: the condition on customers, their preferences and their consent.
        places: where they are now.

    Returns:
        How many messages are new.
    """
    kind, session = KINDS[occasion], moment.session
    due = due_for(moment, occasion, day, who)
    if await session.scalar(due.limit(1)) is None:
        return 0
    if occasion in TOLD:
        await make_offers(moment, occasion, day, due, places)
    found = due.subquery("found")
    planned: Any = (
        select(
            Customer.id.label("customer_id"),
            Customer.telegram_id.label("chat_id"),
            ConsentStanding.record_id.label("consent_id"),
            _subject(Customer.id, day.year).label("subject"),
            Customer.id.label("about"),
            places.considerate().label("not_before"),
            places.end_of_message(day).label("expires_at"),
        )
        .select_from(found)
        .join(Customer, Customer.id == found.c.id)
        .join(
            ConsentStanding,
            and_(ConsentStanding.customer_id == Customer.id, ConsentStanding.purpose == kind.purpose),
        )
        .outerjoin(Preferences, Preferences.customer_id == Customer.id)
    )
    await _set_aside(session, occasion, select(_subject(found.c.id, day.year)))
    return await plan_from(session, kind, planned, moment.now)


def due_for(moment: Moment, occasion: Occasion, day: date, who: ColumnElement[bool]) -> Select[int]:
    """The customers (their ids, in order, up to a slice) who consented and have not been thought of yet."""
    kind, apart = KINDS[occasion], APART[occasion]
    assert kind.purpose is not None  # noqa: S101 - all of these are unasked
    # `coalesce` hides from SQLite that an outer join might as well be none: it goes one way only then, from
    # the days that people told us to their consents. The other way there are very many more.
    customer_id = func.coalesce(ConsentStanding.customer_id, 0)
    told = exists().where(
        Delivery.kind == kind.name, Delivery.subject == _subject(customer_id, day.year), ~_undone(occasion)
    )
    lately = exists().where(
        Delivery.customer_id == customer_id,
        Delivery.kind == kind.name,
        Delivery.queued_at > moment.now - apart,
        ~_undone(occasion),
    )
    unwanted = [told, lately] if apart else [told]
    consented = in_force(kind.purpose, notices_of(moment.texts))
    same = ConsentStanding.customer_id == Preferences.customer_id
    due: Select[int] = select(customer_id.label("id"))
    if occasion in TOLD:
        due = due.select_from(Preferences).outerjoin(ConsentStanding, and_(same, consented))
        due = due.where(customer_id > 0).order_by(Preferences.customer_id)
    else:
        due = due.select_from(ConsentStanding).outerjoin(Preferences, same).where(consented)
        due = due.join(Customer, Customer.id == customer_id).order_by(ConsentStanding.customer_id)
    return due.where(who, *(~one for one in unwanted)).limit(SLICE)


async def make_offers(
    moment: Moment, occasion: Occasion, day: date, whose: Select[int], places: Places
) -> None:
    """Promise the gift in force, if there is one, to these customers (a query for `id`), once a year each."""
    session = moment.session
    prepared = await gift_for(session, occasion)
    if prepared is None or not prepared.is_promised:
        return
    gift = prepared.gift
    found = whose.subquery("found")
    lately = exists().where(
        Offer.customer_id == found.c.id,
        Offer.occasion == occasion,
        Offer.local_year >= day.year - 1,
        Offer.day > day - APART[occasion],
    )
    made = select(
        literal(occasion, _OFFER.c.occasion.type),
        found.c.id,
        literal(day.year),
        literal(gift.id),
        literal(day, Date()),
        places.end_of_offer(day, good_for(gift)),
        literal(moment.now, _OFFER.c.made_at.type),
    )
    made = made.select_from(found).outerjoin(Preferences, Preferences.customer_id == found.c.id)
    insert: Any = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert
    columns = ["occasion", "customer_id", "local_year", "gift_id", "day", "valid_until", "made_at"]
    await session.execute(
        insert(_OFFER)
        # SQLite cannot tell ON CONFLICT from a join's ON where the query has no WHERE.
        .from_select(columns, made.where(~lately if APART[occasion] else true()))
        .on_conflict_do_nothing(index_elements=["occasion", "customer_id", "local_year"])
    )


def _undone(occasion: Occasion) -> ColumnElement[bool]:
    """The condition that a message was called off before it left, for what may be otherwise by now."""
    reasons = [Reason.NO_CONSENT, Reason.LEFT, *([Reason.POINTLESS] if occasion in TOLD else [])]
    return and_(
        Delivery.state == CANCELLED,
        Delivery.sent_at.is_(None),
        func.coalesce(Delivery.reason, "").in_(reasons),
    )


async def _set_aside(session: AsyncSession, occasion: Occasion, subjects: Select[str]) -> None:
    """Let what was called off make room for another message about the same, and stay to be read."""
    await session.execute(
        update(Delivery)
        .where(Delivery.kind == KINDS[occasion].name, Delivery.subject.in_(subjects), _undone(occasion))
        .values(subject=Delivery.subject.concat(":").concat(cast(Delivery.id, String))),
        execution_options={"synchronize_session": False},
    )


def _subject(customer_id: Any, year: int) -> ColumnElement[str]:
    return cast(customer_id, String).concat(f":{year}")


async def _report_dropped(moment: Moment, since: datetime) -> None:
    """Say in the log what was missed while the house was shut, and makes no sense any more."""
    today = local_day(moment.now, moment.shop.zone)
    first = max(local_day(since, moment.shop.zone) + timedelta(days=1), today - timedelta(days=_MOST_DROPPED))
    missed = [first + timedelta(days=on) for on in range((today - first).days - LATE)]
    if not missed:
        return
    fell: dict[Occasion, list[ColumnElement[bool]]] = {Occasion.BIRTHDAY: [], Occasion.NAME_DAY: []}
    for day in missed:
        for occasion, falls in celebrated_on(day):
            fell[occasion].append(falls)
    counts = {}
    for occasion, conditions in fell.items():
        dropped = due_for(moment, occasion, missed[-1], or_(false(), *conditions)).limit(None).subquery()
        counts[occasion] = await moment.session.scalar(select(func.count()).select_from(dropped)) or 0
    if any(counts.values()):
        log.warning(
            "occasions dropped",
            extra={"days": len(missed), **{occasion.value: count for occasion, count in counts.items()}},
        )
