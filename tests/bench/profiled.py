"""Runs `xenia` under a profiler that one signal switches on and another off."""

import cProfile
import signal
import sys
from types import FrameType

FILE = "profile.pstats"
"""Written into the folder in which the process runs."""
ON, OFF = signal.SIGUSR1, signal.SIGUSR2

_profile = cProfile.Profile()


def _on(_signal: int, _frame: FrameType | None) -> None:
    _profile.enable()


def _off(_signal: int, _frame: FrameType | None) -> None:
    _profile.disable()
    _profile.dump_stats(FILE)


if __name__ == "__main__":
    signal.signal(ON, _on)
    signal.signal(OFF, _off)
    from xenia.__main__ import main  # only here: whoever asks for the signals' names needs no bot

    sys.argv[0] = "xenia"
    main()
