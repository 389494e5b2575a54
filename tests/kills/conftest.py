"""A database for each day, a day without a kill, and the process that victims are forked from."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from pathlib import Path

import pytest

from databases import PostgreSQL, fresh_sqlite
from kills.days import Lived, a_day, ordinary_day
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


@pytest.fixture(scope="session")
def _ordinary_days() -> dict[str, dict[str, Lived]]:
    return {}


@pytest.fixture
async def ordinary(
    line: Line,
    new_database: NewDatabase,
    request: pytest.FixtureRequest,
    _ordinary_days: dict[str, dict[str, Lived]],
) -> dict[str, Lived]:
    """What each step does when nothing happens to the bot; with a webhook, as that has more to warm up."""
    kind = request.node.callspec.params["new_database"]
    if kind not in _ordinary_days:
        with new_database() as url:
            async with a_day(line, url, "webhook", unharmed=True) as day:
                _ordinary_days[kind] = await ordinary_day(day)
    return _ordinary_days[kind]
