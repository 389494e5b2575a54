"""What somebody practises on."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import NUMBERS_ONCE, Base


class PracticeTicket(Base):
    """A pretend ticket of one member of the team, while they practise; gone when they are done.

    It is no ticket, and its pretend customer no customer: no row of theirs stands in any table that lists,
    counts, reminds, asks or sends, so that nothing which does could find them, and no message of theirs is a
    delivery. All of it, the customer's name too, is made from a story's texts as it is shown. What the member
    writes stays in this one row until the end, and is judged by nobody.
    """

    __tablename__ = "practice_ticket"
    __table_args__ = NUMBERS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("team_member.id"), unique=True)
    story: Mapped[int]
    """Which of the stories, from 1."""
    opened_at: Mapped[datetime]
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """What was said and done: `side`, `what`, `words` and `at` of each."""
