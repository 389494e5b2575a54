"""Whatever work comes side by side, it ends as if each piece had been done alone, one after the other."""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from core.words import table_of_words, words
from databases import fresh_sqlite
from xenia.core import shared_commits
from xenia.core.database import AsyncSession
from xenia.core.transaction import in_transaction

WORDS = st.sampled_from("abcdefgh")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to write and to take away, the turns it leaves to others meanwhile, and how it ends."""

    adds: tuple[str, ...]
    drops: tuple[str, ...]
    turns: int
    ends: str


PIECES = st.builds(
    Piece,
    st.lists(WORDS, max_size=3, unique=True).map(tuple),
    st.lists(WORDS, max_size=1).map(tuple),
    st.integers(0, 3),
    st.sampled_from(["well", "well", "well", "refuses", "stuck", "left"]),
)


def by_the_book(kept: set[str], piece: Piece) -> tuple[set[str], str]:
    """What is kept after one piece that is done alone, and what is told."""
    after = kept - set(piece.drops)
    if after & set(piece.adds):
        return kept, "IntegrityError"
    after |= set(piece.adds)
    if piece.ends == "refuses":
        return kept, "LookupError"
    if piece.ends == "stuck":
        return kept, "TimeoutError"
    return after, "".join(sorted(after))


async def do(piece: Piece, session: AsyncSession) -> str:
    """A piece of work; returns all that is kept when it is done."""
    for word in piece.drops:
        await session.execute(text("DELETE FROM word WHERE said = :word"), {"word": word})
    for word in piece.adds:
        await session.execute(text("INSERT INTO word VALUES (:word)"), {"word": word})
    for _ in range(piece.turns):
        await asyncio.sleep(0)
    if piece.ends == "refuses":
        raise LookupError
    if piece.ends == "stuck":
        MovedTime.now += 2 * shared_commits.LONGEST_WORK
        await asyncio.Event().wait()
    return "".join(sorted((await session.scalars(text("SELECT said FROM word"))).all()))


class MovedTime(asyncio.SelectorEventLoop):
    """A loop whose time stands still until it is moved: only what is stuck is too slow."""

    now = 0.0

    def time(self) -> float:
        return self.now


class SideBySide(RuleBasedStateMachine):
    """Pieces begin at any moment; now and then all are awaited and compared with the book."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.loop = asyncio.Runner(loop_factory=MovedTime)
        self.opened = table_of_words(fresh_sqlite(Path(self.folder.name)))
        self.database = self.loop.run(self.opened.__aenter__())
        self.begun: list[tuple[Piece, asyncio.Task[str]]] = []
        self.kept: set[str] = set()

    @rule(pieces=st.lists(PIECES, min_size=1, max_size=6))
    def begins(self, pieces: list[Piece]) -> None:
        self.loop.run(self._begin(pieces))

    @rule(turns=st.integers(1, 20))
    def time_passes(self, turns: int) -> None:
        self.loop.run(self._turns(turns))

    @rule()
    def all_is_done(self) -> None:
        self.loop.run(self._compare())

    @invariant()
    def nothing_half_is_seen(self) -> None:
        """A reader sees what the book says after some of the pieces that were begun, in their order."""
        moments = [kept := set(self.kept)]
        for piece, _ in self.begun:
            kept, _told = by_the_book(kept, piece)
            moments.append(kept)
        assert set(self.loop.run(words(self.database))) in moments

    def teardown(self) -> None:
        try:
            self.loop.run(self._compare())
        finally:
            self.loop.run(self.opened.__aexit__(None, None, None))
            self.loop.close()
            self.folder.cleanup()

    async def _begin(self, pieces: list[Piece]) -> None:
        for piece in pieces:

            async def work(session: AsyncSession, piece: Piece = piece) -> str:
                return await do(piece, session)

            self.begun.append((piece, asyncio.create_task(in_transaction(self.database, work))))
        await asyncio.sleep(0)
        for piece, task in self.begun:
            if piece.ends == "left":
                task.cancel()  # whoever waited for it goes away; it is done all the same

    async def _turns(self, turns: int) -> None:
        for _ in range(turns):
            await asyncio.sleep(0)

    async def _compare(self) -> None:
        found = await asyncio.gather(*(task for _, task in self.begun), return_exceptions=True)
        if self.database.shared_commits is not None:
            await self.database.shared_commits.close()
        for (piece, _), one in zip(self.begun, found, strict=True):
            self.kept, told = by_the_book(self.kept, piece)
            if piece.ends != "left":
                assert (one if isinstance(one, str) else type(one).__name__) == told
        self.begun.clear()
        assert set(await words(self.database)) == self.kept


def test_side_by_side_is_as_good_as_one_after_the_other() -> None:
    run_state_machine_as_test(
        SideBySide,
        settings=settings(
            max_examples=30,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


def test_the_book_knows_what_the_table_refuses() -> None:
    """The model's word for it is the database's own."""
    assert by_the_book({"a"}, Piece(("a",), (), 0, "well")) == ({"a"}, IntegrityError.__name__)
    assert by_the_book({"a"}, Piece(("a",), ("a",), 0, "well")) == ({"a"}, "a")
