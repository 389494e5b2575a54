"""The measurement itself: that everybody takes part, and that a wrong answer is not counted."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from bench.contestants import ROWS, XENIA_POINTS
from bench.dispatch import measure
from bench.load import ClosedLoops, NoAnswerError
from bench.report import promise
from bench.telegram import BotSide
from bench.updates import POINTS

TESTS = Path(__file__).parents[1]
SHORTEST = ("--rounds=1", "--seconds=0.2", "--chats=2", "--starts=0", "--quick", "--only=echo,points,rating")


async def test_everybody_is_measured(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    bench = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench", f"--json={file}", *SHORTEST),
        cwd=TESTS,
        env={**os.environ, "BENCH_PEOPLE": "32"},  # it takes ten seconds to fill a shop with all of them
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said = (await bench.communicate())[0].decode()
    assert bench.returncode == 0, said
    figures = json.loads(file.read_text("utf-8"))
    assert [one["row"] for one in figures["windows"]] == [row.name for row in ROWS], said
    for one in figures["windows"]:
        (window,) = one["rounds"]
        assert window["updates"] > 0
        assert 0 < window["p50_ms"] <= window["p99_ms"]
    assert len([line for line in figures["targets"] if "reached" in line]) == 6, said
    assert all(line in said for line in figures["targets"])


async def test_first_and_last_handlers_are_found() -> None:
    took = await measure(rounds=1, loops=2)
    assert [name.partition(" (")[0] for name in took if name.startswith("Xenia, ")][:4] == [
        "Xenia, first button",
        "Xenia, last button",
        "Xenia, first command",
        "Xenia, last command",
    ]
    assert all(microseconds > 0 for microseconds in took.values())


async def test_an_apology_is_no_answer() -> None:
    side = BotSide()

    def apologise(_: int, update: bytes) -> None:
        chat = json.loads(update)["message"]["chat"]["id"]
        asyncio.get_running_loop().call_soon(side.on_seen, chat, b'{"text":"Something went wrong"}')

    loops = ClosedLoops(side, POINTS, 1, apologise)
    with pytest.raises(NoAnswerError, match=r"another answer came: .*Something went wrong"):
        await loops.run(lambda: 0.0, warm=0, seconds=0.001)


async def test_silence_is_no_answer() -> None:
    loops = ClosedLoops(BotSide(), POINTS, 3, lambda _id, _update: None)
    with pytest.raises(NoAnswerError, match=r"3 chats were not answered within 0\.05 s"):
        await loops.run(lambda: 0.0, warm=0, seconds=0.001, patience=0.05)


@pytest.mark.parametrize(
    ("found", "bound", "verdict"),
    [
        ([1.7, 1.5, 1.6], {"at_least": 1.5}, "reached 1.60 (1.50-1.70)"),
        ([1.31], {"at_least": 1.5}, "not reached: 1.31 of 1.5"),
        ([0.2], {"at_most": 0.25}, "reached 0.20"),
        ([0.3], {"at_most": 0.25}, "not reached: 0.30 of 0.25"),
    ],
)
def test_a_promise_is_held_against_what_was_found(
    found: list[float], bound: dict[str, float], verdict: str
) -> None:
    assert promise(XENIA_POINTS.name, found, **bound).endswith(": " + verdict)
