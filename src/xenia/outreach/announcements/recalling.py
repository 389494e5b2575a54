"""Taking an announcement back: its messages are deleted, and what could not be is counted."""

from dataclasses import dataclass

from sqlalchemy import and_, exists, func, literal, null, or_, select
from sqlalchemy.orm import aliased

from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.deliveries.models import CANCELLED, PAUSED, QUEUED, SENDING, SENT, UNKNOWN, Delivery
from xenia.deliveries.queue import plan_from
from xenia.outreach.announcements.course import KIND, RECALLED_WITHIN
from xenia.outreach.announcements.models import RECALLED, Announcement
from xenia.outreach.announcements.progress import IS_ERASED

SLICE = 1_000
"""Messages in one statement."""


async def compose_recall(moment: Moment, about: int, _: Say) -> Screen | None:
    """The message of that announcement in this chat is deleted, an album with all that belongs to it."""
    session = moment.session
    found = await session.execute(
        select(Delivery.message_id, Delivery.also).where(
            Delivery.chat_id == moment.chat_id,
            Delivery.state == SENT,
            Delivery.kind == KIND,
            Delivery.about == about,
        )
    )
    row = found.first()
    if row is None or row.message_id is None:
        return None
    return Screen("", deletes=(row.message_id, *(int(one) for one in (row.also or "").split())))


RECALL = DeliveryKind("recall", None, 1, compose_recall)
"""Owed, and before all that is unasked; never before an answer."""


async def plan_recall(moment: Moment) -> int:
    """Plan the deletion of the next messages of a recalled announcement.

    What was on its way when it was recalled is looked for again until it has arrived, or has not.
    """
    session = moment.session
    unplanned = select(Announcement).where(
        Announcement.state == RECALLED,
        Announcement.planned_at.is_(None),
        Announcement.over_at > moment.now - RECALLED_WITHIN,
    )
    first = unplanned.order_by(Announcement.id).limit(1).with_for_update()
    # Whoever has just recalled it had read it before.
    one = await session.scalar(first, execution_options={"populate_existing": True})
    if one is None or one.over_at is None:
        return 0
    of_it = (Delivery.kind == KIND, Delivery.about == one.id)
    sent = (*of_it, Delivery.state == SENT, Delivery.reason.is_(None), Delivery.message_id.is_not(None))
    after = one.planned_after or 0
    following = select(Delivery.id).where(*sent, Delivery.id > after).order_by(Delivery.id)
    last = await session.scalar(following.offset(SLICE - 1).limit(1))
    messages = select(
        Delivery.chat_id,
        Delivery.subject,
        Delivery.about,
        null().label("not_before"),
        literal(one.over_at + RECALLED_WITHIN, Delivery.expires_at.type).label("expires_at"),
    ).where(*sent, Delivery.id > after)
    if last is not None:
        messages = messages.where(Delivery.id <= last)
    await plan_from(session, RECALL, messages, moment.now)
    one.planned_after = last
    if last is None:
        on_their_way = select(Delivery.id).where(*of_it, Delivery.state == SENDING).limit(1)
        if await session.scalar(on_their_way) is not None:
            return 0
        one.planned_at = moment.now
    await session.flush()
    return 1


@dataclass(frozen=True, slots=True)
class Recalled:
    """What came of taking it back."""

    deleted: int
    left: int
    """Still to be tried."""
    out_of_reach: int
    """Of people who have stopped the bot: only if they write in time."""
    not_deleted: int
    """Telegram refused, or it is too late."""
    unknown: int
    """Perhaps they arrived: nobody knows where they stand."""
    erased: int
    """Of people who had all of theirs erased: nobody knows any more where it stands."""


async def recalled(session: AsyncSession, announcement_id: int) -> Recalled:
    """How far taking it back has come."""
    of_it, stopped = Delivery.about == announcement_id, and_(Delivery.state == CANCELLED, IS_ERASED)
    found = await session.execute(
        select(Delivery.state, func.count())
        .where(Delivery.kind == RECALL.name, Delivery.about == announcement_id, ~stopped)
        .group_by(Delivery.state)
    )
    by_state: dict[str, int] = {row[0]: row[1] for row in found}
    unknown = select(func.count()).where(
        Delivery.kind == KIND, Delivery.about == announcement_id, Delivery.state == UNKNOWN
    )
    deleted, out_of_reach = by_state.pop(SENT, 0), by_state.pop(PAUSED, 0)
    left = by_state.pop(QUEUED, 0) + by_state.pop(SENDING, 0)
    deleting = aliased(Delivery)
    is_planned = exists().where(deleting.kind == RECALL.name, deleting.subject == Delivery.subject)
    never_planned = and_(Delivery.kind == KIND, Delivery.state == SENT, IS_ERASED, ~is_planned)
    gone = or_(never_planned, and_(Delivery.kind == RECALL.name, stopped))
    erased = select(func.count()).select_from(Delivery).where(of_it, gone)
    return Recalled(
        deleted,
        left,
        out_of_reach,
        sum(by_state.values()),
        await session.scalar(unknown) or 0,
        await session.scalar(erased) or 0,
    )
