"""A small process that has imported everything; its forks are the victims: `python -m kills.zygote FD`."""

import asyncio
import gc
import os
import socket
import sys
import threading
import traceback
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.default import DefaultDialect

from kills.instead import instead
from kills.line import Line
from kills.points import Watch
from kills.victim import attend, live
from xenia import app
from xenia.core import texts


def _share() -> None:
    """What one bot has read and compiled in this process, the next need not: that halves a victim's work."""
    ours: Any = texts
    ours.FluentResource = cache(ours.FluentResource)
    ours._bundle = cache(ours._bundle)
    _leave_out_migrations()
    dialects: Any = DefaultDialect
    compiled: dict[str, Any] = {}

    @event.listens_for(Engine, "engine_connect")
    def share(connection: Connection) -> None:
        engine = connection.engine
        engine._compiled_cache = compiled.setdefault(engine.driver, engine._compiled_cache)

    dialects.__eq__ = lambda one, other: type(one) is type(other)
    dialects.__hash__ = lambda one: hash(type(one))


def _leave_out_migrations() -> None:
    # The databases of tests are migrated already; to find that out anew is a quarter of a victim's work.
    @instead(app, "migrate")
    async def nothing(*_: Any) -> None:
        """It is at head."""

    @instead(app, "is_current")
    async def yes(*_: Any) -> bool:
        return True


def main() -> None:
    """Fork a victim for each order, and say how it ended, until the test hangs up."""
    line = Line(socket.socket(fileno=int(sys.argv[1])))
    _share()
    watch = attend()
    while (order := line.hear()) is not None:
        if "live" not in order:
            continue  # meant for a victim that did not live to hear it
        if order["unharmed"]:
            _live_here(line, watch, order["live"])
            continue
        assert threading.active_count() == 1, "a fork takes over one thread only"
        victim = os.fork()
        if victim == 0:
            _be_victim(line, watch, order["live"])
        line.say({"born": victim})
        _, status = os.waitpid(victim, 0)
        line.say({"ended": os.waitstatus_to_exitcode(status)})


def _live_here(line: Line, watch: Watch, life: dict[str, Any]) -> None:
    line.say({"born": os.getpid()})
    asyncio.run(live(line, watch, life))
    line.say({"ended": 0})
    gc.collect()
    gc.freeze()  # what is never looked at by the collector is shared by all forks


def _be_victim(line: Line, watch: Watch, life: dict[str, Any]) -> None:
    status = 1
    try:
        asyncio.run(live(line, watch, life))
        status = 0
    except BaseException:  # noqa: BLE001 - a fork must not go on as its parent
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
