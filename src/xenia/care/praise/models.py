"""Kind words that may be passed on, and what the team suggests."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class Consent(StrEnum):
    """What the customer says when they are asked whether the team may read their words."""

    NAMED = "named"
    UNNAMED = "unnamed"
    NO = "no"


class Praise(Base):
    """A customer's kind words on their way to those who earned them: read only after a yes.

    The words themselves stay where they were said, so that what is taken back there is gone here too.
    """

    __tablename__ = "praise"
    __table_args__ = (
        CheckConstraint("(ticket_id IS NULL) <> (feedback_id IS NULL)", name="source"),
        CheckConstraint("(consent IS NULL) = (decided_at IS NULL)", name="decided"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), unique=True)
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.id"), unique=True)
    upto: Mapped[int]
    """The last line, or part, of what the customer was asked about: a yes is a yes to these words."""
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    asked_at: Mapped[datetime | None]
    """When the customer was asked, which happens once."""
    consent: Mapped[str | None] = mapped_column(String(8))
    decided_at: Mapped[datetime | None]
    """When they first answered; they may change their answer."""
    told_at: Mapped[datetime | None]
    """When the team was told, which happens once."""


class PraiseFor(Base):
    """Somebody who earned it. No row at all: the whole team did."""

    __tablename__ = "praise_for"

    praise_id: Mapped[int] = mapped_column(ForeignKey("praise.id"), primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(
        ForeignKey("team_member.id"), primary_key=True, autoincrement=False, index=True
    )


class StaffSuggestion(Base):
    """What somebody of the team suggests to the owner, and the owner's answer."""

    __tablename__ = "staff_suggestion"
    __table_args__ = (CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("team_member.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    answered_at: Mapped[datetime | None]
