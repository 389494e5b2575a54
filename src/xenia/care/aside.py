"""What a customer writes outside a conversation, kept until one tap says where it belongs."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from xenia.care.bring import say
from xenia.care.find import Case, own_case
from xenia.care.models import TicketAside
from xenia.care.said import SAID_JSON, Said
from xenia.core.room import Moment
from xenia.customers.models import Customer


async def lay_aside(moment: Moment, customer: Customer, said: Said) -> int:
    """Keep what was written.

    Returns:
        How many messages wait for the customer's word; 0 for the next picture of an album asked about.
    """
    waiting = [SAID_JSON.validate_json(one.said) for one in await _waiting(moment, customer)]
    moment.session.add(
        TicketAside(customer_id=customer.id, at=moment.now, said=SAID_JSON.dump_json(said).decode())
    )
    await moment.session.flush()
    if said.album is not None and any(one.album == said.album for one in waiting):
        return 0
    return len(waiting) + 1


async def add_all(moment: Moment, ticket_id: int, customer: Customer) -> Case:
    """All that was laid aside belongs to that ticket, in the order in which it was written.

    Raises:
        NoSuchCase, NotOpen: it stays aside.
    """
    case = await own_case(moment.session, ticket_id, customer.id)
    for one in await _waiting(moment, customer):
        case = await say(moment, ticket_id, customer, SAID_JSON.validate_json(one.said))
        await moment.session.delete(one)
    await moment.session.flush()
    return case


async def drop_all(moment: Moment, customer: Customer) -> None:
    """The customer says that it belongs to no ticket."""
    await moment.session.execute(
        delete(TicketAside).where(TicketAside.customer_id == customer.id),
        execution_options={"synchronize_session": False},
    )


async def _waiting(moment: Moment, customer: Customer) -> Sequence[TicketAside]:
    found = await moment.session.scalars(
        select(TicketAside).where(TicketAside.customer_id == customer.id).order_by(TicketAside.id)
    )
    return found.all()
