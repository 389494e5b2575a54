"""Keeping what somebody wrote before they joined, or to nobody, until they make a ticket of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, exists, or_, select

from xenia.care.bring import open_case
from xenia.care.early.models import TicketEarly
from xenia.care.early.refusals import NothingKept
from xenia.care.find import Case
from xenia.care.models import Kind
from xenia.care.said import SAID_JSON, Said
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.customers.models import Customer

KEPT_FOR = timedelta(days=14)
"""Somebody who has not joined has agreed to nothing: what they wrote is forgotten then."""
LATELY = timedelta(hours=1)
"""So long a customer, who can write to somebody at any time, finds again what they wrote to nobody."""
MOST = 50
"""Messages of one person."""
_SLICE = 500
_QUIETLY: dict[str, Any] = {"synchronize_session": False}


async def keep(moment: Moment, telegram_id: int, said: Said) -> int:
    """Keep it; returns how many messages of theirs are kept, 0 where it is one too many."""
    before = await kept_of(moment.session, telegram_id)
    if len(before) >= MOST:
        return 0
    told = SAID_JSON.dump_json(said).decode()
    moment.session.add(TicketEarly(telegram_id=telegram_id, at=moment.now, said=told))
    await moment.session.flush()
    return len(before) + 1


async def lately(moment: Moment, customer: Customer) -> Sequence[TicketEarly]:
    """What a customer wrote to nobody of late, or before they joined; what is older is forgotten."""
    is_old = (TicketEarly.at >= customer.joined_at) & (TicketEarly.at <= moment.now - LATELY)
    theirs = TicketEarly.telegram_id == customer.telegram_id
    await moment.session.execute(delete(TicketEarly).where(theirs, is_old), execution_options=_QUIETLY)
    return await kept_of(moment.session, customer.telegram_id)


async def keep_lately(moment: Moment, customer: Customer, said: Said) -> None:
    """Keep what a customer says to nobody, in case they want somebody next."""
    await lately(moment, customer)
    await keep(moment, customer.telegram_id, said)


async def amend(session: AsyncSession, said: Said) -> bool | None:
    """Somebody changed what they had written; whether it says something new. None: it is not kept here."""
    for one in await kept_of(session, said.chat_id or 0):
        before = SAID_JSON.validate_json(one.said)
        if before.message_id == said.message_id:
            after = before.changed_to(said)
            one.said = SAID_JSON.dump_json(after).decode()
            return after != before
    return None


async def bring(moment: Moment, customer: Customer, kind: Kind) -> tuple[Case, bool]:
    """Open a ticket with all of it, in its order; see `open_case`.

    Raises:
        NothingKept: it was brought already, or dropped.
    """
    kept = await kept_of(moment.session, customer.telegram_id)
    if not kept:
        raise NothingKept
    opened = await open_case(moment, customer, kind, [SAID_JSON.validate_json(one.said) for one in kept])
    await drop(moment.session, customer.telegram_id)
    return opened


async def drop(session: AsyncSession, telegram_id: int) -> None:
    """They say that it was nothing."""
    await session.execute(
        delete(TicketEarly).where(TicketEarly.telegram_id == telegram_id), execution_options=_QUIETLY
    )


async def forget_early(moment: Moment) -> int:
    """What nobody came back for is forgotten; returns how much it was."""
    of_customer = exists().where(
        Customer.telegram_id == TicketEarly.telegram_id, Customer.joined_at <= TicketEarly.at
    )
    is_old = or_(
        TicketEarly.at <= moment.now - KEPT_FOR, (TicketEarly.at <= moment.now - LATELY) & of_customer
    )
    old = select(TicketEarly.id).where(is_old).limit(_SLICE)
    gone: Any = await moment.session.execute(
        delete(TicketEarly).where(TicketEarly.id.in_(old)), execution_options=_QUIETLY
    )
    return int(gone.rowcount)


async def kept_of(session: AsyncSession, telegram_id: int) -> Sequence[TicketEarly]:
    """All that is kept of somebody, the oldest first."""
    found = await session.scalars(
        select(TicketEarly).where(TicketEarly.telegram_id == telegram_id).order_by(TicketEarly.id)
    )
    return found.all()
