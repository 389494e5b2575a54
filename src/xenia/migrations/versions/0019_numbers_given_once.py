"""A number that a row once had is never another row's: buttons and messages remember it longer than the row.

SQLite gives the number of a newest row anew once that row is gone, unless its table says AUTOINCREMENT
(https://sqlite.org/autoinc.html). PostgreSQL never does.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0016"
branch_labels = None
depends_on = None

_TABLES = (
    *("feedback_part", "practice_ticket", "survey", "talk_example", "talk_missed", "theme_mark"),
    *("ticket_aside", "ticket_doubt", "ticket_early"),
)
"""Whose rows go; no other table leads to them, so that they may be made anew."""


def upgrade() -> None:
    for table in _TABLES:
        key = f"CONSTRAINT pk_{table} PRIMARY KEY"
        made = _made(table).replace("id INTEGER NOT NULL", f"id INTEGER NOT NULL {key} AUTOINCREMENT", 1)
        _make_anew(table, re.sub(rf",\s*{key} \(id\)", "", made))


def downgrade() -> None:
    for table in _TABLES:
        key = f"CONSTRAINT pk_{table} PRIMARY KEY"
        made = _made(table).replace(f" {key} AUTOINCREMENT", "", 1)
        _make_anew(table, f"{made.rstrip().removesuffix(')')}, {key} (id))")


def _made(table: str) -> str:
    """How SQLite was told to make a table; "" elsewhere."""
    if op.get_bind().dialect.name != "sqlite":
        return ""
    told = sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table")
    return str(op.get_bind().scalar(told, {"table": table}))


def _make_anew(table: str, made: str) -> None:
    """Make a table of SQLite anew with its rows, indexes and triggers."""
    if op.get_bind().dialect.name != "sqlite":
        return
    told = sa.text("SELECT sql FROM sqlite_master WHERE type <> 'table' AND tbl_name = :table AND sql <> ''")
    others = op.get_bind().scalars(told, {"table": table}).all()
    op.execute(re.sub(rf'"?{table}"?', "_anew", made, count=1))
    op.execute(f"INSERT INTO _anew SELECT * FROM {table}")  # noqa: S608 - a name of ours
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE _anew RENAME TO {table}")
    for other in others:
        op.execute(other)
