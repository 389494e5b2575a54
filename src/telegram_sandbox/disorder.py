"""Updates that come twice or out of order, as they do when networks fail, from a seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections import deque

    from telegram_sandbox.updates import Update


class Disorder:
    """Off until `set`. `done` is what was done to which update, in the order in which it was done."""

    def __init__(self) -> None:
        self.done: list[tuple[Literal["again", "overtaken"], int]] = []
        self._random = Random(0)  # noqa: S311 - repeatable, not secret
        self._again = self._overtaken = 0.0

    def set(self, seed: int | str, *, again: float = 0.0, overtaken: float = 0.0) -> None:
        """Choose shares from 0 to 1.

        Args:
            seed: the same one makes the same choices for the same updates in the same order.
            again: of the updates that a bot confirms, how many go out once more.
            overtaken: of the updates that a webhook would get next although another of the same queue
                waits behind, how many let that one pass.
        """
        self._random = Random(seed)  # noqa: S311 - repeatable, not secret
        self._again, self._overtaken = again, overtaken

    def clear(self) -> None:
        """Bring everything once and in order again. `done` stays."""
        self._again = self._overtaken = 0.0

    def redelivers(self, update: Update) -> bool:
        """Decide whether an update that was just confirmed goes out once more."""
        if not self._again or self._random.random() >= self._again:
            return False
        self.done.append(("again", update.id))
        return True

    def overtakes(self, queue: deque[Update]) -> None:
        """Let the second of a webhook's queue pass the first, or not."""
        if self._overtaken and len(queue) > 1 and self._random.random() < self._overtaken:
            self.done.append(("overtaken", queue[0].id))
            queue[0], queue[1] = queue[1], queue[0]
