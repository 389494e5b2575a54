"""A clock that is set back has nobody wait for the hour that it showed before."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from deliveries.mail import MORNING, customers, receipts
from deliveries.test_unasked import CALL, Office
from house import ON_SQLITE, House, writes
from outreach.people import at, athens, born, decides, reads
from xenia.core.database import Database
from xenia.core.outcomes import NotSent
from xenia.core.transaction import transaction
from xenia.customers.preferences import Birthday
from xenia.deliveries.claim import LEASE
from xenia.deliveries.models import QUEUED, SENDING, UNKNOWN, Delivery

BACK = timedelta(hours=6)


@pytest.mark.parametrize("was", ["tried", "queued"])
async def test_what_is_owed_goes_at_once(database: Database, was: str) -> None:
    async with transaction(database) as session:
        await customers(session, 1, ())
        await receipts(session, [1])
    office = Office(database)
    if was == "tried":
        office.fate[1] = NotSent(CALL, "refused")
        await office.sender.drain()
        office.fate.clear()
    office.now -= BACK
    office.sent.clear()
    await office.sender.drain()
    assert office.sent == []
    await office.sender.look_after()
    await office.sender.drain()
    assert office.sent == [(1, "receipt 1")]


async def test_a_pause_between_attempts_is_kept(database: Database) -> None:
    async with transaction(database) as session:
        await customers(session, 1, ())
        await receipts(session, [1])
    office = Office(database)
    office.fate[1] = NotSent(CALL, "refused")
    for _ in range(12):
        await office.sender.drain()
        (row,) = await office.rows()
        await office.sender.look_after()
        assert (await office.rows())[0].retry_at == row.retry_at > office.now
        office.now = row.retry_at


@pytest.mark.parametrize(("purpose", "state"), [(None, QUEUED), ("winback", UNKNOWN)])
async def test_a_lease_is_over(database: Database, purpose: str | None, state: str) -> None:
    async with transaction(database) as session:
        await customers(session, 1)
        await receipts(session, [1])
        await session.flush()
        left = {"state": SENDING, "epoch": 1, "lease_until": MORNING + LEASE, "sent_at": MORNING}
        await session.execute(update(Delivery).values(purpose=purpose, **left))
    office = Office(database)
    office.now -= BACK
    await office.sender.look_after()
    (row,) = await office.rows()
    assert (row.state, row.reason) == (state, "interrupted")


@ON_SQLITE
async def test_who_had_stopped_the_bot_and_writes_again_is_heard(house: House) -> None:
    anna = await house.customer()
    await decides(house, 1, "birthday")
    await born(house, 1, Birthday(12, 1))
    await anna.block()
    await at(house, athens(2026, 12, 1, 18))
    assert [one.state for one in await house.rows(Delivery)] == ["paused"]
    await anna.unblock()
    house.sandbox.clock.set(athens(2026, 12, 1, 12))
    await house.app.sender.look_after()
    assert [one.state for one in await house.rows(Delivery)] == ["paused"], "nobody has written yet"
    await writes(anna, "/menu")
    await house.app.sender.look_after()
    await house.deliveries()
    assert len(await reads(anna)) == 1
