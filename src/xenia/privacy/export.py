"""All that is held of a person, as they may have it: counted, in JSON, in CSV."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import select

from xenia.core.database import AsyncSession
from xenia.core.held import Person, answers, theirs
from xenia.core.room import Room
from xenia.core.texts import Say

Rows = list[dict[str, Any]]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def held_of(session: AsyncSession, rooms: Sequence[Room], person: Person) -> dict[str, Rows]:
    """Every row of every table that is theirs, by the table's name; tables without one are left out."""
    known = answers(rooms)
    found: dict[str, Rows] = {}
    for name, (_, held) in known.items():
        if not held.is_personal:
            continue
        columns = [held.sql.c[one] for one in held.shown]
        query = select(*columns).where(theirs(held, person, known)).order_by(*held.sql.primary_key)
        if rows := (await session.execute(query)).all():
            found[name] = [
                {column.name: _plain(value) for column, value in zip(columns, row, strict=True)}
                for row in rows
            ]
    return found


def as_json(say: Say, shop: str, now: datetime, held: Mapping[str, Rows]) -> str:
    """One document, with a word on each table: for machines, and for people who look closely."""
    tables = {name: {"about": about(say, name), "rows": rows} for name, rows in held.items()}
    whole = {"shop": shop, "made_at": now.isoformat(), "tables": tables}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_csv(held: Mapping[str, Rows]) -> str:
    """One line for each value: what differs so much has no columns in common. It opens in any spreadsheet.

    What a spreadsheet would take for a formula begins with an apostrophe; in JSON it stands as it was.
    """
    out = io.StringIO()
    out.write("\N{ZERO WIDTH NO-BREAK SPACE}")  # spreadsheets take it for Greek only then
    lines = csv.writer(out)
    lines.writerow(("table", "row", "field", "value"))
    for name, rows in held.items():
        for number, row in enumerate(rows, 1):
            lines.writerows((name, number, field, _cell(value)) for field, value in row.items())
    return out.getvalue()


def about(say: Say, table: str) -> str:
    """What a table is about, in a few words."""
    return say.plain(f"data-table-{table.replace('_', '-')}")


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, (datetime, date)) else value
