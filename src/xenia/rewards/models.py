"""The tables of rewards and vouchers."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, ForeignKey, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base


class Reward(Base):
    """What points buy. Its words, price and the life of its vouchers are terms, which have versions."""

    __tablename__ = "reward"
    __table_args__ = (
        CheckConstraint("version > 0", name="version"),
        CheckConstraint("stock >= 0", name="stock"),
        CheckConstraint("per_customer > 0", name="per_customer"),
        CheckConstraint("active_until > active_from", name="dates"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    """The version of the terms that is offered now."""
    stock: Mapped[int | None]
    """How many are left; null is as many as are asked for."""
    per_customer: Mapped[int | None]
    """How many vouchers one customer may have, those cancelled not counted; null is no limit."""
    active_from: Mapped[datetime | None]
    active_until: Mapped[datetime | None]
    retired_at: Mapped[datetime | None]
    photo_file_id: Mapped[str | None] = mapped_column(String(200))

    def is_on(self, now: datetime) -> bool:
        """Whether `now` lies within the reward's dates."""
        begun = self.active_from is None or self.active_from <= now
        return begun and (self.active_until is None or now < self.active_until)


class RewardTerms(Base):
    """One version of a reward's terms. Vouchers refer to it for ever: only `until` is ever written again."""

    __tablename__ = "reward_terms"
    __table_args__ = (
        CheckConstraint("cost > 0", name="cost"),
        CheckConstraint("voucher_days > 0", name="voucher_days"),
    )

    reward_id: Mapped[int] = mapped_column(ForeignKey("reward.id"), primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name_el: Mapped[str] = mapped_column(String(80))
    name_en: Mapped[str] = mapped_column(String(80))
    about_el: Mapped[str] = mapped_column(Text)
    about_en: Mapped[str] = mapped_column(Text)
    cost: Mapped[int]
    """In points."""
    voucher_days: Mapped[int]
    """How many days after the day of redemption its voucher may still be collected."""
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    """When the next version took its place."""


class VoucherState(StrEnum):
    """What has become of a voucher; that it has expired is seen from its date."""

    ISSUED = "issued"
    COLLECTED = "collected"
    CANCELLED = "cancelled"


def _states(states: type[VoucherState]) -> list[str]:
    return [state.value for state in states]


def shown_code(code: str) -> str:
    """A voucher's code as people read it: K7QM-2XRD."""
    return f"{code[:4]}-{code[4:]}"


class Voucher(Base):
    """What a redemption or an offer gives: a code for one reward, collected once."""

    __tablename__ = "voucher"
    __table_args__ = (
        ForeignKeyConstraint(["reward_id", "version"], ["reward_terms.reward_id", "reward_terms.version"]),
        CheckConstraint("(state = 'collected') = (collected_at IS NOT NULL)", name="collected"),
        CheckConstraint("(state = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled"),
        CheckConstraint("expires_at > issued_at", name="span"),
        CheckConstraint("(entry_id IS NULL) <> (gift_key IS NULL)", name="paid"),
        Index(None, "customer_id", "reward_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    reward_id: Mapped[int]
    version: Mapped[int]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), unique=True)
    """The redemption in the books; null for a gift."""
    gift_key: Mapped[str | None] = mapped_column(String(40), unique=True)
    """What a voucher that cost no points was given for, once."""
    state: Mapped[VoucherState] = mapped_column(
        Enum(
            VoucherState,
            native_enum=False,
            length=9,
            values_callable=_states,
            create_constraint=True,
            name="state",
        )
    )
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    """The end of its last local day."""
    collected_at: Mapped[datetime | None]
    collected_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    cancelled_at: Mapped[datetime | None]

    @property
    def shown_code(self) -> str:
        """The code as people read it: K7QM-2XRD."""
        return shown_code(self.code)

    @property
    def is_gift(self) -> bool:
        """Whether it cost no points; then there is nothing to give back for it."""
        return self.gift_key is not None

    def is_expired(self, now: datetime) -> bool:
        """Whether its last day is over."""
        return self.expires_at <= now

    def shown_state(self, now: datetime) -> str:
        """What people are told it is: usable, collected, cancelled, expired, or (a gift) over."""
        if self.state != VoucherState.ISSUED:
            return self.state.value
        if not self.is_expired(now):
            return "usable"
        return "over" if self.is_gift else "expired"

    def is_usable(self, now: datetime) -> bool:
        """Whether staff would hand the reward over for it."""
        return self.state == VoucherState.ISSUED and not self.is_expired(now)
