"""The power is cut while the shop works: nothing that was acknowledged is lost, and nothing is there by half.

`POWER_CUTS` asks for more images than one for each moment of a short day, `POWER_CUT_SEED` for other ones.
"""

import asyncio
import json
import os
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from random import Random

import pytest

from databases import fresh_sqlite
from powercut.cuts import CORRUPT, LOST, SOUND, Outcome, cut_power, harmful_moments
from powercut.day import record_days
from powercut.disk import WAYS, Disk
from powercut.recorder import Acknowledged, Operation, Sync, Trace, Write
from powercut.recovery import NAME, History, lay_out

IMAGES = int(os.environ.get("POWER_CUTS", "800"))
SEED = int(os.environ.get("POWER_CUT_SEED", "1"))
SMALL_WAL = 50
"""Pages after which a checkpoint is due, instead of 1,000: a short day has many."""

Judge = Callable[..., Outcome]


@pytest.fixture
def judged(tmp_path: Path, record_property: Callable[[str, object], None]) -> Judge:
    """Cuts the power in a trace, and keeps what was found for the end of the run."""

    def judge(name: str, trace: Trace, images: int, history: History | None = None) -> Outcome:
        folder = tmp_path / "images"
        folder.mkdir()
        outcome = cut_power(trace, history or History.of(trace, folder), folder, images=images, seed=SEED)
        summary = {"trace": name, "seed": SEED, "verdicts": outcome.verdicts, "hurts": outcome.hurts}
        record_property("power cut", json.dumps(summary))
        assert outcome.verdicts.total() == images
        return outcome

    return judge


def _day(folder: Path, *days: range, **pragmas: str | int) -> Trace:
    shop = folder / "shop"
    shop.mkdir()
    return asyncio.run(record_days(fresh_sqlite(shop), *days, **pragmas))


def _restarts_of_a_wal(trace: Trace) -> int:
    """How often a checkpoint was through, so that a WAL was written from its beginning again."""
    headers = [one.file for one in trace.operations if isinstance(one, Write) and one.file and not one.offset]
    return len(headers) - len(set(headers))


def test_nothing_is_lost_around_checkpoints_and_restarts(tmp_path: Path, judged: Judge) -> None:
    trace = _day(tmp_path, range(10), range(10, 20), wal_autocheckpoint=SMALL_WAL)
    assert _restarts_of_a_wal(trace) > 5
    images = max(IMAGES, len(harmful_moments(trace)))
    outcome = judged("checkpoints and restarts", trace, images)
    assert outcome.faults == []
    assert outcome.verdicts == {SOUND: images}
    ways = {f"{file}: {way}" for file in (NAME, f"{NAME}-wal") for way in WAYS}
    assert min(outcome.hurts[way].total() for way in ways) >= IMAGES / 100, "each kind of damage was met"
    assert any(hurt.startswith("names") for hurt in outcome.hurts)


def test_nothing_is_lost_as_production_has_it(tmp_path: Path, judged: Judge) -> None:
    trace = _day(tmp_path, range(32))
    assert _restarts_of_a_wal(trace) >= 1
    assert judged("as in production", trace, IMAGES // 12).faults == []


def test_nothing_is_lost_when_the_power_goes_again(tmp_path: Path, judged: Judge) -> None:
    first = _day(tmp_path, range(8), wal_autocheckpoint=SMALL_WAL)
    again = tmp_path / "again"
    again.mkdir()
    database = lay_out(again, _torn_checkpoint(first))
    url = f"sqlite+aiosqlite:///{database}"
    second = asyncio.run(record_days(url, range(4, 12), wal_autocheckpoint=SMALL_WAL))
    assert len(second.start) == 2, "it starts with a WAL to recover from"
    assert judged("a second cut", second, IMAGES // 12).faults == []


def _torn_checkpoint(trace: Trace) -> dict[str, bytearray]:
    """The files after the power was cut during the last checkpoint at which the WAL lived on."""
    disk = Disk.before(trace)
    files: dict[str, bytearray] = {}
    for operation in trace.operations:
        disk.take(operation)
        if 0 in disk.waiting and len(disk.names) > 1:
            files, _ = disk.cut(Random(SEED))  # noqa: S311 - repeatable, not secret
    return files


def test_normal_would_lose(tmp_path: Path, judged: Judge) -> None:
    trace = _day(tmp_path, range(24), wal_autocheckpoint=SMALL_WAL, synchronous="NORMAL")
    found = judged("control: synchronous=NORMAL", trace, IMAGES // 6).verdicts
    assert found[LOST] > 0
    assert found[CORRUPT] == 0, "NORMAL forgets, it does not corrupt; else these disks do worse than disks do"


def _deaf(to: range) -> Callable[[list[Operation]], list[Operation]]:
    """Syncs of these files do nothing."""
    return lambda given: [one for one in given if not (isinstance(one, Sync) and one.file in to)]


def _hasty(given: list[Operation]) -> list[Operation]:
    """Everything is acknowledged one commit too early."""
    between_syncs: list[list[Operation]] = [[], []]
    for one in given:
        if isinstance(one, Acknowledged):
            between_syncs[-2].insert(0, one)
        else:
            between_syncs[-1].append(one)
        if isinstance(one, Sync):
            between_syncs.append([])
    return list(chain(*between_syncs))


@pytest.mark.parametrize(
    ("name", "change", "verdict"),
    [
        ("a disk that ignores syncs of the WAL", _deaf(range(1, 9)), LOST),
        ("a disk that ignores syncs of the database", _deaf(range(1)), CORRUPT),
        ("acknowledged a commit too early", _hasty, LOST),
    ],
)
def test_what_breaks_the_promise_is_found(
    name: str,
    change: Callable[[list[Operation]], list[Operation]],
    verdict: str,
    tmp_path: Path,
    judged: Judge,
) -> None:
    trace = _day(tmp_path, range(12), wal_autocheckpoint=SMALL_WAL)
    history = History.of(trace, tmp_path / "shop")
    broken = replace(trace, operations=change(trace.operations))
    assert judged(f"control: {name}", broken, IMAGES // 24, history).verdicts[verdict] > 0
