"""Who changed what, and what it was before: written with the change itself, and never altered."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, String, Table, Text, func, literal_column, select, true
from sqlalchemy.orm import Mapped, mapped_column

from xenia.core.database import AsyncSession, Base
from xenia.core.reply import page_of

if TYPE_CHECKING:
    from xenia.core.room import Room

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
RESTORED = "restored"
"""A restore has stopped what may have gone on since the backup."""


class Change(Base):
    """One change, or one act upon somebody's data. The database itself refuses to alter a line."""

    __tablename__ = "change_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    member_id: Mapped[int | None]
    """Who of the team did it; null: the customer, or the house. No foreign key: lines outlast rows."""
    customer_id: Mapped[int | None]
    """Whose data it was, by the number that is their pseudonym afterwards. Never a name."""
    what: Mapped[str] = mapped_column(String(24))
    """What was done: a word, of which the texts tell people more."""
    of: Mapped[str] = mapped_column(String(80))
    """To what: a table and the key of a row."""
    before: Mapped[str | None] = mapped_column(Text)
    """What is different now, as it was, in JSON."""
    after: Mapped[str | None] = mapped_column(Text)
    """The same, as it is from now on."""


def changed(
    session: AsyncSession,
    what: str,
    now: datetime,
    *,
    of: str,
    member_id: int | None = None,
    customer_id: int | None = None,
    before: str | None = None,
    after: str | None = None,
) -> None:
    """Write a line in the transaction of what it tells."""
    line = Change(at=now, member_id=member_id, customer_id=customer_id, what=what, of=of)
    line.before, line.after = before, after
    session.add(line)


async def changes(session: AsyncSession, page: int, size: int) -> tuple[Sequence[Change], int, int]:
    """One page of lines, the newest first, with its number and the number of pages."""
    count = await session.scalar(select(func.count()).select_from(Change)) or 0
    page, pages = page_of(page, count, size)
    found = await session.scalars(select(Change).order_by(Change.id.desc()).offset(page * size).limit(size))
    return found.all(), page, pages


async def last_of(session: AsyncSession, of: str) -> str | None:
    """What was done last to that row; None when nothing was."""
    return await session.scalar(
        select(Change.what).where(Change.of == of).order_by(Change.id.desc()).limit(1)
    )


Rows = Mapping[str, Mapping[str, Any]]
"""What is watched: the values of each row, by its table and key."""
_ONE_AT_A_TIME = 0x58454E4941
"""The advisory lock of those who change what is watched."""


async def watch(session: AsyncSession, rooms: Sequence["Room"]) -> Rows:
    """All that is watched, as it is now: what the shop has set, which is little.

    Until this transaction ends, nobody else of the team changes any of it; on SQLite nobody does anyway.
    """
    if _is_shared(session):
        await session.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
    found, _ = await _look(session, rooms)
    return found


async def _look(session: AsyncSession, rooms: Sequence["Room"]) -> tuple[Rows, set[str]]:
    """What is watched, and which of these rows this transaction wrote as they are."""
    await session.flush()
    is_shared = _is_shared(session)
    found: dict[str, Mapping[str, Any]] = {}
    ours = set[str]()
    for held in (one for room in rooms for one in room.held if one.watched):
        keys = [one.name for one in held.sql.primary_key]
        asked = await session.execute(_all_but(held.hide, held.sql, is_shared=is_shared))
        *columns, _ = asked.keys()
        for *row, is_ours in asked:
            values = {name: _plain(value) for name, value in zip(columns, row, strict=True)}
            name = f"{held.name} {' '.join(str(values[key]) for key in keys)}"
            found[name] = values
            if is_ours:
                ours.add(name)
    return found, ours


def _is_shared(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "postgresql"


@cache
def _all_but(hidden: tuple[str, ...], table: Table, *, is_shared: bool) -> Select[Any]:
    """The rows of a table, and whether this transaction wrote them. Kept: to put it together takes longer."""
    # PostgreSQL shows what others, customers or due work, have committed since.
    by_us = literal_column("xmin = pg_current_xact_id_if_assigned()::xid") if is_shared else true()
    return select(*(one for one in table.columns if one.name not in hidden), by_us)


async def compare(
    session: AsyncSession, rooms: Sequence["Room"], before: Rows, member_id: int, now: datetime
) -> None:
    """Write down what this transaction made different: what it was, what it is, and who did it."""
    after, ours = await _look(session, rooms)
    for of in sorted(before.keys() | after.keys(), key=lambda one: (one.split(" ")[0], one)):
        old, new = before.get(of), after.get(of)
        if old == new or (new is not None and of not in ours):
            continue
        what = ADDED if old is None else REMOVED if new is None else CHANGED
        told = [name for name in new or old or () if (old or {}).get(name) != (new or {}).get(name)]
        changed(
            session, what, now, of=of, member_id=member_id, before=_said(old, told), after=_said(new, told)
        )


def _said(values: Mapping[str, Any] | None, names: Sequence[str]) -> str | None:
    return None if values is None else json.dumps({one: values[one] for one in names}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


async def note_settings(session: AsyncSession, settings: Mapping[str, Any], now: datetime) -> None:
    """Write down the operator's settings where they are others than at the last start."""
    told = json.dumps(dict(settings), ensure_ascii=False, sort_keys=True)
    last = select(Change.after).where(Change.what == CHANGED, Change.of == "settings")
    before = await session.scalar(last.order_by(Change.id.desc()).limit(1))
    if before != told:
        changed(session, CHANGED, now, of="settings", before=before, after=told)
