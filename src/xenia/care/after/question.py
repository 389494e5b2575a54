"""Three days later: was it really solved? One question about their own matter, once for each resolution."""

from datetime import datetime

from sqlalchemy import select

from xenia.care.after.models import Resolution
from xenia.care.find import Case, case_of
from xenia.care.models import State, Ticket
from xenia.care.taps import NotSolved, Solved
from xenia.core.database import AsyncSession
from xenia.core.reply import Screen, button
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.deliveries.models import Delivery


async def compose(moment: Moment, resolution_id: int, say: Say) -> Screen | None:
    """The question; None where the ticket is open again, or closed, or its customer has left."""
    row = await moment.session.get_one(Resolution, resolution_id)
    case = await case_of(moment.session, row.ticket_id)
    stands = case.ticket.state == State.RESOLVED and case.ticket.reopened == row.round
    return _question(say, case, row) if stands and case.customer.is_member else None


QUESTION = DeliveryKind("solved", None, 0, compose)
"""Owed: it is about what they brought to us, and needs no consent."""


async def asked_since(session: AsyncSession, customer_id: int, since: datetime) -> int | None:
    """Which ticket a customer was last asked about, if that was since then."""
    return await session.scalar(
        select(Resolution.ticket_id)
        .join(Ticket, Ticket.id == Resolution.ticket_id)
        .join(Delivery, (Delivery.kind == QUESTION.name) & (Delivery.about == Resolution.id))
        .where(Ticket.customer_id == customer_id, Delivery.sent_at > since)
        .order_by(Delivery.sent_at.desc())
        .limit(1)
    )


def _question(say: Say, case: Case, row: Resolution) -> Screen:
    ticket = case.ticket
    text = say(
        "after-question", name=case.customer.first_name, reference=ticket.reference, day=say.day(row.at)
    )
    yes = button(say.plain("care-solved"), Solved(ticket=ticket.id), "success")
    no = button(say.plain("after-not-solved"), NotSolved(ticket=ticket.id))
    return Screen(text, ((yes,), (no,)))
