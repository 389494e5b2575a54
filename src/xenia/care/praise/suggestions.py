"""What the team suggests: written to the owner, answered with a sentence."""

from collections.abc import Sequence

from sqlalchemy import select

from xenia.care.praise import suggestion_screens as screens
from xenia.care.praise.models import StaffSuggestion
from xenia.care.praise.refusals import Answered
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.deliveries.queue import queue
from xenia.team.members import team
from xenia.team.models import OWNER, TeamMember


async def suggest(moment: Moment, member: TeamMember, words: str) -> StaffSuggestion:
    """Keep what a member suggests, and have every owner read it."""
    suggestion = StaffSuggestion(member_id=member.id, words=words, at=moment.now)
    moment.session.add(suggestion)
    await moment.session.flush()
    for owner in await team(moment.session):
        if owner.role == OWNER and owner.id != member.id:
            screen = screens.arrived(moment.texts.say(owner.language), suggestion, member)
            queue(moment.session, "suggestion", owner.telegram_id, screen, moment.now)
    return suggestion


async def answer(moment: Moment, suggestion_id: int, owner: TeamMember, words: str) -> StaffSuggestion:
    """Answer it, once; who suggested it reads so while they are on the team.

    Raises:
        Answered: there is none, or it has its answer.
    """
    suggestion = await unanswered(moment.session, suggestion_id)
    suggestion.answer, suggestion.answered_by, suggestion.answered_at = words, owner.id, moment.now
    member = await moment.session.get_one(TeamMember, suggestion.member_id)
    if member.removed_at is None:
        screen = screens.answered(moment.texts.say(member.language), suggestion, owner)
        queue(moment.session, "suggestion", member.telegram_id, screen, moment.now)
    return suggestion


async def unanswered(session: AsyncSession, suggestion_id: int) -> StaffSuggestion:
    """One that waits for an answer.

    Raises:
        Answered: there is none, or it has its answer.
    """
    found = await session.get(StaffSuggestion, suggestion_id, with_for_update=True, populate_existing=True)
    if found is None or found.answer is not None:
        raise Answered
    return found


async def suggestions(session: AsyncSession, member: TeamMember) -> Sequence[StaffSuggestion]:
    """One's own, or for the owner everybody's; what waits for an answer first, then the newest."""
    found = select(StaffSuggestion).order_by(
        StaffSuggestion.answered_at.is_not(None), StaffSuggestion.id.desc()
    )
    if not member.may(OWNER):
        found = found.where(StaffSuggestion.member_id == member.id)
    return (await session.scalars(found)).all()
