"""What the governor is told about people, read in a fixed number of queries however many they are."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import cast

from sqlalchemy import BindParameter, Row, Table, bindparam, exists, or_, select

from xenia.core.database import AsyncSession
from xenia.core.room import Silence
from xenia.core.texts import Texts
from xenia.customers.models import Customer, Preferences
from xenia.customers.preferences import monthly_of, quiet_hours_of, zone_of
from xenia.deliveries.governor import WINDOW, Facts, Queued
from xenia.deliveries.models import PAUSED, QUEUED, Delivery
from xenia.privacy.consent import notices_of, standing_consents
from xenia.shop import Shop
from xenia.shop.feasts import public_holidays

_DELIVERY = cast("Table", Delivery.__table__)
_CUSTOMER = cast("Table", Customer.__table__)
_PREFERENCES = cast("Table", Preferences.__table__)
_IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)

# Of the tables and not of the classes: these are asked for each message that leaves.
_PEOPLE = (
    select(
        _CUSTOMER.c.id,
        _CUSTOMER.c.left_at,
        _PREFERENCES.c.zone,
        _PREFERENCES.c.quiet_from,
        _PREFERENCES.c.quiet_until,
        _PREFERENCES.c.monthly,
        exists()
        .where(_DELIVERY.c.chat_id == _CUSTOMER.c.telegram_id, _DELIVERY.c.state == PAUSED)
        .correlate(_CUSTOMER)
        .label("is_unreachable"),
    )
    .select_from(_CUSTOMER.outerjoin(_PREFERENCES, _PREFERENCES.c.customer_id == _CUSTOMER.c.id))
    .where(_CUSTOMER.c.id.in_(_IDS))
)
_MESSAGES = select(
    _DELIVERY.c.id,
    _DELIVERY.c.customer_id,
    _DELIVERY.c.state,
    _DELIVERY.c.purpose,
    _DELIVERY.c.consent_id,
    _DELIVERY.c.priority,
    _DELIVERY.c.retry_at,
    _DELIVERY.c.expires_at,
    _DELIVERY.c.sent_at,
).where(
    _DELIVERY.c.customer_id.in_(_IDS),
    or_(
        # No index leads there by the state: of several people, SQLite would go through all that is queued.
        _DELIVERY.c.state.concat("") == QUEUED,
        _DELIVERY.c.sent_at > bindparam("since", type_=_DELIVERY.c.sent_at.type),
    ),
)


async def facts_for(
    session: AsyncSession,
    customer_ids: Collection[int],
    *,
    texts: Texts,
    shop: Shop,
    silences: Sequence[Silence],
    now: datetime,
) -> dict[int, Facts]:
    """What is true now of each of these customers, by id."""
    ids = sorted(set(customer_ids))
    people = (await session.execute(_PEOPLE, {"ids": ids})).all()
    messages: dict[int, list[Row[*tuple[object, ...]]]] = defaultdict(list)
    for row in await session.execute(_MESSAGES, {"ids": ids, "since": now - WINDOW}):
        messages[row.customer_id].append(row)
    consents: dict[int, dict[str, int]] = defaultdict(dict)
    for (customer_id, purpose), one in (await standing_consents(session, ids, notices_of(texts))).items():
        consents[customer_id][purpose] = one.record_id
    silent: set[int] = set()
    for silence in silences:
        silent |= await silence(session, ids, now)
    rests = rest_days(shop)
    found: dict[int, Facts] = {}
    for person in people:
        preferences = cast("Preferences", person)  # it has what is asked of these; null where there are none
        found[person.id] = Facts(
            zone=zone_of(preferences, shop.zone),
            quiet=quiet_hours_of(preferences),
            monthly=monthly_of(preferences),
            rests=rests,
            consents=consents[person.id],
            is_member=person.left_at is None,
            is_unreachable=person.is_unreachable,
            has_open_case=person.id in silent,
            sent=tuple(row.sent_at for row in messages[person.id] if row.sent_at is not None),
            queued=tuple(
                Queued(row.id, row.purpose, row.priority, row.retry_at, row.expires_at)
                for row in messages[person.id]
                if row.state == QUEUED and consents[person.id].get(row.purpose) == row.consent_id
            ),
        )
    return found


def rest_days(shop: Shop) -> Callable[[date], bool]:
    """The days on which the shop writes nothing unasked, as it chose."""

    def rests(day: date) -> bool:
        if shop.quiet_sundays and day.isoweekday() == 7:  # noqa: PLR2004 - Sunday
            return True
        return shop.quiet_holidays and day in public_holidays(day.year)

    return rests
