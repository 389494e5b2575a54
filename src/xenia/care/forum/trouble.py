"""When the bound group cannot be used: who is told, where the words go meanwhile, how it works again."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import exists, select, update

from xenia.care import lines
from xenia.care.bring import number_of
from xenia.care.find import Case, case_of, history
from xenia.care.forum import screens
from xenia.care.forum.bound import forum_for
from xenia.care.forum.models import Lack, StaffForum
from xenia.care.forum.told import CARD, in_topic, stands_in
from xenia.care.history import DELIVERY, Errand, Reader, carry, team_of
from xenia.care.models import Side, TicketCopy, TicketLine
from xenia.core.reply import SCREEN_JSON
from xenia.core.room import Moment
from xenia.deliveries.models import CANCELLED, PAUSED, QUEUED, Delivery
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
        .values(trouble=lack.value, trouble_at=moment.now),
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
    if lack is not None:
        await begin_trouble(moment, forum.chat_id, lack)
        await moment.session.execute(
            update(StaffForum).where(StaffForum.id == forum.id).values(trouble=lack.value),
            execution_options=_QUIETLY,
        )
        return
    since = max(forum.bound_at, forum.trouble_at - _BEFORE) if forum.trouble_at else forum.bound_at
    again: Any = await moment.session.execute(
        update(StaffForum)
        .where(StaffForum.id == forum.id, StaffForum.trouble.is_not(None))
        .values(trouble=None, trouble_at=None),
        execution_options=_QUIETLY,
    )
    if not again.rowcount:
        return
    say = moment.texts.say(forum.language)
    queue(moment.session, TROUBLE, forum.chat_id, screens.works_again(say), moment.now)
    missed = await moment.session.scalars(
        select(TicketLine)
        .where(TicketLine.at >= since, TicketLine.side != Side.SYSTEM)
        .order_by(TicketLine.id)
    )
    for line in missed.all():
        if not await stands_in(moment.session, forum, line):
            await _tell_topic(moment, forum, line)


async def retell(moment: Moment) -> int:
    """What waits for a group that cannot be used goes to the team in private; returns how much it was."""
    well = exists().where(
        StaffForum.chat_id == Delivery.chat_id, StaffForum.unbound_at.is_(None), StaffForum.trouble.is_(None)
    )
    ever = exists().where(StaffForum.chat_id == Delivery.chat_id)
    found = await moment.session.scalars(
        select(Delivery)
        .where(Delivery.chat_id < 0, Delivery.state.in_((QUEUED, PAUSED)), ever, ~well)
        .order_by(Delivery.id)
        .limit(_SLICE)
        .with_for_update()
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
    if line is None:  # a word about a line, as it was: that one was not delivered
        for member in told:
            queue(moment.session, delivery.kind, member.telegram_id, screens.alone(screen), moment.now)
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


async def _tell_topic(moment: Moment, forum: StaffForum, line: TicketLine) -> None:
    case = await case_of(moment.session, line.ticket_id)
    if await forum_for(moment.session, case.customer.telegram_id) is None:
        return
    writer = await _writer(moment, line)
    reply_to = await number_of(moment, line.edits_id or line.reply_to_id)
    make = partial(in_topic, case=case, line=line, member=writer, reply_to=reply_to)
    await carry(moment, case.ticket, Errand(line, [Reader(forum.chat_id, forum.language)], make))


async def all_into_topic(moment: Moment, forum: StaffForum, case: Case) -> None:
    """Have all that was said stand in the topic once more, pictures and files too."""
    errands = []
    for line in await history(moment.session, case.ticket.id):
        if line.side != Side.SYSTEM:
            writer = await _writer(moment, line)
            reply_to = await number_of(moment, line.edits_id or line.reply_to_id)
            make = partial(in_topic, case=case, line=line, member=writer, reply_to=reply_to)
            errands.append(Errand(line, [Reader(forum.chat_id, forum.language)], make))
    await carry(moment, case.ticket, *errands)


async def _writer(moment: Moment, line: TicketLine | None) -> TeamMember | None:
    return await moment.session.get(TeamMember, line.member_id) if line and line.member_id else None
