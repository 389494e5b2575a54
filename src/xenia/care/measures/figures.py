"""The figures of a period, read from tickets and their histories."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, exists, func, select

from xenia.care.forum.told import REACTION
from xenia.care.measures.reckon import Step, Times, taken, times
from xenia.care.models import OPEN, Side, Source, Ticket, TicketLine
from xenia.care.threads.models import TicketMerge
from xenia.core.clock import local_day
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.feedback.models import CASE, Question, Survey
from xenia.shop.hours import Hours
from xenia.shop.hours_kept import hours_of

_RECENT = 3
"""Days: what has been open for longer is old."""
_SOLVED, _AGAIN = "resolved", frozenset({"brought-back", "reopened"})


@dataclass(frozen=True, slots=True)
class Ages:
    """How long what is open now has been so, by days of the shop."""

    today: int
    recent: int
    """Since yesterday, up to three days ago."""
    old: int


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened in a period, and what is open now."""

    opened: int
    first_answer: Times
    """Of the tickets that had their first answer in it."""
    solution: Times
    """Of the tickets that were solved in it, for the last time so far, and are so still."""
    ages: Ages
    came_back: Share
    """Of those that were said to be solved in it: opened again since."""
    content: Share
    """Of those who answered in it how satisfied they were with what became of their ticket: 4 and 5."""
    easy: Share
    """Of those who answered in it how easy it was: 5 to 7."""


def counted() -> Select[Ticket]:
    """The tickets that stand in the figures: all but those that go on in another one, which stands there.

    What is practised on is no ticket.
    """
    return select(Ticket).where(~exists().where(TicketMerge.from_id == Ticket.id))


async def figures(moment: Moment, days: int) -> Figures:
    """The figures of the last `days`."""
    session, since = moment.session, moment.now - timedelta(days=days)
    hours = await hours_of(session, moment.shop.zone)
    answered = await _first_answers(session, hours, since)
    solution, came_back = await _solutions(session, hours, since)
    opened = counted().where(Ticket.opened_at > since).subquery()
    return Figures(
        opened=await session.scalar(select(func.count()).select_from(opened)) or 0,
        first_answer=times(answered),
        solution=times(solution),
        ages=await _ages(moment),
        came_back=came_back,
        content=await _answers(session, Question.CSAT, 4, since),
        easy=await _answers(session, Question.CES, 5, since),
    )


async def _first_answers(session: AsyncSession, hours: Hours, since: datetime) -> list[timedelta]:
    """Times to the first answer; without what the team wrote down itself, which was answered face to face."""
    found = counted().where(Ticket.first_answered_at > since, Ticket.source != Source.STAFF)
    tickets = (await session.scalars(found)).all()
    steps = await _steps(session, [one.id for one in tickets])
    return [
        taken(hours, one.opened_at, one.first_answered_at, steps[one.id])
        for one in tickets
        if one.first_answered_at is not None
    ]


async def _solutions(session: AsyncSession, hours: Hours, since: datetime) -> tuple[list[timedelta], Share]:
    """How long those took that were solved and are so still, and how many were opened again."""
    in_period = select(TicketLine.ticket_id).where(TicketLine.what == _SOLVED, TicketLine.at > since)
    tickets = (await session.scalars(counted().where(Ticket.id.in_(in_period)))).all()
    by_ticket = await _steps(session, [one.id for one in tickets])
    came_back, solution = 0, list[timedelta]()
    for ticket in tickets:
        steps = by_ticket[ticket.id]
        ends = [number for number, one in enumerate(steps) if one.what == _SOLVED]
        first = next(number for number in ends if steps[number].at > since)
        came_back += any(one.what in _AGAIN for one in steps[first:])
        if not any(one.what in _AGAIN for one in steps[ends[-1] :]):
            solution.append(taken(hours, ticket.opened_at, steps[ends[-1]].at, steps))
    return solution, Share(came_back, len(tickets))


async def _steps(session: AsyncSession, ticket_ids: Sequence[int]) -> dict[int, list[Step]]:
    """What starts and stops the clocks of these tickets, in its order."""
    found = await session.execute(
        select(TicketLine.ticket_id, TicketLine.at, TicketLine.side, TicketLine.what)
        .where(
            TicketLine.ticket_id.in_(ticket_ids),
            TicketLine.edits_id.is_(None),
            TicketLine.side != Side.NOTE,
            TicketLine.what != REACTION,
        )
        .order_by(TicketLine.ticket_id, TicketLine.number)
    )
    steps: defaultdict[int, list[Step]] = defaultdict(list)
    for ticket_id, at, side, what in found:
        steps[ticket_id].append(Step(at, "said" if side == Side.CUSTOMER else what))
    return steps


async def _ages(moment: Moment) -> Ages:
    zone = moment.shop.zone
    today = local_day(moment.now, zone)
    found = await moment.session.scalars(counted().where(Ticket.state.in_(OPEN)))
    days = [(today - local_day(one.opened_at, zone)).days for one in found]
    new, old = sum(one <= 0 for one in days), sum(one > _RECENT for one in days)
    return Ages(new, len(days) - new - old, old)


async def _answers(session: AsyncSession, question: Question, least: int, since: datetime) -> Share:
    """Of the answers about tickets: those of `least` and more."""
    scores = await session.scalars(
        select(Survey.score).where(
            Survey.question == question,
            Survey.subject.startswith(CASE),
            Survey.answered_at > since,
            Survey.score.is_not(None),
        )
    )
    given = [one for one in scores if one is not None]
    return Share(sum(one >= least for one in given), len(given))
