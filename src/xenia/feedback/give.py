"""Giving, changing and withdrawing feedback."""

from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Table, bindparam, delete, insert, select

from xenia.core.asked import Asked
from xenia.core.database import AsyncSession
from xenia.core.seen import Seen, kept
from xenia.feedback.models import OF_SURVEY, Feedback, FeedbackPart, Survey

LOW = 2
"""A rating up to this one is told to the staff at once."""
CHANGEABLE_FOR = timedelta(days=30)
_TABLE = cast("Table", Feedback.__table__)
_SEEN = Seen(Feedback)
_OF_PAGE = Asked(
    select(*_SEEN.columns).where(
        _TABLE.c.intent == bindparam("intent"), _TABLE.c.customer_id == bindparam("customer_id")
    )
)
_NEW = insert(_TABLE).returning(*_SEEN.columns)


async def rate(
    session: AsyncSession, customer_id: int, rating: int, intent: str, now: datetime
) -> tuple[Feedback, bool]:
    """Keep a rating from 1 to 5. Another tap on the same page changes it instead of adding one.

    Returns:
        The feedback, and whether that tap said anything new.
    """
    found = await _OF_PAGE(session, intent=intent, customer_id=customer_id)
    if not found:
        given = {"customer_id": customer_id, "intent": intent, "rating": rating, "given_at": now}
        found = (await session.execute(_NEW, given)).all()
        return kept(session, _SEEN(found[0])), True
    feedback = kept(session, _SEEN(found[0]))
    news = feedback.rating != rating or feedback.withdrawn_at is not None
    if news:
        feedback.rating, feedback.changed_at, feedback.withdrawn_at = rating, now, None
    return feedback, news


async def add_part(
    session: AsyncSession, feedback: Feedback, *, words: str | None, photo_file_id: str | None, now: datetime
) -> None:
    """Add words, a photo, or a photo with words."""
    session.add(FeedbackPart(feedback_id=feedback.id, words=words, photo_file_id=photo_file_id, at=now))
    feedback.changed_at = now
    await session.flush()


async def withdraw(session: AsyncSession, feedback: Feedback, now: datetime) -> None:
    """Take it back: words and photos are deleted, and the rating counts nowhere any more.

    With it goes the wish for a person. An answer to a survey is none any more, and is not asked for again.
    """
    await session.execute(delete(FeedbackPart).where(FeedbackPart.feedback_id == feedback.id))
    feedback.withdrawn_at, feedback.person_asked_at = feedback.withdrawn_at or now, None
    survey = await survey_of(session, feedback)
    if survey is not None:
        survey.score, survey.answered_at, survey.dismissed_at = None, None, survey.dismissed_at or now


async def survey_of(session: AsyncSession, feedback: Feedback) -> Survey | None:
    """The survey to which the feedback is the answer, if it is one."""
    return None if feedback.survey_id is None else await session.get(Survey, feedback.survey_id)


async def own_feedback(session: AsyncSession, feedback_id: int, customer_id: int) -> Feedback | None:
    """A customer's own feedback that still stands."""
    return await session.scalar(
        select(Feedback).where(
            Feedback.id == feedback_id, Feedback.customer_id == customer_id, Feedback.withdrawn_at.is_(None)
        )
    )


async def latest_feedback(session: AsyncSession, customer_id: int, now: datetime) -> Feedback | None:
    """The last feedback the customer gave of themselves, while it can still be changed."""
    return await session.scalar(
        select(Feedback)
        .where(
            Feedback.customer_id == customer_id,
            Feedback.withdrawn_at.is_(None),
            Feedback.given_at > now - CHANGEABLE_FOR,
            ~Feedback.intent.startswith(OF_SURVEY),
        )
        .order_by(Feedback.id.desc())
        .limit(1)
    )
