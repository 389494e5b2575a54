"""Records what SQLite does to its files: every write, cut, sync, creation and removal, in their order.

SQLite reaches the disk through a table of functions, its VFS. While recording, "open" and "delete" of that
table are ours, and so are "write", "truncate" and "sync" of every file opened in the watched folder. Each
does what the original does and notes it; the code that is recorded is the shop's own, unchanged.

The shared memory beside a WAL (`-shm`) is not recorded: SQLite makes it anew after a power cut.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from ctypes import (
    CFUNCTYPE,
    Structure,
    addressof,
    c_char_p,
    c_int,
    c_int64,
    c_void_p,
    cast,
    string_at,
)
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple


class Write(NamedTuple):
    """Bytes were handed over for a place in a file."""

    file: int
    offset: int
    data: bytes


class Truncate(NamedTuple):
    """A file was cut to a size."""

    file: int
    size: int


class Sync(NamedTuple):
    """All that was written to a file before this has reached the disk."""

    file: int


class Created(NamedTuple):
    """A file came to be under a name."""

    file: int
    name: str


class Removed(NamedTuple):
    """A name was removed, and its file with it."""

    name: str


class Acknowledged(NamedTuple):
    """Somebody was told that an update has come this far; from here on that must stay true."""

    update_id: int
    state: str


Operation = Write | Truncate | Sync | Created | Removed | Acknowledged


@dataclass
class Trace:
    """What happened to the files of a folder, starting from what it held; files are numbered."""

    start: dict[str, bytes]
    operations: list[Operation] = field(default_factory=list)

    def acknowledge(self, update_id: int, state: str) -> None:
        """Note that an update has been acknowledged in this state, now."""
        self.operations.append(Acknowledged(update_id, state))

    def numbered(self) -> dict[str, int]:
        """The numbers of the files there were at the start; the database, whose name is shortest, has 0."""
        return {name: number for number, name in enumerate(sorted(self.start))}


_FUNCTIONS = (
    "xClose xRead xWrite xTruncate xSync xFileSize xLock xUnlock xCheckReservedLock xFileControl xSectorSize "
    "xDeviceCharacteristics xShmMap xShmLock xShmBarrier xShmUnmap xFetch xUnfetch"
)


class _Vfs(Structure):  # sqlite3_vfs, as far as it is used here
    _fields_ = (
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", c_void_p),
        ("xDelete", c_void_p),
    )


class _Methods(Structure):  # sqlite3_io_methods
    _fields_ = (("iVersion", c_int), *((name, c_void_p) for name in _FUNCTIONS.split()))


class _File(Structure):  # sqlite3_file: what follows belongs to the VFS
    _fields_ = (("pMethods", c_void_p),)


_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)

_kept: list[object] = []
"""What SQLite may still call when a recording is over; it lives as long as the process."""


def _disk_of_sqlite() -> _Vfs:
    """SQLite's default VFS.

    `sqlite3_vfs_find` would give it, but cannot be called where Python has SQLite built in. A connection
    always leads there: after Python's own header stands its `sqlite3 *`, whose first field is the VFS.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        handle = c_void_p.from_address(id(connection) + object.__basicsize__).value or 0
        vfs = _Vfs.from_address(c_void_p.from_address(handle).value or 0)
    assert vfs.zName in {b"unix", b"win32"}, "this Python keeps its SQLite connections in another way"
    return vfs


@contextmanager
def recording(folder: Path) -> Iterator[Trace]:
    """Record all that SQLite does to files in `folder`; these are opened and closed within."""
    watched = os.path.realpath(folder)
    trace = Trace({one.name: one.read_bytes() for one in folder.iterdir() if not one.name.endswith("-shm")})
    recorder = _Recorder(trace, watched)
    vfs = _disk_of_sqlite()
    original = vfs.xOpen, vfs.xDelete
    _kept.append(recorder)
    vfs.xOpen = recorder.taking(_OPEN, original[0], recorder.open)
    vfs.xDelete = recorder.taking(_DELETE, original[1], recorder.delete)
    try:
        yield trace
    finally:
        vfs.xOpen, vfs.xDelete = original


class _Recorder:
    def __init__(self, trace: Trace, folder: str) -> None:
        self._trace, self._folder = trace, folder
        self._numbers = trace.numbered()
        self._next = len(self._numbers)
        self._opened: dict[int, int] = {}  # address of SQLite's file -> number
        self._methods: dict[int, _Methods] = {}  # address of the original table -> ours
        self._functions: list[object] = []
        self._lock = threading.Lock()  # what is noted has the order of what was done, whichever thread did it

    def taking(self, kind: Any, original: int, ours: Callable[..., int]) -> int:
        """The address of a function that calls `ours` with the original, in the lock."""
        real = kind(original)

        def called(*given: Any) -> int:
            with self._lock:
                return ours(real, *given)

        function = kind(called)
        self._functions.append(function)
        address = cast(function, c_void_p).value
        assert address is not None
        return address

    def _name(self, path: int | None) -> str | None:
        """The name of a file in the watched folder; None for any other."""
        if path is None:
            return None
        folder, name = os.path.split(os.fsdecode(string_at(path)))
        return name if folder == self._folder else None

    def open(self, real: Any, vfs: int, path: int | None, file: int, flags: int, out: int | None) -> int:
        result: int = real(vfs, path, file, flags, out)
        name = self._name(path)
        if result != 0 or name is None:
            return result
        if name not in self._numbers:
            self._numbers[name] = self._next
            self._next += 1
            self._trace.operations.append(Created(self._numbers[name], name))
        self._opened[file] = self._numbers[name]
        opened = _File.from_address(file)
        opened.pMethods = addressof(self._ours(opened.pMethods))
        return result

    def _ours(self, address: int) -> _Methods:
        if address not in self._methods:
            original = _Methods.from_address(address)
            ours = _Methods.from_buffer_copy(original)
            ours.xWrite = self.taking(_WRITE, original.xWrite, self._write)
            ours.xTruncate = self.taking(_TRUNCATE, original.xTruncate, self._truncate)
            ours.xSync = self.taking(_SYNC, original.xSync, self._sync)
            self._methods[address] = ours
        return self._methods[address]

    def delete(self, real: Any, vfs: int, path: int, sync: int) -> int:
        result: int = real(vfs, path, sync)
        name = self._name(path)
        if result == 0 and name in self._numbers:
            del self._numbers[name]
            self._trace.operations.append(Removed(name))
        return result

    def _write(self, real: Any, file: int, data: int, size: int, offset: int) -> int:
        result: int = real(file, data, size, offset)
        if result == 0:
            self._trace.operations.append(Write(self._opened[file], offset, string_at(data, size)))
        return result

    def _truncate(self, real: Any, file: int, size: int) -> int:
        result: int = real(file, size)
        if result == 0:
            self._trace.operations.append(Truncate(self._opened[file], size))
        return result

    def _sync(self, real: Any, file: int, flags: int) -> int:
        result: int = real(file, flags)
        if result == 0:
            self._trace.operations.append(Sync(self._opened[file]))
        return result
