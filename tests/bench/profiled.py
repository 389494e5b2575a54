"""Runs `xenia` under a profiler that one signal switches on and another off."""

import cProfile
import gc
import json
import signal
import sys
import time
from pathlib import Path
from types import FrameType

FILE, COLLECTOR_FILE = "profile.pstats", "collector.json"
"""Written into the folder in which the process runs."""
ON, OFF = signal.SIGUSR1, signal.SIGUSR2

_profile = cProfile.Profile()


class Collector:
    """How long Python's collector of cycles was at work: a profiler lays that at anybody's door."""

    def __init__(self) -> None:
        self.seconds = self._began = 0.0
        self.runs = [0, 0, 0]

    def __call__(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._began = time.perf_counter()
        else:
            self.seconds += time.perf_counter() - self._began
            self.runs[info["generation"]] += 1


_collector = Collector()


def _on(_signal: int, _frame: FrameType | None) -> None:
    gc.callbacks.append(_collector)
    _profile.enable()


def _off(_signal: int, _frame: FrameType | None) -> None:
    _profile.disable()
    gc.callbacks.remove(_collector)
    _profile.dump_stats(FILE)
    Path(COLLECTOR_FILE).write_text(
        json.dumps({"seconds": _collector.seconds, "runs": _collector.runs}), "ascii"
    )


if __name__ == "__main__":
    signal.signal(ON, _on)
    signal.signal(OFF, _off)
    from xenia.__main__ import main  # only here: whoever asks for the signals' names needs no bot

    sys.argv[0] = "xenia"
    main()
