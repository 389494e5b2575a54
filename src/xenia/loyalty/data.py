"""What a customer loses here with an erasure: points."""

from datetime import datetime

from xenia.core.database import AsyncSession
from xenia.core.texts import Say
from xenia.ledger import balance


async def points_left(session: AsyncSession, customer_id: int, now: datetime, say: Say) -> str | None:
    """The points that could still be spent."""
    points = (await balance(session, customer_id, now)).available
    return say("data-lost-points", points=points) if points else None
