"""The points at which a running bot is killed, by their names, and who watches for them."""

import asyncio
import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import Engine, event
from sqlalchemy.util import await_only

BEFORE, HANGING, AFTER = "before", "while it hangs", "after"

INBOX_INSERT, INBOX_COMMIT = "the inbox's INSERT", "the inbox's COMMIT"
ACKNOWLEDGEMENT = "the acknowledgement"
STATEMENT, COMMIT = "a statement of the effect", "the effect's COMMIT"
CALL = "a call takes effect"
"""Telegram has read the request, and does not answer it: before it is carried out, or after."""
ANSWER = "the answer leaves"
DONE_UPDATE, DONE_COMMIT = "the done mark's UPDATE", "the done mark's COMMIT"
DELIVERY = "a delivery leaves"
SENT_UPDATE, SENT_COMMIT = "the delivery's UPDATE", "the delivery's COMMIT"

COMMITS = {
    INBOX_INSERT: INBOX_COMMIT,
    STATEMENT: COMMIT,
    DONE_UPDATE: DONE_COMMIT,
    SENT_UPDATE: SENT_COMMIT,
}
"""What is committed by which COMMIT; several may share one."""
_STATEMENTS = (
    (re.compile("INSERT INTO inbox "), INBOX_INSERT),
    (re.compile("UPDATE inbox SET .*raw="), DONE_UPDATE),
    (re.compile("UPDATE delivery SET .*message_id="), SENT_UPDATE),
)
HANGS_BRIEFLY, HANGS_LONG = 0.02, 0.25
"""Seconds that a COMMIT waits for its disk, while everything else goes on: as it may, and where it must."""


class Point(NamedTuple):
    """A moment of an update's life."""

    place: str
    moment: str
    number: int = 1
    """Which of the statements of one transaction, or of the calls of one answer."""

    @property
    def name(self) -> str:
        """What the table calls it: all statements are one line, as are all calls."""
        return f"{self.place} {HANGING}" if self.moment == HANGING else f"{self.moment} {self.place}"


def _points() -> Iterator[Point]:
    for place in (INBOX_INSERT, INBOX_COMMIT, ACKNOWLEDGEMENT, STATEMENT, COMMIT, CALL, ANSWER):
        yield from _moments(place)
    for place in (DONE_UPDATE, DONE_COMMIT, DELIVERY, SENT_UPDATE, SENT_COMMIT):
        yield from _moments(place)


def _moments(place: str) -> Iterator[Point]:
    yield Point(place, BEFORE)
    if place in COMMITS.values():
        yield Point(place, HANGING)
    if place != ACKNOWLEDGEMENT:
        yield Point(place, AFTER)


NAMES = tuple(point.name for point in _points())
"""All of them, as they come in an update's life."""
AGAIN = "again, while the update is taken up"
TAKING_UP = tuple(point for point in _points() if point.place in (ANSWER, DONE_UPDATE, DONE_COMMIT))
"""Points that every update passes which an earlier run has left."""


class Watch:
    """Sees points go by; at the one that is armed the process is killed, as `kill -9` does it."""

    def __init__(self) -> None:
        self.armed: Point | None = None
        self.passed: list[Point] = []
        self.hangs_for = HANGS_BRIEFLY
        self._numbers: ContextVar[Iterator[int] | None] = ContextVar("numbers", default=None)

    def passes(self, place: str, moment: str, number: int = 1) -> None:
        """This point is reached now."""
        point = Point(place, moment, number)
        self.passed.append(point)
        if point == self.armed:
            os.kill(os.getpid(), signal.SIGKILL)

    @contextmanager
    def effect(self) -> Iterator[None]:
        """What is executed inside are the statements of one update's effect."""
        token = self._numbers.set(count(1))
        try:
            yield
        finally:
            self._numbers.reset(token)

    def over(self, engine: Engine) -> None:
        """Watch the statements and commits of an engine."""

        @event.listens_for(engine, "before_cursor_execute")
        def before(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            place = self._place_of(statement)
            if place is not None:
                connection.info.setdefault("places", set()).add(place)
                number = connection.info["number"] = self._next_number()
                self.passes(place, BEFORE, number)

        @event.listens_for(engine, "after_cursor_execute")
        def after(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            place = self._place_of(statement)
            if place is not None:
                self.passes(place, AFTER, connection.info["number"])

        dialect: Any = engine.dialect
        commit = dialect.do_commit

        def committing(connection: Any) -> None:
            places = [COMMITS[one] for one in connection.info.pop("places", ())]
            for place in places:
                self.passes(place, BEFORE)
            if any(Point(place, HANGING) == self.armed for place in places):
                _hang(dialect, self.hangs_for)
            for place in places:
                self.passes(place, HANGING)
            commit(connection)
            for place in places:
                self.passes(place, AFTER)

        dialect.do_commit = committing  # no event comes after a COMMIT

    def _place_of(self, statement: str) -> str | None:
        if self._numbers.get() is not None:
            return STATEMENT
        return next((place for pattern, place in _STATEMENTS if pattern.match(statement)), None)

    def _next_number(self) -> int:
        numbers = self._numbers.get()
        return next(numbers) if numbers is not None else 1


def _hang(dialect: Any, seconds: float) -> None:
    if dialect.is_async:
        await_only(asyncio.sleep(seconds))
    else:
        time.sleep(seconds)  # a COMMIT on SQLite has a thread of its own
