"""Telling the team about a low rating, and a person's answer on its way back."""

from datetime import datetime

from xenia.core.database import AsyncSession
from xenia.core.reply import Photo
from xenia.core.texts import Texts
from xenia.customers.models import Customer
from xenia.deliveries.queue import Otherwise, queue
from xenia.feedback import screens
from xenia.feedback.give import LOW
from xenia.feedback.models import Feedback
from xenia.team.members import team
from xenia.team.models import TeamMember


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
    members = [one for one in await team(session) if one.telegram_id != customer.telegram_id]
    for member in members:
        photo = Photo(photo_file_id) if photo_file_id else None
        for screen in screens.alert(texts.say(member.language), customer, feedback, words, photo):
            queue(session, "low-rating", member.telegram_id, screen, now)
    if members:
        feedback.staff_told_at = feedback.staff_told_at or now
    return bool(members)


async def answer_customer(
    session: AsyncSession,
    texts: Texts,
    shop_name: str,
    customer: Customer,
    member: TeamMember,
    words: str,
    now: datetime,
) -> None:
    """Queue what somebody of the team answers to the customer; they are told if it does not arrive."""
    screen = screens.answered(texts.say(customer.language), shop_name, member.name, words)
    lost = screens.answer_not_delivered(texts.say(member.language), customer, words)
    otherwise = Otherwise(member.telegram_id, lost)
    queue(session, "feedback-answer", customer.telegram_id, screen, now, otherwise)
