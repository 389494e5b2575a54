"""Those who have joined."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class Customer(Base):
    """A person who has joined the programme."""

    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    first_name: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(2))
    card_number: Mapped[str] = mapped_column(String(8), unique=True)
    """Digits, short enough to read aloud; never given to a second person."""
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]

    @property
    def is_member(self) -> bool:
        """Whether the customer takes part now; one who left keeps their points until these expire."""
        return self.left_at is None
