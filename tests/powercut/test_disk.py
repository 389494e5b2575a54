"""The recorder misses nothing, and the disk of the images harms only what was on its way."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from powercut.disk import Change, Disk
from powercut.recorder import Created, Removed, Sync, Trace, Truncate, Write, recording
from powercut.recovery import NAME, lay_out, recover

FILE = 0
PLACES = st.integers(0, 9_000)
CHANGES: st.SearchStrategy[list[Change]] = st.lists(
    st.builds(Write, st.just(FILE), PLACES, st.integers(1, 6_000).map(lambda size: b"x" * size))
    | st.builds(Write, st.just(FILE), PLACES, st.binary(min_size=1, max_size=600))
    | st.builds(Truncate, st.just(FILE), PLACES),
    max_size=8,
)


def _done_to_a_file(changes: list[Change]) -> bytes:
    """What the operating system makes of the same changes."""
    with tempfile.TemporaryFile() as file:
        for change in changes:
            if isinstance(change, Write):
                file.seek(change.offset)
                file.write(change.data)
            else:
                file.truncate(change.size)
        file.seek(0)
        return file.read()


def _after(*changes: list[Change]) -> Disk:
    """A disk on which all but the last of these lists are synced."""
    disk = Disk.before(Trace({NAME: b""}))
    for some in changes[:-1]:
        for change in some:
            disk.take(change)
        disk.take(Sync(FILE))
    for change in changes[-1]:
        disk.take(change)
    return disk


@given(CHANGES, CHANGES)
def test_what_arrives_makes_the_file(synced: list[Change], later: list[Change]) -> None:
    assert _after(synced, later).kept() == {NAME: _done_to_a_file([*synced, *later])}


@given(CHANGES, CHANGES, st.randoms(use_true_random=False))
def test_nothing_synced_is_harmed(first: list[Change], second: list[Change], rng: Random) -> None:
    disk = _after(first, second, [])
    assert disk.is_settled
    files, hurts = disk.cut(rng)
    assert files == {NAME: _done_to_a_file([*first, *second])}
    assert hurts == []


@given(CHANGES, CHANGES, st.randoms(use_true_random=False))
@example([Write(FILE, 0, b"a" * 1_000)], [Write(FILE, 100, b"b" * 600)], Random(1))  # noqa: S311 - repeatable
def test_bytes_around_a_write_are_not_harmed(synced: list[Change], later: list[Change], rng: Random) -> None:
    before = _done_to_a_file(synced)
    harmed = set[int]()
    for change in later:
        if isinstance(change, Write):
            harmed.update(range(change.offset, change.offset + len(change.data)))
        else:
            harmed.update(range(change.size, len(before)))
    files, _ = _after(synced, later).cut(rng)
    for place in set(range(len(before))) - harmed:
        assert files[NAME][place] == before[place]


def test_the_recorder_misses_nothing(tmp_path: Path) -> None:
    shop, elsewhere = tmp_path / "shop", tmp_path / "elsewhere"
    shop.mkdir()
    elsewhere.mkdir()
    with recording(shop) as trace:
        for folder in (shop, elsewhere):
            with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA wal_autocheckpoint=4")
                connection.execute("CREATE TABLE inbox (update_id INTEGER PRIMARY KEY, state TEXT)")
                for number in range(30):
                    connection.execute("INSERT INTO inbox VALUES (?, ?)", (number, "x" * 900))
                _assert_same(trace, shop)
                connection.execute("DELETE FROM inbox WHERE update_id > 9")
                connection.execute("VACUUM")
                _assert_same(trace, shop)
    _assert_same(trace, shop)
    kinds = {type(operation) for operation in trace.operations}
    assert kinds == {Write, Truncate, Sync, Created, Removed}
    assert len(recover(lay_out(elsewhere, _replayed(trace).kept())).updates) == 10


def _replayed(trace: Trace) -> Disk:
    disk = Disk.before(trace)
    for operation in trace.operations:
        disk.take(operation)
    return disk


def _assert_same(trace: Trace, folder: Path) -> None:
    """The files stand as the trace says, byte by byte."""
    there = {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")}
    assert _replayed(trace).kept() == there
