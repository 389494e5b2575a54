"""SQLite's writer, shared: work is done in the order in which it came, several pieces to a COMMIT.

Work for which nobody waits has a queue of its own, and a COMMIT each: whoever is answered waits for one of
these at most, and while many are answered, one follows each group.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncSession

from xenia.core.onloop import LoopSession, OnLoop, expect_transaction

WAKES_SENDER = "wakes_sender"
"""In a session's `info`: its commit leaves work for the sender of deliveries."""
LONGEST_WORK = 0.2
"""Seconds one update may keep the writer to itself; what takes longer is stuck, and is rolled back.

So little because everybody waits meanwhile, even to be taken in; and enough, because statements run on the
loop and are never interrupted: only work that waits for something else than its session can be too slow.
"""
_MOST_TOGETHER = 32
_AT_THE_END = 0.3
"""Seconds; whoever waited for this work has gone by then."""

T = TypeVar("T")
Work = Callable[[AsyncSession], Awaitable[T]]


@dataclass(slots=True, eq=False)
class _Job:
    work: Work[Any]
    settled: "asyncio.Future[Any]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    result: Any = None
    error: BaseException | None = None

    def settle(self) -> None:
        if self.settled.done():
            return  # whoever waited was cancelled
        if self.error is None:
            self.settled.set_result(self.result)
        else:
            self.settled.set_exception(self.error)


class SharedCommits:
    """Optimistic groups: when one piece of work fails, all of its group are rolled back and done again alone.

    There are no savepoints: on a full disk SQLite rolls back everything behind their back, and the last
    "commit" succeeds over nothing.
    """

    def __init__(self, file: OnLoop, due: asyncio.Event) -> None:
        self._file, self._due = file, due
        self._waiting: deque[_Job] = deque()
        self._behind: deque[_Job] = deque()
        self._worker: asyncio.Task[None] | None = None

    async def do(self, work: Work[T], *, behind: bool = False) -> T:
        """Return what `work` returned once it is committed; raise what it raised once it is undone."""
        job = _Job(work)
        (self._behind if behind else self._waiting).append(job)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        result: T = await job.settled
        return result

    async def close(self) -> None:
        """Wait for what is being done, but not for a lock that another process keeps."""
        if self._worker is not None and not self._worker.done():
            _, late = await asyncio.wait((self._worker,), timeout=_AT_THE_END)
            for one in late:
                one.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _work(self) -> None:
        while self._waiting or self._behind:
            if self._waiting:
                await self._commit_together(self._waiting, _MOST_TOGETHER)
            if self._behind:
                await self._commit_together(self._behind, 1)

    async def _commit_together(self, waiting: deque[_Job], most: int) -> None:
        """One transaction for what waits, and for what comes to wait while it is being done."""
        jobs: list[_Job] = []
        wakes_sender = False
        try:
            async with self._file.writing() as connection:
                while waiting and len(jobs) < most:
                    jobs.append(waiting.popleft())
                    wakes_sender |= await self._do(jobs[-1], connection)
                    await asyncio.sleep(0)  # statements run on this very thread: let others have their turn
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the work
            await self._undone(jobs, error)
            return
        for job in jobs:
            job.settle()
        if wakes_sender:
            self._due.set()

    async def _do(self, job: _Job, connection: Connection) -> bool:
        """Do one piece of work; returns whether it leaves something to the sender.

        Raises:
            Exception: it failed after it had written, so that everything has to be rolled back; or SQLite
                has taken everything back, and nothing may be written before a new transaction begins.
        """
        sqlite: Any = connection.connection.dbapi_connection
        before = sqlite.total_changes
        try:
            async with LoopSession(connection) as session, asyncio.timeout(LONGEST_WORK):
                job.result = await job.work(session)
                await session.flush()
                expect_transaction(connection)
                return WAKES_SENDER in session.info
        except Exception as error:
            job.error = error
            if sqlite.total_changes != before or not sqlite.in_transaction:
                raise
        return False

    async def _undone(self, jobs: list[_Job], error: Exception) -> None:
        """Nothing of a group was kept: each is done again alone, in the same order."""
        if not jobs:  # the transaction could not even begin, and will not for those behind either
            jobs = [*self._waiting, *self._behind]
            self._waiting.clear()
            self._behind.clear()
        elif len(jobs) > 1:
            for job in jobs:
                if not isinstance(job.error, TimeoutError):  # that one was stuck, and would be again
                    job.error = None
                    await self._commit_together(deque([job]), 1)
        for job in jobs:
            job.error = job.error or error
            job.settle()
