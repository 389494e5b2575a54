"""A database for each day, and the process that victims are forked from."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from pathlib import Path

import pytest

from databases import PostgreSQL, fresh_sqlite
from kills.line import Line
from kills.shop import zygote_running

NewDatabase = Callable[[], AbstractContextManager[str]]
"""Gives the address of an empty, migrated database of one's own."""


@pytest.fixture(scope="session")
def line() -> Iterator[Line]:
    """The line to the zygote, or to the victim that lives."""
    with zygote_running() as line:
        yield line


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> NewDatabase:
    """Databases of one kind; each test that asks for them runs on both."""
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        return server.copy
    numbers = count()

    def file() -> AbstractContextManager[str]:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        return nullcontext(fresh_sqlite(folder))

    return file
