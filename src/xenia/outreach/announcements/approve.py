"""The second yes: another admin's where there is one, else the writer's own after a pause."""

from datetime import timedelta
from hashlib import sha256
from math import ceil

from xenia.core.database import AsyncSession
from xenia.core.reply import Screen, button
from xenia.core.room import Moment
from xenia.deliveries.queue import queue
from xenia.outreach.announcements.content import content_mark, fingerprint
from xenia.outreach.announcements.models import DRAFT, SCHEDULED, WAITING, Announcement
from xenia.outreach.announcements.refusals import Changed, NeedsAnother, TooSoon
from xenia.outreach.announcements.taps import ShowDraft, ShowProgress
from xenia.outreach.announcements.times import begins_of, ends_of
from xenia.team.members import team
from xenia.team.models import ADMIN, TeamMember

PAUSE = timedelta(seconds=30)
"""How long who confirms alone has to think again."""


def mark_of(announcement: Announcement) -> str:
    """Tells whether everything about it is as it was read: 12 characters."""
    said = (
        content_mark(announcement),
        sorted(announcement.audience.items()),
        [at and int(at.timestamp()) for at in (announcement.begins_at, announcement.ends_at)],
        announcement.local_hour,
        announcement.holdout_percent,
    )
    return sha256(repr(said).encode()).hexdigest()[:12]


async def other_admins(session: AsyncSession, announcement: Announcement) -> list[TeamMember]:
    """Who besides its writer may approve it."""
    return [one for one in await team(session) if one.may(ADMIN) and one.id != announcement.created_by]


async def ask_approval(moment: Moment, announcement: Announcement, writer: TeamMember) -> list[TeamMember]:
    """Hand it in; whoever may approve it is told. Handed in once more, nobody is told again.

    Returns:
        Who may approve it; nobody where its writer confirms it alone.
    """
    others = await other_admins(moment.session, announcement)
    if announcement.state == WAITING:
        return others
    announcement.state, announcement.asked_at = WAITING, moment.now
    announcement.fingerprint = fingerprint(announcement)
    for admin in others:
        _tell(moment, admin, announcement, "announce-asks", name=writer.name)
    return others


async def approve(moment: Moment, announcement: Announcement, member: TeamMember, mark: str) -> None:
    """It goes, as it was read: from its beginning on, or at once where none was set. Its writer is told.

    Args:
        moment: of the transaction, which has it locked.
        announcement: one in whose way nothing stands at this moment.
        member: who says yes.
        mark: of what they read.

    Raises:
        Changed: it is not what they read, or does not wait for it.
        NeedsAnother: they wrote it, and somebody else could approve it.
        TooSoon: they wrote it, and have not thought again.
    """
    if announcement.state != WAITING or mark != mark_of(announcement) or announcement.asked_at is None:
        raise Changed
    if member.id == announcement.created_by:
        if await other_admins(moment.session, announcement):
            raise NeedsAnother
        wait = announcement.asked_at + PAUSE - moment.now
        if wait > timedelta():
            raise TooSoon(ceil(wait.total_seconds()))
    ends = ends_of(announcement, moment.now)
    announcement.begins_at, announcement.ends_at = begins_of(announcement, moment.now), ends
    announcement.state = SCHEDULED
    announcement.approved_by, announcement.approved_at = member.id, moment.now
    await _tell_writer(moment, announcement, member, "announce-approved")


async def decline(moment: Moment, announcement: Announcement, member: TeamMember) -> None:
    """Not yet: back to its writer, who is told by whom.

    Raises:
        Changed: it does not wait for a yes.
    """
    if announcement.state != WAITING:
        raise Changed
    announcement.state, announcement.asked_at = DRAFT, None
    await _tell_writer(moment, announcement, member, "announce-declined")


async def _tell_writer(moment: Moment, announcement: Announcement, member: TeamMember, text: str) -> None:
    if member.id == announcement.created_by:
        return
    writer = await moment.session.get_one(TeamMember, announcement.created_by)
    if writer.may(ADMIN):
        _tell(moment, writer, announcement, text, name=member.name)


def _tell(moment: Moment, to: TeamMember, announcement: Announcement, text: str, *, name: str) -> None:
    say, number = moment.texts.say(to.language), str(announcement.id)
    page = ShowProgress if announcement.state == SCHEDULED else ShowDraft
    opened = button(say.plain("announce-open", number=number), page(announcement=announcement.id))
    screen = Screen(say(text, name=name, number=number), ((opened,),))
    queue(moment.session, "announce-news", to.telegram_id, screen, moment.now)
