"""Somebody of the team looks at a ticket: a line in the audit."""

from datetime import datetime

from xenia.care.find import Case
from xenia.core.database import AsyncSession
from xenia.team.audit import Viewed, audit
from xenia.team.models import TeamMember


def seen(session: AsyncSession, member: TeamMember, what: Viewed, case: Case, now: datetime) -> None:
    """Write down that a member looks at it, in the transaction that shows it to them."""
    ticket = case.ticket
    audit(
        session,
        member,
        what,
        now,
        customer_id=ticket.customer_id,
        ticket_id=ticket.id,
        detail=ticket.reference,
    )
