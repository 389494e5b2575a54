"""The opening hours as they are kept: the week, the days unlike it, and what holds on holidays."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base

NOTE_LIMIT = 100
"""Characters of the note to an exception."""

_WHOLE = "(opens IS NULL) = (closes IS NULL)"
_SPAN = "opens >= 0 AND opens < closes AND closes <= 1440"


class Opening(Base):
    """One span of a weekday, or that it is closed. A weekday without rows: nobody has said anything yet."""

    __tablename__ = "opening"
    __table_args__ = (
        UniqueConstraint("weekday", "opens"),
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint(_WHOLE, name="whole"),
        CheckConstraint(_SPAN, name="span"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    weekday: Mapped[int]
    """1 is Monday."""
    opens: Mapped[int | None]
    """In minutes of the local day; null: closed all day."""
    closes: Mapped[int | None]


class OpeningException(Base):
    """One span of a day that is unlike its weekday, or that it is closed. Past ones are kept."""

    __tablename__ = "opening_exception"
    __table_args__ = (
        UniqueConstraint("day", "opens"),
        CheckConstraint(_WHOLE, name="whole"),
        CheckConstraint(_SPAN, name="span"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    opens: Mapped[int | None]
    closes: Mapped[int | None]
    note_el: Mapped[str] = mapped_column(String(NOTE_LIMIT))
    """Why, for customers; perhaps empty, and the same on all rows of a day."""
    note_en: Mapped[str] = mapped_column(String(NOTE_LIMIT))


class OpeningRule(Base):
    """What holds for the whole shop, in one row; none while nobody has said otherwise."""

    __tablename__ = "opening_rule"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    closed_on_holidays: Mapped[bool]
