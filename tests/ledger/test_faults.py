"""The machine and the proof find every fault that is planted; where none is, see test_machine."""

from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from databases import fresh_sqlite
from ledger.faults import FAULTS, Fault, planted
from ledger.machine import ENOUGH, FIRST, run
from ledger.world import World, quick_sqlite


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_planted_fault_is_found(fault: Fault, tmp_path: Path) -> None:
    url, found = fresh_sqlite(tmp_path), (AssertionError, SQLAlchemyError)
    with quick_sqlite(), World.open(url) as world, planted(fault), pytest.raises(found):
        run(world, FIRST, ENOUGH)
