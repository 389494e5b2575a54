"""What a customer writes outside a conversation, where it is not plain to which ticket it belongs.

It is kept until one tap says so, or until it has waited so long that the ticket of the day gets it: while a
ticket is open, nothing that its customer wrote goes unread.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, exists, func, select

from xenia.care.bring import open_case, say
from xenia.care.early.refusals import NothingKept
from xenia.care.find import Case, line_at, own_case
from xenia.care.models import OPEN, Kind, Side, Ticket, TicketAside, TicketLine
from xenia.care.said import SAID_JSON, Said
from xenia.care.screens import added_late
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.deliveries.queue import queue

WAITS_FOR = timedelta(minutes=30)
"""So long a customer is waited for who was asked to which ticket something belongs."""
_LATE = "aside"
_MOST = 20
"""Customers to a transaction."""


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


async def amend_aside(moment: Moment, customer: Customer, said: Said) -> bool | None:
    """Somebody changed what they had written; whether it says something new. None: it is not laid aside."""
    for one in await _waiting(moment, customer):
        before = SAID_JSON.validate_json(one.said)
        if (before.chat_id, before.message_id) == (said.chat_id, said.message_id):
            after = before.changed_to(said)
            one.said = SAID_JSON.dump_json(after).decode()
            return after != before
    return None


async def add_all(moment: Moment, ticket_id: int, customer: Customer, *, also_ended: bool = False) -> Case:
    """All that was laid aside belongs to that ticket, in the order in which it was written; see `say`.

    Raises:
        NoSuchCase, NotOpen: it stays aside.
    """
    case = await own_case(moment.session, ticket_id, customer.id)
    for one in await _waiting(moment, customer):
        said = SAID_JSON.validate_json(one.said)
        case = await say(moment, ticket_id, customer, said, also_ended=also_ended)
        await moment.session.delete(one)
    await moment.session.flush()
    return case


async def gone_to(moment: Moment, customer: Customer, message_id: int) -> Case | None:
    """Where something has gone that they were asked about; None: it waits still.

    Raises:
        NothingKept: they said that it is not needed.
    """
    for one in await _waiting(moment, customer):
        if SAID_JSON.validate_json(one.said).message_id == message_id:
            return None
    line = await line_at(moment.session, customer.telegram_id, message_id)
    if line is None:
        raise NothingKept
    return await own_case(moment.session, line.ticket_id, customer.id)


async def open_kept(moment: Moment, customer: Customer, kind: Kind) -> tuple[Case, bool]:
    """Open a ticket with all that was laid aside; see `open_case`.

    Raises:
        NothingKept: it has found its ticket already, or was dropped.
    """
    kept = await _waiting(moment, customer)
    if not kept:
        raise NothingKept
    opened = await open_case(moment, customer, kind, [SAID_JSON.validate_json(one.said) for one in kept])
    await drop_all(moment, customer)
    return opened


async def is_kept(moment: Moment, customer: Customer) -> bool:
    """Whether anything of theirs is laid aside."""
    return bool(await _waiting(moment, customer))


async def add_late(moment: Moment) -> int:
    """What nobody has said a word about goes to the ticket last spoken in, and its customer is told."""
    session = moment.session
    has_open = exists().where(Ticket.customer_id == TicketAside.customer_id, Ticket.state.in_(OPEN))
    late = await session.scalars(
        select(TicketAside.customer_id)
        .where(TicketAside.at <= moment.now - WAITS_FOR, has_open)
        .group_by(TicketAside.customer_id)
        .order_by(func.min(TicketAside.id))
        .limit(_MOST)
    )
    added = 0
    for customer_id in late.all():
        added += await _add_late(moment, await session.get_one(Customer, customer_id))
    return added


async def _add_late(moment: Moment, customer: Customer) -> bool:
    session = moment.session
    active = await session.scalar(
        select(Ticket.id)
        .join(TicketLine, TicketLine.ticket_id == Ticket.id)
        .where(Ticket.customer_id == customer.id, Ticket.state.in_(OPEN))
        .order_by(TicketLine.id.desc())
        .limit(1)
    )
    case = await own_case(session, active, customer.id, to_change=True) if active else None
    if case is None or not case.ticket.is_open:
        return False
    before = case.ticket.lines
    case = await add_all(moment, case.ticket.id, customer)
    added = await session.execute(
        select(func.min(TicketLine.id), func.max(TicketLine.id)).where(
            TicketLine.ticket_id == case.ticket.id,
            TicketLine.number > before,
            TicketLine.side == Side.CUSTOMER,
        )
    )
    first, last = added.one()
    if first is None:
        return False
    screen = added_late(moment.texts.say(customer.language), case, first, last)
    queue(session, _LATE, customer.telegram_id, screen, moment.now)
    return True


async def drop_all(moment: Moment, customer: Customer) -> None:
    """The customer says that it belongs to no ticket."""
    await moment.session.execute(
        delete(TicketAside).where(TicketAside.customer_id == customer.id),
        execution_options={"synchronize_session": False},
    )


async def _waiting(moment: Moment, customer: Customer) -> Sequence[TicketAside]:
    found = await moment.session.scalars(
        select(TicketAside)
        .where(TicketAside.customer_id == customer.id)
        .order_by(TicketAside.id)
        .with_for_update()
    )
    return found.all()
