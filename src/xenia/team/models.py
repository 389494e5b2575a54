"""Those who work for the shop, and the links that make them part of the team."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import Base

STAFF, LEAD, ADMIN, OWNER = "staff", "lead", "admin", "owner"
ROLES = (STAFF, LEAD, ADMIN, OWNER)
"""From the least to the most: a role may do all that the ones before it may."""


class TeamMember(Base):
    """Someone who works for the shop. The row stays after they leave: the books name them."""

    __tablename__ = "team_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    name: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(8))
    language: Mapped[str] = mapped_column(String(2))
    since: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    def may(self, role: str) -> bool:
        """Whether this person is on the team now and has at least that role."""
        return self.removed_at is None and ROLES.index(self.role) >= ROLES.index(role)


class Invitation(Base):
    """A one-time link that gives a role. Only a digest is kept, so that the table opens no door."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[str] = mapped_column(String(8))
    created_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"))
