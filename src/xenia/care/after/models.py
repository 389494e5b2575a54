"""What we ask after a ticket was said to be solved."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base

_TO_DO = "done_at IS NULL"


class Resolution(Base):
    """One time that a ticket was said to be solved, and what the customer says to that."""

    __tablename__ = "resolution"
    __table_args__ = (
        UniqueConstraint("ticket_id", "round"),
        CheckConstraint("(answered_at IS NULL) = (solved IS NULL)", name="answered"),
        Index("ix_resolution_due", "due_at", sqlite_where=text(_TO_DO), postgresql_where=text(_TO_DO)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    round: Mapped[int]
    """How often the ticket had been reopened by then."""
    at: Mapped[datetime]
    asked: Mapped[int]
    """How often the question was planned: again where it could not leave in time."""
    answered_at: Mapped[datetime | None]
    solved: Mapped[bool | None]
    """What the customer said last, by whatever button."""
    due_at: Mapped[datetime]
    """When it is looked at next."""
    done_at: Mapped[datetime | None]
    """From then on nothing more is asked."""
