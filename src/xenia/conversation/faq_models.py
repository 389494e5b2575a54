"""The shop's own answers, tips and product stories."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class Kind(StrEnum):
    """What an entry is."""

    QUESTION = "question"
    TIP = "tip"
    STORY = "story"
    """Of a product: a code on its package opens it."""


class FaqEntry(Base):
    """Something the shop tells in both languages: what is asked, in one line or more, and the answer."""

    __tablename__ = "faq_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(24), unique=True)
    """What links and the house itself know it by; never given to another entry."""
    kind: Mapped[str] = mapped_column(String(8))
    title_el: Mapped[str] = mapped_column(Text)
    """The first line is its name; more lines are other ways to ask the same."""
    title_en: Mapped[str] = mapped_column(Text)
    words_el: Mapped[str] = mapped_column(Text)
    words_en: Mapped[str] = mapped_column(Text)
    built_in: Mapped[bool]
    """Every shop begins with it; it is given once."""
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    changed_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]

    def name(self, language: str) -> str:
        """The first line of what is asked."""
        return (self.title_el if language == "el" else self.title_en).partition("\n")[0]

    def words(self, language: str) -> str:
        """What is answered."""
        return self.words_el if language == "el" else self.words_en
