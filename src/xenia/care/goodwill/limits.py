"""How much somebody may give by themselves: by their role, in a month, and on one ticket.

One number for each role counts twice. What a member has answered for in a calendar month, in the shop's zone,
stays within it. And so does what one ticket has been given in all, by whomever: three people do not give
three times the limit of one.
"""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, ColumnElement, cast, func, select

from xenia.care.find import Case
from xenia.care.goodwill.models import Goodwill, Standing
from xenia.core.clock import local_day, start_of_day
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.shop import Rules
from xenia.team.members import team
from xenia.team.models import ADMIN, LEAD, STAFF, TeamMember

_DECEMBER = 12


def limit_of(rules: Rules, role: str) -> int | None:
    """Points that somebody of that role may give; None is without a limit, as owners are."""
    limits = {STAFF: rules.goodwill_staff, LEAD: rules.goodwill_lead, ADMIN: rules.goodwill_admin}
    return limits.get(role)


def amounts(rules: Rules) -> tuple[int, ...]:
    """What is offered on buttons: a fifth, a half and all of what staff may give."""
    most = rules.goodwill_staff
    return tuple(sorted({one for one in (most // 5, most // 2, most) if one > 0}))


def month_of(moment: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The UTC moments at which the calendar month around a moment begins and ends where the shop is."""
    first = local_day(moment, zone).replace(day=1)
    after = date(first.year + first.month // _DECEMBER, first.month % _DECEMBER + 1, 1)
    return start_of_day(first, zone), start_of_day(after, zone)


def left_of(limit: int | None, this_month: int, on_ticket: int) -> int | None:
    """What is left of a limit; None where there is none."""
    return None if limit is None else max(0, limit - max(this_month, on_ticket))


async def left_for(moment: Moment, member: TeamMember, ticket_id: int) -> int | None:
    """Points that a member may still give by themselves on a ticket now; None is without a limit."""
    limit = limit_of(moment.shop.rules, member.role)
    if limit is None:
        return None
    since, until = month_of(moment.now, moment.shop.zone)
    this_month = await _given(
        moment.session,
        Goodwill.decided_by == member.id,
        Goodwill.decided_at >= since,
        Goodwill.decided_at < until,
    )
    return left_of(limit, this_month, await _given(moment.session, Goodwill.ticket_id == ticket_id))


async def one_at_a_time(session: AsyncSession, member: TeamMember) -> None:
    """Wait for whatever else this member is giving: two at once must not both find room for themselves."""
    await session.get(TeamMember, member.id, with_for_update={"key_share": True}, populate_existing=True)


async def who_may(moment: Moment, case: Case, asker: TeamMember, points: int) -> Sequence[TeamMember]:
    """Those who could agree to that much: from leads on, not who asks, and not the customer."""
    found = []
    for one in await team(moment.session):
        if one.id == asker.id or one.telegram_id == case.customer.telegram_id or not one.may(LEAD):
            continue
        left = await left_for(moment, one, case.ticket.id)
        if left is None or points <= left:
            found.append(one)
    return found


async def _given(session: AsyncSession, *which: ColumnElement[bool]) -> int:
    summed = select(cast(func.coalesce(func.sum(Goodwill.points), 0), BigInteger)).where(
        Goodwill.state == Standing.GIVEN, *which
    )
    return int(await session.scalar(summed) or 0)
