"""The database's history, by Alembic; the same steps on SQLite and PostgreSQL."""

from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from xenia.core.database import Database


def _config(connection: Any = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


async def migrate(database: Database, revision: str = "head") -> None:
    """Bring the database to a revision; up or down is found out."""

    def run(connection: Any) -> None:
        config = _config(connection)
        if revision == "base":
            command.downgrade(config, "base")
        elif revision != "head" or _revision(connection) != _head():
            command.upgrade(config, revision)

    await database.run(run)


async def is_current(database: Database) -> bool:
    """Whether the database is at the revision this code was written for."""
    return _head() == await database.run(_revision)


def _revision(connection: Any) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@cache
def _head() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


__all__ = ["is_current", "migrate"]
