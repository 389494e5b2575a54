"""How a ticket's lines read in its topic, and how the card there is kept right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import exists, select

from xenia.care import lines
from xenia.care.find import Case
from xenia.care.forum.bound import forum_for, topic_of
from xenia.care.forum.card import card
from xenia.care.forum.models import StaffForum
from xenia.care.models import Side, Ticket, TicketCopy, TicketLine
from xenia.core.database import AsyncSession
from xenia.core.names import split
from xenia.core.reply import Button, Screen
from xenia.core.texts import Html, Say
from xenia.customers.models import Customer
from xenia.deliveries.models import CANCELLED, PAUSED, QUEUED, SENDING, Delivery
from xenia.deliveries.queue import queue
from xenia.team.members import names_of
from xenia.team.models import TeamMember

CARD = "forum-card"
"""The kind of message that brings a card up to date."""
REACTION = "reaction"
"""What a line is that is an emoji on another one."""
_SOON = timedelta(seconds=2)
_APART = timedelta(minutes=1)
"""Between two changes of one card: a group takes few, and who taps sees theirs at once."""
_IN_A_MESSAGE = 3400
_WITHOUT_WORDS = {"video_note", "sticker", "location", "venue", "contact", "other"}
"""What has no words under it when it is copied; there a button names the line."""


def in_topic(
    say: Say, case: Case, line: TicketLine, member: TeamMember | None, reply_to: int | None
) -> tuple[Screen, ...]:
    """A line as it stands in the topic. That a ticket was opened, its card says."""
    topic = case.ticket.id
    if line.side == Side.SYSTEM and line.what == "opened":
        return (Screen("", topic=topic),)
    name = lines.name_of(case, line)
    named = ((Button(name, copy=name),),) if line.what in _WITHOUT_WORDS else ()
    made = lines.for_team(say, case, line, member, reply_to)
    if line.what == "brought-back":  # the card is far above by now
        return tuple(replace(one, rows=card(say, case).rows, topic=topic) for one in made)
    return tuple(replace(one, rows=named if one.copied else (), topic=topic) for one in made)


def for_topic(make: Callable[[Say], Sequence[Screen]], case: Case) -> Callable[[Say], Sequence[Screen]]:
    """The same messages, as they stand in the ticket's topic: the card there has all the buttons."""
    return lambda say: [replace(one, rows=(), topic=case.ticket.id) for one in make(say)]


def is_told(line: TicketLine) -> bool:
    """Whether a line is told in words: what happened stands on the card, and an emoji on its message."""
    return line.side != Side.SYSTEM and line.what != REACTION


def not_delivered(say: Say, case: Case, line: TicketLine) -> Screen:
    """The same as in private, without a way to where one is already."""
    return replace(lines.not_delivered(say, case, line), rows=(), topic=case.ticket.id)


async def stands_in(session: AsyncSession, forum: StaffForum, line: TicketLine) -> bool:
    """Whether a line can be read in its topic already, or is on its way there."""
    if line.chat_id == forum.chat_id:
        return True
    carried = (
        select(TicketCopy.delivery_id)
        .join(Delivery, Delivery.id == TicketCopy.delivery_id)
        .where(
            TicketCopy.line_id == line.id,
            TicketCopy.chat_id == forum.chat_id,
            Delivery.state != CANCELLED,
        )
        .limit(1)
    )
    return await session.scalar(carried) is not None


async def card_is_stale(session: AsyncSession, ticket: Ticket, now: datetime) -> None:
    """Something happened: have the card shown anew, soon, and once for all that happens until then."""
    customer = await session.get_one(Customer, ticket.customer_id)
    forum = await forum_for(session, customer.telegram_id)
    if forum is None:
        return
    pending = select(Delivery.id).where(
        Delivery.kind == CARD,
        Delivery.chat_id == forum.chat_id,
        Delivery.about == ticket.id,
        Delivery.state == QUEUED,
    )
    if await session.scalar(pending.limit(1)) is not None:
        return
    topic = await topic_of(session, ticket.id, forum.chat_id)
    shown_at = topic.card_at if topic is not None else None
    delivery = queue(
        session, CARD, forum.chat_id, Screen("", topic=ticket.id), now, names_id=ticket.customer_id
    )
    delivery.about = ticket.id
    delivery.retry_at = max(now + _SOON, shown_at + _APART) if shown_at else now + _SOON


async def told_before(session: AsyncSession, say: Say, case: Case, chat_id: int) -> tuple[Screen, ...]:
    """For a new topic: all that was said and done, but for what is on its way there, in few messages."""
    on_its_way = (
        exists()
        .where(
            TicketCopy.line_id == TicketLine.id,
            TicketCopy.chat_id == chat_id,
            Delivery.id == TicketCopy.delivery_id,
            Delivery.state.in_((QUEUED, SENDING, PAUSED)),
        )
        .correlate(TicketLine)
    )
    found = await session.scalars(
        select(TicketLine)
        .where(TicketLine.ticket_id == case.ticket.id, ~on_its_way)
        .order_by(TicketLine.number)
    )
    before = [one for one in found if is_told(one)]
    names = await names_of(session, {one.member_id for one in before if one.member_id})
    return _history(say, case, before, names)


def _history(
    say: Say, case: Case, before: Sequence[TicketLine], names: Mapping[int, str]
) -> tuple[Screen, ...]:
    messages: list[str] = []
    for line in before:
        words = line.words or ""
        if line.what != "text":
            words = f"{say.plain('care-sent', what=line.what)} {words}".strip()
        for part in split(words, _IN_A_MESSAGE - 300):
            writer = names.get(line.member_id or 0, "")
            told = say(
                "forum-before",
                at=f"{say.short_day(line.at)} {say.time(line.at)}",
                name=lines.name_of(case, line),
                side=line.side.value,
                who=case.customer.first_name if line.side == Side.CUSTOMER else writer,
                edit="yes" if line.edits_id else "no",
                words=part,
            )
            if messages and len((messages[-1] + told).encode("utf-16-le")) // 2 <= _IN_A_MESSAGE:
                messages[-1] += f"\n\n{told}"
            else:
                messages.append(told)
    if not messages:
        return ()
    head = say("forum-before-title")
    return tuple(Screen(Html(f"{head}\n\n{one}")) for one in messages)
