"""One-time links that make somebody part of the team."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from aiogram.types import User
from sqlalchemy import delete, func, select, update

from xenia.core.database import AsyncSession
from xenia.core.names import clean_name
from xenia.core.refusal import Refusal
from xenia.team.models import OWNER, ROLES, Invitation, TeamMember

VALID_FOR = timedelta(days=7)


class InvitationInvalid(Refusal):
    """The link was used, has run out, or was never ours."""

    def __init__(self) -> None:
        super().__init__("team-refusal-invitation")


class AlreadyOnTeam(Refusal):
    """The person has that role or more; the link stays unused for somebody else."""

    def __init__(self) -> None:
        super().__init__("team-refusal-already")


async def invite(session: AsyncSession, role: str, *, by: TeamMember | None, now: datetime) -> str:
    """Make a link's payload that gives `role` to the first who opens it within seven days."""
    token = secrets.token_hex(16)
    session.add(
        Invitation(
            digest=_digest(token),
            role=role,
            created_by=by.id if by else None,
            created_at=now,
            expires_at=now + VALID_FOR,
        )
    )
    await session.flush()
    return f"team_{token}"


async def claim_payload(session: AsyncSession, now: datetime) -> str | None:
    """While nobody owns the shop: a fresh payload that makes its first opener the owner. Older ones end."""
    owners = select(func.count()).where(TeamMember.role == OWNER, TeamMember.removed_at.is_(None))
    if await session.scalar(owners):
        return None
    await session.execute(
        delete(Invitation).where(Invitation.created_by.is_(None), Invitation.used_at.is_(None))
    )
    return await invite(session, OWNER, by=None, now=now)


async def accept(session: AsyncSession, payload: str, user: User, language: str, now: datetime) -> TeamMember:
    """Use a link. The same person opening theirs again is greeted again.

    Raises:
        InvitationInvalid: used by somebody else, run out, or unknown.
        AlreadyOnTeam: it would give no more than the person has.
    """
    digest = _digest(payload.removeprefix("team_"))
    used = await session.scalar(
        update(Invitation)
        .where(Invitation.digest == digest, Invitation.used_at.is_(None), Invitation.expires_at > now)
        .values(used_at=now)
        .returning(Invitation)
    )
    member = await session.scalar(select(TeamMember).where(TeamMember.telegram_id == user.id))
    if used is None:
        before = await session.scalar(select(Invitation).where(Invitation.digest == digest))
        if before is None or member is None or before.used_by != member.id or member.removed_at:
            raise InvitationInvalid
        return member
    if member is None:
        member = TeamMember(telegram_id=user.id, name="", role=used.role, language=language, since=now)
        session.add(member)
    elif member.removed_at is None and ROLES.index(member.role) >= ROLES.index(used.role):
        raise AlreadyOnTeam
    member.name = clean_name(user.full_name, otherwise=f"#{user.id}")
    member.role, member.removed_at = used.role, None
    await session.flush()
    used.used_by = member.id
    return member


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
