"""What must reach somebody."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base

QUEUED, PAUSED, SENT, FAILED = "queued", "paused", "sent", "failed"


class Delivery(Base):
    """One message to one person, with its state. Written in the transaction that gave rise to it.

    `queued`, then `sent`, or `failed` by its reason. `paused`: the person has stopped the bot; it is queued
    again when they write.
    """

    __tablename__ = "delivery"
    __table_args__ = (Index(None, "state", "retry_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    screen: Mapped[str] = mapped_column(Text)
    """The message as it was decided, in JSON; its language is the receiver's."""
    otherwise: Mapped[str | None] = mapped_column(Text)
    """Who is told, and what, when it cannot be delivered, in JSON; emptied once they are."""
    state: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int]
    queued_at: Mapped[datetime]
    retry_at: Mapped[datetime]
    """When it is tried next; of a paused one, when it was paused."""
    message_id: Mapped[int | None]
    reason: Mapped[str | None] = mapped_column(String(200))
