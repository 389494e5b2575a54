"""What kind words each of the team has earned."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import case, exists, func, or_, select

from xenia.care.praise.models import Consent, Praise, PraiseFor
from xenia.care.praise.pass_on import customer_of, standing, words_of
from xenia.core.clock import local_day, start_of_day
from xenia.core.database import AsyncSession
from xenia.team.models import TeamMember

_SHOWN = 5
_OF_SOMEBODY = exists().where(PraiseFor.praise_id == Praise.id)


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words that may be read, and the name of who said them, where that may be read too and they are here."""

    words: str
    name: str
    at: datetime
    is_all: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many, this month and in all, by member; under 0 what is the whole team's."""

    month: Counter[int]
    ever: Counter[int]
    waiting: int
    """How many customers were asked and have not answered."""


async def counts(session: AsyncSession, zone: ZoneInfo, now: datetime) -> Counts:
    """Everybody's."""
    since = start_of_day(local_day(now, zone).replace(day=1), zone)
    is_new = Praise.decided_at >= since
    many = (
        select(
            func.coalesce(PraiseFor.member_id, 0).label("member"),
            func.count().label("ever"),
            func.count(case((is_new, Praise.id))).label("month"),
        )
        .select_from(Praise)
        .outerjoin(PraiseFor, PraiseFor.praise_id == Praise.id)
        .group_by(PraiseFor.member_id)
    )
    month, ever = Counter[int](), Counter[int]()
    for row in await session.execute(standing(many)):
        month[row.member], ever[row.member] = row.month, row.ever
    waiting = select(func.count(Praise.id)).where(Praise.asked_at.is_not(None), Praise.consent.is_(None))
    return Counts(month, ever, await session.scalar(waiting) or 0)


async def latest(session: AsyncSession, member: TeamMember) -> list[KindWords]:
    """The newest that this member, or the whole team, has earned."""
    own = exists().where(PraiseFor.praise_id == Praise.id, PraiseFor.member_id == member.id)
    found = await session.scalars(
        standing(select(Praise))
        .where(or_(own, ~_OF_SOMEBODY))
        .order_by(Praise.decided_at.desc(), Praise.id.desc())
        .limit(_SHOWN)
    )
    kind = []
    for praise in found.all():
        named = await session.scalar(select(PraiseFor.member_id).where(PraiseFor.praise_id == praise.id))
        customer = await customer_of(session, praise)
        is_named = praise.consent == Consent.NAMED.value and customer.is_member
        at = praise.decided_at
        assert at is not None  # noqa: S101 - the table demands it of what was decided
        name = customer.first_name if is_named else ""
        kind.append(KindWords(await words_of(session, praise), name, at, is_all=named is None))
    return kind
