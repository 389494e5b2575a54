"""The owner has a group for the team: a code that binds it, whether it can be used, and the end of it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.care.forum import screens
from xenia.care.forum.bind import VALID_FOR, follow, new_code, unbind
from xenia.care.forum.bound import bound_forum
from xenia.care.forum.look import Looked, Seen
from xenia.care.forum.taps import LeaveForum, NewForumCode, ShowForum, TryForum
from xenia.care.forum.trouble import looked_at
from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import READS, WRITES, Moment
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import OWNER, TeamMember

router = Router(name="forum-owner")


@router.callback_query(ShowForum.filter(), Role(OWNER), flags=READS)
async def forum_shown(_: CallbackQuery, session: AsyncSession, say: Say) -> Answer:
    """Which group it is."""
    return screens.page(say, await bound_forum(session))


@router.callback_query(NewForumCode.filter(), Role(OWNER), flags=WRITES)
async def coding(
    _: CallbackQuery, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """A code for a group, in the place of the one there is or as the first."""
    return screens.code(say, f"/bind {await new_code(session, member, now)}", now + VALID_FOR)


@router.callback_query(TryForum.filter(), Role(OWNER), Looked(), flags=WRITES)
async def trying(
    _: CallbackQuery, seen: Seen, session: AsyncSession, moment: Moment, say: Say, now: datetime
) -> Answer:
    """Whether it can be used."""
    forum = await bound_forum(session)
    if forum is not None:
        if seen.moved_to is not None:
            await follow(session, forum.chat_id, seen.moved_to, now)
        await looked_at(moment, forum, seen.lack)
        await session.refresh(forum)
    notice = say.plain("forum-looked", lack=seen.lack.value if seen.lack else "none")
    return Reply((screens.page(say, forum),), notice=notice)


@router.callback_query(LeaveForum.filter(), Role(OWNER), flags=WRITES)
async def leaving(
    _: CallbackQuery, tap: LeaveForum, session: AsyncSession, say: Say, now: datetime
) -> Answer:
    """The team is told in private again, after a question."""
    if not tap.sure:
        return screens.sure_to_leave(say)
    await unbind(session, now)
    return screens.page(say, None)
