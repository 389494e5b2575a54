"""The updates of one chat, in their order: a few in memory, the others wait in the database."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from xenia.core.inbox import Item

MOST_IN_MEMORY = 20
"""Updates of one chat; more than that at once is a flood."""


@dataclass(slots=True, eq=False)
class Line:
    """Who writes faster than they can be answered keeps their turn, but takes no memory."""

    chat_id: int
    items: deque[Item] = field(default_factory=deque)
    last: int = 0
    """The newest update that was in memory."""
    left_behind: int = 0
    """The newest update that was not."""

    @property
    def is_flooded(self) -> bool:
        """Whether some of its updates wait in the database only."""
        return self.left_behind > self.last

    def put(self, item: Item) -> None:
        """Add an update: a new one, or an old one that the operator wants worked again."""
        if item.id > self.last and (self.is_flooded or len(self.items) >= MOST_IN_MEMORY):
            self.left_behind = max(self.left_behind, item.id)
        else:
            self._keep(item)

    def fetched(self, items: Sequence[Item], up_to: int) -> None:
        """What follows `last` up to `up_to`, which was `left_behind`, was read from the database."""
        for item in items:
            self._keep(item)
        if len(items) < MOST_IN_MEMORY:
            self.last = max(self.last, up_to)

    def _keep(self, item: Item) -> None:
        self.items.append(item)
        self.last = max(self.last, item.id)
