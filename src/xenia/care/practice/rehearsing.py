"""Somebody of the team practises: what they do changes their own page, and reaches nobody."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care.doubt.read import Meant, meant_by
from xenia.care.filters import NotOurCommand
from xenia.care.practice import screens
from xenia.care.practice.models import PracticeTicket
from xenia.care.practice.stories import begin, claim, own_practice, practice_of, stop, wait, write
from xenia.care.practice.taps import (
    BeginPractice,
    ClaimPractice,
    DecidePractice,
    Practise,
    SendPractice,
    ShowPractice,
    StopPractice,
    WaitPractice,
    WritePractice,
)
from xenia.care.said import read_message
from xenia.care.taps import Mode
from xenia.care.working import read_mode
from xenia.core.database import AsyncSession
from xenia.core.filters import Question
from xenia.core.names import split
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import LANGUAGES, Say, Texts
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-practice")

_WORDS_LIMIT = 3_000


class Rehearsing(StatesGroup):
    """What the bot waits for from who practises."""

    words = Question()


class OfPractice(Filter):
    """A reply to a message of practice: it is for nobody else, whatever else may stand in that message."""

    async def __call__(self, message: Message, texts: Texts) -> bool:
        to = message.reply_to_message
        marks = tuple(texts.say(language).plain("practice-mark") for language in LANGUAGES)
        is_ours = to is not None and to.from_user is not None and to.from_user.is_bot
        return is_ours and to is not None and (to.text or "").startswith(marks)


@router.callback_query(Practise.filter(), Role(STAFF), flags=READS)
async def practice_offered(_: CallbackQuery, session: AsyncSession, member: TeamMember, say: Say) -> Answer:
    """What it is, and the stories."""
    return screens.offered(say, await practice_of(session, member))


@router.callback_query(BeginPractice.filter(), Role(STAFF), flags=WRITES)
async def practice_begun(
    _: CallbackQuery, tap: BeginPractice, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """A pretend customer writes."""
    practice = await begin(session, member, tap.story, say, now)
    return Reply(screens.arrived(say, practice, member, 0), fresh=True)


@router.callback_query(ShowPractice.filter(), Role(STAFF), flags=READS)
async def practice_shown(
    _: CallbackQuery, tap: ShowPractice, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """Its page."""
    practice = await own_practice(session, member, tap.practice)
    return Reply((screens.page(say, practice, member, now),), fresh=True)


@router.callback_query(ClaimPractice.filter(), Role(STAFF), flags=WRITES)
async def practice_claimed(
    _: CallbackQuery, tap: ClaimPractice, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """They take it."""
    practice = await own_practice(session, member, tap.practice)
    claim(practice, now)
    page = screens.page(say, practice, member, now)
    return Reply((page,), notice=say.plain("care-claimed"), fresh=True)


@router.callback_query(WaitPractice.filter(), Role(STAFF), flags=WRITES)
async def practice_waited(
    _: CallbackQuery, tap: WaitPractice, session: AsyncSession, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """They wait for the pretend customer, who answers."""
    practice = await own_practice(session, member, tap.practice)
    seen = len(practice.lines)
    wait(practice, say, now)
    arrived = screens.arrived(say, practice, member, seen)
    return Reply(arrived, notice=say.plain("care-waiting"), fresh=True)


@router.callback_query(WritePractice.filter(), Role(STAFF), flags=CONVERSES)
async def practice_writing(
    _: CallbackQuery,
    tap: WritePractice,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    say: Say,
) -> Answer:
    """They want to write; to close one without having solved it is not practised."""
    practice = await own_practice(session, member, tap.practice)
    mode = Mode.RESOLVE if tap.mode == Mode.CLOSE else tap.mode
    await state.set_state(Rehearsing.words)
    await state.set_data({"practice": practice.id, "mode": mode.value, "words": ""})
    return Reply((screens.ask(say, practice, member, mode),), fresh=True)


@router.message(OfPractice(), NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def practice_replied(
    message: Message, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """A reply to the pretend customer; one that begins with `//` is a note, and nearly so is asked about."""
    practice = await own_practice(session, member)
    mode, words = _read(Mode.ANSWER, message)
    if not words:
        return screens.only_words(say, practice)
    if _is_doubtful(mode, words):
        await state.set_state(Rehearsing.words)
        await state.set_data({"practice": practice.id, "mode": mode.value, "words": words})
        return screens.doubt(say, practice, member)
    await state.clear()
    return await _do(session, practice, member, mode, words, say, now)


@router.message(Rehearsing.words, NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def practice_drafted(
    message: Message, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say
) -> Answer:
    """What was written, shown once more."""
    data = await state.get_data()
    practice = await own_practice(session, member, data["practice"])
    mode, words = _read(Mode(data["mode"]), message)
    if not words:
        return screens.only_words(say, practice)
    await state.update_data(words=words, mode=mode.value)
    return screens.draft(say, practice, member, mode, words)


@router.callback_query(SendPractice.filter(), Rehearsing.words, Role(STAFF), flags=CONVERSES)
async def practice_sent(
    _: CallbackQuery, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """The pretend customer reads it; the end of the conversation makes it happen once."""
    data = await state.get_data()
    practice = await own_practice(session, member, data["practice"])
    mode = Mode(data["mode"])
    if not data["words"]:
        return screens.ask(say, practice, member, mode)
    if _is_doubtful(mode, data["words"]):
        return screens.doubt(say, practice, member)
    await state.clear()
    return await _do(session, practice, member, mode, data["words"], say, now)


@router.callback_query(DecidePractice.filter(), Rehearsing.words, Role(STAFF), flags=CONVERSES)
async def practice_decided(
    _: CallbackQuery,
    tap: DecidePractice,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    say: Say,
    now: datetime,
) -> Answer:
    """For whom that was which looked like a note."""
    data = await state.get_data()
    practice = await own_practice(session, member, data["practice"])
    mode = Mode.NOTE if tap.note else Mode(data["mode"])
    if not data["words"]:
        return screens.ask(say, practice, member, mode)
    await state.clear()
    return await _do(session, practice, member, mode, data["words"], say, now)


@router.callback_query(StopPractice.filter(), Role(STAFF), flags=WRITES)
async def practice_stopped(_: CallbackQuery, session: AsyncSession, member: TeamMember, say: Say) -> Answer:
    """Enough for now."""
    await stop(session, member)
    return screens.stopped(say)


async def _do(
    session: AsyncSession,
    practice: PracticeTicket,
    member: TeamMember,
    mode: Mode,
    words: str,
    say: Say,
    now: datetime,
) -> Reply:
    seen = len(practice.lines)
    write(practice, mode, words, say, now)
    if mode == Mode.RESOLVE:
        await session.delete(practice)
        return Reply((screens.summary(say, practice),), fresh=True)
    told = screens.arrived(say, practice, member, seen)
    return Reply((screens.done(say, practice, mode), *told), fresh=True)


def _read(mode: Mode, message: Message) -> tuple[Mode, str]:
    mode, said = read_mode(mode, read_message(message))
    return mode, split(said.words or "", _WORDS_LIMIT)[0].strip() if said.what == "text" else ""


def _is_doubtful(mode: Mode, words: str) -> bool:
    return mode != Mode.NOTE and meant_by(words) != Meant.CUSTOMER
