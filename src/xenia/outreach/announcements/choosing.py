"""An admin chooses what is under an announcement, whom it is for, and when it goes."""

from datetime import datetime, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from xenia.core.reply import Answer
from xenia.core.room import READS, WRITES, Moment
from xenia.core.texts import Say
from xenia.outreach.announcements import choices
from xenia.outreach.announcements.audience import Audience, audience_of
from xenia.outreach.announcements.content import Button
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.taps import (
    AddPageButton,
    BeginAt,
    EndAfter,
    ForAll,
    ForLanguage,
    HoldOut,
    ShowAudience,
    ShowButtons,
    ShowTimes,
    TakeButtonOff,
    WhoseClock,
)
from xenia.outreach.announcements.times import begins_of, next_time
from xenia.outreach.announcements.whom import whom_of
from xenia.outreach.announcements.write import (
    add_button,
    address,
    draft_of,
    draft_to_read,
    set_beginning,
    set_clock,
    set_end,
    set_holdout,
    take_button_off,
)
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import ADMIN, TeamMember

router = Router(name="announcements-choosing")


@router.callback_query(ShowButtons.filter(), Role(ADMIN), flags=READS)
async def buttons_shown(
    _: CallbackQuery, tap: ShowButtons, moment: Moment, member: TeamMember, say: Say
) -> Answer:
    """The buttons under it."""
    return choices.buttons(say, await draft_to_read(moment.session, tap.announcement, member))


@router.callback_query(AddPageButton.filter(), Role(ADMIN), flags=WRITES)
async def page_button_added(
    _: CallbackQuery, tap: AddPageButton, moment: Moment, member: TeamMember, say: Say
) -> Answer:
    """A button to a page of the bot, in words that we have ready."""
    draft = await draft_of(moment.session, tap.announcement, member)
    greek, english = (
        moment.texts.say(language).plain("announce-button-to", page=tap.page) for language in ("el", "en")
    )
    if not any(one.get("page") == tap.page for one in draft.buttons):
        add_button(draft, Button(page=tap.page, label_el=greek, label_en=english))
    return choices.buttons(say, draft)


@router.callback_query(TakeButtonOff.filter(), Role(ADMIN), flags=WRITES)
async def button_taken_off(
    _: CallbackQuery, tap: TakeButtonOff, moment: Moment, member: TeamMember, say: Say
) -> Answer:
    """One button less."""
    draft = await draft_of(moment.session, tap.announcement, member)
    take_button_off(draft, tap.button)
    return choices.buttons(say, draft)


@router.callback_query(ShowAudience.filter(), Role(ADMIN), flags=READS)
@router.callback_query(ForLanguage.filter(), Role(ADMIN), flags=WRITES)
@router.callback_query(ForAll.filter(), Role(ADMIN), flags=WRITES)
@router.callback_query(HoldOut.filter(), Role(ADMIN), flags=WRITES)
async def audience_chosen(
    _: CallbackQuery,
    tap: ShowAudience | ForLanguage | ForAll | HoldOut,
    moment: Moment,
    member: TeamMember,
    say: Say,
) -> Answer:
    """Whom it is for, as chosen; how many get it, and who does not by which rule."""
    own = draft_to_read if isinstance(tap, ShowAudience) else draft_of
    draft = await own(moment.session, tap.announcement, member)
    if isinstance(tap, ForLanguage):
        language = None if tap.language == "any" else tap.language
        address(draft, audience_of(draft).model_copy(update={"language": language}))
    elif isinstance(tap, ForAll):
        address(draft, Audience())
    elif isinstance(tap, HoldOut):
        set_holdout(draft, tap.percent)
    found = await whom_of(moment, draft)
    return choices.audience(say, draft, found)


@router.callback_query(ShowTimes.filter(), Role(ADMIN), flags=READS)
@router.callback_query(BeginAt.filter(), Role(ADMIN), flags=WRITES)
@router.callback_query(EndAfter.filter(), Role(ADMIN), flags=WRITES)
@router.callback_query(WhoseClock.filter(), Role(ADMIN), flags=WRITES)
async def times_chosen(
    _: CallbackQuery,
    tap: ShowTimes | BeginAt | EndAfter | WhoseClock,
    moment: Moment,
    member: TeamMember,
    say: Say,
) -> Answer:
    """When it begins and ends, as chosen."""
    own = draft_to_read if isinstance(tap, ShowTimes) else draft_of
    draft = await own(moment.session, tap.announcement, member)
    _set_time(draft, tap, moment.shop, moment.now)
    return choices.times(say, draft, moment.shop, moment.now)


def _set_time(
    draft: Announcement, tap: ShowTimes | BeginAt | EndAfter | WhoseClock, shop: Shop, now: datetime
) -> None:
    if isinstance(tap, BeginAt):
        set_beginning(draft, next_time(shop, now) if tap.at == "next" else None)
    elif isinstance(tap, EndAfter):
        set_end(draft, begins_of(draft, now) + timedelta(days=tap.days))
    elif isinstance(tap, WhoseClock):
        set_clock(draft, local=tap.local)
