"""The bot is killed at every point of an update's life: nothing is lost, and nothing is done twice.

`KILLS` sets how many bots are killed in all, `KILL_SEED` where.
"""

import json
import os
from collections.abc import Callable
from random import Random

import pytest

from kills.conftest import NewDatabase
from kills.days import Lived, a_day, deadly_day
from kills.line import Line
from kills.points import AGAIN, NAMES
from kills.tally import Tally

KILLS = int(os.environ.get("KILLS", "160"))
SEED = int(os.environ.get("KILL_SEED", "1"))
SHARE = KILLS // 4
"""Of each kind of database and each way of getting updates."""


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_nothing_is_lost_and_nothing_is_done_twice(
    line: Line,
    new_database: NewDatabase,
    ordinary: dict[str, Lived],
    mode: str,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
) -> None:
    passed = {name: lived.passed for name, lived in ordinary.items()}
    turn = request.node.callspec.indices
    tally = Tally(passed, often=3 if KILLS < 1000 else 40, turn=turn["mode"] / 2 + turn["new_database"] / 4)
    random = Random(f"{SEED} {request.node.name}")  # noqa: S311 - repeatable, not secret
    while tally.kills < SHARE:
        with new_database() as url:
            async with a_day(line, url, mode) as day:
                await deadly_day(day, ordinary, tally, random, SHARE - tally.kills)
    record_property("kills", json.dumps(tally.summary()))
    assert tally.wrong == []
    assert min(tally.hits[name] for name in (*NAMES, AGAIN)) >= min(3, SHARE // 30)
