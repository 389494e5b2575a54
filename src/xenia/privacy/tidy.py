"""What is over goes by itself: each table's rows or words when their time has passed, once a day."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, false, or_, select, tuple_, update

from xenia.core.held import Fades, Held, emptied
from xenia.core.room import Moment
from xenia.privacy.models import Tidied

_EVERY = timedelta(days=1)
_SLICE = 2000
"""Rows to a transaction."""


async def tidy(moment: Moment) -> int:
    """Take out a slice of what is over; due work. Once all is done, nothing is looked for until tomorrow."""
    session = moment.session
    last = await session.get(Tidied, 1, populate_existing=True)
    if last is not None and moment.now - _EVERY < last.at <= moment.now:
        return 0
    for room in moment.rooms:
        for held in room.held:
            if isinstance(held.keep, Fades) and (gone := await _fade(moment, held, held.keep, last)):
                return gone
    if last is None:
        session.add(Tidied(id=1, at=moment.now))
    else:
        last.at = moment.now
    return 0


async def _fade(moment: Moment, held: Held, fades: Fades, last: Tidied | None) -> int:
    table = held.sql
    key = tuple_(*table.primary_key)
    is_whole = held.delete or fades.whole
    end = moment.now - timedelta(days=fades.days)
    if fades.whole:
        # Lines that nobody may take out: the database lets go of those that were over the last time.
        if last is None:
            return 0
        end = min(end, last.at - timedelta(days=fades.days))
    over: ColumnElement[bool] = table.c[fades.since] < end
    if fades.only is not None:
        over &= fades.only(table.c)
    if not is_whole:
        over &= _says_something(held)
    slice_ = key.in_(select(*table.primary_key).where(over).limit(_SLICE))
    statement: Any = delete(table).where(slice_)
    if not is_whole:
        statement = update(table).where(slice_).values(emptied(held, None))
    return len((await moment.session.execute(statement.returning(*table.primary_key))).all())


def _says_something(held: Held) -> ColumnElement[bool]:
    columns = held.sql.c
    blank = (columns[name] != "" for name in held.blank)
    put = (columns[name].is_distinct_from(value) for name, value in held.put.items())
    return or_(false(), *blank, *put)
