"""An emoji on somebody's line: it is shown on the other side's copy of it, or told in words."""

from functools import partial
from typing import Any

from aiogram.types import MessageReactionUpdated, ReactionTypeEmoji
from sqlalchemy import or_, select

from xenia.care.find import Case, case_of, line_at
from xenia.care.forum.bound import told_in
from xenia.care.forum.told import REACTION
from xenia.care.history import Errand, Reader, carry, team_of, write
from xenia.care.models import Side, Ticket, TicketCopy, TicketLine
from xenia.care.said import Said
from xenia.care.threads.screens import OWN_EMOJI, reaction
from xenia.core.database import AsyncSession
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.deliveries.models import Delivery
from xenia.team.models import TeamMember


def emoji_of(event: MessageReactionUpdated) -> str:
    """The newest of somebody's reactions to a message, `""` where none is left."""
    if not event.new_reaction:
        return ""
    newest = event.new_reaction[-1]
    return newest.emoji if isinstance(newest, ReactionTypeEmoji) else OWN_EMOJI


async def react(
    moment: Moment,
    chat_id: int,
    message_id: int,
    emoji: str,
    customer: Customer | None,
    member: TeamMember | None,
) -> TicketLine | None:
    """Keep a reaction of a customer or of the team, and have the other side see it.

    It opens, answers and changes nothing. Of the team, only who may answer the ticket reacts to the
    customer's eyes, and to nothing but what customer and team have said to each other.

    Returns:
        The line that it is; None where nobody else is to see it, or it is as it was.
    """
    session = moment.session
    on = await line_at(session, chat_id, message_id)
    if on is None or on.what == REACTION:
        return None
    case = await case_of(session, on.ticket_id, to_change=True)
    by_customer = case.customer.telegram_id == chat_id
    if customer is None if by_customer else not _may(case, on, member):
        return None
    by = None if by_customer else member
    side = Side.CUSTOMER if by_customer else Side.STAFF
    if emoji == await _before(session, on, side, by):
        return None
    line = await write(session, case.ticket, side, Said(REACTION, emoji or None), moment.now, member=by)
    line.reply_to_id = on.id
    forum = None
    if by_customer:
        forum = await told_in(session, case.customer.telegram_id, case.ticket.reference)
    if not by_customer:
        readers = [Reader(case.customer.telegram_id, case.customer.language)]
    elif forum is not None:
        readers = [Reader(forum.chat_id, forum.language)]
    else:
        found = await team_of(session, case)
        readers = [Reader(one.telegram_id, one.language) for one in found]
    written_in = await session.get_one(Ticket, on.ticket_id)
    same: dict[str, Any] = {
        "case": case,
        "line": line,
        "on": on,
        "named": f"{written_in.reference}·{on.number}",
        "topic": case.ticket.id if forum is not None else None,
    }
    for reader in readers:
        there = await _shown_to(session, on, reader.chat_id)
        make = partial(reaction, **same, member=by, shop=moment.shop.name, there=there)
        await carry(moment, case.ticket, Errand(line, [reader], make))
    return line


def _may(case: Case, on: TicketLine, member: TeamMember | None) -> bool:
    if member is None or on.side not in (Side.CUSTOMER, Side.STAFF):
        return False
    if case.customer.telegram_id == member.telegram_id:
        return False
    return case.holder is None or case.holder.id == member.id


async def customers_emoji(session: AsyncSession, on: TicketLine) -> str:
    """With what the customer last reacted to a line, in whichever of its versions; `""` if that is gone."""
    first = on.edits_id or on.id
    versions = select(TicketLine.id).where(or_(TicketLine.id == first, TicketLine.edits_id == first))
    found = await session.scalar(
        select(TicketLine.words)
        .where(
            TicketLine.reply_to_id.in_(versions),
            TicketLine.what == REACTION,
            TicketLine.side == Side.CUSTOMER,
        )
        .order_by(TicketLine.id.desc())
        .limit(1)
    )
    return found or ""


async def _before(session: AsyncSession, on: TicketLine, side: Side, by: TeamMember | None) -> str:
    """The emoji with which the same person has reacted so far."""
    found = await session.scalar(
        select(TicketLine)
        .where(
            TicketLine.reply_to_id == on.id,
            TicketLine.what == REACTION,
            TicketLine.side == side,
            TicketLine.member_id == (by.id if by else None),
        )
        .order_by(TicketLine.id.desc())
        .limit(1)
    )
    return (found.words or "") if found else ""


async def _shown_to(session: AsyncSession, on: TicketLine, chat_id: int) -> int | None:
    """The message of a chat that is this line, or carries it; None where it has not arrived there yet."""
    if on.chat_id == chat_id:
        return on.message_id
    return await session.scalar(
        select(Delivery.message_id)
        .join(TicketCopy, TicketCopy.delivery_id == Delivery.id)
        .where(TicketCopy.line_id == on.id, TicketCopy.chat_id == chat_id, Delivery.message_id.is_not(None))
        .order_by(Delivery.id.desc())
        .limit(1)
    )
