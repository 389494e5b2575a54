"""A customer's feedback in one tap and as many words as they wish; the team's answer."""

from datetime import datetime

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from xenia.core.database import AsyncSession
from xenia.core.filters import NotCommand
from xenia.core.names import clean_text
from xenia.core.reply import Answer
from xenia.core.room import CONVERSES, READS, WRITES
from xenia.core.texts import Say, Texts
from xenia.customers.filters import Joined
from xenia.customers.models import Customer
from xenia.feedback import screens, survey_screens
from xenia.feedback.give import (
    add_part,
    latest_feedback,
    own_feedback,
    rate,
    survey_of,
    withdraw,
)
from xenia.feedback.taps import AskFeedback, ChangeRating, Rate, WithdrawFeedback
from xenia.feedback.tell import tell_staff
from xenia.feedback.telling import TELLING_FOR, Telling, listen

router = Router(name="feedback")


@router.message(Command("feedback"), Joined(), flags=READS)
@router.callback_query(AskFeedback.filter(), Joined(), flags=READS)
async def asked(
    _: Message | CallbackQuery, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The customer wants to tell us something."""
    return screens.ask(say, await latest_feedback(session, customer.id, now))


@router.callback_query(Rate.filter(), Joined(), flags=CONVERSES)
async def rated(
    _: CallbackQuery,
    tap: Rate,
    session: AsyncSession,
    state: FSMContext,
    customer: Customer,
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer:
    """One tap from 1 to 5. A low one is told to the team at once."""
    feedback, news = await rate(session, customer.id, tap.rating, tap.intent, now)
    told = feedback.staff_told_at is not None
    if news:
        told = await tell_staff(session, texts, customer, feedback, now)
    await listen(state, feedback, now)
    return screens.thanks(say, feedback, None, told=told)


@router.callback_query(ChangeRating.filter(), Joined(), flags=READS)
async def changing(
    _: CallbackQuery, tap: ChangeRating, session: AsyncSession, customer: Customer, say: Say, now: datetime
) -> Answer:
    """The customer thinks again."""
    feedback = await own_feedback(session, tap.feedback, customer.id)
    if feedback is None:
        return screens.ask(say, await latest_feedback(session, customer.id, now))
    survey = await survey_of(session, feedback)
    return screens.ask_anew(say, feedback) if survey is None else survey_screens.ask_anew(say, survey)


@router.callback_query(WithdrawFeedback.filter(), Joined(), flags=WRITES)
async def withdrawing(
    _: CallbackQuery,
    tap: WithdrawFeedback,
    session: AsyncSession,
    customer: Customer,
    say: Say,
    now: datetime,
) -> Answer:
    """The customer takes it back."""
    feedback = await own_feedback(session, tap.feedback, customer.id)
    if feedback is not None:
        await withdraw(session, feedback, now)
    return screens.withdrawn(say)


@router.message(Telling.more, NotCommand(), Joined(), flags=CONVERSES)
async def told_more(
    message: Message,
    session: AsyncSession,
    state: FSMContext,
    customer: Customer,
    texts: Texts,
    say: Say,
    now: datetime,
) -> Answer | None:
    """Words and photos after the rating, as many as they wish."""
    data = await state.get_data()
    if now - datetime.fromisoformat(data["at"]) > TELLING_FOR:
        raise SkipHandler
    feedback = await own_feedback(session, data["feedback"], customer.id)
    words = clean_text(message.text or message.caption or "") or None
    photo = message.photo[-1].file_id if message.photo else None
    if feedback is None or not (words or photo):
        return screens.words_or_photo(say)
    await add_part(session, feedback, words=words, photo_file_id=photo, now=now)
    told = await tell_staff(session, texts, customer, feedback, now, words=words, photo_file_id=photo)
    if message.media_group_id and message.media_group_id == data.get("album"):
        return None  # the pictures of one album are thanked for once
    await state.update_data(album=message.media_group_id, at=now.isoformat())
    return screens.added(say, feedback, told=told)
