"""Fixtures every room's tests share: a database of each kind, fresh for each test."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

if sys.dont_write_bytecode:
    # Tests start some hundred processes; half of the time of each would go into compiling the same again.
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(Path(sys.prefix, "byte-code"))
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""
    sys.dont_write_bytecode = False

from xenia.bot.lightly import load_aiogram

load_aiogram()  # as the bot itself does, before anything else imports it

from databases import PostgreSQL, fresh_sqlite, migrated, share_compiled_statements  # noqa: E402 - see above
from house import House, open_house, opened  # noqa: E402 - see above
from xenia.bot.tuning import calm_the_collector, new_event_loop  # noqa: E402 - see above
from xenia.core import texts  # noqa: E402 - see above
from xenia.core.database import Database  # noqa: E402 - see above

settings.register_profile("house", deadline=None)  # how long an example takes is the machine's matter
settings.load_profile("house")

pytest_plugins = [
    "ledger.histogram",
    "powercut.histogram",
    "kills.table",
    "statements",
]  # here, because the controller of xdist reads no folder's conftest


LONG = (
    *("bench/", "kills/", "powercut/", "year/", "demo/", "ledger/test_machine", "care/test_relay_run"),
    *("deliveries/test_fault_run", "announcements/test_announcement_fault_run", "bot/test_loading_lightly"),
    *("cli/test_one_process", "cli/test_restore", "intake/test_stopping", "intake/test_send_faults"),
)
"""Tests of ten seconds and more."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: at the end workers share what is left, and wait for none of these."""
    here = Path(__file__).parent
    items.sort(key=lambda item: not item.path.relative_to(here).as_posix().startswith(LONG))


def pytest_asyncio_loop_factories(item: pytest.Item) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests run on the loop on which the bot runs, but for those with a browser.

    Closed while a child of its own is still there, uvloop waits for that child for ever; asyncio says so.
    """
    if item.get_closest_marker("browser") is not None:
        return {"plain": asyncio.new_event_loop}
    return {"ours": new_event_loop}


@pytest.fixture(scope="session", autouse=True)
def _texts_are_read_once() -> None:
    ours: Any = texts  # each house would read them anew, and make each text ready that it says
    ours.FluentResource = cache(ours.FluentResource)
    ours._bundle = cache(ours._bundle)


@pytest.fixture(scope="session", autouse=True)
def _statements_are_compiled_once() -> None:
    share_compiled_statements()  # each database would compile them anew, which is a third of all the work


@pytest.fixture(scope="session", autouse=True)
def _calm_collector() -> None:
    calm_the_collector()  # as the bot does when it begins; here all tests have been imported as well


@pytest.fixture(scope="session", autouse=True)
def _runtime_dir(tmp_path_factory: pytest.TempPathFactory) -> None:
    # The PostgreSQL package's platformdirs warns where no runtime folder is set, and warnings are errors.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgreSQL]:
    """One server for all workers, with a template database."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with PostgreSQL.running(shared) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty, migrated database; each test that asks for it runs on both kinds.

    For a test with a house, the shop has been opened on it before.
    """
    prepare = opened if "house" in request.fixturenames else migrated
    if request.param == "sqlite":
        yield fresh_sqlite(tmp_path, prepare)
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    with server.copy(prepare) as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open, empty, migrated database."""
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    """A shop that is open, on each kind of database."""
    async with open_house(database_url, first_time=False) as house:
        yield house
        assert await house.faults() == []
