"""Gifts that the owner prepared, the offers made of them, and how far we have looked at who is due one."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class Occasion(StrEnum):
    """What an offer is made for."""

    BIRTHDAY = "birthday"
    NAME_DAY = "nameday"
    ANNIVERSARY = "anniversary"
    APPRECIATION = "appreciation"


def _occasions(kinds: type[Occasion]) -> list[str]:
    return [kind.value for kind in kinds]


_OCCASION = Enum(
    Occasion,
    native_enum=False,
    length=12,
    values_callable=_occasions,
    create_constraint=True,
    name="occasion",
)


class Gift(Base):
    """What the shop gives on an occasion: points, or a reward. Never changed: a new one takes its place."""

    __tablename__ = "gift"
    __table_args__ = (
        ForeignKeyConstraint(["reward_id", "version"], ["reward_terms.reward_id", "reward_terms.version"]),
        CheckConstraint("(points IS NULL) <> (reward_id IS NULL)", name="one"),
        CheckConstraint("(reward_id IS NULL) = (version IS NULL)", name="terms"),
        CheckConstraint("points > 0", name="points"),
        CheckConstraint("valid_days BETWEEN 1 AND 90", name="valid_days"),
        CheckConstraint("(occasion = 'appreciation') = (on_day IS NOT NULL)", name="on_day"),
        Index(None, "occasion", "since"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    occasion: Mapped[Occasion] = mapped_column(_OCCASION)
    points: Mapped[int | None]
    reward_id: Mapped[int | None]
    version: Mapped[int | None]
    valid_days: Mapped[int]
    """How many days it may be taken, that of the occasion included."""
    words_el: Mapped[str] = mapped_column(Text)
    """The owner's own sentence above the gift, perhaps empty."""
    words_en: Mapped[str] = mapped_column(Text)
    on_day: Mapped[date | None]
    """The day of appreciation, which the shop declares."""
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    """When it was replaced or ended; offers already made stand."""
    created_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))


class Offer(Base):
    """A gift promised to one customer: at most one for an occasion and year, honoured to its end."""

    __tablename__ = "offer"
    __table_args__ = (
        UniqueConstraint("occasion", "customer_id", "local_year"),
        CheckConstraint("(taken_at IS NULL) OR (taken_at < valid_until)", name="taken"),
        Index(None, "customer_id", "valid_until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    occasion: Mapped[Occasion] = mapped_column(_OCCASION)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    local_year: Mapped[int]
    gift_id: Mapped[int] = mapped_column(ForeignKey("gift.id"))
    day: Mapped[date]
    """The local day of the occasion."""
    valid_until: Mapped[datetime]
    """The end of its last local day."""
    made_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), unique=True)
    """The bonus in the books, when points were taken."""
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("voucher.id"), unique=True)
    """The voucher, when a reward was taken."""


class Bookmark(Base):
    """How far one kind of planning has come: several slices make a walk over all customers."""

    __tablename__ = "bookmark"

    name: Mapped[str] = mapped_column(String(16), primary_key=True)
    at: Mapped[datetime]
    """When the last walk ended."""
    after: Mapped[int | None]
    """The last customer that the walk under way has seen; null: none is under way."""


class WinBack(Base):
    """A customer who stopped coming: written to, or let alone to learn what writing does. Once a silence."""

    __tablename__ = "win_back"

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchase.id"), unique=True)
    """The last purchase before the silence."""
    held_out: Mapped[bool]
    at: Mapped[datetime]
