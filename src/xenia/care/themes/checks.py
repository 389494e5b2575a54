"""What `xenia verify` asks of themes: a mark names its own customer, a change was planned as it says."""

from collections.abc import AsyncIterator

from sqlalchemy import func, or_, select

from xenia.care.models import Ticket
from xenia.care.themes.change import CHANGE
from xenia.care.themes.models import ThemeChange, ThemeMark
from xenia.core.database import AsyncSession
from xenia.deliveries.models import Delivery
from xenia.feedback.models import Feedback


async def check_themes(session: AsyncSession) -> AsyncIterator[str]:
    """A mark names whose ticket or rating it is; a change was planned for as many as it says."""
    others = (
        select(ThemeMark.id)
        .outerjoin(Ticket, Ticket.id == ThemeMark.ticket_id)
        .outerjoin(Feedback, Feedback.id == ThemeMark.feedback_id)
        .where(
            or_(Ticket.customer_id != ThemeMark.customer_id, Feedback.customer_id != ThemeMark.customer_id)
        )
        .order_by(ThemeMark.id)
    )
    for mark_id in await session.scalars(others):
        yield f"mark {mark_id} of a theme names another customer than its ticket or rating"
    planned = (
        select(ThemeChange.id, ThemeChange.planned)
        .outerjoin(Delivery, (Delivery.kind == CHANGE.name) & (Delivery.about == ThemeChange.id))
        .group_by(ThemeChange.id, ThemeChange.planned)
        .having(func.count(Delivery.id) != ThemeChange.planned)
        .order_by(ThemeChange.id)
    )
    for row in await session.execute(planned):
        yield f"change {row.id} should have been planned for {row.planned} customers"
