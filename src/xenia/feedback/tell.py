"""Telling the team about a low rating and a wish for a person, and the person's answer on its way back."""

from datetime import datetime

from sqlalchemy import select

from xenia.core.database import AsyncSession
from xenia.core.reply import Photo
from xenia.core.room import Wanted
from xenia.core.texts import Say, Texts
from xenia.customers.models import Customer
from xenia.deliveries.queue import Otherwise, queue
from xenia.feedback import screens
from xenia.feedback.give import LOW, survey_of
from xenia.feedback.models import Feedback, FeedbackPart
from xenia.team.members import team
from xenia.team.models import TeamMember

ABOUT = "feedback:"
"""So begins the name of a feedback about which somebody is wanted."""


async def tell_staff(
    session: AsyncSession,
    texts: Texts,
    customer: Customer,
    feedback: Feedback,
    now: datetime,
    *,
    words: str | None = None,
    photo_file_id: str | None = None,
) -> bool:
    """Queue a message to everybody on the team about a low rating, or one that was low.

    Returns:
        Whether somebody is being told, so that the customer can be answered truthfully.
    """
    if feedback.rating > LOW and feedback.staff_told_at is None:
        return False
    members = await _others(session, customer)
    survey = await survey_of(session, feedback)
    for member in members:
        photo = Photo(photo_file_id) if photo_file_id else None
        for screen in screens.alert(texts.say(member.language), customer, feedback, survey, words, photo):
            queue(session, "low-rating", member.telegram_id, screen, now, names_id=customer.id)
    if members:
        feedback.staff_told_at = feedback.staff_told_at or now
    return bool(members)


async def wanted(session: AsyncSession, say: Say, feedback: Feedback, now: datetime) -> Wanted:
    """The customer asks for one of the team: what is to be looked after, with all that they said."""
    feedback.person_asked_at = feedback.person_asked_at or now
    parts = await session.scalars(
        select(FeedbackPart).where(FeedbackPart.feedback_id == feedback.id).order_by(FeedbackPart.id)
    )
    mark = screens.mark_for_team(say, feedback, await survey_of(session, feedback))
    return Wanted(
        feedback.customer_id,
        f"{ABOUT}{feedback.id}",
        mark,
        tuple((one.words, one.photo_file_id) for one in parts),
    )


async def answered(session: AsyncSession, about: str, now: datetime) -> None:
    """Somebody of the team answered what `wanted` had named; anything else is not ours."""
    if about.startswith(ABOUT):
        feedback = await session.get_one(Feedback, int(about.removeprefix(ABOUT)))
        feedback.answered_at = feedback.answered_at or now


async def answer_customer(
    session: AsyncSession,
    texts: Texts,
    shop_name: str,
    customer: Customer,
    feedback: Feedback,
    member: TeamMember,
    words: str,
    now: datetime,
) -> None:
    """Queue what somebody of the team answers to the customer; they are told if it does not arrive."""
    feedback.answered_at = now
    screen = screens.answered(texts.say(customer.language), shop_name, member.name, words)
    lost = screens.answer_not_delivered(texts.say(member.language), customer, words)
    otherwise = Otherwise(member.telegram_id, lost)
    queue(session, "feedback-answer", customer.telegram_id, screen, now, otherwise, names_id=customer.id)


async def _others(session: AsyncSession, customer: Customer) -> list[TeamMember]:
    """The team without the customer, who may be on it."""
    return [one for one in await team(session) if one.telegram_id != customer.telegram_id]
