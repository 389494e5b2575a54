"""How long the team may take, in open time, by what a customer came with: defaults, and what admins set."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Table, select
from sqlalchemy.dialects import postgresql, sqlite

from xenia.care.deadlines.count import Which
from xenia.care.deadlines.models import DeadlineTarget
from xenia.care.models import Kind
from xenia.core.database import AsyncSession

Targets = Mapping[tuple[Kind, Which], timedelta | None]
"""None: there is no deadline."""

_TABLE = cast("Table", DeadlineTarget.__table__)
_HOUR = timedelta(hours=1)
_SOON, _LATER = (
    {Which.FIRST: _HOUR, Which.SOLVE: 16 * _HOUR},
    {Which.FIRST: 4 * _HOUR, Which.SOLVE: 24 * _HOUR},
)
_NONE: dict[Which, timedelta | None] = {Which.FIRST: None, Which.SOLVE: None}
_BY_KIND: dict[Kind, Mapping[Which, timedelta | None]] = {
    Kind.COMPLAINT: _SOON,
    Kind.QUESTION: _LATER,
    Kind.REQUEST: _LATER,
    Kind.SUGGESTION: _NONE,
    Kind.PRAISE: _NONE,
}
DEFAULTS: Targets = {(kind, which): one[which] for kind, one in _BY_KIND.items() for which in Which}


async def targets(session: AsyncSession) -> Targets:
    """What counts now."""
    found = dict(DEFAULTS)
    for row in await session.execute(
        select(DeadlineTarget.kind, DeadlineTarget.clock, DeadlineTarget.minutes)
    ):
        minutes = timedelta(minutes=row.minutes) if row.minutes is not None else None
        found[Kind(row.kind), Which(row.clock)] = minutes
    return found


async def set_target(session: AsyncSession, kind: Kind, which: Which, allowance: timedelta | None) -> None:
    """From now on it may take so long, of open time; None: there is no deadline. Also for what is open."""
    minutes = allowance // timedelta(minutes=1) if allowance is not None else None
    insert: Any = (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert(_TABLE)
    statement = insert.on_conflict_do_update(
        index_elements=["kind", "clock"], set_={"minutes": insert.excluded.minutes}
    )
    await session.execute(statement, {"kind": kind.value, "clock": which.value, "minutes": minutes})


def allowance_of(found: Targets, kind: Kind, which: Which, priority: int) -> timedelta | None:
    """What counts for a ticket: half of it where the customer had to bring it back."""
    allowance = found[kind, which]
    return allowance / 2 if allowance is not None and priority > 0 else allowance
