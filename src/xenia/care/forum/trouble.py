"""When the bound group cannot be used: who is told, where the words go meanwhile, how it works again."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import aliased

from xenia.care import lines
from xenia.care.bring import number_of
from xenia.care.find import Case, case_of
from xenia.care.forum import screens
from xenia.care.forum.bound import bound_forum
from xenia.care.forum.models import Lack, StaffForum
from xenia.care.forum.told import CARD, REACTION, card_is_stale, in_topic
from xenia.care.history import DELIVERY, Errand, Reader, carry, team_of
from xenia.care.models import OPEN, Side, Ticket, TicketCopy, TicketLine
from xenia.core.reply import SCREEN_JSON
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.deliveries.models import CANCELLED, PAUSED, QUEUED, SENDING, Delivery
from xenia.deliveries.queue import queue
from xenia.team.members import team
from xenia.team.models import ADMIN, OWNER, TeamMember

TROUBLE = "forum-trouble"
_SLICE = 50
_BEFORE = timedelta(hours=1)
"""What was said so long before may have been on its way when the trouble began."""
_QUIETLY: dict[str, Any] = {"synchronize_session": False}


async def begin_trouble(moment: Moment, chat_id: int, lack: Lack) -> None:
    """The group cannot be used. Those who answer for the shop are told in private, once."""
    began: Any = await moment.session.execute(
        update(StaffForum)
        .where(StaffForum.chat_id == chat_id, StaffForum.unbound_at.is_(None), StaffForum.trouble.is_(None))
        .values(trouble=lack.value, trouble_at=func.coalesce(StaffForum.trouble_at, moment.now)),
        execution_options=_QUIETLY,
    )
    if not began.rowcount:
        return
    for member in await team(moment.session):
        if member.may(ADMIN):
            say = moment.texts.say(member.language)
            page = screens.in_trouble(say, lack, can_try=member.may(OWNER))
            queue(moment.session, TROUBLE, member.telegram_id, page, moment.now)


async def looked_at(moment: Moment, forum: StaffForum, lack: Lack | None) -> None:
    """What a look at the group has shown. What was told in private meanwhile, its topics are told now."""
    if lack == Lack.UNKNOWN:
        return
    kept = await moment.session.get_one(StaffForum, forum.id, with_for_update=True, populate_existing=True)
    if lack is not None:
        await begin_trouble(moment, kept.chat_id, lack)
        kept.trouble = lack.value
    elif kept.trouble is not None:
        kept.trouble = None
        await moment.session.flush()
        say = moment.texts.say(kept.language)
        queue(moment.session, TROUBLE, kept.chat_id, screens.works_again(say), moment.now)
        await catch_up(moment)
        await show_open(moment)


async def show_open(moment: Moment) -> None:
    """Everything that is open has a topic, also what was there before the group."""
    found = await moment.session.scalars(select(Ticket).where(Ticket.state.in_(OPEN)).order_by(Ticket.id))
    for ticket in found.all():
        await card_is_stale(moment.session, ticket, moment.now)


async def catch_up(moment: Moment) -> int:
    """What was said while the group could not be used, its topics are told; returns how much it was."""
    forum = await bound_forum(moment.session)
    if forum is None or forum.trouble is not None or forum.trouble_at is None:
        return 0
    stands = exists().where(
        TicketCopy.line_id == TicketLine.id,
        TicketCopy.chat_id == forum.chat_id,
        Delivery.id == TicketCopy.delivery_id,
        Delivery.state != CANCELLED,
    )
    is_colleague = exists().where(
        TeamMember.telegram_id == Customer.telegram_id, TeamMember.removed_at.is_(None)
    )
    found = await moment.session.scalars(
        select(TicketLine)
        .join(Ticket, Ticket.id == TicketLine.ticket_id)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(
            TicketLine.at >= max(forum.bound_at, forum.trouble_at - _BEFORE),
            TicketLine.side != Side.SYSTEM,
            TicketLine.what != REACTION,
            func.coalesce(TicketLine.chat_id, 0) != forum.chat_id,
            ~stands.correlate(TicketLine),
            ~is_colleague.correlate(Customer),
        )
        .order_by(TicketLine.id)
        .limit(_SLICE)
    )
    missed = found.all()
    for line in missed:
        case = await case_of(moment.session, line.ticket_id)
        await carry(moment, case.ticket, await _errand(moment, forum, case, line))
    if not missed:
        forum.trouble_at = None
    return len(missed)


async def retell(moment: Moment) -> int:
    """What waits for a group that cannot be used goes to the team in private; returns how much it was."""
    well = exists().where(
        StaffForum.chat_id == Delivery.chat_id, StaffForum.unbound_at.is_(None), StaffForum.trouble.is_(None)
    )
    # Asked for by their chats: by their state alone, all that waits for customers would be looked through.
    ever = Delivery.chat_id.in_(select(StaffForum.chat_id))
    other = aliased(Delivery)
    # One that is on its way comes back in a moment, and goes before those behind it.
    on_its_way = exists().where(
        other.chat_id == Delivery.chat_id, other.thread == Delivery.thread, other.state == SENDING
    )
    theirs = (ever, Delivery.state.in_((QUEUED, PAUSED)), ~well)
    # Locked by a statement of its own: what the sender has taken meanwhile, the next one sees on its way.
    await moment.session.execute(select(Delivery.id).where(*theirs).with_for_update())
    found = await moment.session.scalars(
        select(Delivery).where(*theirs, ~on_its_way).order_by(Delivery.id).limit(_SLICE)
    )
    waiting = found.all()
    for delivery in waiting:
        delivery.state, delivery.reason = CANCELLED, "forum"
        await moment.session.flush()
        await _retell(moment, delivery)
    return len(waiting)


async def _retell(moment: Moment, delivery: Delivery) -> None:
    screen = SCREEN_JSON.validate_json(delivery.screen or "")
    if delivery.kind == CARD or screen.topic is None:
        return
    case = await case_of(moment.session, screen.topic)
    line = None
    if delivery.kind == DELIVERY:
        line = await moment.session.scalar(
            select(TicketLine)
            .join(TicketCopy, TicketCopy.line_id == TicketLine.id)
            .where(TicketCopy.delivery_id == delivery.id)
        )
    writer = await _writer(moment, line)
    told = [one for one in await team_of(moment.session, case) if writer is None or one.id != writer.id]
    if line is None or line.what == REACTION:  # a word about a line, as it was
        for member in told:
            queue(
                moment.session,
                delivery.kind,
                member.telegram_id,
                screens.alone(screen),
                moment.now,
                names_id=case.customer.id,
            )
    elif line.side != Side.STAFF and not await _is_retold(moment, line, told):
        reply_to = await number_of(moment, line.edits_id or line.reply_to_id)
        make = partial(lines.for_team, case=case, line=line, member=writer, reply_to=reply_to)
        readers = [Reader(one.telegram_id, one.language) for one in told]
        await carry(moment, case.ticket, Errand(line, readers, make))


async def _is_retold(moment: Moment, line: TicketLine, told: Sequence[TeamMember]) -> bool:
    """Whether another part of the same line has brought all of it: long words are several messages."""
    chats = [one.telegram_id for one in told]
    found = select(TicketCopy.delivery_id).where(TicketCopy.line_id == line.id, TicketCopy.chat_id.in_(chats))
    return await moment.session.scalar(found.limit(1)) is not None


async def _errand(moment: Moment, forum: StaffForum, case: Case, line: TicketLine) -> Errand:
    """Carries a line into its topic."""
    writer = await _writer(moment, line)
    reply_to = await number_of(moment, line.edits_id or line.reply_to_id)
    make = partial(in_topic, case=case, line=line, member=writer, reply_to=reply_to)
    return Errand(line, [Reader(forum.chat_id, forum.language)], make)


async def _writer(moment: Moment, line: TicketLine | None) -> TeamMember | None:
    return await moment.session.get(TeamMember, line.member_id) if line and line.member_id else None
