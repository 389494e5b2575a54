"""The life of a survey: answered once and changed within a window, taken back, or dismissed."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Table, bindparam, func, select

from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.feedback.give import CHANGEABLE_FOR, LOW, rate
from xenia.feedback.models import OF_SURVEY, Feedback, Question, Survey

SCALES: Mapping[Question, range] = {
    Question.CSAT: range(1, 6),
    Question.NPS: range(11),
    Question.CES: range(1, 8),
}
"""The scores each question can be answered with.

CSAT asks how a visit was. NPS: how likely somebody is to recommend us (F. Reichheld, The One Number You Need
to Grow, Harvard Business Review, 2003). CES 2.0: whether we made it easy, in seven steps of agreement
(M. Dixon, N. Toman, R. DeLisi, The Effortless Experience, 2013).
"""
_STEPS: Mapping[Question, tuple[int, ...]] = {
    Question.CSAT: (1, 2, 3, 4, 5),
    Question.NPS: (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5),
    Question.CES: (1, 2, 2, 3, 4, 5, 5),
}
"""Where each score stands on the five steps of a rating: low up to 2 for CSAT, 6 for NPS and 3 for CES."""
IN_PEACE_FOR = timedelta(days=30)
"""How long an unhappy customer is sent nothing unasked while nobody answers them, whoever was told or not."""

_FEEDBACK = cast("Table", Feedback.__table__)
# Of the table and not of the class: it is asked for each unasked message that leaves.
_UNHAPPY = select(_FEEDBACK.c.customer_id).where(
    _FEEDBACK.c.customer_id.in_(bindparam("ids", expanding=True)),
    _FEEDBACK.c.answered_at.is_(None),
    _FEEDBACK.c.withdrawn_at.is_(None),
    # Who asked for a person has a ticket, and is left in peace as long as that is open.
    _FEEDBACK.c.person_asked_at.is_(None),
    _FEEDBACK.c.rating <= LOW,
    # What was good at first may have turned bad since.
    func.coalesce(_FEEDBACK.c.changed_at, _FEEDBACK.c.given_at)
    > bindparam("since", type_=_FEEDBACK.c.given_at.type),
)


class TooLate(Refusal):
    """An answer can be changed for thirty days."""

    def __init__(self) -> None:
        super().__init__("feedback-refusal-too-late")


async def own_survey(session: AsyncSession, survey_id: int, customer_id: int) -> Survey | None:
    """A customer's own survey."""
    return await session.scalar(
        select(Survey).where(Survey.id == survey_id, Survey.customer_id == customer_id)
    )


async def answer(session: AsyncSession, survey: Survey, score: int, now: datetime) -> tuple[Feedback, bool]:
    """Keep an answer, also one that comes long after it was asked for. Another tap changes it.

    Returns:
        The feedback that carries its words, and whether that tap said anything new.

    Raises:
        TooLate: it says something else than an answer given too long ago to be changed.
        ValueError: the question has no such score.
    """
    if score not in SCALES[survey.question]:
        raise ValueError("the question has no such score")
    news = survey.score != score
    if news and survey.answered_at is not None and survey.answered_at <= now - CHANGEABLE_FOR:
        raise TooLate
    step = _STEPS[survey.question][score - SCALES[survey.question].start]
    feedback, _ = await rate(session, survey.customer_id, step, f"{OF_SURVEY}{survey.id}", now)
    if news:
        survey.score, survey.answered_at = score, survey.answered_at or now
        survey.dismissed_at, survey.feedback_id = None, feedback.id
    return feedback, news


def dismiss(survey: Survey, now: datetime) -> None:
    """The customer would rather not say: no answer, and no reminder. What was answered stays answered."""
    if survey.answered_at is None:
        survey.dismissed_at = survey.dismissed_at or now


async def in_peace(session: AsyncSession, customer_ids: Collection[int], now: datetime) -> set[int]:
    """Those of the customers who told us that they are unhappy, and have not been answered yet."""
    found = await session.execute(
        _UNHAPPY,
        {
            "ids": list(customer_ids),
            "since": now - IN_PEACE_FOR,
        },
    )
    return {row.customer_id for row in found}
