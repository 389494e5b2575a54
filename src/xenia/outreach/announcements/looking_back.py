"""An admin looks back at an announcement: in words and a picture, or as a table."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import READS
from xenia.core.texts import Say
from xenia.outreach.announcements.course import NotNow
from xenia.outreach.announcements.effects import Effects, effects_of
from xenia.outreach.announcements.effects_page import effects, table
from xenia.outreach.announcements.models import DRAFT, SCHEDULED, WAITING, Announcement
from xenia.outreach.announcements.run_taps import SaveEffects, ShowEffects
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import ADMIN

router = Router(name="announcements-looking-back")


@router.callback_query(ShowEffects.filter(), Role(ADMIN), flags=READS)
async def announcement_looked_back_at(
    _: CallbackQuery, tap: ShowEffects, session: AsyncSession, shop: Shop, say: Say, now: datetime
) -> Answer:
    """What it did, below the page of its progress, which stays."""
    found = await _effects(session, tap.announcement, shop)
    return Reply((effects(say, found, is_over=now >= found.until),), fresh=True)


@router.callback_query(SaveEffects.filter(), Role(ADMIN), flags=READS)
async def announcement_tabled(
    _: CallbackQuery, tap: SaveEffects, session: AsyncSession, shop: Shop, say: Say
) -> Answer:
    """The same as a file."""
    return Reply((table(say, await _effects(session, tap.announcement, shop)),), fresh=True)


async def _effects(session: AsyncSession, number: int, shop: Shop) -> Effects:
    found = await session.get(Announcement, number)
    if found is None or found.begins_at is None or found.state in (DRAFT, WAITING, SCHEDULED):
        raise NotNow
    return await effects_of(session, found, shop)
