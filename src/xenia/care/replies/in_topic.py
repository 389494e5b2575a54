"""From a ticket's topic: the ready answers come to the member's own chat, to pick and read one first."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care import work
from xenia.care.find import case_for
from xenia.care.forum.filters import InForum
from xenia.care.history import DELIVERY
from xenia.care.replies import screens
from xenia.care.replies.canned import answers
from xenia.care.replies.taps import PickAnswer
from xenia.care.taps import Mode
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import WRITES
from xenia.core.texts import Say
from xenia.deliveries.queue import queue
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-replies-in-topic")


@router.callback_query(InForum(), PickAnswer.filter(), Role(STAFF), flags=WRITES)
async def picked_in_topic(
    _: CallbackQuery, tap: PickAnswer, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """Somebody wants a ready answer."""
    case = await case_for(session, tap.ticket, member)
    work.check_may(case, member, Mode.ANSWER)
    page = screens.pick(say, case, await answers(session, case.ticket.kind), tap.page)
    queue(session, DELIVERY, member.telegram_id, page, now, names_id=case.customer.id)
    return Reply(notice=say.plain("forum-in-private"))
