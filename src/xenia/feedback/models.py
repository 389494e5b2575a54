"""What customers told us."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import NUMBERS_ONCE, Base

OF_SURVEY = "s:"
"""So begins the intent of an answer to a survey; what comes back with a button has no colon in it."""

CASE = "case:"
"""So begins the subject of a question about something that the team has solved."""


class Feedback(Base):
    """A rating from 1 to 5, with words and photos if the customer wished."""

    __tablename__ = "feedback"
    __table_args__ = (
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        UniqueConstraint("customer_id", "intent"),
        Index(None, "customer_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    intent: Mapped[str] = mapped_column(String(16))
    """Names the page on which the rating was tapped, so that a double tap rates once; or the survey."""
    rating: Mapped[int]
    """Of an answer to a survey: where it stands on the same five steps. The answer itself is the survey's."""
    given_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    staff_told_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    """When somebody of the team answered an unhappy customer."""
    person_asked_at: Mapped[datetime | None]
    """When the customer asked for a person, with one tap after a low score."""

    @property
    def survey_id(self) -> int | None:
        """The survey to which it is the answer; None for a rating nobody asked for."""
        return int(self.intent.removeprefix(OF_SURVEY)) if self.intent.startswith(OF_SURVEY) else None


class FeedbackPart(Base):
    """Words or a photo that belong to a feedback, in the order they came."""

    __tablename__ = "feedback_part"
    __table_args__ = NUMBERS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.id"), index=True)
    words: Mapped[str | None] = mapped_column(Text)
    photo_file_id: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[datetime]


class Question(StrEnum):
    """What a survey asks: about a visit, about recommending us, about the effort of having a case solved."""

    CSAT = "csat"
    NPS = "nps"
    CES = "ces"


def _questions(questions: type[Question]) -> list[str]:
    return [question.value for question in questions]


_OPEN = "answered_at IS NULL AND dismissed_at IS NULL AND reminded_at IS NULL"


class Survey(Base):
    """One question to one customer about one thing, and the answer, if they gave one."""

    __tablename__ = "survey"
    __table_args__ = (
        UniqueConstraint("question", "customer_id", "subject"),
        CheckConstraint(
            "(question = 'csat' AND score BETWEEN 1 AND 5) OR (question = 'nps' AND score BETWEEN 0 AND 10)"
            " OR (question = 'ces' AND score BETWEEN 1 AND 7) OR score IS NULL",
            name="score",
        ),
        CheckConstraint("(score IS NULL) = (answered_at IS NULL)", name="answered"),
        Index(None, "customer_id", "planned_at"),
        Index(None, "planned_at"),
        Index("ix_survey_open", "planned_at", sqlite_where=text(_OPEN), postgresql_where=text(_OPEN)),
        Index(None, "question", "answered_at"),
        NUMBERS_ONCE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[Question] = mapped_column(
        Enum(
            Question,
            native_enum=False,
            length=4,
            values_callable=_questions,
            create_constraint=True,
            name="question",
        )
    )
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    subject: Mapped[str] = mapped_column(String(40))
    """What it is about: a purchase, a year, a case."""
    planned_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    """When the one reminder was planned."""
    score: Mapped[int | None]
    answered_at: Mapped[datetime | None]
    dismissed_at: Mapped[datetime | None]
    """When the customer said they would rather not: no answer, and no reminder."""
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.id"))
    """Where the words are, and whether the team was told, once there is an answer."""

    @property
    def is_about_case(self) -> bool:
        """Whether it asks about something that the team has solved."""
        return self.subject.startswith(CASE)

    @property
    def asks(self) -> str:
        """What it asks, in a word: `case` is how content somebody is with what was done for them."""
        return "case" if self.question == Question.CSAT and self.is_about_case else self.question.value
