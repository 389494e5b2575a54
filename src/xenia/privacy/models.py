"""The consent log."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class ConsentRecord(Base):
    """One yes or no to one purpose, with its proof. Rows are only ever added.

    The fields follow ISO/IEC TS 27560 (consent record information structure).
    """

    __tablename__ = "consent_record"
    __table_args__ = (
        Index(None, "customer_id", "purpose", "id"),
        Index(
            "ix_consent_record_withdrawn",
            "purpose",
            "at",
            sqlite_where=text("event = 'withdrawn'"),
            postgresql_where=text("event = 'withdrawn'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(String(32), unique=True)
    schema_version: Mapped[str] = mapped_column(String(32))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    """The data subject (PII principal)."""
    controller: Mapped[str] = mapped_column(String(60))
    """The shop, by the name the notice gave it."""
    purpose: Mapped[str] = mapped_column(String(24))
    lawful_basis: Mapped[str] = mapped_column(String(16))
    event: Mapped[str] = mapped_column(String(16))
    """given, withdrawn"""
    notice: Mapped[str] = mapped_column(Text)
    """The exact text that was on the screen."""
    notice_language: Mapped[str] = mapped_column(String(2))
    method: Mapped[str] = mapped_column(String(48))
    """How it was expressed, e.g. a tap on a button in the chat."""
    jurisdiction: Mapped[str] = mapped_column(String(2))
    at: Mapped[datetime]


class ConsentStanding(Base):
    """Where a customer stands on one purpose now: what the newest of their records says."""

    __tablename__ = "consent"
    __table_args__ = (
        Index(
            "ix_consent_given",
            "purpose",
            "customer_id",
            sqlite_where=text("given = 1"),
            postgresql_where=text("given"),
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True, autoincrement=False)
    purpose: Mapped[str] = mapped_column(String(24), primary_key=True)
    given: Mapped[bool]
    notice: Mapped[str] = mapped_column(String(8))
    """The fingerprint of the sentence that was on the screen: when it reads otherwise today, we ask again."""
    record_id: Mapped[int] = mapped_column(ForeignKey("consent_record.id"))
    since: Mapped[datetime]


class Erasure(Base):
    """A customer wants everything about them gone. Taken back, the row goes."""

    __tablename__ = "erasure"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True, autoincrement=False)
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    """Until then it can be taken back."""
    begun_at: Mapped[datetime | None]
    """From then on it cannot: it may stand in the journal already."""
    done_at: Mapped[datetime | None]
    swept_at: Mapped[datetime | None]
    """When the database file was swept of what had been in the rows."""
    failures: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[datetime | None]
    """When it was last tried in vain: others go first, and then it is tried again."""


class Tidied(Base):
    """When what is over was last taken out by itself; one row."""

    __tablename__ = "tidied"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
