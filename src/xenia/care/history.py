"""Writing a ticket's history, and carrying each line to those who should have it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import func, select

from xenia.care import lines
from xenia.care.find import Case, line_at, place_in
from xenia.care.forum.bound import forum_for, told_in
from xenia.care.forum.told import card_is_stale, in_topic, not_delivered, stands_in
from xenia.care.models import Side, Ticket, TicketCopy, TicketLine
from xenia.care.said import Said
from xenia.care.threads.mute import listening
from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.room import Moment
from xenia.core.texts import Say
from xenia.deliveries.albums import wait_for_more
from xenia.deliveries.models import Delivery
from xenia.deliveries.queue import Otherwise, queue
from xenia.team.members import team
from xenia.team.models import TeamMember

DELIVERY = "ticket"
"""The kind of message that carries a line on: owed, so at least once; its reference shows a repeat."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to whom a line is carried."""

    chat_id: int
    language: str


async def write(
    session: AsyncSession,
    ticket: Ticket,
    side: Side,
    said: Said,
    now: datetime,
    *,
    member: TeamMember | None = None,
    edits: TicketLine | None = None,
) -> TicketLine:
    """Add a line. What was said before stays as it is, an edit stands beside it."""
    version = 1
    if edits is not None:
        before = select(func.count()).where(TicketLine.edits_id == edits.id)
        version = 2 + (await session.scalar(before) or 0)
    replied = None
    if said.chat_id is not None and said.reply_to is not None:
        replied = await line_at(session, said.chat_id, said.reply_to, said.reply_name)
    ticket.lines += 1
    line = TicketLine(
        ticket_id=ticket.id,
        number=ticket.lines,
        at=now,
        side=side,
        member_id=member.id if member else None,
        what=said.what,
        words=said.words,
        file=said.file,
        album=said.album,
        chat_id=said.chat_id,
        message_id=said.message_id,
        version=version,
        edits_id=edits.id if edits else None,
        reply_to_id=replied.id if replied and replied.ticket_id == ticket.id else None,
        copies=0,
    )
    session.add(line)
    await session.flush()
    await card_is_stale(session, ticket, now)
    return line


async def happened(
    session: AsyncSession,
    ticket: Ticket,
    what: str,
    now: datetime,
    *,
    member: TeamMember | None = None,
    words: str | None = None,
) -> TicketLine:
    """Add a line that says what became of the ticket."""
    return await write(session, ticket, Side.SYSTEM, Said(what, words), now, member=member)


@dataclass(frozen=True, slots=True)
class Errand:
    """A line, and to whom it is carried in which words."""

    line: TicketLine
    readers: Sequence[Reader]
    make: Callable[[Say], Sequence[Screen]]
    otherwise: Otherwise | None = None


async def carry(moment: Moment, ticket: Ticket, *errands: Errand, whole: bool = False) -> None:
    """Queue lines for their readers, in the order of the ticket.

    A part of an album that has just been written waits for the others, unless it is known to be `whole`.
    """
    session, queued = moment.session, list[tuple[Delivery, TicketLine]]()
    for errand in errands:
        made = {one.language: errand.make(moment.texts.say(one.language)) for one in errand.readers}
        line = errand.line
        for one in errand.readers:
            answered = await place_in(session, line.edits_id or line.reply_to_id, one.chat_id)
            for screen in made[one.language]:
                is_first = screen is made[one.language][0]
                delivery = queue(
                    session,
                    DELIVERY,
                    one.chat_id,
                    replace(screen, reply_to=answered.message_id) if is_first else screen,
                    moment.now,
                    errand.otherwise,
                    thread=ticket.reference,
                    album=line.album if line.edits_id is None else None,
                    answers_id=answered.delivery_id if is_first else None,
                )
                if delivery.album is not None and not whole and line.at == moment.now:
                    await wait_for_more(session, delivery)
                queued.append((delivery, line))
    await session.flush()
    for delivery, line in queued:
        session.add(TicketCopy(delivery_id=delivery.id, line_id=line.id, chat_id=delivery.chat_id))
        line.copies += 1
    await session.flush()


async def team_of(session: AsyncSession, case: Case, *, everybody: bool = False) -> Sequence[TeamMember]:
    """Who of the team is to know: who has it, or all who listen while nobody has; never the customer."""
    if case.holder is not None and not everybody:
        return [case.holder]
    others = [one for one in await team(session) if one.telegram_id != case.customer.telegram_id]
    return await listening(session, case.ticket.id, others)


async def tell_team(
    moment: Moment,
    case: Case,
    line: TicketLine,
    *,
    but: TeamMember | None = None,
    everybody: bool = False,
    reply_to: int | None = None,
) -> bool:
    """Carry a line to those of the team who are to know, `but` who did it; whether there is anybody.

    Where there is a staff forum, all of them read it in the ticket's topic, and nobody in private.
    """
    forum = await told_in(moment.session, case.customer.telegram_id, case.ticket.reference)
    if forum is not None:
        if not await stands_in(moment.session, forum, line):
            topic = [Reader(forum.chat_id, forum.language)]
            make = partial(in_topic, case=case, line=line, member=but, reply_to=reply_to)
            await carry(moment, case.ticket, Errand(line, topic, make))
        return True
    readers = await team_of(moment.session, case, everybody=everybody)
    told = [Reader(one.telegram_id, one.language) for one in readers if but is None or one.id != but.id]
    make = partial(lines.for_team, case=case, line=line, member=but, reply_to=reply_to)
    await carry(moment, case.ticket, Errand(line, told, make))
    return bool(readers)


async def tell_customer(
    moment: Moment, case: Case, line: TicketLine, member: TeamMember | None, *, whole: bool = False
) -> None:
    """Carry a line to the customer; who of the team wrote it is told if it does not arrive.

    Raises:
        ValueError: it is a note, which never leaves the team.
    """
    if line.side == Side.NOTE:
        raise ValueError("a note does not leave the team")
    otherwise = None
    forum = await forum_for(moment.session, case.customer.telegram_id)
    if member is not None and forum is not None:
        told = not_delivered(moment.texts.say(forum.language), case, line)
        otherwise = Otherwise(forum.chat_id, told)
    elif member is not None:
        say = moment.texts.say(member.language)
        otherwise = Otherwise(member.telegram_id, lines.not_delivered(say, case, line))
    customer = [Reader(case.customer.telegram_id, case.customer.language)]
    make = partial(lines.for_customer, case=case, line=line, member=member, shop=moment.shop.name)
    await carry(moment, case.ticket, Errand(line, customer, make, otherwise), whole=whole)
    if forum is not None and line.side == Side.STAFF:
        await tell_team(moment, case, line, but=member)  # what was written elsewhere, its topic shows as well
