"""Announcements: what is said, to whom and when, and what has become of each."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base

DRAFT, WAITING, SCHEDULED = "draft", "waiting", "scheduled"
RUNNING, PAUSED = "running", "paused"
ENDED, CANCELLED, RECALLED = "ended", "cancelled", "recalled"
STATES = (DRAFT, WAITING, SCHEDULED, RUNNING, PAUSED, ENDED, CANCELLED, RECALLED)

HELD_OUT = "held_out"
"""Why somebody was left out: by lot, to learn what the announcement does."""


class Announcement(Base):
    """One announcement, from its first word on.

    `draft` while it is written, `waiting` for a second yes, `scheduled` once it is approved; then `running`,
    perhaps `paused`, and `ended`. `cancelled`: stopped before its end. `recalled`: its messages were deleted.
    """

    __tablename__ = "announcement"
    __table_args__ = (
        CheckConstraint(
            "state IN ('draft', 'waiting', 'scheduled', 'running', 'paused', 'ended', 'cancelled',"
            " 'recalled')",
            name="state",
        ),
        CheckConstraint("holdout_percent BETWEEN 0 AND 50", name="holdout_percent"),
        CheckConstraint("(approved_by IS NULL) = (approved_at IS NULL)", name="approved"),
        CheckConstraint(
            "state IN ('draft', 'waiting', 'cancelled')"
            " OR (approved_at IS NOT NULL AND begins_at IS NOT NULL AND ends_at > begins_at)",
            name="ready",
        ),
        Index(None, "state", "begins_at"),
        Index(None, "fingerprint"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    created_by: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    created_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(9))
    text_el: Mapped[str] = mapped_column(Text)
    """HTML, as Telegram's entities give it; empty while nothing is written."""
    text_en: Mapped[str] = mapped_column(Text)
    photos: Mapped[list[str]] = mapped_column(JSON)
    """Telegram's ids of pictures; more than one is an album."""
    media_group: Mapped[str | None] = mapped_column(String(64))
    """The album whose pictures are being taken in: they come one by one."""
    buttons: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """Each a `content.Button`."""
    audience: Mapped[dict[str, Any]]
    """An `audience.Audience`."""
    begins_at: Mapped[datetime | None]
    """In the shop's time; null, until it is approved: at once."""
    local_hour: Mapped[bool]
    """Whether each customer gets it when their own clock shows what the shop's shows at `begins_at`."""
    ends_at: Mapped[datetime | None]
    """From this moment on nothing more of it goes."""
    holdout_percent: Mapped[int]
    """How many in a hundred get none, by lot, to learn what it does: the terms say so."""
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    """Of its words: tells whether the same was announced before."""
    accepted: Mapped[list[str]] = mapped_column(JSON)
    """What its writer was warned of and wants all the same; emptied when anything is changed."""
    asked_at: Mapped[datetime | None]
    """When a second yes was asked for."""
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    """Another admin, or its writer again where there is no other."""
    approved_at: Mapped[datetime | None]
    planned_after: Mapped[int | None]
    """The last customer that planning has looked at; null: it has not begun."""
    planned_at: Mapped[datetime | None]
    """When all were planned."""
    over_at: Mapped[datetime | None]
    """When it ended, was cancelled or recalled."""


class AnnouncementLeftOut(Base):
    """A customer who would have got an announcement and did not, by our own decision."""

    __tablename__ = "announcement_left_out"

    announcement_id: Mapped[int] = mapped_column(
        ForeignKey("announcement.id"), primary_key=True, autoincrement=False
    )
    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customer.id"), primary_key=True, autoincrement=False, index=True
    )
    why: Mapped[str] = mapped_column(String(8))


class AnnouncementView(Base):
    """The page of an announcement in an admin's chat, where its progress is shown in place."""

    __tablename__ = "announcement_view"

    announcement_id: Mapped[int] = mapped_column(
        ForeignKey("announcement.id"), primary_key=True, autoincrement=False
    )
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger)
    shown: Mapped[str | None] = mapped_column(String(64))
    """Fingerprint of what it shows."""
    shown_at: Mapped[datetime | None]


class AnnouncementTap(Base):
    """The first tap of a customer on a button of an announcement."""

    __tablename__ = "announcement_tap"

    announcement_id: Mapped[int] = mapped_column(
        ForeignKey("announcement.id"), primary_key=True, autoincrement=False
    )
    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customer.id"), primary_key=True, autoincrement=False, index=True
    )
    button: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Its place among the buttons, from 0."""
    at: Mapped[datetime]
