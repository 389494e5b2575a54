"""The opening hours out of the database, and the acts that change them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from xenia.core.asked import Asked
from xenia.core.database import AsyncSession
from xenia.shop.hours import DEFAULT_WEEK, Exceptional, Hours, Span
from xenia.shop.hours_models import Opening, OpeningException, OpeningRule

_READ = "hours"
"""Where a session keeps what it has read: one transaction asks about one week many times."""

_RULE = cast("Table", OpeningRule.__table__)
_ARE_SET = Asked(select(exists().where(Opening.weekday > 0)))


async def hours_of(session: AsyncSession, zone: ZoneInfo) -> Hours:
    """The opening hours as this transaction sees them; read once in it."""
    known: Hours | None = session.info.get(_READ)
    if known is None or known.zone != zone:
        known = session.info[_READ] = await _read(session, zone)
    return known


async def are_set(session: AsyncSession) -> bool:
    """Whether somebody has said anything about the week, so that customers can be told of it."""
    return bool((await _ARE_SET(session))[0][0])


async def hours_are_told(session: AsyncSession, _customer_id: int, _now: datetime) -> bool:
    """Whether the customers' home has a way to the hours."""
    return await are_set(session)


async def set_weekdays(session: AsyncSession, weekdays: Iterable[int], spans: Sequence[Span]) -> None:
    """These weekdays (1 is Monday) have these hours from now on; without spans they are closed.

    `spans` are in order and do not overlap, as `read_hours` gives them.
    """
    await _one_at_a_time(session)
    chosen = sorted(set(weekdays))
    await session.execute(delete(Opening).where(Opening.weekday.in_(chosen)))
    session.add_all(
        Opening(weekday=weekday, opens=opens, closes=closes)
        for weekday in chosen
        for opens, closes in spans or ((None, None),)
    )
    await _changed(session)


async def set_exception(session: AsyncSession, first: date, last: date, exceptional: Exceptional) -> None:
    """The days from `first` to `last` are so, whatever was said of them before."""
    await drop_exceptions(session, first, last)
    session.add_all(
        OpeningException(
            day=first + timedelta(days=ahead),
            opens=opens,
            closes=closes,
            note_el=exceptional.note_el,
            note_en=exceptional.note_en,
        )
        for ahead in range((last - first).days + 1)
        for opens, closes in exceptional.spans or ((None, None),)
    )
    await _changed(session)


async def drop_exceptions(session: AsyncSession, first: date, last: date) -> None:
    """The days from `first` to `last` are as their weekday again."""
    await _one_at_a_time(session)
    await session.execute(
        delete(OpeningException).where(OpeningException.day >= first, OpeningException.day <= last)
    )
    await _changed(session)


async def rest_on_holidays(session: AsyncSession, *, closed: bool) -> None:
    """Whether the shop is closed on public holidays."""
    await _one_at_a_time(session)
    await session.execute(update(_RULE).values(closed_on_holidays=closed))
    await _changed(session)


async def _one_at_a_time(session: AsyncSession) -> None:
    """Wait for whoever else is changing the hours: two weeks at once would be mixed.

    Writing the one row of rules locks it on PostgreSQL; on SQLite nobody else writes anyway.
    """
    insert: Any = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert(_RULE)
    lock = insert.on_conflict_do_update(index_elements=["id"], set_={"id": insert.excluded.id})
    await session.execute(lock, {"id": 1, "closed_on_holidays": True})


async def _changed(session: AsyncSession) -> None:
    await session.flush()
    session.info.pop(_READ, None)


async def _read(session: AsyncSession, zone: ZoneInfo) -> Hours:
    said: dict[int, list[Span]] = {}
    week = select(Opening.weekday, Opening.opens, Opening.closes).order_by(Opening.weekday, Opening.opens)
    for weekday, opens, closes in await session.execute(week):
        said.setdefault(weekday, []).extend(_span(opens, closes))
    exceptions: dict[date, Exceptional] = {}
    days = select(
        OpeningException.day,
        OpeningException.opens,
        OpeningException.closes,
        OpeningException.note_el,
        OpeningException.note_en,
    ).order_by(OpeningException.day, OpeningException.opens)
    for day, opens, closes, note_el, note_en in await session.execute(days):
        before = exceptions[day].spans if day in exceptions else ()
        exceptions[day] = Exceptional((*before, *_span(opens, closes)), note_el, note_en)
    closed = await session.scalar(select(OpeningRule.closed_on_holidays))
    return Hours(
        zone,
        tuple(tuple(said.get(weekday, default)) for weekday, default in enumerate(DEFAULT_WEEK, 1)),
        MappingProxyType(exceptions),
        closed_on_holidays=closed is not False,
        unset=frozenset(range(1, 8)) - frozenset(said),
    )


def _span(opens: int | None, closes: int | None) -> tuple[Span, ...]:
    return ((opens, closes),) if opens is not None and closes is not None else ()
