"""Who changed what, and what it was before: written with the change itself, and never altered."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import AsyncSession, Base


class Change(Base):
    """One change, or one act upon somebody's data. The database itself refuses to alter a line."""

    __tablename__ = "change_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    member_id: Mapped[int | None]
    """Who of the team did it; null: the customer, or the house. No foreign key: lines outlast rows."""
    customer_id: Mapped[int | None]
    """Whose data it was, by the number that is their pseudonym afterwards. Never a name."""
    what: Mapped[str] = mapped_column(String(24))
    """What was done: a word, of which the texts tell people more."""
    of: Mapped[str] = mapped_column(String(80))
    """To what: a table and the key of a row."""
    before: Mapped[str | None] = mapped_column(Text)
    """What is different now, as it was, in JSON."""
    after: Mapped[str | None] = mapped_column(Text)
    """The same, as it is from now on."""


def changed(
    session: AsyncSession,
    what: str,
    now: datetime,
    *,
    of: str,
    member_id: int | None = None,
    customer_id: int | None = None,
    before: str | None = None,
    after: str | None = None,
) -> None:
    """Write a line in the transaction of what it tells."""
    line = Change(at=now, member_id=member_id, customer_id=customer_id, what=what, of=of)
    line.before, line.after = before, after
    session.add(line)
