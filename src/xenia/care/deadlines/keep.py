"""When each open ticket must be looked at next, kept in step with its history, the hours and the targets."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, exists, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from xenia.care.deadlines.count import Step, telling_hours
from xenia.care.deadlines.models import DeadlineStep, TicketDeadline
from xenia.care.deadlines.standing import Basis, Clock, basis_of, clocks_of
from xenia.care.models import OPEN, Ticket
from xenia.core.database import AsyncSession
from xenia.core.room import Moment

_MOST = 50
"""Tickets to a transaction."""
_TABLE = cast("Table", TicketDeadline.__table__)
_IS_OPEN = text("ticket.state NOT IN ('resolved', 'closed')")
"""In the words of the index of open tickets."""

Told = dict[tuple[int, str], int]
"""The last step that people have heard of, by ticket and clock."""


async def keep_deadlines(moment: Moment) -> int:
    """Work out anew what has changed since it was last looked at; what has ended is looked at no more.

    It is found by comparing, not by being told: whatever changes a ticket, the hours or the targets, and
    however the clock jumps, the next look is right.
    """
    session = moment.session
    await session.execute(
        update(TicketDeadline)
        .where(
            TicketDeadline.look_at.is_not(None),
            exists().where(Ticket.id == TicketDeadline.ticket_id, Ticket.state.not_in(OPEN)),
        )
        .values(look_at=None),
        execution_options={"synchronize_session": False},
    )
    basis = await basis_of(session, moment.shop.zone)
    changed = or_(
        TicketDeadline.ticket_id.is_(None),
        TicketDeadline.lines != Ticket.lines,
        TicketDeadline.basis != basis.digest,
    )
    found = await session.scalars(
        select(Ticket)
        .outerjoin(TicketDeadline, TicketDeadline.ticket_id == Ticket.id)
        .where(_IS_OPEN, changed)
        .order_by(Ticket.id)
        .limit(_MOST)
    )
    tickets = found.all()
    if tickets:
        await look_again(session, basis, tickets, moment.now)
    return len(tickets)


async def look_again(session: AsyncSession, basis: Basis, tickets: Sequence[Ticket], now: datetime) -> None:
    """Write down when these tickets are to be looked at next."""
    clocks, told = await clocks_of(session, basis, tickets), await told_of(session, tickets)
    daytime = telling_hours(basis.hours, now)
    rows = []
    for one in tickets:
        moments = [
            daytime.next_opening(moment)
            for clock in clocks[one.id]
            if (moment := _next_moment(basis, clock, told.get((one.id, clock.which.value), 0))) is not None
        ]
        look_at = min((moment for moment in moments if moment is not None), default=None)
        rows.append({"ticket_id": one.id, "look_at": look_at, "lines": one.lines, "basis": basis.digest})
    insert: Any = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert(_TABLE)
    statement = insert.on_conflict_do_update(
        index_elements=["ticket_id"],
        set_={name: insert.excluded[name] for name in ("look_at", "lines", "basis")},
    )
    await session.execute(statement, rows)


async def told_of(session: AsyncSession, tickets: Sequence[Ticket]) -> Told:
    """What people have heard of since each ticket was opened, or opened again."""
    found = await session.execute(
        select(DeadlineStep.ticket_id, DeadlineStep.clock, DeadlineStep.step)
        .join(Ticket, (Ticket.id == DeadlineStep.ticket_id) & (Ticket.reopened == DeadlineStep.round))
        .where(DeadlineStep.ticket_id.in_([one.id for one in tickets]))
        .order_by(DeadlineStep.step)
    )
    return {(row.ticket_id, row.clock): row.step for row in found}


def _next_moment(basis: Basis, clock: Clock, told: int) -> datetime | None:
    if clock.run.paused_at is not None or told == max(Step):
        return None
    return clock.reaches(basis.hours, Step(told + 1))
