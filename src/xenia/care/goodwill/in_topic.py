"""From a ticket's topic: the pages come to the member's own chat, where nobody else decides with them."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from xenia.care.forum.filters import InForum
from xenia.care.goodwill.give import DELIVERY
from xenia.care.goodwill.giving import begin
from xenia.care.taps import ShowGoodwill
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, Moment
from xenia.core.texts import Say
from xenia.deliveries.queue import queue
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-goodwill-in-topic")


@router.callback_query(InForum(), ShowGoodwill.filter(), Role(STAFF), flags=CONVERSES)
async def sent_to_private(
    _: CallbackQuery,
    tap: ShowGoodwill,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """Somebody wants to put it right."""
    page = await begin(moment, state, say, member, tap.ticket)
    queue(session, DELIVERY, member.telegram_id, page, now)
    return Reply(notice=say.plain("forum-in-private"))
