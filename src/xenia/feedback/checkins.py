"""Check-ins: which survey a customer is sent, and what it says at the moment in which it leaves."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    String,
    and_,
    cast,
    exists,
    literal,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say, Texts
from xenia.customers.models import Customer
from xenia.deliveries.governor import Reason
from xenia.deliveries.models import CANCELLED, QUEUED, Delivery
from xenia.deliveries.queue import plan_from
from xenia.feedback import survey_screens
from xenia.feedback.models import Question, Survey
from xenia.ledger import purchase_of
from xenia.privacy.consent import in_force, notices_of
from xenia.privacy.models import ConsentStanding

PURPOSE = "checkins"
APART = timedelta(days=30)
"""A customer is sent at most one survey, of whatever kind, in that time."""
NPS_APART = timedelta(days=180)
"""And is asked at most once in that time whether they would recommend us."""
GOOD_FOR: Mapping[Question, timedelta] = {
    Question.CSAT: timedelta(hours=48),
    Question.NPS: timedelta(days=7),
    Question.CES: timedelta(days=7),
}
"""How long after it was planned a question may still be sent."""
VISIT = "purchase:"
"""So begins the subject of a question about a purchase."""
_LONGEST = max(GOOD_FOR.values())


async def compose(moment: Moment, survey_id: int, say: Say) -> Screen | None:
    """The question, or the one reminder of it.

    None once it is answered, dismissed, or about nothing, and where another question left too recently.
    """
    survey = await moment.session.get(Survey, survey_id)
    if survey is None or survey.answered_at is not None or survey.dismissed_at is not None:
        return None
    if await _comes_too_soon(moment, survey):
        return None
    customer = await moment.session.get_one(Customer, survey.customer_id)
    visited = None
    if survey.question == Question.CSAT and not survey.is_about_case:
        found = await purchase_of(moment.session, int(survey.subject.removeprefix(VISIT)))
        if found is None or found[0].refunded_cents == found[0].cents:
            return None
        visited = found[0].at
    return survey_screens.check_in(say, customer, survey, visited)


CHECK_IN = DeliveryKind("checkin", PURPOSE, 4, compose)


def subject_of(survey_id: SQLColumnExpression[int]) -> ColumnElement[str]:
    """What the delivery of a survey calls itself; its reminder adds a word."""
    return literal("survey:") + cast(survey_id, String)


async def _comes_too_soon(moment: Moment, survey: Survey) -> bool:
    """Whether another question to the same customer left within the time that lies between two of them."""
    left = left_at(Survey.id)
    too_soon = left > moment.now - APART
    if survey.question == Question.NPS:
        too_soon = or_(too_soon, and_(Survey.question == Question.NPS, left > moment.now - NPS_APART))
    another = exists().where(Survey.customer_id == survey.customer_id, Survey.id != survey.id, too_soon)
    return bool(await moment.session.scalar(select(another)))


def left_at(
    survey_id: SQLColumnExpression[int], state: ColumnElement[bool] | None = None
) -> ColumnElement[datetime | None]:
    """When the question left, or may have left; with a `state`, only if its delivery is in that one.

    Asked of each survey, and not joined: the database would rather go through all deliveries of the kind.
    """
    return (
        select(Delivery.sent_at)
        .where(
            Delivery.kind == CHECK_IN.name,
            Delivery.subject == subject_of(survey_id),
            true() if state is None else state,
        )
        .correlate(Survey)
        .scalar_subquery()
    )


def has_agreed(texts: Texts) -> ColumnElement[bool]:
    """The condition that a row of `ConsentStanding` lets us ask."""
    return in_force(PURPOSE, notices_of(texts))


def asked_since(
    customer_id: SQLColumnExpression[int], moment: datetime, question: Question | None = None
) -> ColumnElement[bool]:
    """Whether a customer was asked anything since then, or that question.

    Counted from when it left, which may be days after it was planned, and from then while it has not left.
    """
    asked = exists().where(
        Survey.customer_id == customer_id,
        Survey.planned_at > moment - _LONGEST,
        # Also where the clock was set back after that.
        or_(Survey.planned_at > moment, left_at(Survey.id) > moment),
    )
    return asked if question is None else asked.where(Survey.question == question)


async def ask(session: AsyncSession, texts: Texts, question: Question, found: Any, now: datetime) -> int:
    """Ask one question of everybody whom the query `found` gives, in columns `customer_id` and `subject`.

    Returns:
        How many are asked; whoever was asked that before is not.
    """
    insert = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert(Survey)
    rows = found.subquery("found")
    columns = {
        "question": literal(question, Survey.question.type),
        "customer_id": rows.c.customer_id,
        "subject": rows.c.subject,
        "planned_at": literal(now, Survey.planned_at.type),
    }
    asked = (
        await session.scalars(
            # SQLite cannot tell ON CONFLICT from a join's ON where the query has no WHERE.
            insert.from_select(
                list(columns), select(*columns.values()).where(rows.c.customer_id.is_not(None))
            )
            .on_conflict_do_nothing(index_elements=["question", "customer_id", "subject"])
            .returning(Survey.id)
        )
    ).all()
    await send(session, texts, asked, subject_of(Survey.id), now + GOOD_FOR[question], now)
    return len(asked)


async def send(
    session: AsyncSession,
    texts: Texts,
    survey_ids: Sequence[int],
    subject: ColumnElement[str],
    expires_at: datetime,
    now: datetime,
) -> None:
    """Plan the deliveries of surveys, each under the consent that is in force."""
    if not survey_ids:
        return
    planned: Any = (  # a query's type names each of its columns, and the one asked for names none
        select(
            Survey.customer_id,
            Customer.telegram_id.label("chat_id"),
            ConsentStanding.record_id.label("consent_id"),
            subject.label("subject"),
            Survey.id.label("about"),
            literal(None, Survey.planned_at.type).label("not_before"),
            literal(expires_at, Survey.planned_at.type).label("expires_at"),
        )
        .join(Customer, Customer.id == Survey.customer_id)
        .join(ConsentStanding, ConsentStanding.customer_id == Survey.customer_id)
        .where(Survey.id.in_(survey_ids), has_agreed(texts))
    )
    await plan_from(session, CHECK_IN, planned, now)


async def ask_effort(
    session: AsyncSession, texts: Texts, customer_id: int, subject: str, now: datetime
) -> bool:
    """Ask how easy it was to have something solved: `subject` names it, and it is asked about once.

    Returns:
        False where nothing is asked: no consent, a survey in the last thirty days, or asked before.
    """
    return await _ask_about_case(session, texts, Question.CES, customer_id, subject, now)


async def ask_contentment(
    session: AsyncSession, texts: Texts, customer_id: int, subject: str, now: datetime
) -> bool:
    """Ask how content they are with what we did; as `ask_effort`, and `subject` begins with `CASE`."""
    return await _ask_about_case(session, texts, Question.CSAT, customer_id, subject, now)


async def call_off(session: AsyncSession, customer_id: int, subject: str, now: datetime) -> None:
    """What `subject` names is not solved after all: no question about it leaves any more.

    One that has not left is none at all; of one that has, there is no reminder.
    """
    found = await session.scalars(
        select(Survey).where(Survey.customer_id == customer_id, Survey.subject == subject)
    )
    for survey in found.all():
        question = f"survey:{survey.id}"
        of_survey = (Delivery.kind == CHECK_IN.name, Delivery.subject.in_((question, f"{question}:reminder")))
        await session.execute(
            update(Delivery)
            .where(*of_survey, Delivery.state == QUEUED)
            .values(state=CANCELLED, reason=Reason.POINTLESS.value),
            execution_options={"synchronize_session": False},
        )
        if await session.scalar(
            select(Delivery.id).where(*of_survey, Delivery.sent_at.is_not(None)).limit(1)
        ):
            survey.reminded_at = survey.reminded_at or now
        else:
            await session.delete(survey)
    await session.flush()


async def _ask_about_case(
    session: AsyncSession, texts: Texts, question: Question, customer_id: int, subject: str, now: datetime
) -> bool:
    who = (
        select(Customer.id.label("customer_id"), literal(subject).label("subject"))
        .join(ConsentStanding, ConsentStanding.customer_id == Customer.id)
        .where(
            Customer.id == customer_id,
            Customer.left_at.is_(None),
            has_agreed(texts),
            ~asked_since(Customer.id, now - APART),
        )
    )
    return await ask(session, texts, question, who, now) > 0
