"""What the shop allows itself, how far the clocks of its tickets have come, and who was to hear of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base

_OPEN = "NOT settled"


class DeadlineTarget(Base):
    """What an admin has set instead of the default: how long an answer, or a solution, may take."""

    __tablename__ = "deadline_target"
    __table_args__ = (
        CheckConstraint("clock IN ('first', 'solve')", name="clock"),
        CheckConstraint("minutes > 0", name="minutes"),
    )

    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    """Of ticket."""
    clock: Mapped[str] = mapped_column(String(5), primary_key=True)
    """See `count.Which`."""
    minutes: Mapped[int | None]
    """Of open time; null: there is no deadline."""


class TicketDeadline(Base):
    """When an open ticket must be looked at next, and from what that was worked out."""

    __tablename__ = "ticket_deadline"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True, autoincrement=False)
    look_at: Mapped[datetime | None] = mapped_column(index=True)
    """The next moment at which somebody is to be told; null: nobody is, as things stand."""
    lines: Mapped[int]
    """How long the ticket's history was: whatever happens to it adds a line."""
    basis: Mapped[str] = mapped_column(String(16))
    """A digest of the opening hours and of what the shop allowed itself."""


class DeadlineStep(Base):
    """One step that a clock of a ticket has reached, once for each time that the ticket was open."""

    __tablename__ = "deadline_step"
    __table_args__ = (
        UniqueConstraint("ticket_id", "clock", "round", "step"),
        CheckConstraint("clock IN ('first', 'solve')", name="clock"),
        CheckConstraint("step BETWEEN 1 AND 3", name="step"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    clock: Mapped[str] = mapped_column(String(5))
    round: Mapped[int]
    """How often the ticket had been opened again."""
    step: Mapped[int]
    """See `count.Step`."""
    at: Mapped[datetime] = mapped_column(index=True)
    """When people were told; those told together have the same moment."""


class DeadlineNotice(Base):
    """One message to somebody of the team, about all the steps of some time that are theirs to hear of."""

    __tablename__ = "deadline_notice"
    __table_args__ = (
        Index(
            "ix_deadline_notice_open",
            "id",
            sqlite_where=text(_OPEN),
            postgresql_where=text(_OPEN),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    since: Mapped[datetime]
    """The moment of the first steps; earlier than `at` where a message could not leave that day."""
    at: Mapped[datetime]
    """The moment of the last ones."""
    settled: Mapped[bool]
    """It has left, or there is no point in it any more. What could not leave before the evening is not."""
