"""Where Xenia's time goes, function by function."""

import json
import os
import pstats
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.contestants import XENIA_POINTS, XENIA_RATING
from bench.profiled import COLLECTOR_FILE, FILE, OFF, ON
from bench.rounds import Plan, Run

ROWS = {"points": XENIA_POINTS, "rating": XENIA_RATING}
TOP = 40


async def profile(what: str, folder: Path, *, mode: str, chats: int, updates: int) -> Iterator[str]:
    """Have Xenia answer about `updates` updates under the profiler; the lines of what took longest itself.

    The profiler sees the main thread only, and makes small functions look dearer than they are.
    """
    row = ROWS[what]
    run = Run(Plan(modes=(mode,), chats=(chats,), rows=(row,)), folder)
    await run.open()
    runner = await run.begin("xenia", mode, wrapper="bench.profiled")
    try:
        await runner.first_answer(row.asking)
        await runner.loops(row.asking, chats).count(updates // 4)
        assert runner.process is not None
        used = runner.process.cpu()
        os.kill(runner.process.pid, ON)
        answered = await runner.loops(row.asking, chats).count(updates)
        os.kill(runner.process.pid, OFF)
        used = runner.process.cpu() - used
    finally:
        await runner.end()
        run.telegram.close()
    wrote = runner.process.log.parent  # whole: the signal was heeded before the one to end
    collector = json.loads((wrote / COLLECTOR_FILE).read_text("ascii"))
    stats = pstats.Stats(str(wrote / FILE))
    return _lines(stats, collector, f"{row.name}, {mode}, {chats} chats", answered, used)


def _lines(
    stats: pstats.Stats, collector: dict[str, Any], name: str, updates: int, used: float
) -> Iterator[str]:
    each = used / updates * 1e6
    yield f"{name}: {updates} updates; {each:.0f} us of processor time each, the profiler's among them"
    each = collector["seconds"] / updates * 1e6
    yield f"the collector of cycles: {each:.0f} us of that; runs of each generation: {collector['runs']}"
    yield f"{'own us':>9}{'with calls':>12}{'calls':>8}   (each for one update)"
    found = stats.stats  # type: ignore[attr-defined]  # the type stubs leave it out
    for (file, line, function), (_, calls, own, total, _) in sorted(
        found.items(), key=lambda item: -item[1][2]
    )[:TOP]:
        where = "/".join(Path(file).parts[-3:]) + f":{line}" if line else file
        figures = f"{own / updates * 1e6:9.1f}{total / updates * 1e6:12.1f}{calls / updates:8.2f}"
        yield f"{figures}   {where} {function}"
