"""Who leaves the programme with something open reads what becomes of it."""

from datetime import datetime

from xenia.care.find import open_cases_of
from xenia.core.database import AsyncSession
from xenia.core.texts import Say


async def leaves_open(
    session: AsyncSession,
    customer_id: int,
    now: datetime,  # noqa: ARG001 - the shape of what a room says there
    say: Say,
) -> str | None:
    """That it goes on, and that only members can answer there."""
    cases = await open_cases_of(session, customer_id)
    if not cases:
        return None
    return say("care-leaves-open", many=len(cases), references=", ".join(one.reference for one in cases))
