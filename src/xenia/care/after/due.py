"""What falls due after a resolution: first the question, and only after it a survey.

The survey comes some hours after the customer's yes, or where two days have gone by without an answer; and
never within a day of the question. It is one about ease or one about how content they are, by turns, and
passes consent and governor like any other. Where nobody answers, the ticket stays solved: nothing closes it.
"""

from datetime import datetime, timedelta

from sqlalchemy import select

from xenia.care.after.follow import SURVEY_AFTER, subject_of
from xenia.care.after.hours import Considerate
from xenia.care.after.models import Resolution
from xenia.care.after.question import QUESTION
from xenia.care.find import FRESH_FOR
from xenia.care.models import State, Ticket
from xenia.core.room import Moment
from xenia.customers.models import Customer, Preferences
from xenia.customers.preferences import quiet_hours_of, zone_of
from xenia.deliveries.facts import rest_days
from xenia.deliveries.models import CANCELLED, FAILED, Delivery
from xenia.deliveries.queue import owe
from xenia.feedback.checkins import ask_contentment, ask_effort

SKIPPED_AFTER = timedelta(days=2)
"""Who has not answered by then would rather not."""
APART = timedelta(days=1)
"""The least time from the question to a survey."""
_LOOK_AGAIN = timedelta(hours=1)
_SLICE = 100


async def follow_up(moment: Moment) -> int:
    """Take a slice of the resolutions that are due one step further."""
    found = await moment.session.execute(
        select(Resolution, Ticket, Customer, Preferences)
        .join(Ticket, Ticket.id == Resolution.ticket_id)
        .join(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(Preferences, Preferences.customer_id == Customer.id)
        .where(Resolution.done_at.is_(None), Resolution.due_at <= moment.now)
        .order_by(Resolution.due_at, Resolution.id)
        .limit(_SLICE)
        .with_for_update(of=Resolution)
    )
    rows = found.all()
    for row, ticket, customer, preferences in rows:
        await _step(moment, row, ticket, customer, preferences)
    await moment.session.flush()
    return len(rows)


async def _step(
    moment: Moment, row: Resolution, ticket: Ticket, customer: Customer, preferences: Preferences | None
) -> None:
    """Each way ends with it done, or due later."""
    question = await _question_of(moment, row)
    left_at = question.sent_at if question is not None else None
    if ticket.is_open or row.round != ticket.reopened or not customer.is_member:
        row.done_at = moment.now
    elif ticket.state == State.CLOSED:
        earliest = (ticket.closed_at or moment.now) + SURVEY_AFTER
        await _survey(moment, row, customer, max(earliest, left_at + APART) if left_at else earliest)
    elif question is None or question.state == CANCELLED:
        await _ask(moment, row, customer, preferences)
    elif question.state == FAILED:
        row.done_at = moment.now
    elif left_at is not None:
        await _survey(moment, row, customer, left_at + SKIPPED_AFTER)
    else:
        row.due_at = moment.now + _LOOK_AGAIN


async def _ask(moment: Moment, row: Resolution, customer: Customer, preferences: Preferences | None) -> None:
    """Plan the question where the hour is considerate, to leave while it is."""
    if moment.now >= row.at + FRESH_FOR:  # a no could not bring it back any more
        row.done_at = moment.now
        return
    hours = Considerate(
        zone_of(preferences, moment.shop.zone), quiet_hours_of(preferences), rest_days(moment.shop)
    )
    starts, ends = hours.window(moment.now)
    if starts > moment.now:
        row.due_at = starts
        return
    row.asked += 1
    row.due_at = ends
    await owe(
        moment.session,
        QUESTION,
        customer.telegram_id,
        subject=_name(row),
        about=row.id,
        expires_at=ends,
        now=moment.now,
    )


async def _survey(moment: Moment, row: Resolution, customer: Customer, earliest: datetime) -> None:
    if moment.now < earliest:
        row.due_at = earliest
        return
    ask = ask_effort if row.id % 2 else ask_contentment
    await ask(moment.session, moment.texts, customer.id, subject_of(row), moment.now)
    row.done_at = moment.now


async def _question_of(moment: Moment, row: Resolution) -> Delivery | None:
    return await moment.session.scalar(
        select(Delivery).where(Delivery.kind == QUESTION.name, Delivery.subject == _name(row))
    )


def _name(row: Resolution) -> str:
    return f"{row.id}:{row.asked}"
