"""What was not understood, where the shop wishes to learn from it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import NUMBERS_ONCE, Base


class TalkLearning(Base):
    """Whether lines are kept; no row, or one with an end: they are not."""

    __tablename__ = "talk_learning"

    id: Mapped[int] = mapped_column(primary_key=True)
    on_at: Mapped[datetime]
    on_by: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    off_at: Mapped[datetime | None]


class TalkMissed(Base):
    """A line that was not understood, without what is personal in it. It does not say whose it was."""

    __tablename__ = "talk_missed"
    __table_args__ = (Index(None, "at"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    guess: Mapped[str | None] = mapped_column(String(24))
    """The likeliest intent, if there was one."""
    at: Mapped[datetime]


class TalkExample(Base):
    """A line of which somebody of the team has said what it is about."""

    __tablename__ = "talk_example"
    __table_args__ = NUMBERS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(String(200), unique=True)
    words: Mapped[str] = mapped_column(Text)
    intent: Mapped[str] = mapped_column(String(24))
    labelled_by: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    labelled_at: Mapped[datetime]
