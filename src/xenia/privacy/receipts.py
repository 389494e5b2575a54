"""What a customer agreed to and withdrew, each with the words that were on the screen that day."""

from collections.abc import Sequence

from sqlalchemy import func, select

from xenia.core.database import AsyncSession
from xenia.core.reply import page_of
from xenia.privacy.models import ConsentRecord

ON_PAGE = 5


async def receipts(
    session: AsyncSession, customer_id: int, page: int
) -> tuple[Sequence[ConsentRecord], int, int]:
    """One page of them, the newest first, with its number and the number of pages."""
    of_theirs = ConsentRecord.customer_id == customer_id
    count = await session.scalar(select(func.count()).select_from(ConsentRecord).where(of_theirs)) or 0
    page, pages = page_of(page, count, ON_PAGE)
    found = await session.scalars(
        select(ConsentRecord)
        .where(of_theirs)
        .order_by(ConsentRecord.id.desc())
        .offset(page * ON_PAGE)
        .limit(ON_PAGE)
    )
    return found.all(), page, pages
