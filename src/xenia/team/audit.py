"""Who of the team looked at what about whom: written with every view, and never changed."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, Index, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import AsyncSession, Base
from xenia.core.held import CUSTOMERS
from xenia.team.models import TeamMember


class Viewed(StrEnum):
    """What somebody looked at."""

    TICKET = "ticket"
    """A page of a ticket's history."""
    CUSTOMER = "customer"
    CARD = "card"
    """What a card's number shows at the counter: a name and points."""
    RECORD = "record"
    """A ticket's transcript."""
    EVERYTHING = "everything"
    """All that was said, with its pictures and files, once more."""


def _values(enum: type[StrEnum]) -> list[str]:
    return [one.value for one in enum]


class AuditLine(Base):
    """One view of personal data. The database itself refuses to change a line or to take it out."""

    __tablename__ = "audit_line"
    __table_args__ = (Index(None, "member_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    member_id: Mapped[int] = mapped_column(ForeignKey("team_member.id"))
    role: Mapped[str] = mapped_column(String(8))
    """What they were at that moment."""
    what: Mapped[Viewed] = mapped_column(
        Enum(
            Viewed, native_enum=False, length=16, values_callable=_values, create_constraint=True, name="what"
        )
    )
    customer_id: Mapped[int]
    """Whom it is about. No foreign key, like the next: the line outlasts what it is about."""
    ticket_id: Mapped[int | None]
    detail: Mapped[str] = mapped_column(String(40))
    """What people call it by: a ticket's reference. Empty where it is the customer, who may go."""


def audit(
    session: AsyncSession,
    member: TeamMember,
    what: Viewed,
    now: datetime,
    *,
    customer_id: int,
    detail: str = "",
    ticket_id: int | None = None,
) -> None:
    """Write down that a member looks at something, in the transaction that shows it to them."""
    session.add(
        AuditLine(
            at=now,
            member_id=member.id,
            role=member.role,
            what=what,
            customer_id=customer_id,
            ticket_id=ticket_id,
            detail=detail,
        )
    )


async def views(
    session: AsyncSession, member_id: int | None, *, offset: int, limit: int
) -> Sequence[AuditLine]:
    """Up to `limit` lines, the newest first; of one member, or of all."""
    lines = select(AuditLine).order_by(AuditLine.id.desc()).offset(offset).limit(limit)
    found = await session.scalars(
        lines if member_id is None else lines.where(AuditLine.member_id == member_id)
    )
    return found.all()


async def viewers(session: AsyncSession) -> dict[int, int]:
    """How many lines each member has who has any, also those who have left."""
    counted = select(AuditLine.member_id, func.count()).group_by(AuditLine.member_id)
    return {row[0]: row[1] for row in await session.execute(counted.order_by(AuditLine.member_id))}


async def cards_of(session: AsyncSession, lines: Sequence[AuditLine]) -> dict[int, str]:
    """The numbers of their cards as they are now; of somebody erased it opens nothing."""
    customers = Base.metadata.tables[CUSTOMERS].c
    ids = {one.customer_id for one in lines if not one.detail}
    found = await session.execute(select(customers.id, customers.card_number).where(customers.id.in_(ids)))
    return {row.id: row.card_number for row in found}
