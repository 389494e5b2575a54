"""What this room holds of a person, and what they lose with it: which gifts and which wishes were theirs."""

from datetime import datetime

from sqlalchemy import func, select

from xenia.core.database import AsyncSession
from xenia.core.held import BOOKS, FIGURES, SHOP, Held
from xenia.core.texts import Say
from xenia.outreach.models import Bookmark, Gift, Offer, WinBack

HELD = (
    Held(Gift, SHOP, ours=("words_el", "words_en"), watched=True),
    Held(Offer, BOOKS, of=("customer_id",)),
    Held(Bookmark, SHOP, ours=("name",)),
    Held(WinBack, FIGURES, of=("customer_id",)),
)


async def open_offers(session: AsyncSession, customer_id: int, now: datetime, say: Say) -> str | None:
    """How many of our gifts they could still take."""
    takeable = Offer.taken_at.is_(None) & (Offer.valid_until > now)
    count = await session.scalar(
        select(func.count()).select_from(Offer).where(Offer.customer_id == customer_id, takeable)
    )
    return say("data-lost-offers", count=count) if count else None
