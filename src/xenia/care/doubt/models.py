"""What is kept back."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import NUMBERS_ONCE, Base


class TicketDoubt(Base):
    """Something that somebody of the team wrote to a ticket, until it is known for whom it is.

    A part of an album waits for its others: the words that say so may stand under any of them.
    """

    __tablename__ = "ticket_doubt"
    __table_args__ = (Index(None, "chat_id", "album"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    at: Mapped[datetime]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    album: Mapped[str | None] = mapped_column(String(40))
    said: Mapped[str] = mapped_column(Text)
    """A `Said`, in JSON."""
    asked_at: Mapped[datetime | None]
    """Since when its writer is asked; null while its album is collected."""
