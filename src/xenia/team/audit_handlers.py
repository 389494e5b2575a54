"""The owner asks who looked at what, and who changed what."""

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.core.changes import changes
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, page_of
from xenia.core.room import READS
from xenia.core.texts import Say
from xenia.team import audit_screens
from xenia.team.audit import cards_of, viewers, views
from xenia.team.filters import Role
from xenia.team.members import names_of
from xenia.team.models import OWNER
from xenia.team.taps import ShowAudit, ShowChanges

router = Router(name="team-audit")


@router.callback_query(ShowAudit.filter(), Role(OWNER), flags=READS)
async def audited(_: CallbackQuery, tap: ShowAudit, session: AsyncSession, say: Say) -> Answer:
    """Everybody's views of personal data, or one person's."""
    counts = await viewers(session)
    many = counts.get(tap.member, 0) if tap.member else sum(counts.values())
    page, pages = page_of(tap.page, many, audit_screens.ON_PAGE)
    lines = await views(
        session, tap.member or None, offset=page * audit_screens.ON_PAGE, limit=audit_screens.ON_PAGE
    )
    names = await names_of(session, {*counts, tap.member})
    cards = await cards_of(session, lines)
    return audit_screens.audit(say, lines, names, cards, counts, tap.member, page, pages)


@router.callback_query(ShowChanges.filter(), Role(OWNER), flags=READS)
async def changed(_: CallbackQuery, tap: ShowChanges, session: AsyncSession, say: Say) -> Answer:
    """What was changed, by whom, before and after."""
    lines, page, pages = await changes(session, tap.page, audit_screens.CHANGES_ON_PAGE)
    names = await names_of(session, {one.member_id for one in lines if one.member_id is not None})
    return audit_screens.changes(say, lines, names, page, pages)
