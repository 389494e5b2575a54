"""Joining the team by a link; the owner's page of the team."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import READS, WRITES
from xenia.core.texts import Say
from xenia.shop import Shop
from xenia.shop.screens import poster
from xenia.team import screens
from xenia.team.filters import Role
from xenia.team.invite import accept, invite
from xenia.team.members import remove, team
from xenia.team.models import OWNER, TeamMember
from xenia.team.taps import Invite, PrintPoster, Remove, ShowTeam

router = Router(name="team")


@router.message(CommandStart(deep_link=True, magic=F.args.startswith("team_")), flags=WRITES)
async def invited(
    message: Message, command: CommandObject, session: AsyncSession, shop: Shop, say: Say, now: datetime
) -> Answer:
    """Somebody opened a one-time link."""
    assert message.from_user is not None  # noqa: S101 - the desk lets nothing in without a sender
    member = await accept(session, command.args or "", message.from_user, say.language, now)
    return Reply((screens.welcome(say, shop, member),), menus_of=(member.telegram_id,))


@router.message(Command("team"), Role(OWNER), flags=READS)
@router.callback_query(ShowTeam.filter(), Role(OWNER), flags=READS)
async def shown(_: Message | CallbackQuery, session: AsyncSession, member: TeamMember, say: Say) -> Answer:
    """The owner looks at the team."""
    return screens.team(say, await team(session), member)


@router.callback_query(Invite.filter(), Role(OWNER), flags=WRITES)
async def inviting(
    _: CallbackQuery,
    tap: Invite,
    session: AsyncSession,
    member: TeamMember,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """The owner wants a link for somebody."""
    payload = await invite(session, tap.role, by=member, now=now)
    return screens.invitation(say, shop.link(payload), tap.role)


@router.callback_query(Remove.filter(), Role(OWNER), flags=WRITES)
async def removing(
    _: CallbackQuery, tap: Remove, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """The owner takes somebody off the team, after a question."""
    if not tap.sure:
        other = await session.get(TeamMember, tap.member)
        if other is not None and other.removed_at is None:
            return screens.sure_to_remove(say, other)
    elif gone := await remove(session, tap.member, now):
        notice = say.plain("team-removed", name=gone.name)
        page = screens.team(say, await team(session), member)
        return Reply((page,), notice=notice, menus_of=(gone.telegram_id,))
    return screens.team(say, await team(session), member)


@router.callback_query(PrintPoster.filter(), Role(OWNER), flags=READS)
async def printing(_: CallbackQuery, shop: Shop, say: Say) -> Answer:
    """The owner wants the "join us" poster."""
    return poster(say, shop)
