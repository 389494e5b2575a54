"""From a ticket's topic to the member's own chat: the ready answers, to pick and read one first."""

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care import work
from xenia.care.find import case_for
from xenia.care.forum.filters import InForum
from xenia.care.forum.onward import onward
from xenia.care.replies.taps import PickAnswer
from xenia.care.taps import Mode
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer
from xenia.core.room import READS
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-replies-in-topic")


@router.callback_query(InForum(), PickAnswer.filter(), Role(STAFF), flags=READS)
async def picked_in_topic(
    _: CallbackQuery, tap: PickAnswer, session: AsyncSession, member: TeamMember, shop: Shop
) -> Answer:
    """Somebody wants a ready answer."""
    case = await case_for(session, tap.ticket, member)
    work.check_may(case, member, Mode.ANSWER)
    return onward(shop, PickAnswer, case)
