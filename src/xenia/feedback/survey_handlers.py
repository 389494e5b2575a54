"""A survey's answer, its dismissal, and a person after a low score; the results for admins."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES, READS, WRITES, Moment, Room
from xenia.core.texts import Say, Texts
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.feedback import results_screen, screens, survey_screens
from xenia.feedback.give import own_feedback
from xenia.feedback.results import results
from xenia.feedback.surveys import SCALES, answer, dismiss, own_survey
from xenia.feedback.taps import Dismiss, Score, ShowResults, WantPerson
from xenia.feedback.tell import tell_staff, wanted
from xenia.feedback.telling import listen
from xenia.team.filters import Role
from xenia.team.models import ADMIN

router = Router(name="surveys")


@router.callback_query(Score.filter(), Joined(), flags=CONVERSES)
async def scored(
    _: CallbackQuery,
    tap: Score,
    session: AsyncSession,
    state: FSMContext,
    customer: Customer,
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """One tap answers. A low score is told to the team at once, as a low rating is."""
    survey = await own_survey(session, tap.survey, customer.id)
    if survey is None or tap.score not in SCALES[survey.question]:
        return _no_such_question(say)
    feedback, news = await answer(session, survey, tap.score, now)
    told = feedback.staff_told_at is not None
    if news:
        told = await tell_staff(session, texts, customer, feedback, now)
    await listen(state, feedback, now)
    return screens.thanks(say, feedback, survey, told=told)


@router.callback_query(Dismiss.filter(), Joined(), flags=WRITES)
async def dismissing(
    _: CallbackQuery, tap: Dismiss, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The customer would rather not say."""
    survey = await own_survey(session, tap.survey, customer.id)
    if survey is None:
        return _no_such_question(say)
    dismiss(survey, now)
    return survey_screens.dismissed(say, answered=survey.answered_at is not None)


@router.callback_query(WantPerson.filter(), Joined(), flags=CONVERSES)
async def wanting_person(
    _: CallbackQuery,
    tap: WantPerson,
    session: AsyncSession,
    state: FSMContext,
    customer: Customer,
    rooms: Sequence[Room],
    moment: Moment,
    say: Say,
    now: datetime,
) -> Answer:
    """An unhappy customer asks for somebody: one of the other rooms knows how to find them."""
    feedback = await own_feedback(session, tap.feedback, customer.id)
    if feedback is None:
        return _no_such_question(say)
    find = next(room.find_person for room in rooms if room.find_person is not None)
    return await find(moment, state, say, await wanted(session, say, feedback, now))


@router.message(Command("surveys"), Role(ADMIN), flags=READS)
@router.callback_query(ShowResults.filter(), Role(ADMIN), flags=READS)
async def results_shown(
    _: Message | CallbackQuery,
    session: AsyncSession,
    say: Say,
    now: datetime,
    tap: ShowResults | None = None,
) -> Answer:
    """An admin looks at what surveys say."""
    tap = tap or ShowResults()
    return results_screen.page(say, await results(session, int(tap.days), now), tap.days)


def _no_such_question(say: Say) -> Reply:
    return Reply(notice=say.plain("feedback-no-such-question"), alert=True)
