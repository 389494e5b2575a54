"""What an owner reads before they take somebody off the team: what that person has in hand, and can read."""

from aiogram import Bot
from sqlalchemy import select

from xenia.care.forum.bound import bound_forum
from xenia.care.forum.look import is_inside
from xenia.care.models import OPEN, Ticket
from xenia.core.database import AsyncSession
from xenia.core.texts import Say
from xenia.team.models import TeamMember

_NAMED = 10
"""Tickets by their references; the others are counted."""


async def cases_in_hand(_: Bot, session: AsyncSession, member_id: int, say: Say) -> str | None:
    """That what they have waits for the others, as `free_cases` has it."""
    found = await session.scalars(
        select(Ticket.reference)
        .where(Ticket.claimed_by == member_id, Ticket.state.in_(OPEN))
        .order_by(Ticket.opened_at, Ticket.id)
    )
    references = found.all()
    if not references:
        return None
    named = ", ".join(references[:_NAMED]) + ("…" if len(references) > _NAMED else "")
    return say("care-in-hand", many=len(references), references=named)


async def reads_in_forum(bot: Bot, session: AsyncSession, member_id: int, say: Say) -> str | None:
    """That who sits in the staff's group goes on reading there."""
    forum = await bound_forum(session)
    if forum is None:
        return None
    member = await session.get_one(TeamMember, member_id)
    inside = await is_inside(bot, forum.chat_id, member.telegram_id)
    if inside is False:
        return None
    return say("forum-in-hand", group=forum.title, sure="yes" if inside else "no")
