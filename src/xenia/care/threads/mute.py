"""Somebody of the team wants to be sent no more lines of a ticket that they do not have."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from xenia.care.find import Case, case_for
from xenia.care.refusals import NotOpen
from xenia.care.threads.models import TicketMute
from xenia.care.threads.refusals import YouHaveIt
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.team.models import ADMIN, TeamMember


async def mute(moment: Moment, ticket_id: int, member: TeamMember) -> Case:
    """Send this member no more lines of it, until they have it or want them again.

    Raises:
        NoSuchCase, OwnCase: it is not for them.
        NotOpen: nothing comes any more.
        YouHaveIt: who has it reads it.
    """
    case = await case_for(moment.session, ticket_id, member, to_change=True)
    if not case.ticket.is_open:
        raise NotOpen
    if case.holder is not None and case.holder.id == member.id:
        raise YouHaveIt
    dialect = sqlite if moment.session.get_bind().dialect.name == "sqlite" else postgresql
    row = {"ticket_id": case.ticket.id, "member_id": member.id}
    await moment.session.execute(dialect.insert(TicketMute).values(row).on_conflict_do_nothing())
    return case


async def unmute(session: AsyncSession, ticket_id: int, member_id: int) -> None:
    """Send them its lines again."""
    await session.execute(
        delete(TicketMute).where(TicketMute.ticket_id == ticket_id, TicketMute.member_id == member_id),
        execution_options={"synchronize_session": False},
    )


async def has_muted(session: AsyncSession, ticket_id: int, member_id: int) -> bool:
    """Whether they are sent no more of its lines."""
    return await session.get(TicketMute, (ticket_id, member_id)) is not None


async def listening(
    session: AsyncSession, ticket_id: int, members: Sequence[TeamMember]
) -> Sequence[TeamMember]:
    """Those of them who have not muted it. Where nobody is left, the admins, and without any all of them."""
    found = await session.scalars(select(TicketMute.member_id).where(TicketMute.ticket_id == ticket_id))
    muted = set(found.all())
    heard = [one for one in members if one.id not in muted]
    return heard or [one for one in members if one.may(ADMIN)] or members
