"""Everybody reads the shop's answers and stories; admins write them, one part at a time."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.conversation import faq_screens as screens
from xenia.conversation.faq import entries, entry_of, keep, known_answer, retire
from xenia.conversation.faq_models import Kind
from xenia.conversation.faq_screens import FIELDS, TITLE_LIMIT, WORDS_LIMIT
from xenia.conversation.faq_taps import (
    KeepAsItIs,
    KeepEntry,
    ManageEntry,
    ManageFaq,
    RetireEntry,
    ShowEntry,
    ShowFaq,
    WriteEntry,
)
from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.names import clean_name, clean_text, units_of
from xenia.core.reply import Answer, Reply, Screen
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say
from xenia.customers import screens as customer_screens
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import ADMIN, TeamMember

router = Router(name="talk-faq")

STORY = "story_"
"""What a link to a story begins with; its code follows."""


class WritingEntry(StatesGroup):
    """What the bot waits for from an admin."""

    field = Question()


@router.message(CommandStart(deep_link=True), flags=READS)
async def story_opened(
    message: Message,
    command: CommandObject,
    session: AsyncSession,
    customer: Customer | None,
    member: TeamMember | None,
    shop: Shop,
    say: Say,
) -> Answer:
    """The code on a package. Those who have not joined read it too, and below it what the programme is."""
    payload = command.args or ""
    entry = await known_answer(session, payload.removeprefix(STORY)) if payload.startswith(STORY) else None
    if entry is None or entry.kind != Kind.STORY:
        raise SkipHandler
    page = screens.story(say, entry, is_customer=customer is not None)
    if customer is not None or member is not None or message.from_user is None:
        return page
    name = clean_name(message.from_user.first_name, otherwise="")
    return Reply((page, customer_screens.welcome(say, shop, name)))


@router.message(Command("faq"), Joined(), flags=READS)
@router.callback_query(ShowFaq.filter(), Joined(), flags=READS)
async def faq_listed(
    _: Message | CallbackQuery, session: AsyncSession, say: Say, tap: ShowFaq | None = None
) -> Answer:
    """What is often asked. Stories are found by the codes on packages, and by asking."""
    found = [one for one in await entries(session) if one.kind != Kind.STORY]
    return screens.faq_page(say, found, tap.page if tap else 0)


@router.callback_query(ShowEntry.filter(), Joined(), flags=READS)
async def entry_shown(_: CallbackQuery, tap: ShowEntry, session: AsyncSession, say: Say) -> Answer:
    """One answer."""
    return screens.entry_told(say, await entry_of(session, tap.entry))


@router.callback_query(ManageFaq.filter(), Role(ADMIN), flags=READS)
async def faq_managed(_: CallbackQuery, tap: ManageFaq, session: AsyncSession, say: Say) -> Answer:
    """All that are in use."""
    return screens.owner_page(say, await entries(session), tap.page)


@router.callback_query(ManageEntry.filter(), Role(ADMIN), flags=READS)
async def entry_managed(
    _: CallbackQuery, tap: ManageEntry, session: AsyncSession, shop: Shop, say: Say
) -> Answer:
    """One of them."""
    return screens.owner_entry(say, shop, await entry_of(session, tap.entry))


@router.callback_query(WriteEntry.filter(), Role(ADMIN), flags=CONVERSES)
async def entry_begun(
    _: CallbackQuery, tap: WriteEntry, session: AsyncSession, state: FSMContext, say: Say
) -> Answer:
    """The first question; of one that is written anew, each part may stay as it is."""
    before: dict[str, str] = {}
    kind = tap.kind.value
    if tap.entry:
        entry = await entry_of(session, tap.entry)
        before = {field: getattr(entry, field) for field in FIELDS}
        kind = entry.kind
    await state.set_state(WritingEntry.field)
    await state.set_data({"entry": tap.entry, "kind": kind, "before": before, "given": {}})
    return screens.ask(say, FIELDS[0], kind, before.get(FIELDS[0]))


@router.message(WritingEntry.field, NotCommand(), Role(ADMIN), flags=CONVERSES)
async def part_written(message: Message, state: FSMContext, say: Say) -> Answer:
    """One part; the next question, or the preview."""
    data = await state.get_data()
    field = _next(data["given"])
    if field is None:
        return screens.preview(say, data["kind"], data["given"])
    text = clean_text(message.text or "").strip()
    limit = TITLE_LIMIT if field.startswith("title") else WORDS_LIMIT
    if not text or units_of(text) > limit:
        why = say("faq-refusal-words", limit=limit)
        return screens.ask(say, field, data["kind"], data["before"].get(field), why)
    return await _given(state, say, data, field, text)


@router.callback_query(KeepAsItIs.filter(), WritingEntry.field, Role(ADMIN), flags=CONVERSES)
async def part_kept(_: CallbackQuery, state: FSMContext, say: Say) -> Answer:
    """That part stays."""
    data = await state.get_data()
    field = _next(data["given"])
    if field is None:
        return screens.preview(say, data["kind"], data["given"])
    if field not in data["before"]:
        return screens.ask(say, field, data["kind"], None)
    return await _given(state, say, data, field, data["before"][field])


@router.callback_query(KeepEntry.filter(), WritingEntry.field, Role(ADMIN), flags=CONVERSES)
async def entry_kept(
    _: CallbackQuery,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    shop: Shop,
    say: Say,
    now: datetime,
) -> Answer:
    """As it was previewed; the conversation's end makes it happen once."""
    data = await state.get_data()
    missing = _next(data["given"])
    if missing is not None:
        return screens.ask(say, missing, data["kind"], data["before"].get(missing))
    await state.clear()
    entry = await keep(session, data["entry"], member, {**data["given"], "kind": data["kind"]}, now)
    return Reply((screens.owner_entry(say, shop, entry),), notice=say.plain("faq-kept"))


@router.callback_query(RetireEntry.filter(), Role(ADMIN), flags=WRITES)
async def entry_retired(
    _: CallbackQuery, tap: RetireEntry, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """It is told to nobody any more, after a question."""
    if not tap.sure:
        return screens.sure_to_retire(say, await entry_of(session, tap.entry))
    await retire(session, tap.entry, member, now)
    return screens.owner_page(say, await entries(session), 0)


async def _given(state: FSMContext, say: Say, data: dict[str, Any], field: str, text: str) -> Screen:
    given = {**data["given"], field: text}
    await state.update_data(given=given)
    following = _next(given)
    if following is None:
        return screens.preview(say, data["kind"], given)
    return screens.ask(say, following, data["kind"], data["before"].get(following))


def _next(given: dict[str, Any]) -> str | None:
    return next((one for one in FIELDS if one not in given), None)
