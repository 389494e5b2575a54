"""What a disk may hold after the power was cut.

What was written to a file before its last finished sync is there. Each later write is, by itself, there,
not there, or torn: it reached only some of the sectors it touches, in any order, and may have left garbage in
others. The bytes around a write are never harmed: SQLite calls that "powersafe overwrite", and assumes it of
every disk unless told otherwise. A file may have grown without the bytes that made it grow.

Names are kept as by a file system with a journal: creations and removals arrive in their order. SQLite syncs
the folder together with the first sync of a WAL it has created; until then any of the last may be missing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from powercut.recorder import Acknowledged, Created, Operation, Removed, Sync, Trace, Truncate, Write

Change = Write | Truncate
REACHED, LOST, GARBAGE, TORN = "reached", "lost", "garbage", "torn"
SECTORS = (512, 4096)
"""Bytes that a disk writes at once."""

WAYS: dict[str, Callable[[Random, int, int], str]] = {
    # What becomes of a change, by its number and that of the one the power cut met.
    "nothing arrived": lambda _rng, _number, _met: LOST,
    "everything arrived": lambda _rng, _number, _met: REACHED,
    "in order, the last torn": lambda _rng, number, met: (
        TORN if number == met else REACHED if number < met else LOST
    ),
    "out of order": lambda rng, _number, _met: rng.choice((REACHED, LOST)),
    "out of order and torn": lambda rng, _number, _met: rng.choice((REACHED, LOST, TORN)),
}
"""The ways in which what was written to a file since its last sync may have arrived."""


@dataclass
class Disk:
    """What surely stands on a disk, and what is on its way there."""

    files: dict[int, bytearray]
    names: dict[str, int]
    waiting: dict[int, list[Change]] = field(default_factory=dict)
    """By file, what was written to it and not synced."""
    moves: list[Created | Removed] = field(default_factory=list)

    @classmethod
    def before(cls, trace: Trace) -> "Disk":
        """The disk as it was when the recording began."""
        names = trace.numbered()
        return cls({number: bytearray(trace.start[name]) for name, number in names.items()}, names)

    def take(self, operation: Operation) -> None:
        """The next thing happened."""
        match operation:
            case Write() | Truncate():
                self.waiting.setdefault(operation.file, []).append(operation)
            case Created():
                self.files[operation.file] = bytearray()
                self.moves.append(operation)
            case Removed():
                self.moves.append(operation)
            case Sync():
                for change in self.waiting.pop(operation.file, ()):
                    _apply(self.files[operation.file], change)
                if any(isinstance(move, Created) and move.file == operation.file for move in self.moves):
                    self.names, self.moves = _moved(self.names, self.moves), []
            case Acknowledged():
                pass

    @property
    def is_settled(self) -> bool:
        """Whether nothing is on its way, so that a cut can do no harm."""
        return not self.moves and not any(number in self.waiting for number in self.names.values())

    def kept(self) -> dict[str, bytearray]:
        """The files if everything arrives, as when only the process died."""
        files = {
            name: bytearray(self.files[number]) for name, number in _moved(self.names, self.moves).items()
        }
        for name, number in _moved(self.names, self.moves).items():
            for change in self.waiting.get(number, ()):
                _apply(files[name], change)
        return files

    def cut(self, rng: Random) -> tuple[dict[str, bytearray], list[str]]:
        """Cut the power now: the files that are found afterwards, and how they were hurt."""
        arrived = rng.randint(0, len(self.moves))
        names = _moved(self.names, self.moves[:arrived])
        hurts = [f"names: {arrived} of {len(self.moves)} arrived"] if self.moves else []
        files = {name: bytearray(self.files[number]) for name, number in names.items()}
        for name, number in names.items():
            if number in self.waiting:
                way = rng.choice(list(WAYS))
                _arrive(files[name], self.waiting[number], WAYS[way], rng)
                hurts.append(f"{name}: {way}")
        return files, hurts


def _moved(names: dict[str, int], moves: Iterable[Created | Removed]) -> dict[str, int]:
    moved = dict(names)
    for move in moves:
        if isinstance(move, Created):
            moved[move.name] = move.file
        else:
            del moved[move.name]
    return moved


def _apply(content: bytearray, change: Change) -> None:
    if isinstance(change, Write):
        _put(content, change.offset, change.data)
    else:
        _put(content, change.size, b"")
        del content[change.size :]


def _put(content: bytearray, offset: int, data: bytes) -> None:
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


def _arrive(
    content: bytearray, changes: list[Change], way: Callable[[Random, int, int], str], rng: Random
) -> None:
    met, sector = rng.randrange(len(changes)), rng.choice(SECTORS)
    growth = rng.choice((None, bytes, rng.randbytes))
    for number, change in enumerate(changes):
        fate = way(rng, number, met)
        if fate == REACHED:
            _apply(content, change)
        elif isinstance(change, Write):
            pieces = _sectors(change, sector)
            fates = _torn(len(pieces), rng) if fate == TORN else [LOST] * len(pieces)
            for (start, end), part in zip(pieces, fates, strict=True):
                if part == REACHED:
                    _put(content, start, change.data[start - change.offset : end - change.offset])
                elif part == GARBAGE:
                    _put(content, start, rng.randbytes(end - start))
                elif growth is not None and end > len(content):
                    content.extend(growth(end - len(content)))


def _sectors(write: Write, sector: int) -> list[tuple[int, int]]:
    """Where a write lies, from and to, cut at the borders of the disk's sectors."""
    start, end = write.offset, write.offset + len(write.data)
    return list(pairwise([start, *range(start - start % sector + sector, end, sector), end]))


def _torn(sectors: int, rng: Random) -> list[str]:
    """What became of each sector of a torn write."""
    met = rng.randint(0, sectors)
    return rng.choice(
        (
            [REACHED] * met + [LOST] * (sectors - met),
            [LOST] * met + [REACHED] * (sectors - met),
            rng.choices((REACHED, LOST), k=sectors),
            rng.choices((REACHED, LOST, GARBAGE), k=sectors),
        )
    )
