"""A ticket's page, with what was joined to it, what can be, and whether its lines come."""

from datetime import datetime

from xenia.care import staff_screens
from xenia.care.deadlines.shown import deadline_line
from xenia.care.deadlines.standing import standings
from xenia.care.find import Case, history
from xenia.care.forum.bound import forum_for
from xenia.care.seen import seen
from xenia.care.threads.merge import joined_in, others_of
from xenia.care.threads.mute import has_muted
from xenia.care.threads.taps import Join, Mute, ShowJoined
from xenia.core.database import AsyncSession
from xenia.core.reply import Button, Screen, button
from xenia.core.texts import Say
from xenia.team.audit import Viewed
from xenia.team.members import names_of
from xenia.team.models import ADMIN, TeamMember


async def page_of_case(
    session: AsyncSession, say: Say, case: Case, member: TeamMember, now: datetime, page: int = 0
) -> Screen:
    """A ticket as this member may see it; page 0 has its newest lines."""
    seen(session, member, Viewed.TICKET, case, now)
    lines = await history(session, case.ticket.id)
    names = await names_of(session, {line.member_id for line in lines if line.member_id})
    standing = await standings(session, say.zone, [case.ticket], now)
    due = deadline_line(say, standing[case.ticket.id], now)
    shown = staff_screens.case_page(say, case, lines, names, member, page, now, due)
    rows = await _rows(session, say, case, member)
    return Screen(shown.text, (*shown.rows[:-1], *rows, shown.rows[-1]))


async def _rows(session: AsyncSession, say: Say, case: Case, member: TeamMember) -> list[tuple[Button, ...]]:
    ticket = case.ticket
    rows: list[tuple[Button, ...]] = []
    if ticket.is_open:
        is_free = case.holder is None or case.holder.id == member.id
        if (is_free or member.may(ADMIN)) and await others_of(session, case):
            rows.append((button(say.plain("threads-join"), Join(ticket=ticket.id)),))
        is_told = await forum_for(session, case.customer.telegram_id) is None
        if is_told and (case.holder is None or case.holder.id != member.id):
            again = await has_muted(session, ticket.id, member.id)
            label = say.plain("threads-mute", again="yes" if again else "no")
            rows.append((button(label, Mute(ticket=ticket.id, again=again)),))
    return rows + [
        (button(say.plain("threads-joined", name=one.reference), ShowJoined(ticket=one.id)),)
        for one in await joined_in(session, ticket.id)
    ]
