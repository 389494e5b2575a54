"""A customer taps a button under an announcement."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.dialects import postgresql, sqlite

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import WRITES
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.outreach.announcements.content import buttons_of
from xenia.outreach.announcements.models import Announcement, AnnouncementTap
from xenia.outreach.announcements.pages import page_for
from xenia.outreach.announcements.taps import Opened
from xenia.shop import Shop

router = Router(name="announcements-opened")


@router.callback_query(Opened.filter(), Joined(), flags=WRITES)
async def announcement_opened(
    _: CallbackQuery,
    tap: Opened,
    session: AsyncSession,
    customer: Customer,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """The page to which it leads, below the announcement; the first tap on each button is kept."""
    announcement = await session.get(Announcement, tap.announcement)
    buttons = buttons_of(announcement) if announcement is not None else []
    page = buttons[tap.button].page if tap.button < len(buttons) else None
    if page is None:
        return Reply(notice=say.plain("announce-button-gone"), alert=True)
    if announcement is not None and announcement.approved_at is not None:
        await _keep(session, announcement.id, customer.id, tap.button, now)
    return Reply((await page_for(session, page, customer, shop, say, now),), fresh=True)


async def _keep(
    session: AsyncSession, announcement_id: int, customer_id: int, place: int, now: datetime
) -> None:
    row = {"announcement_id": announcement_id, "customer_id": customer_id, "button": place, "at": now}
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    await session.execute(dialect.insert(AnnouncementTap).values(row).on_conflict_do_nothing())
