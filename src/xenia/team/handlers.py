"""Joining the team by a link; the owner's page of the team."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import READS, WRITES, Room
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


@router.callback_query(Remove.filter(F.sure), Role(OWNER), flags=WRITES)
async def removing(
    _: CallbackQuery, tap: Remove, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """The owner takes somebody off the team."""
    if gone := await remove(session, tap.member, now):
        notice = say.plain("team-removed", name=gone.name)
        page = screens.team(say, await team(session), member)
        return Reply((page,), notice=notice, menus_of=(gone.telegram_id,))
    return screens.team(say, await team(session), member)


@router.callback_query(Remove.filter(), Role(OWNER), flags=READS)
async def asked_to_remove(
    _: CallbackQuery,
    tap: Remove,
    bot: Bot,
    rooms: Sequence[Room],
    session: AsyncSession,
    member: TeamMember,
    say: Say,
) -> Answer:
    """The owner wants to take somebody off the team, and reads first what that means."""
    other = await session.get(TeamMember, tap.member)
    if other is None or other.removed_at is not None:
        return screens.team(say, await team(session), member)
    found = [await told(bot, session, other.id, say) for room in rooms for told in room.in_hand]
    return screens.sure_to_remove(say, other, [one for one in found if one is not None])


@router.callback_query(PrintPoster.filter(), Role(OWNER), flags=READS)
async def printing(_: CallbackQuery, shop: Shop, say: Say) -> Answer:
    """The owner wants the "join us" poster."""
    return poster(say, shop)
