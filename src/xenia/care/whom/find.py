"""Whose answer something may be that somebody of the team typed into their own chat."""

from collections.abc import Sequence

from xenia.care.find import Case, open_cases
from xenia.care.forum.bound import forum_for
from xenia.core.database import AsyncSession
from xenia.team.models import TeamMember


async def answered_here(session: AsyncSession, member: TeamMember) -> Sequence[Case]:
    """The open tickets that a member has and is told of in private; with a staff forum that is its topics."""
    return [
        one
        for one in await open_cases(session, member)
        if one.holder is not None
        and one.holder.id == member.id
        and await forum_for(session, one.customer.telegram_id) is None
    ]
