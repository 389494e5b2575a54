"""The proof that opening hours make sense, for `xenia verify` and for tests."""

from collections import defaultdict
from collections.abc import AsyncIterator
from itertools import pairwise

from sqlalchemy import select

from xenia.core.database import AsyncSession
from xenia.shop.hours_models import Opening, OpeningException


async def check_hours(session: AsyncSession) -> AsyncIterator[str]:
    """A sentence for each day whose spans overlap, that is closed and open at once, or explained twice."""
    days: dict[str, list[tuple[int | None, int | None]]] = defaultdict(list)
    for weekday, opens, closes in await session.execute(
        select(Opening.weekday, Opening.opens, Opening.closes).order_by(Opening.weekday, Opening.opens)
    ):
        days[f"weekday {weekday}"].append((opens, closes))
    notes: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in await session.scalars(
        select(OpeningException).order_by(OpeningException.day, OpeningException.opens)
    ):
        days[str(one.day)].append((one.opens, one.closes))
        notes[str(one.day)].add((one.note_el, one.note_en))
    for day, rows in days.items():
        spans = [(opens, closes) for opens, closes in rows if opens is not None and closes is not None]
        if len(rows) > 1 and len(spans) < len(rows):
            yield f"{day}: is closed, and says something more"
        if any(until > opens for (_, until), (opens, _) in pairwise(spans)):
            yield f"{day}: its hours overlap"
    for day, words in notes.items():
        if len(words) > 1:
            yield f"{day}: its notes differ"
