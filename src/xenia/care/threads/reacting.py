"""Somebody put an emoji on a message, customer or team."""

from aiogram import Router
from aiogram.types import MessageReactionUpdated

from xenia.care.forum.bound import forum_at
from xenia.care.threads.reactions import emoji_of, react
from xenia.core.database import AsyncSession
from xenia.core.room import CONVERSES, WRITES, Moment
from xenia.customers.models import Customer
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-reacting")
groups = Router(name="forum-reacting")


@router.message_reaction(flags=CONVERSES)
async def reacted(
    event: MessageReactionUpdated, moment: Moment, customer: Customer | None, member: TeamMember | None
) -> None:
    """What it is on decides what becomes of it; nobody is answered."""
    await react(moment, event.chat.id, event.message_id, emoji_of(event), customer, member)


@groups.message_reaction(Role(STAFF), flags=WRITES)
async def reacted_in_group(
    event: MessageReactionUpdated, session: AsyncSession, member: TeamMember, moment: Moment
) -> None:
    """In the staff forum: somebody of the team."""
    if await forum_at(session, event.chat.id) is not None:
        await react(moment, event.chat.id, event.message_id, emoji_of(event), None, member)
