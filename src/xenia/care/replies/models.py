"""Answers that the shop has ready, in both of its languages."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class CannedAnswer(Base):
    """Words for what customers write again and again; `{name}` and its like are filled in when it is used."""

    __tablename__ = "canned_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    built_in: Mapped[str | None] = mapped_column(String(16), unique=True)
    """The name of one that every shop begins with: it is given once, changed and retired like any other."""
    title: Mapped[str] = mapped_column(String(40))
    """What the team knows it by."""
    words_el: Mapped[str] = mapped_column(Text)
    words_en: Mapped[str] = mapped_column(Text)
    kinds: Mapped[str] = mapped_column(String(60))
    """The kinds of ticket it is for, with spaces between; empty: all."""
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    changed_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
