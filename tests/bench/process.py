"""A bot in a process of its own, and what it uses."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_TESTS = Path(__file__).parents[1]
_TICK = os.sysconf("SC_CLK_TCK")


class Process:
    """A Python module that runs until told to stop."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process, self.log = process, log
        self.pid = process.pid

    @classmethod
    async def start(cls, module: Sequence[str], folder: Path, variables: Mapping[str, str]) -> "Process":
        """Run a module in `folder`; what it says goes to a file there."""
        said = folder / "log.txt"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("XENIA_")}
        with said.open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *module,
                cwd=folder,
                env={**inherited, **variables, "PYTHONPATH": _path()},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        return cls(process, said)

    def pin(self, cores: set[int]) -> None:
        """Keep every thread of the process on these cores, where the machine can do that."""
        if hasattr(os, "sched_setaffinity"):
            for task in Path(f"/proc/{self.pid}/task").iterdir():
                with contextlib.suppress(ProcessLookupError):  # a thread that ended meanwhile
                    os.sched_setaffinity(int(task.name), cores)

    def cpu(self) -> float:
        """Seconds of processor time so far, of all threads, in the program and in the kernel."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def memory(self) -> int:
        """Bytes the process holds now: its share of what it shares with others, and all of its own."""
        for line in Path(f"/proc/{self.pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Rss:"):
                return int(line.split()[1]) * 1024
        raise OSError("the kernel does not say how much memory the process holds")

    @property
    def ended(self) -> bool:
        """Whether it runs no more."""
        return self._process.returncode is not None

    async def end(self) -> bool:
        """Wait until it ends by itself; whether it did so without an error."""
        return await self._process.wait() == 0

    def last_words(self) -> str:
        """The end of what it said."""
        return self.log.read_text("utf-8", "replace")[-3000:]

    async def stop(self) -> None:
        """Ask it to stop; end it if it does not within some seconds."""
        if self.ended:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 10)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()


def _path() -> str:
    """Where modules are looked for: ours, and before them whatever the caller put there."""
    return os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(_TESTS))))


def split_cores() -> tuple[set[int], set[int]]:
    """A core for the load, and another for the bot; the same for both where there is only one."""
    if not hasattr(os, "sched_getaffinity"):
        return set(), set()
    cores = sorted(os.sched_getaffinity(0))
    return {cores[0]}, {cores[-1]}
