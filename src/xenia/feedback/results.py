"""What surveys say, counted over those that reached somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select

from xenia.core.database import AsyncSession
from xenia.deliveries.models import SENT, UNKNOWN, Delivery
from xenia.feedback.checkins import CHECK_IN, GOOD_FOR, left_at, subject_of
from xenia.feedback.intervals import ENOUGH, Estimate, mean, net_promoters, proportion
from xenia.feedback.models import CASE, Question, Survey

_OF_VISITS = or_(Survey.question != Question.CSAT, ~Survey.subject.startswith(CASE))
"""How content somebody is with a case has its own place: mixed in, it would say something else of visits."""


@dataclass(slots=True)
class Result:
    """How one question was answered."""

    question: Question
    delivered: int = 0
    dismissed: int = 0
    """Of those: who would rather not say. They are no answers, and stand in no figure."""
    counts: dict[int, int] = field(default_factory=dict)
    """By score: how often it was chosen."""
    unknown: int = 0
    """Not among the delivered: may have arrived or not, and nobody has reacted."""

    @property
    def answered(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def is_enough(self) -> bool:
        """Whether there are enough answers to say something."""
        return self.answered >= ENOUGH

    @property
    def response(self) -> Estimate | None:
        """Answered of delivered, from 0 to 1."""
        return proportion(self.answered, self.delivered)

    @property
    def score(self) -> Estimate | None:
        """CSAT: the share of 4 and 5. NPS: from -100 to 100. CES: the share of 5 to 7."""
        match self.question:
            case Question.CSAT:
                return proportion(self._from(4), self.answered)
            case Question.NPS:
                detractors = self.answered - self._from(7)
                return net_promoters(self._from(9), detractors, self.answered)
            case Question.CES:
                return proportion(self._from(5), self.answered)

    @property
    def mean(self) -> float | None:
        """The mean score."""
        return mean(self.counts)

    def _from(self, score: int) -> int:
        return sum(count for chosen, count in self.counts.items() if chosen >= score)


async def results(session: AsyncSession, days: int, now: datetime) -> Mapping[Question, Result]:
    """The surveys that were delivered in the last `days`, by question.

    A reminder is the same survey once more. What may have arrived or not counts where it was answered or
    dismissed: so it did arrive. What was answered without having been delivered, by a tap made up, does not.
    """
    since = now - timedelta(days=days)
    reacted = or_(Survey.answered_at.is_not(None), Survey.dismissed_at.is_not(None))
    arrived = or_(Delivery.state == SENT, and_(Delivery.state == UNKNOWN, reacted))
    planned = (
        select(
            Survey.question, Survey.score, Survey.dismissed_at, left_at(Survey.id, arrived).label("left_at")
        )
        # A question is planned a little earlier than it leaves.
        .where(Survey.planned_at > since - max(GOOD_FOR.values()), _OF_VISITS)
        .subquery()
    )
    found = await session.execute(
        select(planned.c.question, planned.c.score, func.count(), func.count(planned.c.dismissed_at))
        .where(planned.c.left_at > since)
        .group_by(planned.c.question, planned.c.score)
    )
    by_question = {question: Result(question) for question in Question}
    for question, score, count, dismissed in found:
        result = by_question[question]
        result.delivered += count
        result.dismissed += dismissed
        if score is not None:
            result.counts[score] = count
    lost = await session.execute(
        select(Survey.question, func.count())
        # From the deliveries: there are few in that state, and they are found by it.
        .join(Delivery, and_(Delivery.about == Survey.id, Delivery.subject == subject_of(Survey.id)))
        .where(
            Delivery.state == UNKNOWN,
            Delivery.kind == CHECK_IN.name,
            Delivery.sent_at > since,
            ~reacted,
            _OF_VISITS,
        )
        .group_by(Survey.question)
    )
    for question, count in lost:
        by_question[question].unknown = count
    return by_question
