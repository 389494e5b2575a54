"""Writing a ticket's history, and carrying each line to those who should have it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from xenia.care import lines
from xenia.care.find import Case, line_at
from xenia.care.models import Side, Ticket, TicketCopy, TicketLine
from xenia.care.said import Said
from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.room import Moment
from xenia.core.texts import Say
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
        replied = await line_at(session, said.chat_id, said.reply_to)
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


async def carry(
    moment: Moment,
    ticket: Ticket,
    line: TicketLine,
    readers: Iterable[Reader],
    make: Callable[[Say], Sequence[Screen]],
    otherwise: Otherwise | None = None,
) -> None:
    """Queue a line for its readers, in the order of the ticket."""
    session, readers = moment.session, tuple(readers)
    made = {one.language: make(moment.texts.say(one.language)) for one in readers}
    queued = [
        queue(session, DELIVERY, one.chat_id, screen, moment.now, otherwise, thread=ticket.reference)
        for one in readers
        for screen in made[one.language]
    ]
    if not queued:
        return
    await session.flush()
    session.add_all(TicketCopy(delivery_id=one.id, line_id=line.id, chat_id=one.chat_id) for one in queued)
    line.copies += len(queued)
    await session.flush()


async def team_of(session: AsyncSession, case: Case, *, everybody: bool = False) -> list[TeamMember]:
    """Who of the team is to know: who has it, or all while nobody has; never the customer themself."""
    if case.holder is not None and not everybody:
        return [case.holder]
    return [one for one in await team(session) if one.telegram_id != case.customer.telegram_id]


async def tell_team(
    moment: Moment,
    case: Case,
    line: TicketLine,
    *,
    but: TeamMember | None = None,
    everybody: bool = False,
    reply_to: int | None = None,
) -> bool:
    """Carry a line to those of the team who are to know, `but` who did it; whether there is anybody."""
    readers = await team_of(moment.session, case, everybody=everybody)
    await carry(
        moment,
        case.ticket,
        line,
        (Reader(one.telegram_id, one.language) for one in readers if but is None or one.id != but.id),
        lambda say: lines.for_team(say, case, line, but, reply_to),
    )
    return bool(readers)


async def tell_customer(moment: Moment, case: Case, line: TicketLine, member: TeamMember | None) -> None:
    """Carry a line to the customer; who of the team wrote it is told if it does not arrive.

    Raises:
        ValueError: it is a note, which never leaves the team.
    """
    if line.side == Side.NOTE:
        raise ValueError("a note does not leave the team")
    otherwise = None
    if member is not None:
        say = moment.texts.say(member.language)
        otherwise = Otherwise(member.telegram_id, lines.not_delivered(say, case, line))
    await carry(
        moment,
        case.ticket,
        line,
        [Reader(case.customer.telegram_id, case.customer.language)],
        lambda say: lines.for_customer(say, case, line, member, moment.shop.name),
        otherwise,
    )
