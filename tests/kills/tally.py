"""Which kills there were, what came of them, and where the next one is due."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from kills.points import NAMES, STATEMENT, Point
from kills.truth import Verdict

_OFTEN = 3
"""How much more often a statement is killed at than anything else: there are so many of them."""


@dataclass
class Tally:
    """What came of all kills, by the name of the point."""

    hits: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    doubled: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)
    exact: Counter[tuple[str, Point]] = field(default_factory=Counter)
    """How often each step was killed at each point."""
    wrong: list[str] = field(default_factory=list)
    """What was lost or doubled, in words."""

    def add(self, step: str, point: Point, verdict: Verdict) -> None:
        """One more kill."""
        self.hits[point.name] += 1
        self.exact[step, point] += 1
        self.lost[point.name] += len(verdict.lost)
        self.doubled[point.name] += len(verdict.doubled)
        self.repeated[point.name] += verdict.repeated
        self.wrong += [f"{step}, killed {point.name} ({point.number}): {one}" for one in verdict.wrong]

    def next(self, step: str, passed: Iterable[Point], random: Random) -> Point:
        """Where to kill a step: where it was done least, of all the points it passes."""
        places: dict[str, list[Point]] = {}
        for point in passed:
            places.setdefault(point.name, []).append(point)

        def so_far(name: str) -> tuple[float, float]:
            often = _OFTEN if places[name][0].place == STATEMENT else 1
            return self.hits[name] / often, random.random()

        name = min(places, key=so_far)
        return min(places[name], key=lambda point: (self.exact[step, point], random.random()))

    def summary(self) -> dict[str, Any]:
        """What is told of it at the end of the run."""
        return {
            "names": NAMES,
            "columns": {
                "kills": self.hits,
                "lost": self.lost,
                "doubled": self.doubled,
                "repeated": self.repeated,
            },
            "statements": len({key for key in self.exact if key[1].place == STATEMENT}),
        }
