"""Somebody of the team answers with what is ready: picks, reads it filled in, changes words, sends."""

from datetime import datetime, timedelta

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.care import staff_screens, work
from xenia.care.doubt.read import Meant, meant_by
from xenia.care.filters import NotOurCommand
from xenia.care.find import case_for
from xenia.care.forum.onward import Onward
from xenia.care.replies import screens
from xenia.care.replies.canned import answer_of, answers, filled
from xenia.care.replies.taps import PickAnswer, SendFilled, UseAnswer
from xenia.care.said import SAID_JSON, Said, mark_of, read_message
from xenia.care.taps import Mode
from xenia.core.database import AsyncSession
from xenia.core.filters import Question
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, Moment
from xenia.core.texts import Say
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="care-replies-picking")

CHANGING_FOR = timedelta(minutes=30)
"""After that long the team writes about something else."""


class Picking(StatesGroup):
    """What the bot waits for from the team."""

    words = Question()
    """Others, in place of those that were shown."""


@router.message(Onward(PickAnswer), Role(STAFF), flags=READS)
@router.callback_query(PickAnswer.filter(), Role(STAFF), flags=READS)
async def picking(
    _: Message | CallbackQuery, tap: PickAnswer, session: AsyncSession, member: TeamMember, say: Say
) -> Answer:
    """Those that fit the ticket."""
    case = await case_for(session, tap.ticket, member)
    work.check_may(case, member, Mode.ANSWER)
    page = screens.pick(say, case, await answers(session, case.ticket.kind), tap.page)
    return Reply((page,), fresh=True)


@router.callback_query(UseAnswer.filter(), Role(STAFF), flags=CONVERSES)
async def picked(
    _: CallbackQuery,
    tap: UseAnswer,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """One of them, in the customer's language."""
    case = await case_for(session, tap.ticket, member)
    work.check_may(case, member, Mode.ANSWER)
    words = await filled(moment, await answer_of(session, tap.answer), case, member)
    await state.set_state(Picking.words)
    said = SAID_JSON.dump_python(Said("text", words))
    await state.set_data({"ticket": tap.ticket, "said": said, "at": now.isoformat()})
    return screens.filled(say, case, words)


@router.message(Picking.words, NotOurCommand(), Role(STAFF), flags=CONVERSES)
async def reworded(
    message: Message, session: AsyncSession, state: FSMContext, member: TeamMember, say: Say, now: datetime
) -> Answer:
    """Other words in place of those shown; what was meant as a note is not taken for an answer."""
    data = await state.get_data()
    if now - datetime.fromisoformat(data["at"]) > CHANGING_FOR:
        raise SkipHandler
    case, said = await case_for(session, data["ticket"], member), read_message(message)
    if said.what != "text" or meant_by(said.words) != Meant.CUSTOMER or said.words is None:
        return screens.only_words(say, case)
    await state.update_data(said=SAID_JSON.dump_python(said))
    return screens.filled(say, case, said.words)


@router.callback_query(SendFilled.filter(), Picking.words, Role(STAFF), flags=CONVERSES)
async def sent_ready(
    _: CallbackQuery,
    tap: SendFilled,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    moment: Moment,
    say: Say,
) -> Answer:
    """It leaves as it was shown; the end of the conversation makes it happen once."""
    data = await state.get_data()
    said = SAID_JSON.validate_python(data["said"])
    if tap.draft != mark_of(data["ticket"], Said("text", said.words)):
        case = await case_for(session, data["ticket"], member)
        page = screens.filled(say, case, said.words or "")
        return Reply((page,), say.plain("care-other-draft"), fresh=True)
    await state.clear()
    case = await work.answer(moment, data["ticket"], member, [said])
    return staff_screens.done(say, case, Mode.ANSWER)
