"""The team answers an unhappy customer: writes, looks once more, sends."""

from datetime import datetime, timedelta

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand, Question
from xenia.core.names import clean_text, units_of
from xenia.core.reply import Answer, Reply
from xenia.core.room import CONVERSES
from xenia.core.texts import Say, Texts
from xenia.customers.models import Customer
from xenia.feedback import screens
from xenia.feedback.models import Feedback
from xenia.feedback.taps import AnswerFeedback, SendAnswer
from xenia.feedback.tell import answer_customer
from xenia.shop import Shop
from xenia.team.filters import Role
from xenia.team.models import STAFF, TeamMember

router = Router(name="feedback-staff")


ANSWERING_FOR = timedelta(minutes=15)
"""After that long the team writes about something else."""


class Answering(StatesGroup):
    """What the bot waits for from the team."""

    words = Question()


@router.callback_query(AnswerFeedback.filter(), Role(STAFF), flags=CONVERSES)
async def answering(
    _: CallbackQuery, tap: AnswerFeedback, session: AsyncSession, state: FSMContext, say: Say, now: datetime
) -> Answer:
    """Somebody of the team wants to answer."""
    found = await _found(session, tap.feedback)
    if found is None:
        return Reply(notice=say.plain("feedback-gone"), alert=True)
    await state.set_state(Answering.words)
    await state.set_data({"feedback": tap.feedback, "at": now.isoformat()})
    return Reply((screens.ask_for_answer(say, found[1]),), fresh=True)


@router.message(Answering.words, NotCommand(), Role(STAFF), flags=CONVERSES)
async def written(
    message: Message, session: AsyncSession, state: FSMContext, say: Say, now: datetime
) -> Answer:
    """The words, shown once more: a busy waiter may have meant `4821 12,40` for somebody else."""
    data = await state.get_data()
    if now - datetime.fromisoformat(data["at"]) > ANSWERING_FOR:
        raise SkipHandler
    words = clean_text(message.text or "").strip()
    if not words or units_of(words) > screens.ANSWER_LIMIT:
        return screens.answer_in_words(say)
    found = await _found(session, data["feedback"])
    if found is None:
        return screens.gone(say)
    await state.update_data(words=words)
    return screens.answer_as_written(say, found[1], words)


@router.callback_query(SendAnswer.filter(), Answering.words, Role(STAFF), flags=CONVERSES)
async def sent(
    _: CallbackQuery,
    session: AsyncSession,
    state: FSMContext,
    member: TeamMember,
    shop: Shop,
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """The words go to the customer; the end of the conversation makes it happen once."""
    data = await state.get_data()
    await state.clear()
    found = await _found(session, data["feedback"])
    if found is None:
        return screens.gone(say)
    feedback, customer = found
    await answer_customer(session, texts, shop.name, customer, feedback, member, data["words"], now)
    return screens.answer_sent(say, customer)


async def _found(session: AsyncSession, feedback_id: int) -> tuple[Feedback, Customer] | None:
    """The feedback and who gave it, while they take part."""
    feedback = await session.get(Feedback, feedback_id)
    customer = await session.get(Customer, feedback.customer_id) if feedback else None
    return (feedback, customer) if feedback and customer and customer.is_member else None
