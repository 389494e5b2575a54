"""What every test of this room asks besides."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _no_due_work_fails(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A tick tells failures to the log alone, and goes on."""
    yield
    ours = [one for one in caplog.get_records("call") if one.name.startswith("xenia")]
    assert [one.getMessage() for one in ours if one.levelno >= logging.ERROR] == []


@pytest.fixture(autouse=True)
def _nobody_is_left_out_by_lot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a test says so: each house has another secret, and so another lot."""
    monkeypatch.setattr("xenia.outreach.announcements.write.USUAL_HOLDOUT", 0)
