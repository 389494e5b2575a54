"""From a ticket's topic to the member's own chat, where nobody else decides with them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care.forum.filters import InForum
from xenia.care.forum.onward import onward
from xenia.care.goodwill.give import case_to_begin
from xenia.care.taps import ShowGoodwill
from xenia.core.reply import Answer
from xenia.core.room import READS, Moment
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-goodwill-in-topic")


@router.callback_query(InForum(), ShowGoodwill.filter(), Role(STAFF), flags=READS)
async def led_to_private(
    _: CallbackQuery, tap: ShowGoodwill, moment: Moment, member: TeamMember, shop: Shop
) -> Answer:
    """Somebody wants to put it right."""
    return onward(shop, ShowGoodwill, await case_to_begin(moment, tap.ticket, member))
