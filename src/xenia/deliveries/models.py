"""What must reach somebody."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base

QUEUED, SENDING, PAUSED = "queued", "sending", "paused"
SENT, UNKNOWN, FAILED, CANCELLED = "sent", "unknown", "failed", "cancelled"


class Delivery(Base):
    """One message to one person, with its state. Written in the transaction that gave rise to it.

    `queued`, then `sending`, then `sent`, or `failed` by its reason. `unknown`: it may have arrived or not,
    and nobody asked for it, so that it is not repeated. `cancelled`: it must not go, by its reason. `paused`:
    the person has stopped the bot; it is queued again when they write.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("kind", "subject"),
        Index(None, "state", "priority", "retry_at", "id"),
        Index(None, "customer_id", "sent_at"),
        Index(None, "chat_id", "state"),
        Index(None, "queued_at"),
        Index(
            "ix_delivery_about",
            "kind",
            "about",
            "state",
            "reason",
            "id",
            sqlite_where=text("about IS NOT NULL"),
            postgresql_where=text("about IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    screen: Mapped[str | None] = mapped_column(Text)
    """The message as it was decided, in JSON, in the receiver's language; null: composed when it leaves."""
    otherwise: Mapped[str | None] = mapped_column(Text)
    """Who is told, and what, when it cannot be delivered, in JSON; emptied once they are."""
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    """Whose consent it needs; null where it is not unasked."""
    purpose: Mapped[str | None] = mapped_column(String(24))
    """What the customer consented to; null where it is not unasked."""
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent_record.id"))
    """The consent under which it was planned; withdrawn, or given anew since, it does not go."""
    names_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    """Of whom it speaks, where it goes to somebody else."""
    priority: Mapped[int] = mapped_column(default=0)
    subject: Mapped[str | None] = mapped_column(String(80))
    """Names what it is about, so that nothing is planned twice: `birthday` of customer 17 in 2027."""
    thread: Mapped[str | None] = mapped_column(String(24))
    """Names a conversation: to one chat its messages leave in the order in which they were written."""
    album: Mapped[str | None] = mapped_column(String(64))
    """Names an album of which it is a part: those of one thread that leave together are shown as one."""
    answers_id: Mapped[int | None]
    """The delivery to whose message it is a reply, in the same chat."""
    about: Mapped[int | None]
    """The row it is composed from: an offer, a survey."""
    state: Mapped[str] = mapped_column(String(9))
    attempts: Mapped[int]
    queued_at: Mapped[datetime]
    retry_at: Mapped[datetime]
    """When it is tried next; of a paused one, when it was paused."""
    paused_after: Mapped[int | None]
    """Of a paused one: the newest row of the inbox then. What the person writes has a greater number."""
    expires_at: Mapped[datetime | None]
    """From this moment there is no point in it any more."""
    epoch: Mapped[int | None]
    """Which run of the sender has it in hand."""
    lease_until: Mapped[datetime | None]
    """How long that run has it for itself."""
    sent_at: Mapped[datetime | None]
    """When it left, or may have left: what the caps count."""
    message_id: Mapped[int | None]
    also: Mapped[str | None] = mapped_column(String(160))
    """Numbers of the other messages that it became, with spaces between: an album and what is below it."""
    reason: Mapped[str | None] = mapped_column(String(200))


class HeldBack(Base):
    """Why a message did not go at some moment: the first time for each reason."""

    __tablename__ = "held_back"

    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), primary_key=True, autoincrement=False)
    reason: Mapped[str] = mapped_column(String(16), primary_key=True)
    at: Mapped[datetime]


class SenderEpoch(Base):
    """The number of the sender's present run; one row."""

    __tablename__ = "sender_epoch"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    epoch: Mapped[int]
