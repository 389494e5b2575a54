"""A customer taps a button under an announcement."""

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.dialects import postgresql, sqlite

from xenia.core.reply import Answer, Reply
from xenia.core.room import WRITES, Moment
from xenia.core.texts import Say
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.outreach.announcements.content import buttons_of
from xenia.outreach.announcements.models import Announcement, AnnouncementTap
from xenia.outreach.announcements.pages import page_for
from xenia.outreach.announcements.taps import Opened

router = Router(name="announcements-opened")


@router.callback_query(Opened.filter(), Joined(), flags=WRITES)
async def announcement_opened(
    _: CallbackQuery, tap: Opened, moment: Moment, customer: Customer, say: Say
) -> Answer:
    """The page to which it leads, below the announcement; the first tap on each button is kept."""
    announcement = await moment.session.get(Announcement, tap.announcement)
    buttons = buttons_of(announcement) if announcement is not None else []
    page = buttons[tap.button].page if tap.button < len(buttons) else None
    if page is None:
        return Reply(notice=say.plain("announce-button-gone"), alert=True)
    if announcement is not None and announcement.approved_at is not None:
        await _keep(moment, announcement.id, customer.id, tap.button)
    return Reply((await page_for(moment, page, customer, say),), fresh=True)


async def _keep(moment: Moment, announcement_id: int, customer_id: int, place: int) -> None:
    row = {"announcement_id": announcement_id, "customer_id": customer_id, "button": place, "at": moment.now}
    dialect = sqlite if moment.session.get_bind().dialect.name == "sqlite" else postgresql
    await moment.session.execute(dialect.insert(AnnouncementTap).values(row).on_conflict_do_nothing())
