"""What customers speak about, and what the shop changed because of it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import NUMBERS_ONCE, Base


class Theme(Base):
    """A few words for what several customers spoke about. Customers never read them."""

    __tablename__ = "theme"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(160), unique=True)
    """The name without accents and capitals: written otherwise, it is the same theme."""
    made_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    made_at: Mapped[datetime]


class ThemeMark(Base):
    """A ticket or a feedback is about a theme."""

    __tablename__ = "theme_mark"
    __table_args__ = (
        UniqueConstraint("theme_id", "ticket_id"),
        UniqueConstraint("theme_id", "feedback_id"),
        CheckConstraint("(ticket_id IS NULL) <> (feedback_id IS NULL)", name="source"),
        NUMBERS_ONCE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), index=True)
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.id"), index=True)
    marked_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    marked_at: Mapped[datetime]


class ThemeChange(Base):
    """What was changed because of a theme, as those who raised it read it."""

    __tablename__ = "theme_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), index=True)
    words_el: Mapped[str] = mapped_column(Text)
    words_en: Mapped[str] = mapped_column(Text)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    made_at: Mapped[datetime]
    raised: Mapped[int]
    """How many customers had raised it by then."""
    planned: Mapped[int]
    """To how many of them it goes: those who had agreed to hear our news."""
