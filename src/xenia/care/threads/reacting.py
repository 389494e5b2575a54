"""Somebody put an emoji on a message, customer or team."""

from datetime import datetime

from aiogram import Router
from aiogram.types import MessageReactionUpdated

from xenia.care.threads.reactions import emoji_of, react
from xenia.core.database import AsyncSession
from xenia.core.room import CONVERSES, Moment
from xenia.core.texts import Texts
from xenia.customers.models import Customer
from xenia.shop import Shop
from xenia.team.models import TeamMember

router = Router(name="care-reacting")


@router.message_reaction(flags=CONVERSES)
async def reacted(
    event: MessageReactionUpdated,
    session: AsyncSession,
    customer: Customer | None,
    member: TeamMember | None,
    texts: Texts,
    shop: Shop,
    now: datetime,
) -> None:
    """What it is on decides what becomes of it; nobody is answered."""
    moment = Moment(session, texts, shop, now)
    await react(moment, event.chat.id, event.message_id, emoji_of(event), customer, member)
