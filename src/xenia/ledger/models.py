"""The tables of the books."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Identity, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class Kind(StrEnum):
    """What an entry records."""

    AWARD = "award"
    BONUS = "bonus"
    GOODWILL = "goodwill"
    REDEEM = "redeem"
    CANCEL = "cancel"
    EXPIRE = "expire"
    REFUND = "refund"
    REPAY = "repay"


EARNINGS = (Kind.AWARD, Kind.BONUS, Kind.GOODWILL)
"""The kinds that give points and open a lot."""

CUSTOMER = "customer"
ISSUED, SPENT, EXPIRED, GOODWILL, OWED = 1, 2, 3, 4, 5
SYSTEM_ACCOUNTS: tuple[dict[str, Any], ...] = tuple(
    {"id": number, "kind": kind, "available": 0, "held": 0, "debt": 0, "seq": 0}
    for number, kind in (
        (ISSUED, "issued"),
        (SPENT, "spent"),
        (EXPIRED, "expired"),
        (GOODWILL, "goodwill"),
        (OWED, "owed"),
    )
)
"""The other side of every entry. Written once and never updated, so that no booking waits for another."""


class Account(Base):
    """Points of one customer, or one of the system's accounts; balances are kept for customers only."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("available >= 0", name="available"),
        CheckConstraint("held >= 0", name="held"),
        CheckConstraint("debt >= 0", name="debt"),
        CheckConstraint("seq >= 0", name="seq"),
        CheckConstraint("(kind = 'customer') = (customer_id IS NOT NULL)", name="owner"),
    )

    # Customers' accounts are numbered after the system's, also where explicit ids do not move the counter.
    id: Mapped[int] = mapped_column(Identity(start=101), primary_key=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), unique=True)
    kind: Mapped[str] = mapped_column(String(8))
    available: Mapped[int]
    held: Mapped[int]
    """Points of lots that are not active yet."""
    debt: Mapped[int]
    """Points that a refund should have taken back and could not find."""
    seq: Mapped[int]
    """The number of this customer's last entry."""
    next_due: Mapped[datetime | None]
    """No lot becomes active or expires before this moment; null when none ever will."""


def _kinds(kinds: type[Kind]) -> list[str]:
    return [kind.value for kind in kinds]


class Entry(Base):
    """One line of the books: `amount` points went from the debited to the credited account. Never changed."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("customer_account_id", "seq"),
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("balance_after >= 0", name="balance_after"),
        CheckConstraint("debit_id <> credit_id", name="legs"),
        CheckConstraint("(kind = 'cancel') = (reverses_id IS NOT NULL)", name="reverses"),
        Index(
            "ix_entry_purchase_id",
            "purchase_id",
            sqlite_where=text("purchase_id IS NOT NULL"),
            postgresql_where=text("purchase_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Kind] = mapped_column(
        Enum(Kind, native_enum=False, length=8, values_callable=_kinds, create_constraint=True, name="kind")
    )
    debit_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    credit_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    amount: Mapped[int]
    customer_account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    """Whose history this line stands in."""
    seq: Mapped[int]
    balance_after: Mapped[int]
    """Available and held points of the customer after this line."""
    purchase_id: Mapped[int | None] = mapped_column(ForeignKey("purchase.id"))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), unique=True)
    """The redemption that a cancellation gives back; each at most once."""
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    reason: Mapped[str] = mapped_column(String(200))
    rule_snapshot: Mapped[dict[str, Any]]
    """The rule and the facts as they were, enough to explain the line years later."""
    idempotency_key: Mapped[str] = mapped_column(String(200), unique=True)
    request_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]

    @property
    def change(self) -> int:
        """What this line did to the customer's points; 0 where it only notes a debt."""
        if self.credit_id == self.customer_account_id:
            return self.amount
        return -self.amount if self.debit_id == self.customer_account_id else 0


class Lot(Base):
    """Points earned together, active and expiring together."""

    __tablename__ = "lot"
    __table_args__ = (
        CheckConstraint("original > 0", name="original"),
        CheckConstraint("remaining >= 0 AND remaining <= original", name="remaining"),
        CheckConstraint("expires_at > active_from", name="span"),
        Index(
            "ix_lot_account_id_expires_at",
            "account_id",
            "expires_at",
            sqlite_where=text("remaining > 0"),
            postgresql_where=text("remaining > 0"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), unique=True)
    original: Mapped[int]
    remaining: Mapped[int]
    active_from: Mapped[datetime]
    expires_at: Mapped[datetime | None]


class Allocation(Base):
    """How much of a lot an entry used or, for a cancellation, put back."""

    __tablename__ = "allocation"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True, autoincrement=False)
    lot_id: Mapped[int] = mapped_column(
        ForeignKey("lot.id"), primary_key=True, autoincrement=False, index=True
    )
    amount: Mapped[int]


class Purchase(Base):
    """What a till or staff recorded, in cents, and the points that stand for it."""

    __tablename__ = "purchase"
    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        CheckConstraint("cents > 0", name="cents"),
        CheckConstraint("refunded_cents >= 0 AND refunded_cents <= cents", name="refunded_cents"),
        CheckConstraint("awarded >= 0", name="awarded"),
        Index(None, "actor_id", "at"),
        Index(None, "account_id", "at"),
        Index(None, "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    source: Mapped[str] = mapped_column(String(32))
    external_id: Mapped[str] = mapped_column(String(100))
    cents: Mapped[int]
    refunded_cents: Mapped[int]
    awarded: Mapped[int]
    """Points awarded for it, less those that refunds took back."""
    rule_snapshot: Mapped[dict[str, Any]]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    at: Mapped[datetime]


class Refund(Base):
    """Money given back for a purchase, in cents, and what that did to the points."""

    __tablename__ = "refund"
    __table_args__ = (
        UniqueConstraint("purchase_id", "external_id"),
        CheckConstraint("cents > 0", name="cents"),
        CheckConstraint("clawed_back >= 0", name="clawed_back"),
        CheckConstraint("debt >= 0", name="debt"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    purchase_id: Mapped[int] = mapped_column(ForeignKey("purchase.id"))
    external_id: Mapped[str] = mapped_column(String(100))
    cents: Mapped[int]
    clawed_back: Mapped[int]
    """Points taken from the customer's lots."""
    debt: Mapped[int]
    """Points that were no longer there and are owed."""
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    at: Mapped[datetime]
