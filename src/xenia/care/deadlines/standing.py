"""Where the clocks of tickets stand, by their histories, the opening hours and what the shop allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2s
from zoneinfo import ZoneInfo

from sqlalchemy import select

from xenia.care.deadlines.count import (
    Run,
    Step,
    Turn,
    Which,
    as_promised,
    highest_step,
    late_by,
    reached_at,
    run_of,
)
from xenia.care.deadlines.targets import Targets, allowance_of, targets
from xenia.care.find import Case
from xenia.care.models import Side, State, Ticket, TicketLine
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.shop.hours import Hours
from xenia.shop.hours_kept import hours_of

_TURNS = {
    "waiting": Turn.WAITS,
    "resolved": Turn.ENDS,
    "closed": Turn.ENDS,
    "withdrawn": Turn.ENDS,
    "erased": Turn.ENDS,
    "brought-back": Turn.AGAIN,
    "reopened": Turn.AGAIN,
}
"""What stands in a history, and what it does to the clocks. What customers say is asked for beside it."""
_SAYS_NOTHING = "reaction"
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Basis:
    """What deadlines are worked out from."""

    hours: Hours
    targets: Targets

    @property
    def digest(self) -> str:
        """The same for the same hours and targets: 16 letters."""
        hours = self.hours
        exceptions = sorted((day, one.spans) for day, one in hours.exceptions.items())
        found = (
            hours.zone.key,
            hours.week,
            exceptions,
            hours.closed_on_holidays,
            sorted(self.targets.items()),
        )
        return blake2s(repr(found).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of an open ticket that still runs, or will when the customer answers."""

    which: Which
    run: Run
    allowance: timedelta
    """Of open time."""

    def reaches(self, hours: Hours, step: Step) -> datetime | None:
        """When it comes to a step; None where we wait for the customer before that."""
        return reached_at(hours, self.run, self.allowance, step)

    def step(self, hours: Hours, now: datetime) -> Step | None:
        """The last step it has come to; none while we wait for the customer."""
        return highest_step(hours, self.run, self.allowance, now)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline as people see it."""

    which: Which
    due: datetime
    """As it is told to everybody; see `as_promised`."""
    late: timedelta
    """How long it has passed, in open time; nothing before it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The deadlines of a ticket; none of them counts while we wait for the customer."""

    deadlines: tuple[Deadline, ...]
    waits: bool

    @property
    def next_due(self) -> datetime:
        """The earliest deadline, for putting tickets in their order; the end of time where there is none."""
        return _NEVER if self.waits else min((one.due for one in self.deadlines), default=_NEVER)

    def of(self, which: Which) -> Deadline | None:
        """One of them, where it counts."""
        return None if self.waits else next((one for one in self.deadlines if one.which == which), None)


async def basis_of(session: AsyncSession, zone: ZoneInfo) -> Basis:
    """The opening hours and the targets as this transaction sees them."""
    return Basis(await hours_of(session, zone), await targets(session))


async def clocks_of(
    session: AsyncSession, basis: Basis, tickets: Sequence[Ticket]
) -> dict[int, tuple[Clock, ...]]:
    """The clocks of each of these tickets, by its number; none where it is solved or closed."""
    runs = await _runs_of(session, [one for one in tickets if one.is_open])
    found: dict[int, tuple[Clock, ...]] = {one.id: () for one in tickets}
    for ticket in tickets:
        if ticket.id in runs:
            found[ticket.id] = tuple(
                Clock(which, runs[ticket.id], allowance)
                for which in Which
                if (which == Which.SOLVE or ticket.first_answered_at is None)
                and (allowance := allowance_of(basis.targets, ticket.kind, which, ticket.priority))
                is not None
            )
    return found


async def standings(
    session: AsyncSession, zone: ZoneInfo, tickets: Sequence[Ticket], now: datetime
) -> dict[int, Standing]:
    """How each of these tickets stands, by its number."""
    basis = await basis_of(session, zone)
    found = await clocks_of(session, basis, tickets)
    return {
        one.id: Standing(
            tuple(deadline_of(basis.hours, clock, now) for clock in found[one.id]),
            waits=one.state == State.WAITING_CUSTOMER,
        )
        for one in tickets
    }


async def standing_of(moment: Moment, ticket: Ticket) -> Standing:
    """How one ticket stands."""
    return (await standings(moment.session, moment.shop.zone, [ticket], moment.now))[ticket.id]


def in_order(cases: Sequence[Case], found: dict[int, Standing]) -> list[Case]:
    """What is due first comes first; what has no deadline last, the oldest of it first."""
    return sorted(cases, key=lambda one: (found[one.ticket.id].next_due, one.ticket.opened_at, one.ticket.id))


def deadline_of(hours: Hours, clock: Clock, now: datetime) -> Deadline:
    """The deadline of a clock; while we wait for the customer as it would be if they answered now."""
    due = as_promised(hours.after_open_time(clock.run.began, clock.allowance, without=clock.run.pauses))
    return Deadline(clock.which, due, late_by(hours, clock.run, due, now))


async def _runs_of(session: AsyncSession, tickets: Sequence[Ticket]) -> dict[int, Run]:
    speaks = (
        (TicketLine.side == Side.CUSTOMER)
        & TicketLine.edits_id.is_(None)
        & (TicketLine.what != _SAYS_NOTHING)
    )
    found = await session.execute(
        select(TicketLine.ticket_id, TicketLine.at, TicketLine.what)
        .where(TicketLine.ticket_id.in_([one.id for one in tickets]), TicketLine.what.in_(_TURNS) | speaks)
        .order_by(TicketLine.ticket_id, TicketLine.number)
    )
    turns: dict[int, list[tuple[datetime, Turn]]] = {one.id: [] for one in tickets}
    for row in found:
        turns[row.ticket_id].append((row.at, _TURNS.get(row.what, Turn.SPEAKS)))
    return {one.id: run_of(one.opened_at, turns[one.id], one.paused_at) for one in tickets}
