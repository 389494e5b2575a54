"""The arithmetic of deadlines: open time since a ticket was opened or opened again, waiting taken out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from xenia.shop.hours import Exceptional, Hours, Span, Stretch


class Which(StrEnum):
    """What must have happened by a deadline."""

    FIRST = "first"
    """Somebody has written to the customer."""
    SOLVE = "solve"
    """Somebody has said how it was solved."""


class Step(IntEnum):
    """How far a clock has come; at each step more people hear of it."""

    WARNING = 1
    MISSED = 2
    ESCALATED = 3


DAYTIME: Span = (9 * 60, 21 * 60)
"""Nobody is disturbed at another time, also where the shop is open then."""
_ROUND = 5
"""Minutes."""
SHARES = {Step.WARNING: 0.75, Step.MISSED: 1.0, Step.ESCALATED: 1.5}
"""Of the allowance."""


class Turn(StrEnum):
    """What stops a ticket's clocks, or starts them."""

    WAITS = "waits"
    """We wait for the customer."""
    SPEAKS = "speaks"
    """The customer has said something."""
    ENDS = "ends"
    AGAIN = "again"
    """It is open again: all that was counted before is forgotten."""


@dataclass(frozen=True, slots=True)
class Run:
    """The stretch of a ticket's life in which its clocks run: from its opening, or its last reopening."""

    began: datetime
    pauses: tuple[Stretch, ...] = ()
    """While we waited for the customer; those that are over."""
    paused_at: datetime | None = None
    """Since when we wait now."""


def run_of(opened_at: datetime, turns: Iterable[tuple[datetime, Turn]], paused_at: datetime | None) -> Run:
    """The present stretch, from a ticket's turns in their order. `paused_at`: since when we wait now."""
    began, pauses, since = opened_at, list[Stretch](), None
    for at, turn in turns:
        if turn == Turn.AGAIN:
            began, pauses, since = at, [], None
        elif turn == Turn.WAITS:
            since = since or at
        elif since is not None:
            pauses.append((since, at))
            since = None
    return Run(began, tuple(pauses), paused_at)


def as_promised(due: datetime) -> datetime:
    """The moment at which a deadline is over: a whole hour as people say it, to the next five minutes.

    Customers and team are told this one, and lateness counts from it.
    """
    whole = due.replace(second=0, microsecond=0)
    return whole + timedelta(minutes=-whole.minute % _ROUND)


def reached_at(hours: Hours, run: Run, allowance: timedelta, step: Step = Step.MISSED) -> datetime | None:
    """When so much of the allowance is used up that the step is reached; by default, the deadline.

    None where we wait for the customer before that: then nobody can say.
    """
    moment = hours.after_open_time(run.began, allowance * SHARES[step], without=run.pauses)
    if run.paused_at is not None and moment > run.paused_at:
        return None
    return as_promised(moment) if step == Step.MISSED else moment


def highest_step(hours: Hours, run: Run, allowance: timedelta, now: datetime) -> Step | None:
    """The last step that a clock has reached; none while we wait for the customer."""
    if run.paused_at is not None:
        return None
    found = None
    for step in Step:
        moment = reached_at(hours, run, allowance, step)
        if moment is None or moment > now:
            break
        found = step
    return found


def late_by(hours: Hours, run: Run, due: datetime, now: datetime) -> timedelta:
    """How long the shop has been open since the deadline; nothing before it."""
    return hours.open_between(due, now if run.paused_at is None else run.paused_at, without=run.pauses)


def telling_hours(hours: Hours, now: datetime) -> Hours:
    """The opening hours that lie in the daytime: when the team may be told something.

    A shop that is open in the nights alone is told in the daytime of any day: nothing is kept back for ever.
    """
    found = Hours(
        hours.zone,
        tuple(map(_in_daytime, hours.week)),
        {day: Exceptional(_in_daytime(one.spans)) for day, one in hours.exceptions.items()},
        closed_on_holidays=hours.closed_on_holidays,
        holidays=hours.holidays,
    )
    if found.next_opening(now) is None and hours.next_opening(now) is not None:
        return Hours(hours.zone, ((DAYTIME,),) * 7, closed_on_holidays=False)
    return found


def _in_daytime(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    start, end = DAYTIME
    return tuple(
        (max(opens, start), min(closes, end)) for opens, closes in spans if opens < end and closes > start
    )
