"""How many would get an announcement, and which rule leaves the others out: counted before anything is sent.

It is the governor who says so, asked as if each message were about to leave when the announcement begins; it
is asked again of each when it really is. Of very many customers a sample is asked.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from xenia.core.room import Moment, Room
from xenia.customers.models import Customer
from xenia.deliveries.facts import facts_for
from xenia.deliveries.governor import Facts, Go, Reason, Wish, judge
from xenia.outreach.announcements.audience import audience_of
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.times import begins_of, ends_of
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding

PURPOSE = "announcements"
NEVER = (Reason.LEFT, Reason.NO_CONSENT)
"""What leaves a customer out; the other reasons have them wait, at most to the end of the announcement."""
SAMPLE = 1_000
"""As many are asked about; a share found in them is within 3.1 percent of the true one, 19 times in 20."""
_LAST = 99
"""A priority behind all others."""


@dataclass(frozen=True, slots=True)
class Whom:
    """What would become of an announcement if it began at a moment."""

    members: int
    """Of the programme, whomever it is for."""
    chosen: int
    """Members among whom it is for."""
    wanted: int
    """Members whom it may reach: they want our news."""
    reasons: dict[Reason, int]
    """How many of these each rule leaves out or has wait, and how many have left."""
    is_about: bool = False
    """Whether those who would wait were reckoned from a sample."""

    @property
    def waiting(self) -> int:
        """How many of those it may reach something has wait when it begins."""
        return sum(count for reason, count in self.reasons.items() if reason not in NEVER)

    @property
    def is_most(self) -> bool:
        """Whether it would go to more than half of all members: that must not happen by mistake."""
        return 2 * self.wanted > self.members


async def whom_of(moment: Moment, announcement: Announcement, rooms: Sequence[Room]) -> Whom:
    """Count them, in a fixed number of questions; `rooms` say who is left in peace."""
    session = moment.session
    chosen = audience_of(announcement).of(moment.shop.zone)
    is_member = Customer.left_at.is_(None)
    counted = select(_many(is_member), _many(and_(is_member, chosen)), _many(and_(~is_member, chosen)))
    members, among, left = (await session.execute(counted)).one()
    wants = _those(and_(is_member, chosen, in_force(PURPOSE, notices_of(moment.texts))))
    wanted = await session.scalar(wants.with_only_columns(func.count())) or 0
    every = max(1, ceil(wanted / SAMPLE))
    asked = (await session.execute(wants.where(ConsentStanding.customer_id % every == 0))).all()
    waits = await _waits(moment, announcement, {row[0]: row[1] for row in asked}, rooms)
    reasons = Counter({Reason.LEFT: left, Reason.NO_CONSENT: among - wanted})
    reasons.update({reason: round(count * wanted / len(asked)) for reason, count in waits.items()})
    return Whom(members, among, wanted, {one: reasons[one] for one in Reason if reasons[one]}, every > 1)


def _many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _those(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    columns = select(ConsentStanding.customer_id, ConsentStanding.record_id)
    return columns.join(Customer, Customer.id == ConsentStanding.customer_id).where(condition)


async def _waits(
    moment: Moment, announcement: Announcement, consents: dict[int, int], rooms: Sequence[Room]
) -> Counter[Reason]:
    """Why those of these customers would wait who would."""
    facts = await facts_for(
        moment.session,
        list(consents),
        texts=moment.texts,
        shop=moment.shop,
        silences=[one for room in rooms for one in room.silences],
        now=moment.now,
    )
    ends = ends_of(announcement, moment.now)
    reasons: Counter[Reason] = Counter()
    for customer_id, consent_id in consents.items():
        wish = Wish(0, PURPOSE, consent_id, _LAST, ends)
        verdict = judge(wish, facts[customer_id], _moment_of(moment, announcement, facts[customer_id]))
        if not isinstance(verdict, Go):
            reasons[verdict.reason] += 1
    return reasons


def _moment_of(moment: Moment, announcement: Announcement, facts: Facts) -> datetime:
    """When it begins for that customer, UTC; at the earliest now."""
    begins = begins_of(announcement, moment.now)
    if announcement.local_hour:
        begins = begins.astimezone(moment.shop.zone).replace(tzinfo=facts.zone).astimezone(UTC)
    return max(begins, moment.now)
