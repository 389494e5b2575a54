"""Who is on the team, and taking somebody off it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.team.models import OWNER, TeamMember


class LastOwner(Refusal):
    """A shop keeps at least one owner."""

    def __init__(self) -> None:
        super().__init__("team-refusal-last-owner")


async def team(session: AsyncSession) -> Sequence[TeamMember]:
    """All who are on the team now, the longest-serving first."""
    found = await session.scalars(
        select(TeamMember).where(TeamMember.removed_at.is_(None)).order_by(TeamMember.since, TeamMember.id)
    )
    return found.all()


async def names_of(session: AsyncSession, member_ids: set[int]) -> dict[int, str]:
    """The names behind the actors of the books, also of those who have left."""
    found = await session.execute(select(TeamMember.id, TeamMember.name).where(TeamMember.id.in_(member_ids)))
    return {row.id: row.name for row in found}


async def remove(session: AsyncSession, member_id: int, now: datetime) -> TeamMember | None:
    """Take somebody off the team; their next tap is already refused. None when they were not on it.

    Raises:
        LastOwner: nobody would own the shop any more.
    """
    member = await session.get(TeamMember, member_id)
    if member is None or member.removed_at is not None:
        return None
    if member.role == OWNER and len(await _locked_owners(session)) == 1:
        raise LastOwner
    member.removed_at = now
    return member


async def _locked_owners(session: AsyncSession) -> Sequence[int]:
    # Two owners who remove each other at the same moment must not both find the other one there.
    found = await session.scalars(
        update(TeamMember)
        .where(TeamMember.role == OWNER, TeamMember.removed_at.is_(None))
        .values(role=OWNER)
        .returning(TeamMember.id),
        execution_options={"synchronize_session": False},
    )
    return found.all()
