"""Cuts the power in a recorded day, at many moments and in many ways, and judges what is found."""

import asyncio
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from powercut.disk import Disk
from powercut.recorder import Acknowledged, Trace
from powercut.recovery import NAME, History, lay_out, recover
from xenia.app import verify
from xenia.core.database import Database

SOUND, CORRUPT, LOST = "sound", "corrupt", "lost"
VERIFIED_EVERY = 100
"""One image in so many is opened by the bot's own code, and the books in it are proved."""
_SHARED_MEMORY = 32_768
"""Bytes beside a WAL that are never synced, and may hold anything afterwards."""


@dataclass
class Outcome:
    """What became of the images of one trace."""

    verdicts: Counter[str] = field(default_factory=Counter)
    """Images by verdict."""
    hurts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """The same by what was hurt and how; an image counts for each of its files, and for names."""
    faults: list[str] = field(default_factory=list)
    """What was wrong with those that were not sound."""


def cut_power(trace: Trace, history: History, folder: Path, *, images: int, seed: int) -> Outcome:
    """Make and judge this many images of the disk after a power cut.

    Every moment of the trace at which a cut can do harm has its turn before any has a second one.

    Args:
        trace: what was recorded.
        history: the states of that trace's database.
        folder: where the images are laid out, one after the other.
        images: how many.
        seed: the same trace and seed give the same images.
    """
    outcome = Outcome()
    harmful = harmful_moments(trace)
    turns, rest = divmod(images, len(harmful))
    dice = Random(seed)  # noqa: S311 - repeatable, not secret
    todo = Counter(harmful * turns + dice.sample(harmful, rest))
    disk, promised = Disk.before(trace), 0
    for moment, operation in enumerate(trace.operations):
        disk.take(operation)
        if isinstance(operation, Acknowledged):
            promised = history.first_with(operation, after=promised)
        for turn in range(todo[moment]):
            rng = Random(f"{seed} {moment} {turn}")  # noqa: S311 - repeatable, not secret
            files, hurts = disk.cut(rng)
            files[f"{NAME}-shm"] = bytearray(rng.randbytes(_SHARED_MEMORY))
            verdict, fault = _judge(lay_out(folder, files), history, promised)
            outcome.verdicts[verdict] += 1
            for hurt in hurts:
                outcome.hurts[hurt][verdict] += 1
            if fault:
                outcome.faults.append(f"{verdict} at moment {moment}.{turn} of seed {seed} {hurts}: {fault}")
            elif outcome.verdicts[SOUND] % VERIFIED_EVERY == 0:
                outcome.faults += asyncio.run(_verified(lay_out(folder, files)))
    return outcome


def harmful_moments(trace: Trace) -> list[int]:
    """The numbers of the operations after which something is on its way to the disk."""
    disk, harmful = Disk.before(trace), []
    for moment, operation in enumerate(trace.operations):
        disk.take(operation)
        if not disk.is_settled:
            harmful.append(moment)
    return harmful


def _judge(database: Path, history: History, promised: int) -> tuple[str, str]:
    """A verdict, and what is wrong."""
    try:
        found = recover(database)
    except sqlite3.DatabaseError as error:
        return CORRUPT, str(error)
    state = history.states.get(found.digest)
    if state is None:
        return CORRUPT, "a state in which the database never was"
    if state < promised:
        return LOST, f"commit {state}, but what was acknowledged needs {promised}"
    return SOUND, ""


async def _verified(path: Path) -> list[str]:
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        return [f"verify: {fault}" async for fault in verify(database)]
    finally:
        await database.close()
