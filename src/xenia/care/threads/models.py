"""Tickets that became one, and who of the team wants to hear no more of one."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class TicketMerge(Base):
    """A ticket that goes on in an older one of the same customer. Its lines stay where they are."""

    __tablename__ = "ticket_merge"
    __table_args__ = (CheckConstraint("into_id < from_id", name="elder"),)

    from_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True, autoincrement=False)
    into_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    at: Mapped[datetime]


class TicketMute(Base):
    """Somebody of the team who is sent no more lines of a ticket, until they have it."""

    __tablename__ = "ticket_mute"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(
        ForeignKey("team_member.id"), primary_key=True, autoincrement=False
    )
