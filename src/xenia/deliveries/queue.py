"""Queueing a message for somebody, in the transaction that gave rise to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from pydantic import TypeAdapter
from sqlalchemy import Select, Table, func, literal, select, true
from sqlalchemy import cast as cast_in_sql
from sqlalchemy.dialects import postgresql, sqlite

from xenia.core.database import AsyncSession
from xenia.core.reply import SCREEN_JSON, Screen
from xenia.core.room import DeliveryKind
from xenia.core.transaction import WAKES_SENDER
from xenia.deliveries.models import QUEUED, Delivery


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What is said, and in which chat, when a message cannot be delivered."""

    chat_id: int
    screen: Screen


OTHERWISE_JSON: TypeAdapter[Otherwise] = TypeAdapter(Otherwise)

_TABLE = cast("Table", Delivery.__table__)
PLANNED = ("customer_id", "chat_id", "consent_id", "subject", "about", "not_before", "expires_at")
"""What a query for `plan_from` gives, by these names; `not_before` may be null: at once."""


def queue(
    session: AsyncSession,
    kind: str,
    chat_id: int,
    screen: Screen,
    now: datetime,
    otherwise: Otherwise | None = None,
    *,
    thread: str | None = None,
    names_id: int | None = None,
    album: str | None = None,
    answers_id: int | None = None,
) -> Delivery:
    """Have `screen` sent to a chat once this transaction is committed: at least once, and not before.

    Whoever counts on its arrival is told by `otherwise` when it fails, or has to wait for the person. Those
    of one `thread` arrive in a chat in the order in which they were queued, however often one is tried, and
    parts of an `album` that stand there one behind the other as one. It is a reply to the message of that
    chat which `answers_id` became. `names_id` is the customer of whom it speaks, where somebody else is
    told: with their data it goes too.
    """
    delivery = Delivery(
        kind=kind,
        chat_id=chat_id,
        screen=SCREEN_JSON.dump_json(screen).decode(),
        otherwise=OTHERWISE_JSON.dump_json(otherwise).decode() if otherwise else None,
        thread=thread,
        names_id=names_id,
        album=album,
        answers_id=answers_id,
        state=QUEUED,
        attempts=0,
        queued_at=now,
        retry_at=now,
    )
    session.add(delivery)
    session.info[WAKES_SENDER] = True
    return delivery


async def owe(
    session: AsyncSession,
    kind: DeliveryKind,
    chat_id: int,
    *,
    subject: str,
    about: int,
    now: datetime,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> bool:
    """Have a message of an owed kind composed and sent, not before a moment and not from another one on.

    `subject` names what it is about: owed twice, it goes once. What needs a consent has `plan_from`.

    Returns:
        False when it was owed before, whatever has become of it since.
    """
    assert kind.purpose is None, kind.name  # noqa: S101 - without a consent there is none to plan it by
    row = {
        **_of_kind(kind, now),
        "chat_id": chat_id,
        "subject": subject,
        "about": about,
        "retry_at": not_before or now,
        "expires_at": expires_at,
    }
    statement = _insert(session).values(row).on_conflict_do_nothing(index_elements=["kind", "subject"])
    is_new = (await session.execute(statement.returning(_TABLE.c.id))).first() is not None
    if is_new:
        session.info[WAKES_SENDER] = True
    return is_new


async def plan_from(
    session: AsyncSession, kind: DeliveryKind, planned: Select[*tuple[Any, ...]], now: datetime
) -> int:
    """Have messages of a kind planned for all that a query finds, inside the database, whatever their number.

    Each goes once for its `subject`, as with `owe`; an unasked one under the consent by which it is planned.

    Args:
        session: of the transaction.
        kind: of all of them.
        planned: gives the columns `PLANNED`, by these names; limit it to some thousands at a time.
        now: the present moment, UTC.

    Returns:
        How many are new.
    """
    found = planned.subquery("planned")
    same = _of_kind(kind, now)
    is_unasked = kind.purpose is not None
    names = [name for name in PLANNED if is_unasked or name not in {"customer_id", "consent_id"}]
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    columns: dict[str, Any] = {}
    for name in names:
        place = "retry_at" if name == "not_before" else name
        # PostgreSQL takes a null of no type for text; on SQLite a cast would break moments.
        given = found.c[name] if is_sqlite else cast_in_sql(found.c[name], _TABLE.c[place].type)
        columns[place] = given
    columns["retry_at"] = func.coalesce(columns["retry_at"], literal(now, _TABLE.c.retry_at.type))
    values = [*(literal(value, _TABLE.c[name].type) for name, value in same.items()), *columns.values()]
    # SQLite cannot tell ON CONFLICT from a join's ON where the query has no WHERE.
    statement = (
        _insert(session)
        .from_select([*same, *columns], select(*values).where(true()))
        .on_conflict_do_nothing(index_elements=["kind", "subject"])
    )
    done: Any = await session.execute(statement, execution_options={"preserve_rowcount": True})
    if done.rowcount:
        session.info[WAKES_SENDER] = True
    return int(done.rowcount)


def _of_kind(kind: DeliveryKind, now: datetime) -> dict[str, Any]:
    return {
        "kind": kind.name,
        "purpose": kind.purpose,
        "priority": kind.priority,
        "state": QUEUED,
        "attempts": 0,
        "queued_at": now,
    }


def _insert(session: AsyncSession) -> Any:
    dialect = session.get_bind().dialect.name
    return (sqlite if dialect == "sqlite" else postgresql).insert(_TABLE)
