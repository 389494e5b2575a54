"""What a customer told us, in a ticket or with a rating: their own words, as they stand now."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, select

from xenia.care.models import Side, TicketLine
from xenia.core.database import AsyncSession
from xenia.customers.models import Customer
from xenia.feedback.models import Feedback, FeedbackPart

RECENT = timedelta(days=30)
"""How far back ratings with words are offered to be worked on."""
_MOST = 50
"""Of them, the newest: nobody turns more than ten pages."""


async def words_of_ticket(session: AsyncSession, ticket_id: int, upto: int | None = None) -> str:
    """The customer's words, each message as it was last changed; up to a line's number, that one too."""
    lines = select(TicketLine).where(TicketLine.ticket_id == ticket_id, TicketLine.side == Side.CUSTOMER)
    if upto is not None:
        lines = lines.where(TicketLine.number <= upto)
    said: dict[int, str] = {}
    for line in await session.scalars(lines.order_by(TicketLine.number)):
        said[line.edits_id or line.id] = line.words or ""
    return "\n".join(words for words in said.values() if words)


async def words_of_feedback(session: AsyncSession, feedback_id: int, upto: int | None = None) -> str:
    """The words that came with a rating; none once it was taken back."""
    parts = select(FeedbackPart.words).where(
        FeedbackPart.feedback_id == feedback_id, FeedbackPart.words.is_not(None)
    )
    if upto is not None:
        parts = parts.where(FeedbackPart.id <= upto)
    found = await session.scalars(parts.order_by(FeedbackPart.id))
    return "\n".join(words for words in found if words)


async def last_part(session: AsyncSession, feedback_id: int) -> int:
    """The number of the newest part of a feedback; 0 where it has none."""
    newest = select(func.max(FeedbackPart.id)).where(FeedbackPart.feedback_id == feedback_id)
    return await session.scalar(newest) or 0


async def feedback_with_words(
    session: AsyncSession, now: datetime, but: int, *more: ColumnElement[bool]
) -> Sequence[Feedback]:
    """Ratings of the last 30 days that came with words, the newest first, `but` those of one person.

    Nobody works on what they said themselves, as a customer: `but` is a Telegram id.
    """
    has_words = exists().where(FeedbackPart.feedback_id == Feedback.id, FeedbackPart.words.is_not(None))
    found = await session.scalars(
        select(Feedback)
        .join(Customer, Customer.id == Feedback.customer_id)
        .where(
            Feedback.withdrawn_at.is_(None),
            Feedback.given_at > now - RECENT,
            Customer.telegram_id != but,
            has_words,
            *more,
        )
        .order_by(Feedback.id.desc())
        .limit(_MOST)
    )
    return found.all()
