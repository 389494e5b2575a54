"""The machine and the proof find every fault that is planted, and nothing where there is none."""

from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from databases import fresh_sqlite
from ledger.faults import FAULTS, Fault, planted
from ledger.machine import run
from ledger.world import World, quick_sqlite

NUMBER, STEPS = 77, 3000


def _work(tmp_path: Path) -> int:
    url = fresh_sqlite(tmp_path) + "?check_same_thread=false"
    with quick_sqlite(), World.open(url) as world:
        run(world, NUMBER, STEPS)
        return world.accepted


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_planted_fault_is_found(fault: Fault, tmp_path: Path) -> None:
    with planted(fault), pytest.raises((AssertionError, SQLAlchemyError)):
        _work(tmp_path)


def test_nothing_is_found_where_nothing_is_wrong(tmp_path: Path) -> None:
    assert _work(tmp_path) >= STEPS
