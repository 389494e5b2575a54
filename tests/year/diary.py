"""What the people of the year did, in the order in which they did it: their side of the story."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose by the buttons; None is what the shop does of itself."""

    zone: str | None = None
    quiet: tuple[int, int] | None = None
    monthly: int | None = None
    birthday: tuple[int, int, str | None] | None = None
    """Month, day, and of 29 February which day in other years."""
    name_day: str | None = None


class Course(Generic[T]):
    """Something that changes in the course of the year; steps count what happens, whatever clocks show."""

    def __init__(self, first: T) -> None:
        self._steps, self._values = [0], [first]

    def set(self, step: int, value: T) -> None:
        """From that step on it is so."""
        self._steps.append(step)
        self._values.append(value)

    def at(self, step: int) -> T:
        """How it was at that step."""
        return self._values[bisect_right(self._steps, step) - 1]

    def since(self, step: int) -> int:
        """The step from which it was as it was at that step."""
        return self._steps[bisect_right(self._steps, step) - 1]

    def ever(self, of: Callable[[T], U]) -> frozenset[U]:
        """All that some part of it has been."""
        return frozenset(of(value) for value in self._values)

    @property
    def last(self) -> T:
        """How it is."""
        return self._values[-1]


@dataclass(slots=True)
class Complaint:
    """Somebody is unhappy, and the team was told."""

    opened: int
    at: datetime
    feedback: int
    ticket: int | None = None
    """Of those who asked for a person as well: then it waits until it is solved, however long that takes."""
    closed: int | None = None
    """The step at which somebody answered."""


@dataclass(slots=True)
class Life:
    """One person's year."""

    chat: int
    customer: int = 0
    """The number under which the consent log knows them."""
    language: str = "el"
    choices: Course[Choices] = field(default_factory=lambda: Course(Choices()))
    member: Course[bool] = field(default_factory=lambda: Course(first=False))
    complaints: list[Complaint] = field(default_factory=list)
    wrote: list[int] = field(default_factory=list)
    visits: list[datetime] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """What the team wrote to them, by hand."""


class Diary:
    """Everybody's year, and what happened to the shop."""

    def __init__(self) -> None:
        self.step = 0
        self.lives: dict[int, Life] = {}
        self.records: Course[int] = Course(0)
        """The newest row of the consent log."""
        self.words: Course[dict[str, frozenset[str]]] = Course({})
        """The sentences that ask for each purpose."""
        self.clock: list[tuple[int, datetime]] = []
        """What the clock showed whenever the house was at work."""
        self.counts: dict[str, int] = defaultdict(int)

    def next(self) -> int:
        """Something happens."""
        self.step += 1
        return self.step
