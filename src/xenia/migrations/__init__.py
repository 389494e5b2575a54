"""The database's history, by Alembic; the same steps on SQLite and PostgreSQL."""

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
        else:
            command.upgrade(config, revision)

    await database.run(run)


async def is_current(database: Database) -> bool:
    """Whether the database is at the revision this code was written for."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    return head == await database.run(
        lambda connection: MigrationContext.configure(connection).get_current_revision()
    )


__all__ = ["is_current", "migrate"]
