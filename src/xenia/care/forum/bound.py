"""Finding the staff forum, and the topics of tickets in it."""

from sqlalchemy import exists, select

from xenia.care.forum.models import ForumTopic, StaffForum
from xenia.core.database import AsyncSession
from xenia.deliveries.models import QUEUED, SENDING, Delivery
from xenia.team.models import TeamMember


async def bound_forum(session: AsyncSession) -> StaffForum | None:
    """The group that is bound now, whatever troubles it."""
    return await session.scalar(
        select(StaffForum).where(StaffForum.unbound_at.is_(None)).order_by(StaffForum.id.desc()).limit(1)
    )


async def forum_at(session: AsyncSession, chat_id: int) -> StaffForum | None:
    """The bound group, if it is this one."""
    forum = await bound_forum(session)
    return forum if forum is not None and forum.chat_id == chat_id else None


async def forum_for(session: AsyncSession, customer_telegram_id: int) -> StaffForum | None:
    """Where the team is told of this customer's tickets; None: in private, each by themself.

    The tickets of somebody on the team are never told there: everybody in the group can read all of it.
    """
    is_colleague = exists().where(
        TeamMember.telegram_id == customer_telegram_id, TeamMember.removed_at.is_(None)
    )
    return await session.scalar(
        select(StaffForum)
        .where(StaffForum.unbound_at.is_(None), StaffForum.trouble.is_(None), ~is_colleague)
        .order_by(StaffForum.id.desc())
        .limit(1)
    )


async def told_in(session: AsyncSession, customer_telegram_id: int, reference: str) -> StaffForum | None:
    """Where the next line of a ticket is told; None: in private.

    While words wait there for a group that cannot be used, what comes later waits behind them: they leave it
    together, and in their order.
    """
    forum = await forum_for(session, customer_telegram_id)
    if forum is not None:
        return forum
    return await session.scalar(
        select(StaffForum)
        .join(Delivery, Delivery.chat_id == StaffForum.chat_id)
        .where(Delivery.thread == reference, Delivery.state.in_((QUEUED, SENDING)))
        .order_by(StaffForum.id.desc())
        .limit(1)
    )


async def topic_of(session: AsyncSession, ticket_id: int, chat_id: int) -> ForumTopic | None:
    """The topic that a ticket has now in that group."""
    return await session.scalar(
        select(ForumTopic).where(
            ForumTopic.ticket_id == ticket_id, ForumTopic.chat_id == chat_id, ForumTopic.gone_at.is_(None)
        )
    )


async def topic_at(session: AsyncSession, chat_id: int, thread_id: int) -> ForumTopic | None:
    """The topic of a ticket that Telegram calls so."""
    return await session.scalar(
        select(ForumTopic).where(ForumTopic.chat_id == chat_id, ForumTopic.thread_id == thread_id)
    )
