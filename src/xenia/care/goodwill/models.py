"""Points given with an apology: who gave them, who had to agree, and what the books say."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class Standing(StrEnum):
    """Where a gesture stands."""

    ASKED = "asked"
    """A second person has to agree."""
    GIVEN = "given"
    REFUSED = "refused"
    LAPSED = "lapsed"
    """Nobody decided in time."""


def _values(enum: type[StrEnum]) -> list[str]:
    return [one.value for one in enum]


_WAITS = "state = 'asked'"


class Goodwill(Base):
    """One gesture towards a customer. What was decided is never changed: this is its own audit."""

    __tablename__ = "goodwill"
    __table_args__ = (
        UniqueConstraint("asked_by", "intent"),
        CheckConstraint("points > 0", name="points"),
        CheckConstraint("(state = 'asked') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("(state = 'given') = (entry_id IS NOT NULL)", name="given"),
        CheckConstraint("(state IN ('given', 'refused')) = (decided_by IS NOT NULL)", name="decider"),
        CheckConstraint("(state = 'refused') = (refusal IS NOT NULL)", name="refused"),
        CheckConstraint("why IS NULL OR decided_by IS NULL OR decided_by <> asked_by", name="two_people"),
        CheckConstraint("why IS NOT NULL OR state <> 'refused'", name="asked_for"),
        Index(None, "ticket_id"),
        Index(None, "decided_by", "decided_at"),
        Index(
            "ix_goodwill_waits",
            "asked_at",
            sqlite_where=text(_WAITS),
            postgresql_where=text(_WAITS),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    points: Mapped[int]
    words: Mapped[str | None] = mapped_column(Text)
    """The apology in the member's own words; null is the usual one."""
    why: Mapped[str | None] = mapped_column(Text)
    """What was told to the second person; null where none was needed."""
    intent: Mapped[str] = mapped_column(String(16))
    """Names the page on which it was confirmed, so that two taps give once."""
    state: Mapped[Standing] = mapped_column(
        Enum(
            Standing,
            native_enum=False,
            length=7,
            values_callable=_values,
            create_constraint=True,
            name="state",
        )
    )
    asked_by: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    asked_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    """Who answers for it: its points count against their limit. Mostly who asked."""
    decided_at: Mapped[datetime | None]
    refusal: Mapped[str | None] = mapped_column(Text)
    """Why not, for whoever asked."""
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), unique=True)
