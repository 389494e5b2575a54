"""How many would get an announcement, and which rule leaves the others out: counted before anything is sent.

The rules are the governor's, in its order, so that each customer is counted once. It asks them again of each
when their message is about to leave; what is counted here is what they would say if it began now.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, or_, select

from xenia.core.clock import local_day, start_of_day
from xenia.core.database import AsyncSession
from xenia.core.room import Moment, Room, Silence
from xenia.customers.models import Customer, Preferences
from xenia.customers.preferences import USUAL_MONTHLY, USUAL_QUIET
from xenia.customers.zones import ZONES
from xenia.deliveries.governor import WINDOW, Reason
from xenia.deliveries.models import PAUSED, Delivery
from xenia.outreach.announcements.audience import audience_of
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.times import begins_of
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding

PURPOSE = "announcements"
NEVER = (Reason.LEFT, Reason.NO_CONSENT)
"""What leaves a customer out; the other reasons have them wait, at most to the end of the announcement."""
_SLICE = 10_000


@dataclass(frozen=True, slots=True)
class Whom:
    """What would become of an announcement if it began at a moment."""

    members: int
    """Of the programme, whomever it is for."""
    chosen: int
    """Members among whom it is for."""
    reasons: dict[Reason, int]
    """How many of these each rule leaves out or has wait, and how many have left."""

    @property
    def wanted(self) -> int:
        """Members whom it may reach: they want our news."""
        return self.chosen - self.reasons.get(Reason.NO_CONSENT, 0)

    @property
    def waiting(self) -> int:
        """How many of these something has wait when it begins."""
        return sum(count for reason, count in self.reasons.items() if reason not in NEVER)

    @property
    def is_most(self) -> bool:
        """Whether it would go to more than half of all members: that must not happen by mistake."""
        return 2 * self.wanted > self.members


async def whom_of(moment: Moment, announcement: Announcement, rooms: Sequence[Room]) -> Whom:
    """Count them, in a fixed number of questions and one for each 10,000 who want our news.

    `rooms` say who is left in peace.
    """
    session, shop = moment.session, moment.shop
    begins = begins_of(announcement, moment.now)
    chosen = audience_of(announcement).of(shop.zone)
    is_member = Customer.left_at.is_(None)
    members = await _count(session, is_member)
    among = await _count(session, is_member, chosen)
    left = await _count(session, Customer.left_at.is_not(None), chosen)
    wanted = and_(is_member, chosen, in_force(PURPOSE, notices_of(moment.texts)))
    silent = await _silent(moment, wanted, [one for room in rooms for one in room.silences])
    here = literal(begins.astimezone(shop.zone).hour)
    hour = here if announcement.local_hour else _hour(begins, shop.zone)
    day = local_day(begins, shop.zone)
    sent = Delivery.customer_id == Customer.id
    why = case(
        (exists().where(Delivery.chat_id == Customer.telegram_id, Delivery.state == PAUSED), "unreachable"),
        (Customer.id.in_(silent), "case-open"),
        (_is_quiet(hour), "quiet-hours"),
        (
            exists().where(
                sent,
                Delivery.purpose.is_not(None),
                Delivery.sent_at >= start_of_day(day, shop.zone),
                Delivery.sent_at < start_of_day(day + timedelta(days=1), shop.zone),
            ),
            "daily",
        ),
        (
            select(func.count())
            .select_from(Delivery)
            .where(sent, Delivery.purpose.is_not(None), Delivery.sent_at > begins - WINDOW)
            .correlate(Customer)
            .scalar_subquery()
            >= func.coalesce(Preferences.monthly, USUAL_MONTHLY),
            "monthly",
        ),
        else_="goes",
    )
    each = _consenting(why.label("why")).where(wanted).subquery()
    found = await session.execute(select(each.c.why, func.count()).group_by(each.c.why))
    counted = {str(row[0]): int(row[1]) for row in found}
    reasons = {reason: counted[reason] for reason in Reason if counted.get(reason)}
    refused = among - sum(counted.values())
    more = {Reason.LEFT: left, Reason.NO_CONSENT: refused}
    return Whom(members, among, {reason: count for reason, count in more.items() if count} | reasons)


async def _count(session: AsyncSession, *conditions: ColumnElement[bool]) -> int:
    return await session.scalar(select(func.count()).select_from(Customer).where(*conditions)) or 0


def _consenting(*columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(ConsentStanding)
        .join(Customer, Customer.id == ConsentStanding.customer_id)
        .outerjoin(Preferences, Preferences.customer_id == Customer.id)
    )


async def _silent(moment: Moment, wanted: ColumnElement[bool], silences: Sequence[Silence]) -> list[int]:
    """Those who are left in peace, found a slice at a time: there may be a million to ask about."""
    found: set[int] = set()
    after = 0
    while silences:
        page = _consenting(Customer.id).where(wanted, Customer.id > after).order_by(Customer.id)
        ids = [row[0] for row in await moment.session.execute(page.limit(_SLICE))]
        if not ids:
            break
        for silence in silences:
            found |= await silence(moment.session, ids, moment.now)
        after = ids[-1]
    return sorted(found)


def _hour(moment: datetime, shop: ZoneInfo) -> ColumnElement[int]:
    """What the clock shows at that moment where a customer is."""
    hours = {key: moment.astimezone(ZoneInfo(key)).hour for key in ZONES}
    return case(hours, value=Preferences.zone, else_=moment.astimezone(shop).hour)


def _is_quiet(hour: ColumnElement[int]) -> ColumnElement[bool]:
    """As `preferences.is_quiet`, in the database."""
    start = func.coalesce(Preferences.quiet_from, USUAL_QUIET[0])
    end = func.coalesce(Preferences.quiet_until, USUAL_QUIET[1])
    return or_(
        and_(start <= end, start <= hour, hour < end),
        and_(start > end, or_(hour >= start, hour < end)),
    )
