"""Questions that go to SQLite's driver itself, and objects that are only looked at."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import bindparam, column, select, table
from sqlalchemy.exc import DatabaseError

from xenia.core.asked import Asked
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import Received, done, take_in
from xenia.core.seen import Seen, kept
from xenia.core.transaction import reading, transaction

BOT = 1001
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
SEEN = Seen(Received)
_table = Received.__table__.c
NAMES = [one.name for one in SEEN.columns]
BEFORE = Asked(
    select(*SEEN.columns)
    .where(_table.received_at < bindparam("moment"), _table.bot_id == BOT)
    .order_by(_table.id)
)


async def taken(database: Database) -> None:
    async with transaction(database) as session:
        for hours in range(3):
            await take_in(session, BOT, [(hours, 7, "{}")], NOW + timedelta(hours=hours))


async def of(session: AsyncSession) -> list[Received]:
    return [SEEN(row) for row in await BEFORE(session, moment=NOW + timedelta(hours=2))]


async def test_what_is_asked_is_answered_as_by_the_orm(database: Database) -> None:
    await taken(database)
    async with reading(database) as session:
        loaded = await session.scalars(
            select(Received).where(Received.received_at < NOW + timedelta(hours=2)).order_by(Received.id)
        )
        expected = [{name: getattr(one, name) for name in NAMES} for one in loaded]
        found = [{name: getattr(one, name) for name in NAMES} for one in await of(session)]
    assert found == expected
    assert [one["received_at"] for one in found] == [NOW, NOW + timedelta(hours=1)]


async def test_a_transaction_asks_about_what_it_has_written(database: Database) -> None:
    await taken(database)
    async with transaction(database) as session:
        await done(session, [(await of(session))[0].id])
        assert [one.state for one in await of(session)] == ["done", "waiting"]


async def test_what_is_kept_is_written_and_what_is_only_seen_is_not(database: Database) -> None:
    await taken(database)
    async with transaction(database) as session:
        first, second = await of(session)
        assert kept(session, first) is kept(session, (await of(session))[0])
        first.reply = "kept"
        second.reply = "seen"
    async with reading(database) as session:
        assert [one.reply for one in await of(session)] == ["kept", None]


async def test_a_question_that_fails_fails_as_everything_else_does(database: Database) -> None:
    nowhere = Asked(select(column("nothing")).select_from(table("nowhere")))
    async with reading(database) as session:
        with pytest.raises(DatabaseError):
            await nowhere(session)
    async with reading(database) as session:
        assert await of(session) == [], "the next one is served"
