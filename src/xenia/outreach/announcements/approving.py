"""Admins try an announcement out, hand it in, and say the second yes."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import WRITES, Moment, Room
from xenia.core.texts import Say, Texts
from xenia.outreach.announcements import screens
from xenia.outreach.announcements.approve import approve, ask_approval, decline, mark_of
from xenia.outreach.announcements.audience import languages_of
from xenia.outreach.announcements.caught import SAME, WANTED, WORDS, in_words, look
from xenia.outreach.announcements.content import text_of
from xenia.outreach.announcements.models import DRAFT, WAITING
from xenia.outreach.announcements.refusals import Changed
from xenia.outreach.announcements.samples import try_out
from xenia.outreach.announcements.taps import Approve, AskApproval, Decline, MeantSo, SameAgain, TryOut
from xenia.outreach.announcements.views import Onlooker, on_the_way, page_of
from xenia.outreach.announcements.write import announcement_of, draft_of, locked
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import ADMIN, TeamMember

router = Router(name="announcements-approving")


@router.callback_query(TryOut.filter(), Role(ADMIN), flags=WRITES)
async def announcement_tried(
    _: CallbackQuery,
    tap: TryOut,
    session: AsyncSession,
    member: TeamMember,
    texts: Texts,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """It is sent to the admin, in each language, as it will look."""
    announcement = await announcement_of(session, tap.announcement)
    languages = languages_of(announcement)
    empty = [language for language in languages if not text_of(announcement, language)]
    if empty:
        return Reply(notice=say.plain("announce-try-empty", language=empty[0]), alert=True)
    for one in in_words(announcement, texts, shop):
        if one.what == "long":  # Telegram would say no more than that it is
            return Reply(notice=say.plain("announce-caught-long", **one.values), alert=True)
    await try_out(session, texts, shop, announcement, member, now)
    return Reply(notice=say.plain("announce-tried", languages=len(languages)))


@router.callback_query(MeantSo.filter(), Role(ADMIN), flags=WRITES)
@router.callback_query(SameAgain.filter(), Role(ADMIN), flags=WRITES)
async def meant_so(
    _: CallbackQuery,
    tap: MeantSo | SameAgain,
    session: AsyncSession,
    member: TeamMember,
    rooms: Sequence[Room],
    moment: Moment,
    say: Say,
) -> Answer:
    """Odd words, or the same once more, are meant so."""
    draft = await draft_of(session, tap.announcement, member)
    if draft.state != DRAFT or tap.mark != mark_of(draft):
        raise Changed
    draft.accepted = [*draft.accepted, SAME if isinstance(tap, SameAgain) else WORDS]
    page, asked = await on_the_way(Onlooker(moment, rooms, member, say), draft)
    if asked is not None:
        raise Changed  # more customers than a moment ago: it is asked from its own page
    return page


@router.callback_query(AskApproval.filter(), Role(ADMIN), flags=WRITES)
async def approval_asked(
    _: CallbackQuery,
    tap: AskApproval,
    session: AsyncSession,
    member: TeamMember,
    rooms: Sequence[Room],
    texts: Texts,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """It is handed in, as it was read, if nothing has come in its way."""
    draft = await draft_of(session, tap.announcement, member)
    if tap.mark != mark_of(draft):
        raise Changed
    by = Onlooker(moment, rooms, member, say)
    found = await look(by.moment, draft, rooms)
    if found.caught:
        return screens.in_the_way(say, draft, found.caught)
    if any(found.is_to_be_wanted(draft, what) for what in WANTED):
        raise Changed
    await ask_approval(session, texts, draft, member, now)
    return await page_of(by, draft)


@router.callback_query(Approve.filter(), Role(ADMIN), flags=WRITES)
async def announcement_approved(
    _: CallbackQuery,
    tap: Approve,
    session: AsyncSession,
    member: TeamMember,
    rooms: Sequence[Room],
    texts: Texts,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """Yes, as it was read, if nothing has come in its way."""
    announcement = await locked(session, tap.announcement)
    by = Onlooker(moment, rooms, member, say)
    if announcement.state == WAITING:
        found = await look(by.moment, announcement, rooms)
        if found.caught:
            return screens.in_the_way(say, announcement, found.caught)
    await approve(session, texts, announcement, member, tap.mark, now)
    return Reply((await page_of(by, announcement),), notice=say.plain("announce-goes"))


@router.callback_query(Decline.filter(), Role(ADMIN), flags=WRITES)
async def announcement_declined(
    _: CallbackQuery,
    tap: Decline,
    session: AsyncSession,
    member: TeamMember,
    rooms: Sequence[Room],
    texts: Texts,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """Not yet: back to its writer."""
    announcement = await locked(session, tap.announcement)
    await decline(session, texts, announcement, member, now)
    by = Onlooker(moment, rooms, member, say)
    return await page_of(by, announcement)
