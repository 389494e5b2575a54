"""The database's history: up, down and up again, and models that say what the migrations made."""

from functools import partial
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, inspect, text

from cli.under_way import NOW, fill
from ledger.world import empty
from xenia.app import Base, verify
from xenia.core.database import Database
from xenia.core.transaction import transaction
from xenia.ledger import record_purchase, spend
from xenia.migrations import _config, is_current, migrate


async def _tables(database: Database) -> set[str]:
    return await database.run(lambda connection: set(inspect(connection).get_table_names()))


async def test_down_to_nothing_and_up_again(database: Database) -> None:
    before = await _tables(database)
    await migrate(database, "base")
    assert await _tables(database) <= {"alembic_version"}
    assert not await is_current(database)
    await migrate(database)
    assert await is_current(database)
    assert await _tables(database) == before
    kinds = await database.run(lambda one: one.scalars(text("SELECT kind FROM account ORDER BY id")).all())
    assert kinds == ["issued", "spent", "expired", "goodwill", "owed"]


def _step(connection: Connection, down_to: str) -> None:
    command.downgrade(_config(connection), down_to)


def _revisions() -> list[str]:
    """From the newest to the oldest."""
    return [one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()]


def _content(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, as the database gives it."""
    tables = MetaData()
    tables.reflect(connection)
    return {
        name: [
            dict(row) for row in connection.execute(table.select().order_by(*table.primary_key)).mappings()
        ]
        for name, table in tables.tables.items()
        if name != "alembic_version"
    }


async def test_step_by_step_down_and_up_nothing_is_lost_that_has_a_place(database: Database) -> None:
    async with transaction(database) as session:
        await empty(session)
        ways: dict[str, Any] = {"actor_id": 1, "rule_snapshot": {"euro": 10}, "now": NOW}
        await record_purchase(
            session,
            1,
            source="till",
            external_id="1",
            cents=1240,
            points=124,
            key="one",
            **ways,
            expires_at=None,
        )
        await spend(session, 1, 80, key="two", reason="coffee", **ways)
        await fill(session)
    whole = await database.run(_content)
    assert {name for name, rows in whole.items() if rows} >= {"account", "entry", "lot", "delivery", "inbox"}
    for revision in _revisions()[1:]:
        await database.run(partial(_step, down_to=revision))
        below = await database.run(_content)
        for name, rows in below.items():
            kept = [{column: row[column] for column in rows[0]} for row in whole[name]] if rows else []
            if name == "delivery" and revision < "0003":  # a state that the older version does not know
                kept = [row | ({"state": "failed"} if row["state"] == "paused" else {}) for row in kept]
            assert rows == kept, (revision, name)
            assert len(rows) == len(whole[name])
    await migrate(database)
    again = await database.run(_content)
    assert set(again) == set(whole)
    assert again["inbox"] == []
    assert [row["otherwise"] for row in again["delivery"]] == [None] * len(whole["delivery"])
    untouched = set(whole) - {"inbox", "delivery"} - {name for name in whole if not whole[name]}
    assert {name: again[name] for name in untouched} == {name: whole[name] for name in untouched}
    assert [fault async for fault in verify(database)] == []


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    await migrate(database)
    assert await is_current(database)


async def test_models_are_what_the_migrations_made(database: Database) -> None:
    def differences(sync: Any) -> list[Any]:
        context = MigrationContext.configure(sync, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))

    assert await database.run(differences) == []
