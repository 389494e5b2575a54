"""What a ticket's resolution sets going, and what calls it off: told by the acts on tickets."""

from datetime import timedelta

from sqlalchemy import select

from xenia.care.after.models import Resolution
from xenia.care.models import Kind, Ticket
from xenia.core.room import Moment
from xenia.feedback.checkins import call_off
from xenia.feedback.models import CASE

ASK_AFTER = timedelta(days=3)
"""When the customer is asked whether it was really solved."""
SURVEY_AFTER = timedelta(hours=3)
"""The least time from the customer's yes to a survey about it."""
FOLLOWED = (Kind.COMPLAINT, Kind.QUESTION, Kind.REQUEST)
"""A kind word and an idea leave nothing that might not be solved."""


async def said_solved(moment: Moment, ticket: Ticket) -> None:
    """Somebody of the team has just said so."""
    if ticket.kind in FOLLOWED:
        moment.session.add(
            Resolution(
                ticket_id=ticket.id,
                round=ticket.reopened,
                at=moment.now,
                asked=0,
                due_at=moment.now + ASK_AFTER,
            )
        )
        await moment.session.flush()


async def agreed(moment: Moment, ticket: Ticket) -> None:
    """The customer says so too: they are not asked any more, and a survey may come."""
    row = await _of_round(moment, ticket, ticket.reopened)
    if row is not None:
        row.answered_at, row.solved = moment.now, True
        row.due_at = moment.now + SURVEY_AFTER


async def reopened(moment: Moment, ticket: Ticket, *, by_customer: bool) -> None:
    """It was not, and has just been reopened: nothing is asked about that resolution any more."""
    row = await _of_round(moment, ticket, ticket.reopened - 1)
    if row is None:
        return
    if by_customer:
        row.answered_at, row.solved = moment.now, False
    row.done_at = row.done_at or moment.now
    await call_off(moment.session, ticket.customer_id, subject_of(row), moment.now)


def subject_of(row: Resolution) -> str:
    """How a survey names what it is about."""
    return f"{CASE}{row.ticket_id}:{row.round}"


async def _of_round(moment: Moment, ticket: Ticket, number: int) -> Resolution | None:
    return await moment.session.scalar(
        select(Resolution)
        .where(Resolution.ticket_id == ticket.id, Resolution.round == number)
        .with_for_update(),
        execution_options={"populate_existing": True},
    )
