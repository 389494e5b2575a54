"""A bot that is built wrongly does all well until it is killed; then the kills show it."""

import pytest

from kills.conftest import NewDatabase
from kills.days import Lived, a_day, verdict_of
from kills.faults import FAULTS
from kills.line import Line
from kills.points import (
    ACKNOWLEDGEMENT,
    AFTER,
    BEFORE,
    CALL,
    COMMIT,
    HANGING,
    INBOX_COMMIT,
    SENT_COMMIT,
    STATEMENT,
    Point,
)
from kills.story import DAY

LOST, DOUBLED = "lost", "doubled"
SHOWN_BY = {
    "acknowledged early": ("invite again", Point(INBOX_COMMIT, HANGING), LOST),
    "settled before the commit": ("invite again", Point(INBOX_COMMIT, HANGING), LOST),
    "done before the answer left": ("invite again", Point(CALL, BEFORE), LOST),
    "answered after the effect": ("invite again", Point(COMMIT, AFTER), DOUBLED),
    "answered before the effect": ("invite again", Point(STATEMENT, BEFORE), LOST),
    "redelivery not recognised": ("invite again", Point(ACKNOWLEDGEMENT, BEFORE), DOUBLED),
    "nothing taken up": ("invite again", Point(ACKNOWLEDGEMENT, BEFORE), LOST),
    "answered not taken up": ("invite again", Point(COMMIT, AFTER), LOST),
    "stored replies ignored": ("invite again", Point(COMMIT, AFTER), LOST),
    "worked again though answered": ("invite again", Point(COMMIT, AFTER), DOUBLED),
    "reply not stored": ("invite again", Point(COMMIT, AFTER), LOST),
    "delivery sent before it is": ("rate", Point(SENT_COMMIT, AFTER), LOST),
}
"""The step and the point at which a kill shows it, and what as."""
OF_INTAKE = (
    "acknowledged early",
    "settled before the commit",
    "redelivery not recognised",
    "nothing taken up",
)
"""Those to which it matters how updates come in."""


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_each_planted_fault_is_found(
    line: Line, new_database: NewDatabase, ordinary: dict[str, Lived], mode: str
) -> None:
    assert SHOWN_BY.keys() == FAULTS.keys()
    planted = SHOWN_BY if mode == "polling" else {name: SHOWN_BY[name] for name in OF_INTAKE}
    for fault, (shown_in, point, what) in planted.items():
        with new_database() as url:
            async with a_day(line, url, mode, fault=fault) as day:
                step = next(one for one in DAY if one.name == shown_in)
                for earlier in DAY[: DAY.index(step)]:
                    verdict = verdict_of(await day.live(earlier), ordinary[earlier.name])
                    assert verdict.wrong == [], f"{fault}, with nobody killed"
                verdict = verdict_of(await day.live(step, point), ordinary[shown_in])
                assert verdict.lost if what == LOST else verdict.doubled, fault
