"""Binding a group to be the staff forum, by a one-time code; and following it to its new number."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import select, update

from xenia.care.forum.models import ForumCode, ForumTopic, Lack, StaffForum
from xenia.care.models import TicketCopy
from xenia.care.references import ALPHABET
from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.deliveries.models import PAUSED, QUEUED, SENDING, Delivery
from xenia.team.models import OWNER, TeamMember

VALID_FOR = timedelta(hours=1)
_LENGTH = 12
_TITLE = 128
_QUIETLY = {"synchronize_session": False}


class CodeInvalid(Refusal):
    """The code was used, has run out, or was never ours."""

    def __init__(self) -> None:
        super().__init__("forum-refusal-code")


async def new_code(session: AsyncSession, by: TeamMember, now: datetime) -> str:
    """A code that binds the first group in which it is written within an hour; 12 signs, 46 bits."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    session.add(ForumCode(digest=_digest(code), created_by=by.id, expires_at=now + VALID_FOR))
    await session.flush()
    return code


async def bind(
    session: AsyncSession, code: str, chat_id: int, title: str, lack: Lack | None, now: datetime
) -> StaffForum:
    """Make a group the staff forum in the place of any other. What it still lacks, it is told, and can mend.

    Whoever writes the code may do so: the owner has given it to them.

    Raises:
        CodeInvalid: nothing is bound.
    """
    used = await session.scalar(
        update(ForumCode)
        .where(ForumCode.digest == _digest(code), ForumCode.used_at.is_(None), ForumCode.expires_at > now)
        .values(used_at=now)
        .returning(ForumCode)
    )
    owner = await session.get(TeamMember, used.created_by) if used is not None else None
    if owner is None or not owner.may(OWNER):
        raise CodeInvalid
    await unbind(session, now)
    forum = StaffForum(
        chat_id=chat_id,
        title=title[:_TITLE],
        language=owner.language,
        bound_by=owner.id,
        bound_at=now,
        trouble=lack,
        trouble_at=now if lack else None,
    )
    session.add(forum)
    # It may have been the forum before: what was said since stands in new topics, with all that was before.
    await _end_topics(session, chat_id, now)
    await session.flush()
    return forum


async def unbind(session: AsyncSession, now: datetime) -> None:
    """No group is the staff forum any more: the team is told in private again."""
    await session.execute(
        update(StaffForum).where(StaffForum.unbound_at.is_(None)).values(unbound_at=now),
        execution_options=_QUIETLY,
    )


async def follow(session: AsyncSession, old: int, new: int, now: datetime) -> None:
    """The group has become a supergroup, which is another chat: what waits for the old one goes there."""
    forum = await session.scalar(
        select(StaffForum).where(StaffForum.chat_id == old, StaffForum.unbound_at.is_(None)).with_for_update()
    )
    if forum is None:
        return
    forum.chat_id = new
    # What names the old chat and is not known yet finds that it is no forum any more.
    columns = {one.key: getattr(forum, one.key) for one in StaffForum.__table__.columns if one.key != "id"}
    session.add(StaffForum(**{**columns, "chat_id": old, "unbound_at": now}))
    await _end_topics(session, old, now)
    waiting = (Delivery.chat_id == old) & Delivery.state.in_((QUEUED, SENDING, PAUSED))
    await session.execute(
        update(TicketCopy)
        .where(TicketCopy.delivery_id.in_(select(Delivery.id).where(waiting)))
        .values(chat_id=new),
        execution_options=_QUIETLY,
    )
    await session.execute(update(Delivery).where(waiting).values(chat_id=new), execution_options=_QUIETLY)


async def _end_topics(session: AsyncSession, chat_id: int, now: datetime) -> None:
    await session.execute(
        update(ForumTopic)
        .where(ForumTopic.chat_id == chat_id, ForumTopic.gone_at.is_(None))
        .values(gone_at=now),
        execution_options=_QUIETLY,
    )


def _digest(code: str) -> str:
    return sha256("".join(code.split()).upper().encode()).hexdigest()
