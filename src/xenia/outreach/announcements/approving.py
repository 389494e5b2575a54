"""Admins try an announcement out, hand it in, and say the second yes."""

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.core.reply import Answer, Reply
from xenia.core.room import WRITES, Moment
from xenia.core.texts import Say
from xenia.outreach.announcements import screens
from xenia.outreach.announcements.approve import approve, ask_approval, decline, mark_of
from xenia.outreach.announcements.audience import languages_of
from xenia.outreach.announcements.caught import SAME, WANTED, WORDS, in_words, look
from xenia.outreach.announcements.content import text_of
from xenia.outreach.announcements.models import DRAFT, RUNNING, SCHEDULED, WAITING
from xenia.outreach.announcements.refusals import Changed
from xenia.outreach.announcements.samples import try_out
from xenia.outreach.announcements.taps import Approve, AskApproval, Decline, MeantSo, SameAgain, TryOut
from xenia.outreach.announcements.views import Onlooker, on_the_way, page_of
from xenia.outreach.announcements.write import announcement_of, draft_of, locked
from xenia.team.filters import Role
from xenia.team.models import ADMIN, TeamMember

router = Router(name="announcements-approving")


@router.callback_query(TryOut.filter(), Role(ADMIN), flags=WRITES)
async def announcement_tried(
    _: CallbackQuery, tap: TryOut, moment: Moment, member: TeamMember, say: Say
) -> Answer:
    """It is sent to the admin, in each language, as it will look."""
    announcement = await announcement_of(moment.session, tap.announcement)
    languages = languages_of(announcement)
    empty = [language for language in languages if not text_of(announcement, language)]
    if empty:
        return Reply(notice=say.plain("announce-try-empty", language=empty[0]), alert=True)
    for one in in_words(announcement, moment.texts, moment.shop):
        if one.what == "long":  # Telegram would say no more than that it is
            return Reply(notice=say.plain("announce-caught-long", **one.values), alert=True)
    await try_out(moment, announcement, member)
    return Reply(notice=say.plain("announce-tried", languages=len(languages)))


@router.callback_query(MeantSo.filter(), Role(ADMIN), flags=WRITES)
@router.callback_query(SameAgain.filter(), Role(ADMIN), flags=WRITES)
async def meant_so(
    _: CallbackQuery, tap: MeantSo | SameAgain, moment: Moment, member: TeamMember, say: Say
) -> Answer:
    """Odd words, or the same once more, are meant so."""
    draft = await draft_of(moment.session, tap.announcement, member)
    if draft.state != DRAFT or tap.mark != mark_of(draft):
        raise Changed
    draft.accepted = [*draft.accepted, SAME if isinstance(tap, SameAgain) else WORDS]
    page, asked = await on_the_way(Onlooker(moment, member, say), draft)
    if asked is not None:
        raise Changed  # more customers than a moment ago: it is asked from its own page
    return page


@router.callback_query(AskApproval.filter(), Role(ADMIN), flags=WRITES)
async def approval_asked(
    _: CallbackQuery, tap: AskApproval, moment: Moment, member: TeamMember, say: Say
) -> Answer:
    """It is handed in, as it was read, if nothing has come in its way."""
    draft = await draft_of(moment.session, tap.announcement, member)
    if tap.mark != mark_of(draft):
        raise Changed
    by = Onlooker(moment, member, say)
    found = await look(moment, draft)
    if found.caught:
        return screens.in_the_way(say, draft, found.caught)
    if any(found.is_to_be_wanted(draft, what) for what in WANTED):
        raise Changed
    await ask_approval(moment, draft, member)
    return await page_of(by, draft)


@router.callback_query(Approve.filter(), Role(ADMIN), flags=WRITES)
async def announcement_approved(
    _: CallbackQuery, tap: Approve, moment: Moment, member: TeamMember, say: Say
) -> Answer:
    """Yes, as it was read, if nothing has come in its way; said twice, it is answered as before."""
    announcement = await locked(moment.session, tap.announcement)
    by = Onlooker(moment, member, say)
    if announcement.approved_by == member.id:
        notice = say.plain("announce-goes") if announcement.state in (SCHEDULED, RUNNING) else None
        return Reply((await page_of(by, announcement),), notice=notice)
    if announcement.state == WAITING:
        found = await look(moment, announcement)
        if found.caught:
            return screens.in_the_way(say, announcement, found.caught)
    await approve(moment, announcement, member, tap.mark)
    return Reply((await page_of(by, announcement),), notice=say.plain("announce-goes"))


@router.callback_query(Decline.filter(), Role(ADMIN), flags=WRITES)
async def announcement_declined(
    _: CallbackQuery, tap: Decline, moment: Moment, member: TeamMember, say: Say
) -> Answer:
    """Not yet: back to its writer."""
    announcement = await locked(moment.session, tap.announcement)
    await decline(moment, announcement, member)
    return await page_of(Onlooker(moment, member, say), announcement)
