"""What customers told us."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class Feedback(Base):
    """A rating from 1 to 5, with words and photos if the customer wished."""

    __tablename__ = "feedback"
    __table_args__ = (
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        UniqueConstraint("customer_id", "intent"),
        Index(None, "customer_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    intent: Mapped[str] = mapped_column(String(16))
    """Names the page on which the rating was tapped, so that a double tap rates once."""
    rating: Mapped[int]
    given_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    staff_told_at: Mapped[datetime | None]


class FeedbackPart(Base):
    """Words or a photo that belong to a feedback, in the order they came."""

    __tablename__ = "feedback_part"

    id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback.id"), index=True)
    words: Mapped[str | None] = mapped_column(Text)
    photo_file_id: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[datetime]
