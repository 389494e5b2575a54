"""The database's history: up, down and up again, and models that say what the migrations made."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from xenia.app import Base
from xenia.core.database import Database
from xenia.migrations import is_current, migrate


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


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    await migrate(database)
    assert await is_current(database)


async def test_models_are_what_the_migrations_made(database: Database) -> None:
    def differences(sync: Any) -> list[Any]:
        context = MigrationContext.configure(sync, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))

    assert await database.run(differences) == []
