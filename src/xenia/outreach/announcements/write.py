"""Writing an announcement: a draft that its writer changes until somebody has said yes to it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, not_, select

from xenia.core.database import AsyncSession
from xenia.outreach.announcements.audience import Audience, keep_audience
from xenia.outreach.announcements.content import MOST_BUTTONS, MOST_PHOTOS, Button
from xenia.outreach.announcements.models import CANCELLED, DRAFT, WAITING, Announcement
from xenia.outreach.announcements.refusals import EnoughButtons, NotItsWriter, UnderWay, UnknownAnnouncement
from xenia.team.members import names_of
from xenia.team.models import ADMIN, TeamMember

USUAL_HOLDOUT = 10
"""In a hundred."""
_THROWN_AWAY = and_(Announcement.state == CANCELLED, Announcement.approved_at.is_(None))


async def begin(session: AsyncSession, member: TeamMember, now: datetime) -> Announcement:
    """A draft for its writer; the one that is still empty, if there is one."""
    mine = Announcement.created_by == member.id
    empty = and_(Announcement.text_el == "", Announcement.text_en == "", Announcement.state == DRAFT)
    drafts = await session.scalars(select(Announcement).where(mine, empty).order_by(Announcement.id.desc()))
    for one in drafts:
        if not one.photos and not one.buttons:
            return one
    draft = Announcement(
        created_by=member.id,
        created_at=now,
        state=DRAFT,
        text_el="",
        text_en="",
        photos=[],
        buttons=[],
        audience={},
        local_hour=False,
        holdout_percent=USUAL_HOLDOUT,
        accepted=[],
    )
    session.add(draft)
    await session.flush()
    return draft


async def announcement_of(session: AsyncSession, announcement_id: int) -> Announcement:
    """One to look at.

    Raises:
        UnknownAnnouncement: there is none, or it was thrown away.
    """
    found = await session.get(Announcement, announcement_id)
    if found is None or (found.state == CANCELLED and found.approved_at is None):
        raise UnknownAnnouncement
    return found


async def locked(session: AsyncSession, announcement_id: int) -> Announcement:
    """One whose state is about to change; nobody else changes it before this transaction ends.

    Raises:
        UnknownAnnouncement: as of `announcement_of`.
    """
    await session.get(Announcement, announcement_id, with_for_update=True, populate_existing=True)
    return await announcement_of(session, announcement_id)


async def draft_of(session: AsyncSession, announcement_id: int, member: TeamMember) -> Announcement:
    """One for its writer to change; nobody else approves it before this transaction ends.

    Whoever goes on with what somebody left behind who is no admin any more has written it from then on.

    Raises:
        UnknownAnnouncement: as of `announcement_of`.
        NotItsWriter: somebody else wrote it.
        UnderWay: it was approved.
    """
    draft = await _changeable(session, await locked(session, announcement_id), member)
    draft.created_by = member.id
    return draft


async def draft_to_read(session: AsyncSession, announcement_id: int, member: TeamMember) -> Announcement:
    """One for its writer to look at before it is changed.

    Raises:
        UnknownAnnouncement, NotItsWriter, UnderWay: as of `draft_of`.
    """
    return await _changeable(session, await announcement_of(session, announcement_id), member)


async def may_change(session: AsyncSession, draft: Announcement, member: TeamMember) -> bool:
    """Whether that admin wrote it, or may go on with it."""
    if draft.created_by == member.id:
        return True
    return not (await session.get_one(TeamMember, draft.created_by)).may(ADMIN)


async def _changeable(session: AsyncSession, draft: Announcement, member: TeamMember) -> Announcement:
    if draft.state not in (DRAFT, WAITING):
        raise UnderWay
    if not await may_change(session, draft, member):
        raise NotItsWriter((await names_of(session, {draft.created_by}))[draft.created_by])
    return draft


def _changes(draft: Announcement) -> None:
    """Whatever was said of it as it was before holds no more."""
    draft.state, draft.asked_at, draft.accepted = DRAFT, None, []


def set_words(draft: Announcement, language: str, html: str) -> None:
    """What it says in a language."""
    _changes(draft)
    if language == "el":
        draft.text_el = html
    else:
        draft.text_en = html


def take_photo(draft: Announcement, file_id: str, media_group: str | None) -> None:
    """A picture: one more of the album that is coming in, or else instead of those there were."""
    _changes(draft)
    if media_group is not None and media_group == draft.media_group:
        draft.photos = [*draft.photos, file_id][:MOST_PHOTOS]
    else:
        draft.photos, draft.media_group = [file_id], media_group


def take_photos_off(draft: Announcement) -> None:
    """No pictures."""
    _changes(draft)
    draft.photos, draft.media_group = [], None


def add_button(draft: Announcement, button: Button) -> None:
    """One button more.

    Raises:
        EnoughButtons: it has as many as it may have.
    """
    if len(draft.buttons) >= MOST_BUTTONS:
        raise EnoughButtons(MOST_BUTTONS)
    _changes(draft)
    draft.buttons = [*draft.buttons, button.model_dump(mode="json", exclude_none=True)]


def take_button_off(draft: Announcement, place: int) -> None:
    """One button less; nothing where it is gone already."""
    _changes(draft)
    draft.buttons = [one for at, one in enumerate(draft.buttons) if at != place]


def address(draft: Announcement, audience: Audience) -> None:
    """It is for these."""
    _changes(draft)
    keep_audience(draft, audience)


def set_beginning(draft: Announcement, at: datetime | None) -> None:
    """When it begins; None: at once, when it is approved."""
    _changes(draft)
    draft.begins_at = at


def set_end(draft: Announcement, at: datetime) -> None:
    """From when on nothing more of it goes."""
    _changes(draft)
    draft.ends_at = at


def set_clock(draft: Announcement, *, local: bool) -> None:
    """Whether it begins by each customer's own clock."""
    _changes(draft)
    draft.local_hour = local


def set_holdout(draft: Announcement, percent: int) -> None:
    """How many in a hundred get none."""
    _changes(draft)
    draft.holdout_percent = percent


def discard(draft: Announcement, now: datetime) -> None:
    """Throw it away: nothing of it is kept but that there was one."""
    take_photos_off(draft)
    draft.text_el = draft.text_en = ""
    draft.buttons, draft.audience = [], {}
    draft.state, draft.over_at = CANCELLED, now


async def announcements(session: AsyncSession, *, offset: int, limit: int) -> Sequence[Announcement]:
    """Those that were not thrown away, the newest first."""
    found = await session.scalars(
        select(Announcement)
        .where(not_(_THROWN_AWAY))
        .order_by(Announcement.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return found.all()


async def how_many(session: AsyncSession) -> int:
    """How many there are of these."""
    return await session.scalar(select(func.count()).select_from(Announcement).where(not_(_THROWN_AWAY))) or 0
