"""The inbox: every update is written down before it is acknowledged, and has one effect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    exists,
    func,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, aliased, mapped_column
from sqlalchemy.sql.dml import ReturningInsert

from xenia.core.database import AsyncSession, Base

WAITING, ANSWERED, DONE, FAILED, RETRY = "waiting", "answered", "done", "failed", "retry"
_OPEN = text(
    "inbox.state <> 'done'"
)  # in these words, so that both databases see that the small index will do
UNIQUE_FOR = timedelta(hours=48)
"""Telegram counts update ids anew, from a random number, when a bot was quiet for a week."""


class Received(Base):
    """One update: `waiting`, then `answered` (effect and reply are committed), then `done` (the reply left).

    `failed` was rolled back and set aside; `retry` is one of these that the operator wants worked again.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index(None, "chat_id", "id"),
        Index(
            "ix_inbox_open",
            "id",
            sqlite_where=text("state <> 'done'"),
            postgresql_where=text("state <> 'done'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    """The order of intake."""
    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    """Updates of one chat are worked one after the other."""
    raw: Mapped[str] = mapped_column(Text)
    """The update as Telegram sent it, in JSON; emptied when done."""
    state: Mapped[str] = mapped_column(String(8))
    reply: Mapped[str | None] = mapped_column(Text)
    """What a writing handler answered, in JSON, until it has left."""
    error: Mapped[str | None] = mapped_column(String(200))
    """The kind of error and its place, never its message: that may quote what somebody wrote."""
    reference: Mapped[str | None] = mapped_column(String(8))
    """What the customer was told to name."""
    received_at: Mapped[datetime]


_TABLE = cast("Table", Received.__table__)
# Of the table and not of the class: nobody holds these rows as objects that would have to follow.
_ANSWERED = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("item"), _TABLE.c.state == WAITING)
    .values(state=ANSWERED, reply=bindparam("answer"))
)
_DONE = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(bindparam("items", expanding=True)))
    .values(state=DONE, raw="", reply=None)
)


@dataclass(frozen=True, slots=True)
class Item:
    """One update in hand."""

    id: int
    chat_id: int
    raw: str
    reply: str | None = None
    """Set when it had its effect before, and only the answer has to leave."""
    reference: str = ""
    """Set when it failed before: what the customer was told to name."""


class AlreadyWorked(Exception):  # noqa: N818 - an outcome, not an error of ours
    """This update had its effect before, or was set aside; nothing of this attempt may be kept."""


@cache
def _taking_in(dialect: str) -> ReturningInsert[tuple[int, int]]:
    """The statement that writes updates down. Kept: building it takes longer than all else about it."""
    insert = (sqlite if dialect == "sqlite" else postgresql).insert(_TABLE)
    fresh = {
        "id": insert.excluded.id,  # behind all that came before it
        "state": WAITING,
        "raw": insert.excluded.raw,
        "chat_id": insert.excluded.chat_id,
        "received_at": insert.excluded.received_at,
        "reply": None,
        "error": None,
        "reference": None,
    }
    statement: ReturningInsert[tuple[int, int]] = insert.on_conflict_do_update(
        index_elements=["bot_id", "update_id"],
        set_=fresh,
        where=(_TABLE.c.received_at < bindparam("long_ago", type_=_TABLE.c.received_at.type))
        & ((_TABLE.c.state == DONE) | (_TABLE.c.state == FAILED)),
    ).returning(_TABLE.c.id, _TABLE.c.update_id)
    return statement


async def take_in(
    session: AsyncSession, bot_id: int, updates: Sequence[tuple[int, int, str]], now: datetime
) -> list[Item]:
    """Write down updates (id, chat, raw); returns the new ones. The others are in hand or done already."""
    # One statement cannot touch a row twice, so a batch that repeats itself is cut to the first of each.
    given: dict[int, tuple[int, str]] = {}
    for update_id, chat_id, raw in updates:
        given.setdefault(update_id, (chat_id, raw))
    rows = [
        {
            "bot_id": bot_id,
            "update_id": update_id,
            "chat_id": chat_id,
            "raw": raw,
            "state": WAITING,
            "received_at": now,
            "long_ago": now - UNIQUE_FOR,
        }
        for update_id, (chat_id, raw) in given.items()
    ]
    taken = (await session.execute(_taking_in(session.get_bind().dialect.name), rows)).all()
    return sorted((Item(row.id, *given[row.update_id]) for row in taken), key=lambda item: item.id)


async def still_waiting(session: AsyncSession, bot_id: int, update_ids: Iterable[int]) -> list[Item]:
    """Those of a bot's updates that were taken in and not worked yet, in the order of intake."""
    query = (
        select(Received.id, Received.chat_id, Received.raw)
        .where(Received.bot_id == bot_id, Received.update_id.in_(list(update_ids)), Received.state == WAITING)
        .order_by(Received.id)
    )
    return [Item(*row) for row in await session.execute(query)]


async def answered(session: AsyncSession, item_id: int, reply: str | None) -> None:
    """In the transaction of its effect: this update was worked, and `reply` has to leave.

    Raises:
        AlreadyWorked: it had its effect before.
    """
    worked: Any = await session.execute(_ANSWERED, {"item": item_id, "answer": reply})
    if worked.rowcount != 1:
        raise AlreadyWorked


async def done(session: AsyncSession, item_ids: Iterable[int]) -> None:
    """The replies to these have left; what the updates said is not needed any more."""
    await session.execute(_DONE, {"items": list(item_ids)})


async def set_aside(session: AsyncSession, item_id: int, error: str, reference: str) -> None:
    """It failed and was rolled back: keep it for the operator."""
    await session.execute(
        update(Received)
        .where(Received.id == item_id)
        .values(state=FAILED, error=error[:200], reference=reference, reply=None)
    )


async def in_hand(
    session: AsyncSession,
    *,
    after: int = 0,
    up_to: int | None = None,
    chat_id: int | None = None,
    limit: int,
) -> list[Item]:
    """What is taken in and not done, in the order of intake, after the item `after`."""
    query = (
        select(Received.id, Received.chat_id, Received.raw, Received.reply)
        .where(_OPEN, Received.state.in_((WAITING, ANSWERED)), Received.id > after)
        .order_by(Received.id)
        .limit(limit)
    )
    if chat_id is not None:
        query = query.where(Received.chat_id == chat_id)
    if up_to is not None:
        query = query.where(Received.id <= up_to)
    return [Item(*row) for row in await session.execute(query)]


async def asked_again(session: AsyncSession) -> list[Item]:
    """Take over what the operator wants worked again; where the chat has gone on since, it stays failed."""
    wanted = (_OPEN, Received.state == RETRY)
    await session.execute(
        update(Received).where(*wanted, _moved_on(FAILED, RETRY)).values(state=FAILED),
        execution_options={"synchronize_session": False},
    )
    again = await session.execute(
        update(Received)
        .where(*wanted)
        .values(state=WAITING)
        .returning(Received.id, Received.chat_id, Received.raw, Received.reference)
    )
    items = (Item(id_, chat_id, raw, reference=reference or "") for id_, chat_id, raw, reference in again)
    return sorted(items, key=lambda item: item.id)


async def failed(session: AsyncSession, reference: str | None = None) -> list[Received]:
    """What was set aside and is still kept, the oldest first; or the one with that reference."""
    query = select(Received).where(_OPEN, Received.state == FAILED).order_by(Received.id)
    if reference is not None:
        query = query.where(Received.reference == reference)
    return list(await session.scalars(query))


async def retry(session: AsyncSession, item: Received) -> bool:
    """Have a failed update worked again; False when its chat has moved on, and it would come too late."""
    again: Any = await session.execute(
        update(Received)
        .where(Received.id == item.id, Received.state == FAILED, ~_moved_on(FAILED))
        .values(state=RETRY),
        execution_options={"synchronize_session": False},
    )
    return bool(again.rowcount)


def _moved_on(*but: str) -> ColumnElement[bool]:
    """Whether there is something later of the same chat that is not in one of these states."""
    later = aliased(Received)
    return exists().where(later.chat_id == Received.chat_id, later.id > Received.id, later.state.not_in(but))


async def prune(session: AsyncSession, now: datetime) -> None:
    """Forget what is older than 48 hours and not in hand: nobody is told of it again.

    The newest stays, and says nothing any more: a number is never given twice.
    """
    newest = select(func.max(Received.id)).scalar_subquery()
    is_over = (Received.received_at < now - UNIQUE_FOR) & Received.state.in_((DONE, FAILED))
    for statement in (
        delete(Received).where(is_over, Received.id < newest),
        update(Received)
        .where(_OPEN, is_over)
        .values(state=DONE, raw="", reply=None, error=None, reference=None),
    ):
        await session.execute(statement, execution_options={"synchronize_session": False})
