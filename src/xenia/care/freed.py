"""Who has left the team has nothing in hand any more: what they had waits for somebody else, who is told."""

from sqlalchemy import select

from xenia.care.find import case_of
from xenia.care.history import happened, tell_team
from xenia.care.models import State, Ticket
from xenia.core.room import Moment
from xenia.team.models import TeamMember

_MOST = 20
"""Tickets to a transaction."""
_IN_HAND = (State.CLAIMED, State.WAITING_US)
"""What waits for the customer is told of when they have answered: until then there is nothing to do."""


async def free_cases(moment: Moment) -> int:
    """Free what former members had, also for themselves should they come back; returns how many it were."""
    left = await moment.session.execute(
        select(Ticket.id, TeamMember.name)
        .join(TeamMember, TeamMember.id == Ticket.claimed_by)
        .where(TeamMember.removed_at.is_not(None), Ticket.state.in_(_IN_HAND))
        .order_by(Ticket.id)
        .limit(_MOST)
    )
    found = left.all()
    for ticket_id, name in found:
        case = await case_of(moment.session, ticket_id, to_change=True)
        case.ticket.claimed_by, case.ticket.state = None, State.NEW
        line = await happened(moment.session, case.ticket, "freed", moment.now, words=name)
        await tell_team(moment, case, line)
    return len(found)
