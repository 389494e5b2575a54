"""What is said to a PostgreSQL server beside SQLAlchemy: the lock of a process, backups and restores."""

import os
import shutil
import subprocess
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

from sqlalchemy import URL

from xenia.core.trouble import Trouble

if TYPE_CHECKING:
    from psycopg.sql import Composed


def connect_options(url: URL) -> dict[str, Any]:
    """How psycopg (or libpq) reaches the database that SQLAlchemy reaches by `url`."""
    _, options = url.get_dialect()().create_connect_args(url)
    return dict(options)


def said_by(error: Exception) -> str:
    """The first line of what a server or a driver said: the rest is hints and positions."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


class ToolFailed(Trouble):
    """PostgreSQL, or a tool of its, is missing or said no; one line."""


_BARE = ("--no-owner", "--no-privileges")
"""Everything belongs to the role that restores it."""


def dump(url: URL, file: Path) -> None:
    """Write the database, as of one moment, into a file in PostgreSQL's custom format.

    Raises:
        ToolFailed: there is no whole dump.
    """
    _run("pg_dump", "--format=custom", f"--file={file}", *_BARE, url=_for_tools(url))
    read_through(file)


def load(file: Path, url: URL) -> None:
    """Bring a dump into an empty database: all of it or nothing.

    Raises:
        ToolFailed: it could not be brought in.
    """
    _run("pg_restore", "--single-transaction", "--exit-on-error", *_BARE, str(file), url=_for_tools(url))


def read_through(file: Path) -> None:
    """Read every byte of a dump, and bring nothing anywhere.

    Raises:
        ToolFailed: it is not whole, or no dump.
    """
    _run("pg_restore", f"--file={os.devnull}", str(file))


def revision_of_dump(file: Path) -> str | None:
    """At which migration the dumped database stood; None when it is none of Xenia's.

    Raises:
        ToolFailed: it cannot be read.
    """
    script = _run("pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file))
    rows = script.partition("FROM stdin;\n")[2].splitlines()
    return rows[0] if rows and rows[0] != "\\." else None


class Swap:
    """A second, empty database on the same server, which takes the place of the first in one step."""

    def __init__(self, url: URL) -> None:
        """Make it.

        Raises:
            ToolFailed: the role may not create databases, for example.
        """
        self._name = url.database or ""
        # Names hold 63 bytes; the kept one gets a moment behind it.
        self._new = f"{self._name[:40]}_restoring"
        self._server = connect_options(url) | {
            "dbname": "postgres" if self._name != "postgres" else "template1",
            "autocommit": True,
        }
        self.scratch = url.set(database=self._new)
        self.give_up()  # one that a killed restore has left
        self._run(_named("CREATE DATABASE {} TEMPLATE template0", self._new))

    def carry_out(self, stamp: str) -> str:
        """Give it the name of the first; returns what the first is called from now on.

        Raises:
            ToolFailed: somebody is connected to the first, for example; everything is as it was.
        """
        kept = f"{self._name[:40]}_replaced_{stamp}"
        try:
            self._run(
                _named("ALTER DATABASE {} RENAME TO {}", self._name, kept),
                _named("ALTER DATABASE {} RENAME TO {}", self._new, self._name),
            )
        except ToolFailed:
            self.give_up()
            raise
        return kept

    def give_up(self) -> None:
        """Remove it."""
        self._run(_named("DROP DATABASE IF EXISTS {} WITH (FORCE)", self._new))

    def _run(self, *statements: "Composed") -> None:
        import psycopg  # noqa: PLC0415 - brought by an extra

        try:
            with (
                psycopg.connect(**self._server) as connection,
                # Databases are made and dropped outside of transactions; two new names belong into one.
                connection.transaction() if len(statements) > 1 else nullcontext(),
            ):
                for statement in statements:
                    connection.execute(statement)
        except psycopg.Error as error:
            raise ToolFailed(said_by(error)) from error


def _named(statement: LiteralString, *names: str) -> "Composed":
    from psycopg.sql import SQL, Identifier  # noqa: PLC0415 - brought by an extra

    return SQL(statement).format(*map(Identifier, names))


def _for_tools(url: URL) -> tuple[str, str]:
    """The connection as libpq's line, and the password: other users of the machine can read arguments."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - brought by an extra

    options = connect_options(url)
    password = options.pop("password", "")
    return make_conninfo(**options), password


def _run(tool: str, *arguments: str, url: tuple[str, str] | None = None) -> str:
    program = shutil.which(tool)
    if program is None:
        raise ToolFailed(f"{tool} is not installed; it comes with PostgreSQL's client package")
    environment = dict(os.environ)
    if url is not None:
        arguments = (f"--dbname={url[0]}", "--no-password", *arguments)
        environment["PGPASSWORD"] = url[1]
    done = subprocess.run(  # noqa: S603 - no shell, and the program is PostgreSQL's
        [program, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        said = (done.stderr.strip().splitlines() or [f"{tool} failed"])[0]
        raise ToolFailed(said.removeprefix(f"{tool}: ").removeprefix("error: "))
    return done.stdout
