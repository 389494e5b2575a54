"""Intake: what Telegram hands over is committed first, and acknowledged after."""

import asyncio
import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from xenia.core import inbox
from xenia.core.clock import Clock
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import Item
from xenia.core.transaction import in_transaction

_SOON = 0.2
"""Seconds after which it is written down that an answer left, when nothing else has to be written before."""

_LARGEST = 2**63 - 1
"""What a column of the database can hold."""

Raw = dict[str, Any]


class Intake:
    """Writes down what comes in and what is done, as much of it as there is to a commit."""

    def __init__(
        self, database: Database, bot_id: int, clock: Clock, hand_on: Callable[[Sequence[Item]], None]
    ) -> None:
        self._database, self._bot_id, self._clock, self._hand_on = database, bot_id, clock, hand_on
        self._coming: list[tuple[int, int, str]] = []
        self._done: list[int] = []
        self._doubtful: set[int] = set()
        """Updates whose commit failed: it may have got through all the same, and nobody works them."""
        self._turn = asyncio.Lock()
        self._next: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def take(self, updates: Sequence[Raw]) -> None:
        """Returns when these updates are committed and may be acknowledged. Known ones are left out.

        Raises:
            SQLAlchemyError: nothing was taken in.
            ValueError: one of these is no update that could be kept, and none was taken in.
        """
        self._coming += [_row(one) for one in updates]
        await asyncio.shield(self._write_soon())

    def done(self, item_id: int, *, wrote: bool) -> None:
        """The answer to an update has left.

        Where a handler wrote, that is kept at once, so that a crash repeats no answer. A read that a crash
        repeats harms nobody: it waits for the next commit.
        """
        self._done.append(item_id)
        if wrote:
            self._write_soon()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_SOON, self._write_soon)

    async def flush(self) -> None:
        """Write down what is done, now.

        Raises:
            SQLAlchemyError: it could not be.
        """
        while self._done or self._next is not None or self._turn.locked():
            await self._write_soon()

    def _write_soon(self) -> asyncio.Task[None]:
        """The next commit: everything that comes until it begins is in it."""
        if self._next is None:
            self._next = asyncio.create_task(self._write())
            self._next.add_done_callback(_seen)
        return self._next

    async def _write(self) -> None:
        async with self._turn:
            self._next = None
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            coming, self._coming = self._coming, []
            done, self._done = self._done, []
            try:
                taken = await in_transaction(self._database, partial(self._record, coming, done))
            except BaseException:
                self._done = [*done, *self._done]
                self._doubtful.update(update_id for update_id, _, _ in coming)
                raise
            self._doubtful.difference_update(update_id for update_id, _, _ in coming)
            self._hand_on(taken)

    async def _record(
        self, coming: list[tuple[int, int, str]], done: list[int], session: AsyncSession
    ) -> list[Item]:
        if done:
            await inbox.done(session, done)
        if not coming:
            return []
        numbers = {update_id for update_id, _, _ in coming}
        again = self._doubtful & numbers
        # Done once more, after a COMMIT that went unheard, they would be known already.
        self._doubtful |= numbers
        kept = await inbox.still_waiting(session, self._bot_id, again) if again else []
        return [*kept, *await inbox.take_in(session, self._bot_id, coming, self._clock())]


def _seen(task: asyncio.Task[None]) -> None:
    # Whoever waits for updates to be taken in is told by the task; marks that failed go with the next commit.
    if not task.cancelled():
        task.exception()


def _row(update: Raw) -> tuple[int, int, str]:
    number = update["update_id"]
    if type(number) is not int or not 0 <= number <= _LARGEST:
        raise ValueError("the number of an update is none")
    try:
        raw = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    except RecursionError:
        raise ValueError("an update is nested too deeply") from None
    raw.encode()  # half a character, which JSON can name, is an error here and not in the database
    return number, chat_of(update), raw


def chat_of(update: Raw) -> int:
    """The chat whose order an update keeps; the person where there is none, 0 where there is nobody."""
    for event in update.values():
        if isinstance(event, dict):
            message = event.get("message")
            places = (message if isinstance(message, dict) else event).get("chat"), event.get("from")
            for place in places:
                number = place.get("id") if isinstance(place, dict) else None
                if type(number) is int and abs(number) <= _LARGEST:
                    return number
    return 0
