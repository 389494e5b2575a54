"""Each step of a clock is told once, in one message to each who is to hear; never outside opening hours."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, select, text

from xenia.care.deadlines.count import Step, telling_hours
from xenia.care.deadlines.keep import look_again, told_of
from xenia.care.deadlines.models import DeadlineNotice, DeadlineStep, TicketDeadline
from xenia.care.deadlines.notices import KIND, open_cases_where, who_hears
from xenia.care.deadlines.standing import Basis, basis_of, clocks_of
from xenia.care.find import Case
from xenia.care.forum.told import card_is_stale
from xenia.care.models import Ticket
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.deliveries.governor import Reason
from xenia.deliveries.models import CANCELLED, FAILED, QUEUED, SENT, Delivery
from xenia.deliveries.queue import owe
from xenia.team.members import team
from xenia.team.models import TeamMember

_MOST = 300
"""Tickets to a transaction: what comes together in the morning is to be one message."""


async def tell_of_deadlines(moment: Moment) -> int:
    """Tell of every step that a clock has reached since; of several steps, it is the last that is told.

    Outside opening hours, and in the night, nothing is told, and nothing forgotten.
    """
    session, now = moment.session, moment.now
    basis = await basis_of(session, moment.shop.zone)
    daytime = telling_hours(basis.hours, now)
    if not daytime.is_open(now):
        return 0
    look_at_now = Ticket.id.in_(select(TicketDeadline.ticket_id).where(TicketDeadline.look_at <= now))
    cases = await open_cases_where(session, look_at_now, most=_MOST)
    hearing = await _too_late_for_yesterday(session, now)
    everybody = await team(session) if cases else []
    for case, step in await _new_steps(session, basis, cases, now):
        if step == Step.MISSED:
            await card_is_stale(session, case.ticket, now)  # its topic's title says so
        for member in who_hears(case, step, everybody):
            hearing.setdefault(member.id, (member, now))
    for member, since in hearing.values():
        await _notify(moment, member, since, until=daytime.open_until(now))
    if cases:
        await look_again(session, basis, [one.ticket for one in cases], now)
    return len(cases)


async def _new_steps(
    session: AsyncSession, basis: Basis, cases: Sequence[Case], now: datetime
) -> list[tuple[Case, Step]]:
    """Write down what has been reached and was not told."""
    tickets = [one.ticket for one in cases]
    clocks, told = await clocks_of(session, basis, tickets), await told_of(session, tickets)
    found = []
    for case in cases:
        for clock in clocks[case.ticket.id]:
            before = told.get((case.ticket.id, clock.which.value), 0)
            for step in range(before + 1, (clock.step(basis.hours, now) or 0) + 1):
                found.append((case, Step(step)))
                session.add(
                    DeadlineStep(
                        ticket_id=case.ticket.id,
                        clock=clock.which.value,
                        round=case.ticket.reopened,
                        step=step,
                        at=now,
                    )
                )
    await session.flush()
    return found


async def _too_late_for_yesterday(
    session: AsyncSession, now: datetime
) -> dict[int, tuple[TeamMember, datetime]]:
    """Whose message could not leave before the evening, since Telegram was away; and since when they wait."""
    # The sender would find it too late as well, in a moment.
    is_late = (Delivery.state == QUEUED) & (Delivery.expires_at <= now)
    found: Any = await session.execute(
        select(DeadlineNotice, Delivery.state, Delivery.reason, TeamMember)
        .join(Delivery, (Delivery.kind == KIND.name) & (Delivery.subject == cast(DeadlineNotice.id, String)))
        .join(TeamMember, TeamMember.id == DeadlineNotice.member_id)
        .where(text("NOT settled"), Delivery.state.in_((SENT, FAILED, CANCELLED)) | is_late)
        .order_by(DeadlineNotice.since.desc())
    )
    waiting: dict[int, tuple[TeamMember, datetime]] = {}
    for notice, state, reason, member in found.all():
        notice.settled = True
        if state == QUEUED or (state == CANCELLED and reason == Reason.EXPIRED):
            waiting[member.id] = (member, min(notice.since, now))
    return waiting


async def _notify(moment: Moment, member: TeamMember, since: datetime, until: datetime | None) -> None:
    notice = DeadlineNotice(member_id=member.id, since=since, at=moment.now, settled=False)
    moment.session.add(notice)
    await moment.session.flush()
    await owe(
        moment.session,
        KIND,
        member.telegram_id,
        subject=str(notice.id),
        about=notice.id,
        expires_at=until,
        now=moment.now,
    )
