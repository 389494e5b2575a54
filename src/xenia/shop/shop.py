"""The shop and the rules of its programme, as every room reads them."""

import secrets
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import AsyncSession, Base


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that touch a customer's points, and the limits of those who award them."""

    points_per_euro: int
    points_months: int
    award_limit_cents: int
    daily_awards: int
    daily_award_cents: int
    undo_minutes: int = 10
    goodwill_staff: int = 100
    """Points that one of the staff may give with an apology: in a month, and on one ticket."""
    goodwill_lead: int = 300
    goodwill_admin: int = 1000

    def points_for(self, cents: int) -> int:
        """Points for a purchase: whole cents times points per euro, rounded down once, at the end."""
        return points_for(cents, self.points_per_euro)

    @property
    def snapshot(self) -> dict[str, Any]:
        """The rule as it is kept with each purchase, so that a later change takes nothing back."""
        return {"points_per_euro": self.points_per_euro}


def points_for(cents: int, points_per_euro: int) -> int:
    """The earning rule itself, usable with today's rate or with that of a purchase's snapshot."""
    return cents * points_per_euro // 100


@dataclass(frozen=True, slots=True)
class Shop:
    """The business as handlers see it."""

    name: str
    bot_username: str
    zone: ZoneInfo
    rules: Rules
    secret: bytes
    quiet_sundays: bool = True
    """Nothing unasked is sent on Sundays, but for wishes on the day itself."""
    quiet_holidays: bool = True
    """Nor on the country's public holidays."""

    def link(self, payload: str) -> str:
        """A deep link that opens this bot with `payload`."""
        return f"https://t.me/{self.bot_username}?start={payload}"


class ShopSecret(Base):
    """The one key that signs cards and vouchers. It outlives tokens: printed cards stay good."""

    __tablename__ = "shop_secret"

    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary(32))


async def secret_of(session: AsyncSession) -> bytes:
    """The shop's signing key, made at the first start."""
    value = await session.scalar(select(ShopSecret.value).where(ShopSecret.id == 1))
    if value is None:
        value = secrets.token_bytes(32)
        session.add(ShopSecret(id=1, value=value))
        await session.flush()
    return value
