"""An admin writes an announcement. Every answer is kept at once: a draft outlasts whatever else is done."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.reply import page_of as page_of_list
from xenia.core.room import CONVERSES, READS, WRITES, Moment
from xenia.core.texts import Say
from xenia.outreach.announcements import choices, fields, screens
from xenia.outreach.announcements.album import page_follows
from xenia.outreach.announcements.audience import languages_of
from xenia.outreach.announcements.caught import so_many
from xenia.outreach.announcements.models import Announcement
from xenia.outreach.announcements.taps import (
    AskFor,
    Discard,
    NewAnnouncement,
    Ready,
    ShowAnnouncements,
    ShowDraft,
    TakePhotosOff,
)
from xenia.outreach.announcements.views import Onlooker, on_the_way, page_of
from xenia.outreach.announcements.whom import whom_of
from xenia.outreach.announcements.write import (
    announcement_of,
    announcements,
    begin,
    discard,
    draft_of,
    how_many,
    take_photos_off,
)
from xenia.rewards.fields import NotThatError
from xenia.team.filters import Role
from xenia.team.models import ADMIN, TeamMember

router = Router(name="announcements-composing")


class Writing(StatesGroup):
    """What the bot waits for from an admin."""

    answer = Question()


@router.message(Command("announce"), Role(ADMIN), flags=READS)
@router.callback_query(ShowAnnouncements.filter(), Role(ADMIN), flags=READS)
async def announcements_listed(
    _: Message | CallbackQuery, session: AsyncSession, say: Say, tap: ShowAnnouncements | None = None
) -> Answer:
    """All of them, the newest first."""
    return await _list(session, say, tap.page if tap else 0)


@router.callback_query(NewAnnouncement.filter(), Role(ADMIN), flags=CONVERSES)
async def announcement_begun(
    _: CallbackQuery, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """A new one begins with its Greek words."""
    draft = await begin(session, member, now)
    return await _ask(state, say, draft.id, "text_el")


@router.callback_query(ShowDraft.filter(), Role(ADMIN), flags=READS)
async def announcement_shown(
    _: CallbackQuery, tap: ShowDraft, moment: Moment, member: TeamMember, say: Say
) -> Answer:
    """One of them."""
    by = Onlooker(moment, member, say)
    return await page_of(by, await announcement_of(moment.session, tap.announcement))


@router.callback_query(AskFor.filter(), Role(ADMIN), flags=CONVERSES)
async def field_asked(
    _: CallbackQuery, tap: AskFor, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say
) -> Answer:
    """The admin is to write something."""
    draft = await draft_of(session, tap.announcement, member)
    return await _ask(state, say, draft.id, tap.field)


@router.message(Writing.answer, NotCommand(), Role(ADMIN), flags=CONVERSES)
async def field_written(
    message: Message, moment: Moment, state: FSMContext, member: TeamMember, say: Say
) -> Answer:
    """What the admin wrote about a draft is kept; the next question follows, or the page it belongs to."""
    data = await state.get_data()
    draft = await draft_of(moment.session, data["announcement"], member)
    by = Onlooker(moment, member, say)
    try:
        return await _taken(by, state, draft, data, message)
    except fields.UnknownCardsError as error:
        unknown = ", ".join(error.numbers[:20])
        return choices.ask(say, draft.id, "cards", again=True, unknown=unknown)
    except NotThatError:
        return choices.ask(say, draft.id, data["field"], again=True, **data["said"])


async def _taken(
    by: Onlooker, state: FSMContext, draft: Announcement, data: dict[str, Any], message: Message
) -> Answer:
    say, field = by.say, data["field"]
    match field:
        case "text_el" | "text_en":
            return await _words_taken(by, state, draft, field, message)
        case "link":
            return await _ask(state, say, draft.id, "label_el", link=fields.read_link(message))
        case "label_el":
            label = fields.read_label(message)
            return await _ask(state, say, draft.id, "label_en", **data["answers"], label_el=label)
        case "number":
            fields.read_count(message, data["said"]["count"])
            draft.accepted = [*draft.accepted, so_many(data["said"]["count"])]
            return await _on_the_way(by, state, draft)
    page = await _kept(by, draft, data, message)
    await state.clear()
    return page


async def _words_taken(
    by: Onlooker, state: FSMContext, draft: Announcement, field: str, message: Message
) -> Answer:
    """Words and pictures; of an album the conversation waits for the rest, which comes by itself."""
    fields.take_words(draft, field.removeprefix("text_"), message)
    group = message.media_group_id
    if group is not None:
        follows = await page_follows(by.moment.session, draft, by.member, group, by.moment.now)
        return Reply() if follows else screens.draft(by.say, draft, by.moment.now)
    if field == "text_el" and draft.text_el and not draft.text_en and "en" in languages_of(draft):
        return await _ask(state, by.say, draft.id, "text_en")
    await state.clear()
    return screens.draft(by.say, draft, by.moment.now)


async def _kept(by: Onlooker, draft: Announcement, data: dict[str, Any], message: Message) -> Screen:
    """An answer that ends its question, and the page from which it was asked."""
    moment, say, field = by.moment, by.say, data["field"]
    if field == "label_en":
        fields.add_link(draft, {**data["answers"], "label_en": fields.read_label(message)})
        return choices.buttons(say, draft)
    if field in {"begins", "ends"}:
        fields.take_moment(draft, field, message, moment.shop, moment.now)
        return choices.times(say, draft, moment.shop, moment.now)
    if field == "cards":
        await fields.take_cards(moment.session, draft, message)
    else:
        fields.take_joined(draft, field, message, moment.shop, moment.now)
    return choices.audience(say, draft, await whom_of(moment, draft))


@router.callback_query(TakePhotosOff.filter(), Role(ADMIN), flags=WRITES)
async def photos_taken_off(
    _: CallbackQuery, tap: TakePhotosOff, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """No pictures."""
    draft = await draft_of(session, tap.announcement, member)
    take_photos_off(draft)
    return screens.draft(say, draft, now)


@router.callback_query(Discard.filter(), Role(ADMIN), flags=WRITES)
async def draft_discarded(
    _: CallbackQuery, tap: Discard, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """The draft is thrown away, after a question."""
    draft = await draft_of(session, tap.announcement, member)
    if not tap.sure:
        return screens.sure_to_discard(say, draft)
    discard(draft, now)
    await session.flush()
    return Reply((await _list(session, say, 0),), notice=say.plain("announce-discarded"))


@router.callback_query(Ready.filter(), Role(ADMIN), flags=CONVERSES)
async def announcement_ready(
    _: CallbackQuery, tap: Ready, moment: Moment, state: FSMContext, member: TeamMember, say: Say
) -> Answer:
    """It is written: what was caught, whether it is meant so, or who says the second yes."""
    draft = await draft_of(moment.session, tap.announcement, member)
    by = Onlooker(moment, member, say)
    return await _on_the_way(by, state, draft)


async def _list(session: AsyncSession, say: Say, page: int) -> Screen:
    count = await how_many(session)
    page, _ = page_of_list(page, count, screens.PAGE)
    found = await announcements(session, offset=page * screens.PAGE, limit=screens.PAGE)
    return screens.listed(say, found, page, count)


async def _on_the_way(by: Onlooker, state: FSMContext, draft: Announcement) -> Answer:
    await state.clear()
    page, asked = await on_the_way(by, draft)
    if asked is not None:
        await state.set_state(Writing.answer)
        said = choices.number_of(asked)
        await state.set_data({"announcement": draft.id, "field": "number", "answers": {}, "said": said})
    return page


async def _ask(state: FSMContext, say: Say, announcement_id: int, field: str, **answers: Any) -> Answer:
    await state.set_state(Writing.answer)
    await state.set_data({"announcement": announcement_id, "field": field, "answers": answers, "said": {}})
    return choices.ask(say, announcement_id, field)
