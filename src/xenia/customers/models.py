"""Those who have joined."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
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


class Preferences(Base):
    """What a customer told us about themselves and about how we may write to them. No row: nothing yet."""

    __tablename__ = "preferences"
    __table_args__ = (
        CheckConstraint("(birth_month IS NULL) = (birth_day IS NULL)", name="birthday"),
        CheckConstraint("birth_month BETWEEN 1 AND 12", name="birth_month"),
        CheckConstraint("birth_day BETWEEN 1 AND 31", name="birth_day"),
        CheckConstraint("quiet_from BETWEEN 0 AND 23", name="quiet_from"),
        CheckConstraint("quiet_until BETWEEN 0 AND 23", name="quiet_until"),
        CheckConstraint("monthly BETWEEN 1 AND 4", name="monthly"),
        Index(None, "birth_month", "birth_day"),
        Index(None, "name_day"),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True, autoincrement=False)
    of_age: Mapped[bool | None]
    """Whether they say they are 15 or older; asked before the first consent."""
    birth_month: Mapped[int | None]
    birth_day: Mapped[int | None]
    leap_day: Mapped[str | None] = mapped_column(String(6))
    """Of somebody born on 29 February, in other years: `before` (28 February) or `after` (1 March)."""
    name_day: Mapped[str | None] = mapped_column(String(40))
    """The name whose feast they keep, by its key in the calendar."""
    zone: Mapped[str | None] = mapped_column(String(40))
    """IANA name of their time zone; null is the shop's."""
    quiet_from: Mapped[int | None]
    """Local hour at which their quiet hours begin; null is the usual 21."""
    quiet_until: Mapped[int | None]
    """Local hour at which they end; null is the usual 9."""
    monthly: Mapped[int | None]
    """The most unasked messages in 30 days that they want; null is the usual four."""
