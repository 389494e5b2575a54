"""What was written by somebody and has gone to nobody yet."""

from datetime import datetime

from sqlalchemy import BigInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import NUMBERS_ONCE, Base


class TicketEarly(Base):
    """A message of somebody who has not joined, until they say whether it is for us, or two weeks long.

    The same of a customer who has nothing open and spoke to the bot alone, for an hour.
    """

    __tablename__ = "ticket_early"
    __table_args__ = NUMBERS_ONCE

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    said: Mapped[str] = mapped_column(Text)
    """A `Said`, in JSON."""
