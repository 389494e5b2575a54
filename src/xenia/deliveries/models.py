"""What must reach somebody."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base

QUEUED, SENDING, SENT, FAILED = "queued", "sending", "sent", "failed"


class Delivery(Base):
    """One message to one person, with its state. Written in the transaction that gave rise to it."""

    __tablename__ = "delivery"
    __table_args__ = (Index(None, "state", "retry_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    screen: Mapped[str] = mapped_column(Text)
    """The message as it was decided, in JSON; its language is the receiver's."""
    state: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int]
    queued_at: Mapped[datetime]
    retry_at: Mapped[datetime]
    message_id: Mapped[int | None]
    reason: Mapped[str | None] = mapped_column(String(200))
