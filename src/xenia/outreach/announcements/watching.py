"""An admin watches how an announcement goes: the page in their chat is kept right, calmly."""

from datetime import datetime, timedelta

from aiogram.types import CallbackQuery, Message
from sqlalchemy import delete, or_, select

from xenia.core.database import AsyncSession
from xenia.core.reply import Screen
from xenia.core.room import DeliveryKind, Moment
from xenia.core.texts import Say
from xenia.deliveries.models import QUEUED, SENDING, Delivery
from xenia.deliveries.queue import owe
from xenia.outreach.announcements.models import Announcement, AnnouncementView
from xenia.outreach.announcements.page import Look, look, page
from xenia.team.models import ADMIN, ROLES, TeamMember

APART = timedelta(seconds=4)
"""The least between two changes of a page."""
_COUNTED = 25_000
"""Messages for which a second is added to that: counting a million takes some tenths of one."""


async def watch(session: AsyncSession, query: CallbackQuery, seen: Look, now: datetime) -> None:
    """What was tapped shows that announcement from now on, and is kept right."""
    shown_in = query.message
    if not isinstance(shown_in, Message) or shown_in.photo or shown_in.document:
        return  # it is answered by another message, whose number nobody knows yet
    await leave(session, shown_in.chat.id, shown_in.message_id)
    view = await session.get(AnnouncementView, (seen.announcement.id, shown_in.chat.id))
    if view is None:
        view = AnnouncementView(announcement_id=seen.announcement.id, chat_id=shown_in.chat.id)
        session.add(view)
    view.message_id, view.shown, view.shown_at = shown_in.message_id, seen.mark, now
    await session.flush()


async def leave(session: AsyncSession, chat_id: int, message_id: int) -> None:
    """That message shows something else from now on."""
    await session.execute(
        delete(AnnouncementView).where(
            AnnouncementView.chat_id == chat_id, AnnouncementView.message_id == message_id
        ),
        execution_options={"synchronize_session": False},
    )


async def keep_right(moment: Moment) -> int:
    """Pages that show what is true no more are changed; those to which nothing happens any more are left."""
    session, now = moment.session, moment.now
    found = await session.execute(
        select(AnnouncementView, Announcement)
        .join(Announcement, Announcement.id == AnnouncementView.announcement_id)
        # Those that a clock which was set back would keep waiting are looked at as well.
        .where(or_(AnnouncementView.shown_at <= now - APART, AnnouncementView.shown_at > now))
        .order_by(AnnouncementView.announcement_id, AnnouncementView.chat_id)
    )
    looks: dict[int, Look] = {}
    changed = 0
    for view, announcement in found.all():
        if now < (view.shown_at or now) + _rhythm(announcement) and (view.shown_at or now) <= now:
            continue
        changed += 1
        if announcement.id not in looks:
            looks[announcement.id] = await look(session, announcement)
        await _keep_right(session, view, looks[announcement.id], now)
    return changed


def _rhythm(announcement: Announcement) -> timedelta:
    return APART + timedelta(seconds=(announcement.planned_after or 0) // _COUNTED)


async def _keep_right(session: AsyncSession, view: AnnouncementView, seen: Look, now: datetime) -> None:
    is_admin = await session.scalar(
        select(TeamMember.id).where(
            TeamMember.telegram_id == view.chat_id,
            TeamMember.removed_at.is_(None),
            TeamMember.role.in_(ROLES[ROLES.index(ADMIN) :]),
        )
    )
    if is_admin is None or (seen.mark == view.shown and seen.is_settled):
        await session.delete(view)
        return
    pending = select(Delivery.id).where(
        Delivery.chat_id == view.chat_id,
        Delivery.state.in_((QUEUED, SENDING)),
        Delivery.kind == PROGRESS.name,
    )
    if seen.mark != view.shown and await session.scalar(pending.limit(1)) is None:
        await owe(
            session,
            PROGRESS,
            view.chat_id,
            subject=f"{view.announcement_id}:{view.chat_id}:{now.timestamp():.0f}",
            about=view.announcement_id,
            now=now,
        )
        view.shown = seen.mark
    view.shown_at = now


async def compose_progress(moment: Moment, about: int, say: Say) -> Screen | None:
    """How it stands as the page changes; not where something else is shown there meanwhile."""
    view = await moment.session.get(AnnouncementView, (about, moment.chat_id))
    if view is None:
        return None
    announcement = await moment.session.get_one(Announcement, about)
    shown = page(say, await look(moment.session, announcement), moment.now)
    return Screen(shown.text, shown.rows, edits=view.message_id)


PROGRESS = DeliveryKind("progress", None, 0, compose_progress)
"""What an admin waits for."""
