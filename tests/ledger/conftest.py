"""A shop with three customers and two team members, and nothing else."""

import pytest

from ledger.world import empty
from xenia.core.database import Database
from xenia.core.transaction import transaction


@pytest.fixture
async def shop(database: Database) -> Database:
    """Both kinds of database, with customers 1 to 3 and team members 1 and 2."""
    async with transaction(database) as session:
        await empty(session)
    return database
