"""Two tickets of one customer become one: the elder goes on, and what is said to the younger reaches it."""

from collections.abc import Sequence

from sqlalchemy import select

from xenia.care.find import Case, case_for, case_itself, open_cases_of
from xenia.care.forum.bound import forum_for
from xenia.care.history import happened, tell_customer, tell_team
from xenia.care.models import State, Ticket
from xenia.care.refusals import HeldByAnother, NotOpen
from xenia.care.threads.models import TicketMerge
from xenia.care.threads.mute import unmute
from xenia.care.threads.refusals import AlreadyJoined, NotTheirs
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.team.models import ADMIN, TeamMember


async def others_of(session: AsyncSession, case: Case) -> Sequence[Ticket]:
    """The customer's other open tickets, the newest first."""
    found = await open_cases_of(session, case.customer.id)
    return [one for one in found if one.id != case.ticket.id]


async def merge(moment: Moment, ticket_id: int, other_id: int, member: TeamMember) -> Case:
    """Have two open tickets go on as one, the elder; who had one of them has it. Nothing is moved or lost.

    Returns:
        The one that goes on.

    Raises:
        NoSuchCase, OwnCase: they are not for this member.
        NotOpen: one of them is solved or closed.
        HeldByAnother: somebody else has one of them; admins may all the same.
        AlreadyJoined: one of them goes on in another ticket.
        NotTheirs: they are not two tickets of one customer.
    """
    elder = await _itself(moment.session, min(ticket_id, other_id), member)
    younger = await _itself(moment.session, max(ticket_id, other_id), member)
    if elder.customer.id != younger.customer.id or elder.ticket.id == younger.ticket.id:
        raise NotTheirs
    for case in (elder, younger):
        check_may_join(case, member)
    old, new = elder.ticket, younger.ticket
    now, session = moment.now, moment.session
    session.add(TicketMerge(from_id=new.id, into_id=old.id, member_id=member.id, at=now))
    new.state, new.closed_at, new.paused_at = State.CLOSED, now, None
    ended = await happened(session, new, "merged", now, member=member, words=old.reference)
    if await forum_for(session, elder.customer.telegram_id) is not None:
        await tell_team(moment, Case(new, elder.customer, None), ended, but=member)
    told = elder
    if elder.holder is None and younger.holder is not None:
        told = Case(old, elder.customer, younger.holder)
        old.claimed_by = younger.holder.id
        old.state = State.CLAIMED if old.state == State.NEW else old.state
        await unmute(session, old.id, younger.holder.id)
    old.priority = max(old.priority, new.priority)
    line = await happened(session, old, "took-in", now, member=member, words=new.reference)
    await tell_team(moment, told, line, but=member)
    if younger.holder is not None and told.holder is not None and younger.holder.id != told.holder.id:
        await tell_team(moment, Case(old, elder.customer, younger.holder), line, but=member)
    await tell_customer(moment, told, line, None)
    return told


def check_may_join(case: Case, member: TeamMember) -> None:
    """Whether a member may join it with another: who has it, anybody while nobody has, and admins.

    Raises:
        NotOpen, HeldByAnother: they may not.
    """
    if not case.ticket.is_open:
        raise NotOpen
    if case.holder is not None and case.holder.id != member.id and not member.may(ADMIN):
        raise HeldByAnother(case.holder.name)


async def _itself(session: AsyncSession, ticket_id: int, member: TeamMember) -> Case:
    """A ticket to be changed, and not the one in which it goes on."""
    case = await case_for(session, ticket_id, member, to_change=True)
    if case.ticket.id != ticket_id:
        asked = await session.get_one(Ticket, ticket_id)
        raise AlreadyJoined(asked.reference, case.ticket.reference)
    return case


async def as_it_was(session: AsyncSession, ticket_id: int, member: TeamMember) -> Case:
    """A ticket that goes on in another one, to be read.

    Raises:
        NoSuchCase, OwnCase: it is not for this member.
    """
    await case_for(session, ticket_id, member)
    return await case_itself(session, ticket_id)


async def joined_in(session: AsyncSession, ticket_id: int) -> Sequence[Ticket]:
    """The tickets that go on in this one, the newest first."""
    found = await session.scalars(
        select(Ticket)
        .join(TicketMerge, TicketMerge.from_id == Ticket.id)
        .where(TicketMerge.into_id == ticket_id)
        .order_by(Ticket.id.desc())
    )
    return found.all()
