"""A table of words, for tests of transactions; and what SQLite and the loop really did."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import text

from xenia.core.database import AsyncSession, Database
from xenia.core.transaction import reading, transaction


@asynccontextmanager
async def table_of_words(url: str) -> AsyncIterator[Database]:
    """An open database with a table of words, each of which it takes once."""
    database = Database(url)
    async with transaction(database) as session:
        await session.execute(text("CREATE TABLE word (said VARCHAR(40) NOT NULL UNIQUE)"))
    try:
        yield database
    finally:
        await database.close()


async def write(session: AsyncSession, *words: str) -> None:
    """Write words down; one that is there already breaks the rule of the table."""
    for word in words:
        await session.execute(text("INSERT INTO word (said) VALUES (:word)"), {"word": word})


async def words(database: Database) -> list[str]:
    """All words that are kept."""
    async with reading(database) as session:
        return sorted((await session.scalars(text("SELECT said FROM word"))).all())


def commits_in(log: Path) -> int:
    """How many COMMITs SQLite's write-ahead log holds since it was begun anew: what really happened."""
    content = log.read_bytes()
    page_size, salt = int.from_bytes(content[8:12], "big"), content[16:24]
    frames = range(32, len(content) - page_size - 23, page_size + 24)
    # The last frame of a transaction says how large the database is after it (the file format, 4.1).
    return sum(content[at + 8 : at + 16] == salt and any(content[at + 4 : at + 8]) for at in frames)


async def longest_pause(over: "asyncio.Future[None]") -> float:
    """How long the loop stood still at worst, in seconds, until `over` was done."""
    loop = asyncio.get_running_loop()
    worst, before = 0.0, loop.time()
    while not over.done():
        await asyncio.sleep(0)
        worst, before = max(worst, loop.time() - before), loop.time()
    return worst
