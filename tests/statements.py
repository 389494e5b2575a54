"""Which tests run on PostgreSQL each time, and which only in `make soak`.

Every test runs on SQLite. Of those that run on PostgreSQL as well, `left_to_soak.txt` names the ones that
send it nothing which others do not send too: without them every statement still reaches PostgreSQL, and
whatever happens at the same time does. A test that is not named there, a new one above all, runs on both.
`EVERYWHERE=1` runs all of them.

`make postgresql` writes the list anew: it looks on SQLite at what each test sends, and keeps those which
together send all of it in the least time.
"""

import inspect
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

LIST = Path(__file__).with_name("left_to_soak.txt")
WRITING = os.environ.get("STATEMENTS") == "write"
_AT_ONCE = ("gather(", "TaskGroup(", "create_task(")
"""In a test that uses these, the order in which the database is asked is what matters."""
_sent = pytest.StashKey[tuple[set[str], float]]()


def left_to_soak() -> set[str]:
    """The tests that `make test` does not run on PostgreSQL."""
    return set(LIST.read_text("utf-8").splitlines()) if LIST.exists() else set()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is left to soak, unless it is asked for."""
    if WRITING:
        items[:] = [item for item in items if _twin(item) is not None]
    if WRITING or "EVERYWHERE" in os.environ:
        return
    left = left_to_soak()
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left])
    items[:] = [item for item in items if item.nodeid not in left]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Look at what a test sends."""
    if not WRITING:
        return (yield)
    sent: set[str] = set()
    failed = item.session.testsfailed

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.add(re.sub(r"\?(, \?)+", "?", statement))

    event.listen(Engine, "before_cursor_execute", note)
    began = time.process_time()
    try:
        return (yield)
    finally:
        if item.session.testsfailed == failed:  # else it has not sent all that it would
            item.stash[_sent] = sent, time.process_time() - began
        event.remove(Engine, "before_cursor_execute", note)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the list anew."""
    if not WRITING:
        return
    on_both = [item for item in session.items if _sent in item.stash]
    kept = _kept([(item, *item.stash[_sent]) for item in on_both])
    left = sorted(twin for item in on_both if item not in kept and (twin := _twin(item)))
    LIST.write_text("".join(f"{name}\n" for name in left), "utf-8")


def _twin(item: pytest.Item) -> str | None:
    """The name of the same test on PostgreSQL, if it is one of those that run on both."""
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return None
    both = any(
        mark.name == "parametrize" and "database_url" in str(mark.args[0]) for mark in item.iter_markers()
    )
    if both or item.callspec.params.get("database_url") != "sqlite":
        return None
    name, _, case = item.nodeid.partition("[")
    return f"{name}[{case.replace('sqlite', 'postgresql')}"


def _kept(seen: list[tuple[pytest.Item, set[str], float]]) -> set[pytest.Item]:
    """Those that together send every statement: first what happens at once, then the most for its time.

    Of these, the dearest first, go whose statements have all come to be sent by others.
    """
    at_once = {item for item, _, _ in seen if any(word in _source_of(item) for word in _AT_ONCE)}
    senders = Counter[str](one for item, sent, _ in seen if item in at_once for one in sent)
    missing = set().union(*(sent for _, sent, _ in seen)) - senders.keys()
    chosen = list[tuple[pytest.Item, set[str], float]]()
    while missing:
        best = max(seen, key=lambda one: len(one[1] & missing) / (one[2] + 0.1))
        chosen.append(best)
        senders.update(best[1])
        missing -= best[1]
    kept = at_once | {item for item, _, _ in chosen}
    for item, sent, _ in sorted(chosen, key=lambda one: -one[2]):
        if all(senders[one] > 1 for one in sent):
            kept.discard(item)
            senders.subtract(sent)
    return kept


def _source_of(item: pytest.Item) -> str:
    return inspect.getsource(item.function) if isinstance(item, pytest.Function) else ""
