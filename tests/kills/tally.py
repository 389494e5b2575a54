"""Which kills there were, what came of them, and where the next one is due."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from kills.points import AGAIN, NAMES, STATEMENT, Point
from kills.truth import Verdict

_ENOUGH = 9
"""Once each statement of a step was killed at, everything else shall have been so often."""


@dataclass
class Tally:
    """What came of all kills, by the name of the point.

    Args:
        passed: the points of each step.
        often: how much more often a statement is killed at than anything else: there are so many of them.
        turn: from 0 to 1, with which of the statements to begin, so that several tests share them.
    """

    passed: dict[str, list[Point]]
    often: int
    turn: float
    hits: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    doubled: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)
    exact: Counter[tuple[str, Point]] = field(default_factory=Counter)
    """How often each step was killed at each point."""
    wrong: list[str] = field(default_factory=list)
    """What was lost or doubled, in words."""

    @property
    def kills(self) -> int:
        """How many steps were killed, once or twice."""
        return self.hits.total() - self.hits[AGAIN]

    def add(self, step: str, point: Point, verdict: Verdict, *, twice: bool) -> None:
        """One more kill; or two, of which the second is counted by itself."""
        name = AGAIN if twice else point.name
        self.hits.update({point.name, name})
        self.exact[step, point] += 1
        self.lost[name] += len(verdict.lost)
        self.doubled[name] += len(verdict.doubled)
        self.repeated[name] += verdict.repeated
        self.wrong += [f"{step}, killed {point.name} ({point.number}): {one}" for one in verdict.wrong]

    def next(self, step: str, random: Random) -> Point:
        """Where to kill a step: where it was done least; of such places, the one that fewest steps pass."""
        here = self.passed[step]
        reach = Counter(name for points in self.passed.values() for name in {point.name for point in points})

        def so_far(point: Point) -> tuple[float, int]:
            hits = float(self.hits[point.name])
            if point.place == STATEMENT:
                alike = [one for one in here if one.name == point.name]
                share = sum(self.exact[step, one] for one in alike) / len(alike)
                hits = max(hits / self.often, share * _ENOUGH)
            return hits, reach[point.name]

        due = {point.name: so_far(point) for point in here}
        name = random.choice([name for name in due if due[name] == min(due.values())])
        points = [point for point in here if point.name == name]
        return min(self._turned(points), key=lambda point: self.exact[step, point])

    def _turned(self, points: Sequence[Point]) -> Sequence[Point]:
        first = int(self.turn * len(points))
        return (*points[first:], *points[:first])

    def summary(self) -> dict[str, Any]:
        """What is told of it at the end of the run."""
        statements = {
            f"{step} {point.number}": 0
            for step in self.passed
            for point in self.passed[step]
            if point.place == STATEMENT
        }
        for (step, point), hits in self.exact.items():
            if point.place == STATEMENT:
                statements[f"{step} {point.number}"] += hits
        return {
            "names": [*NAMES, AGAIN],
            "columns": {
                "kills": self.hits,
                "lost": self.lost,
                "doubled": self.doubled,
                "repeated": self.repeated,
            },
            "statements": statements,
        }
