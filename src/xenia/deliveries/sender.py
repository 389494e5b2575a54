"""Which messages leave, and when: what is due, care first, several chats side by side, at Telegram's pace."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial

from xenia.core.clock import Clock
from xenia.core.database import Database
from xenia.core.transaction import TROUBLE, in_transaction, reading
from xenia.deliveries import recovery
from xenia.deliveries.carry import DATABASE_PAUSES, Carrier, Send
from xenia.deliveries.claim import Around, Due, awake, due_now, judged, put_off
from xenia.deliveries.facts import rest_days
from xenia.deliveries.governor import Go, Never, Wait
from xenia.deliveries.pace import Pace

log = logging.getLogger("xenia.delivery")


LANES = 8
"""Messages on their way at the same time."""
BATCH = 32
"""Messages judged at one look: some milliseconds in which nobody is answered."""
_GRACE = 3.0
"""Seconds for deliveries on their way when the process is asked to stop."""
_WAKE = 1.0
"""Seconds between looks for what fell due; new work wakes the sender at once."""
_LOOK_AFTER = 5.0
"""Seconds between looks for people who write again, and for what other runs left behind."""


class Sender:
    """Takes deliveries from queued to their end. One runs for a bot's token.

    What nobody asked for is sent at most once, and `unknown` where nobody can say whether it was; what is
    owed, at least once. What `send` raises says which: see `xenia.core.outcomes`. While the bot has to
    wait for Telegram nothing is taken in hand: the hour, or somebody's mind, may have changed by then.

    Args:
        database: where they are.
        send: one attempt.
        clock: the present moment.
        around: what composes them, and what the governor is told.
        pace: how fast they may leave; None is as fast as can be.
        paused: for how many seconds Telegram still has the bot wait.
        lanes: how many are on their way at the same time; never two of one chat.
        pause: waits for some seconds.
    """

    def __init__(
        self,
        database: Database,
        send: Send,
        clock: Clock,
        around: Around,
        *,
        pace: Pace | None = None,
        paused: Callable[[], float] = lambda: 0.0,
        lanes: int = LANES,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database, self._clock, self._around = database, clock, around
        self._carrier = Carrier(database, send, clock, around, pause)
        self.pace = pace
        self._most, self._pause, self._paused = lanes, pause, paused
        self._epoch: int | None = None
        self._ready: list[Due] = []
        self._lanes: dict[int, tuple[asyncio.Task[bool], Due]] = {}
        """By chat: what is on its way."""
        self._trouble: BaseException | None = None
        self._bell: asyncio.Task[bool] | None = None
        self._started = 0
        self._knows_rest_days = False

    async def run(self) -> None:
        """Send until cancelled, whatever the database does; then finish what is on its way."""
        loop = asyncio.get_running_loop()
        look_at = loop.time()
        failures = 0
        try:
            while True:
                try:
                    if loop.time() >= look_at:
                        await self.look_after()
                        look_at = loop.time() + _LOOK_AFTER
                    wait = await self._fill()
                except TROUBLE as error:
                    await self._wait_for_database(error, failures)
                    failures += 1
                    continue
                failures = 0
                await self._stirred(wait)
        finally:
            await self._finish()

    async def drain(self) -> int:
        """Send what is due now; returns how many were tried.

        Raises:
            SQLAlchemyError, TimeoutError: the database cannot be used.
        """
        before = self._started
        try:
            while (wait := await self._fill()) is not None or self._lanes:
                await self._stirred(wait)
        finally:
            await self._finish()
        return self._started - before

    async def look_after(self) -> None:
        """Keep what is in hand, take up what others left behind, and welcome back who writes again.

        After a clock was set back nothing waits for the hour that it showed before.

        Raises:
            SQLAlchemyError, TimeoutError: the database cannot be used.
        """
        epoch, now = await self._run_number(), self._clock()
        in_hand = [due.id for _, due in self._lanes.values()]
        if in_hand:
            await in_transaction(
                self._database, partial(recovery.renew, in_hand=in_hand, epoch=epoch, now=now)
            )
        async with reading(self._database) as session:
            left = await recovery.left_behind(session, in_hand, epoch, now)
            chats = await recovery.returned(session)
            late = await recovery.astray(session, now)
        if left:
            log.warning("left behind by another run", extra={"deliveries": len(left)})
            await in_transaction(self._database, partial(recovery.take_up, ids=left, now=now))
        if late:
            log.warning("the clock was set back", extra={"deliveries": len(late)})
            await in_transaction(self._database, partial(recovery.call_back, ids=late, now=now))
        if chats:
            await in_transaction(self._database, partial(recovery.welcome_back, chat_ids=chats, now=now))

    async def _run_number(self) -> int:
        if self._epoch is None:
            self._epoch = await in_transaction(
                self._database, partial(recovery.begin_run, kinds=self._around.kinds)
            )
        return self._epoch

    async def _fill(self) -> float | None:
        """Begin as many as there are lanes; returns seconds to wait for the pace, None where none waits."""
        if self._trouble is not None:
            error, self._trouble = self._trouble, None
            raise error
        epoch = await self._run_number()
        while len(self._lanes) < self._most:
            due = self._pick()
            if due is None:
                await self._look()
                due = self._pick()
            if due is None:
                return self._until_a_chat_is_free()
            if (wait := self._paused()) > 0:
                self._ready.insert(0, due)
                return wait
            if self.pace is not None:
                if (wait := self.pace.wait()) > 0:
                    self._ready.insert(0, due)
                    return wait
                self.pace.leaves(due.chat_id)
            self._started += 1
            task = asyncio.create_task(self._carrier.carry(due, epoch))
            self._lanes[due.chat_id] = task, due
            task.add_done_callback(partial(self._arrived, due.chat_id))
        return None

    def _pick(self) -> Due | None:
        """The first that is ready and whose chat is free."""
        for place, due in enumerate(self._ready):
            if not self._is_blocked(due.chat_id):
                return self._ready.pop(place)
        return None

    def _is_blocked(self, chat_id: int) -> bool:
        return chat_id in self._lanes or (self.pace is not None and self.pace.wait_for(chat_id) > 0)

    def _until_a_chat_is_free(self) -> float | None:
        waits = [
            self.pace.wait_for(due.chat_id)
            for due in self._ready
            if self.pace is not None and due.chat_id not in self._lanes
        ]
        return min(waits, default=None)

    async def _look(self) -> None:
        """Read what is due for chats that are free. What the governor holds back is put off in one go."""
        kept = [due for due in self._ready if self._is_blocked(due.chat_id)]
        blocked = {*self._lanes, *(due.chat_id for due in kept)}
        while True:
            now = self._clock()
            if not self._knows_rest_days and self._around.kinds:
                # The first time takes half a second, in which everybody else goes on.
                await asyncio.to_thread(rest_days(self._around.shop), now.date())
                self._knows_rest_days = True
            async with reading(self._database) as session:
                priorities = await awake(session, self._around)
                found = await due_now(session, priorities, sorted(blocked), now, BATCH)
                verdicts = await judged(session, self._around, found, now)
            held = {row: verdict for row, verdict in verdicts.items() if not isinstance(verdict, Go)}
            if held:
                await in_transaction(self._database, partial(put_off, verdicts=held, now=now))
                reasons = Counter(one.reason.value for one in held.values() if isinstance(one, Wait | Never))
                log.info("held back", extra={"reasons": dict(reasons)})
            going = [due for due in found if due.id not in held]
            self._ready = [*kept, *going]
            if going or not found:
                return

    async def _stirred(self, wait: float | None) -> None:
        """Wait until a message has arrived, new work has come, the pace allows, or some time has passed."""
        if self._bell is None or self._bell.done():
            self._bell = asyncio.create_task(self._database.due.wait())
        lanes = [task for task, _ in self._lanes.values()]
        timeout = _WAKE if wait is None else min(wait, _WAKE)
        done, _ = await asyncio.wait(
            (self._bell, *lanes), timeout=timeout, return_when=asyncio.FIRST_COMPLETED
        )
        if self._database.due.is_set() or (not done and wait is None):
            self._database.due.clear()
            self._ready.clear()  # what has come may have to go first

    def _arrived(self, chat_id: int, task: asyncio.Task[bool]) -> None:
        del self._lanes[chat_id]
        if task.cancelled():
            return
        if (error := task.exception()) is not None:
            self._trouble = error
        elif task.result():
            self._ready.clear()  # it is before all others of its chat again

    async def _finish(self) -> None:
        """Asked to stop, finish what was begun: else it would be sent once more, or nobody could say."""
        if self._bell is not None:
            self._bell.cancel()
            self._bell = None
        lanes = [task for task, _ in self._lanes.values()]
        if not lanes:
            return
        _, late = await asyncio.wait(lanes, timeout=_GRACE)
        for one in late:
            one.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _wait_for_database(self, error: Exception, failures: int) -> None:
        log.warning("sender waits for the database", extra={"error": type(error).__name__})
        await self._pause(DATABASE_PAUSES[min(failures, len(DATABASE_PAUSES) - 1)])
