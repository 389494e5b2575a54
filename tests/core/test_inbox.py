"""The inbox: what is written down, what is known already, what waits and what may be forgotten."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from xenia.core import inbox
from xenia.core.database import AsyncSession, Database
from xenia.core.inbox import (
    ANSWERED,
    DONE,
    FAILED,
    RETRY,
    UNIQUE_FOR,
    WAITING,
    AlreadyWorked,
    Item,
    Received,
)
from xenia.core.transaction import in_transaction, reading, transaction

BOT = 1001
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


async def take(
    database: Database, *updates: tuple[int, int], bot: int = BOT, now: datetime = NOW
) -> list[Item]:
    """Write down updates (id, chat) of a bot."""

    async def work(session: AsyncSession) -> list[Item]:
        rows = [(update_id, chat, f'{{"update_id":{update_id}}}') for update_id, chat in updates]
        return await inbox.take_in(session, bot, rows, now)

    return await in_transaction(database, work)


async def rows(database: Database) -> Sequence[Received]:
    async with reading(database) as session:
        return (await session.scalars(select(Received).order_by(Received.id))).all()


async def set_to(database: Database, item: Item, **values: object) -> None:
    async with transaction(database) as session:
        await session.execute(update(Received).where(Received.id == item.id).values(**values))


async def test_a_batch_is_kept_in_its_order_and_its_own_words(database: Database) -> None:
    items = await take(database, (12, 7), (10, 8), (11, 7))
    assert [(item.chat_id, item.raw, item.reply) for item in items] == [
        (7, '{"update_id":12}', None),
        (8, '{"update_id":10}', None),
        (7, '{"update_id":11}', None),
    ]
    assert [(row.update_id, row.state, row.received_at) for row in await rows(database)] == [
        (12, WAITING, NOW),
        (10, WAITING, NOW),
        (11, WAITING, NOW),
    ]
    (later,) = await take(database, (9, 7))
    assert later.id > items[-1].id, "the order of intake, whatever Telegram's numbers"


async def test_what_is_known_is_not_taken_in_again(database: Database) -> None:
    first = await take(database, (1, 7), (2, 7), (3, 7))
    states = (WAITING, DONE, FAILED)
    for item, state in zip(first, states, strict=True):
        await set_to(database, item, state=state, raw="as it was")
    again = await take(database, (1, 7), (2, 7), (3, 7), (4, 7))
    assert [item.raw for item in again] == ['{"update_id":4}']
    kept = await rows(database)
    assert [row.state for row in kept] == [*states, WAITING]
    assert [row.raw for row in kept[:3]] == ["as it was"] * 3


async def test_a_batch_that_repeats_itself_is_cut_to_the_first_of_each(database: Database) -> None:
    async def work(session: AsyncSession) -> list[Item]:
        return await inbox.take_in(session, BOT, [(5, 7, "first"), (6, 7, "x"), (5, 7, "second")], NOW)

    assert [item.raw for item in await in_transaction(database, work)] == ["first", "x"]


async def test_two_bots_may_use_the_same_number(database: Database) -> None:
    await take(database, (1, 7))
    assert len(await take(database, (1, 7), bot=BOT + 1)) == 1


@pytest.mark.parametrize("state", [DONE, FAILED])
async def test_a_number_is_another_update_after_two_days(database: Database, state: str) -> None:
    (old,) = await take(database, (1, 7))
    await set_to(database, old, state=state, reply="old", error="old", reference="01234567")
    (between,) = await take(database, (2, 8))
    assert await take(database, (1, 9), now=NOW + UNIQUE_FOR) == [], "to the second it is the same"
    late = NOW + UNIQUE_FOR + timedelta(seconds=1)
    taken = await take(database, (3, 9), (1, 9), (4, 9), now=late)
    assert [item.raw for item in taken] == ['{"update_id":3}', '{"update_id":1}', '{"update_id":4}']
    assert all(item.id > between.id for item in taken), "it stands behind what came before it"
    (new,) = [row for row in await rows(database) if row.update_id == 1]
    assert (new.chat_id, new.state, new.received_at) == (9, WAITING, late)
    assert (new.reply, new.error, new.reference) == (None, None, None)


async def test_what_waits_for_two_days_is_still_the_same(database: Database) -> None:
    (old,) = await take(database, (1, 7))
    assert await take(database, (1, 7), now=NOW + 2 * UNIQUE_FOR) == []
    await set_to(database, old, state=ANSWERED)
    assert await take(database, (1, 7), now=NOW + 2 * UNIQUE_FOR) == []


async def test_an_effect_is_kept_once(database: Database) -> None:
    (item,) = await take(database, (1, 7))
    async with transaction(database) as session:
        await inbox.answered(session, item.id, '{"notice":"yes"}')
    with pytest.raises(AlreadyWorked):
        async with transaction(database) as session:
            await inbox.answered(session, item.id, '{"notice":"no"}')
    async with reading(database) as session:
        assert await inbox.in_hand(session, limit=9) == [
            Item(item.id, 7, '{"update_id":1}', '{"notice":"yes"}')
        ]
    async with transaction(database) as session:
        await inbox.done(session, [item.id])
    (row,) = await rows(database)
    assert (row.state, row.raw, row.reply) == (DONE, "", None), "what it said is not needed any more"


async def test_what_is_in_hand_comes_in_order_and_in_pages(database: Database) -> None:
    items = await take(database, *((number, 7 + number % 2) for number in range(10)))
    await set_to(database, items[3], state=DONE)
    await set_to(database, items[4], state=FAILED)
    await set_to(database, items[5], state=ANSWERED, reply="{}")
    await set_to(database, items[6], state=RETRY)
    ids = [item.id for index, item in enumerate(items) if index not in {3, 4, 6}]
    async with reading(database) as session:
        assert [item.id for item in await inbox.in_hand(session, limit=3)] == ids[:3]
        assert [item.id for item in await inbox.in_hand(session, after=ids[2], limit=9)] == ids[3:]
        of_one = [item.id for item in await inbox.in_hand(session, chat_id=7, limit=9)]
    assert of_one == [items[0].id, items[2].id, items[8].id]


async def test_what_failed_is_found_by_its_reference_and_worked_again(database: Database) -> None:
    first, second, other = await take(database, (1, 7), (2, 7), (3, 8))
    async with transaction(database) as session:
        await inbox.set_aside(session, first.id, "KeyError at x.py:1 f" + "!" * 300, "aaaaaaaa")
        await inbox.set_aside(session, second.id, "KeyError", "bbbbbbbb")
        await inbox.done(session, [other.id])
    async with transaction(database) as session:
        assert [row.reference for row in await inbox.failed(session)] == ["aaaaaaaa", "bbbbbbbb"]
        (row,) = await inbox.failed(session, "aaaaaaaa")
        assert (row.id, len(row.error or ""), row.raw) == (first.id, 200, '{"update_id":1}')
        assert await inbox.retry(session, row), "what failed as well does not stand in its way"
        assert not await inbox.retry(session, row), "and once asked for is enough"
    async with transaction(database) as session:
        assert [item.id for item in await inbox.asked_again(session)] == [first.id]
        assert await inbox.asked_again(session) == []
    async with reading(database) as session:
        assert [item.id for item in await inbox.in_hand(session, limit=9)] == [first.id]


@pytest.mark.parametrize("state", [WAITING, ANSWERED, DONE, RETRY])
async def test_a_chat_that_moved_on_is_not_surprised_by_a_retry(database: Database, state: str) -> None:
    failed, later, elsewhere = await take(database, (1, 7), (2, 7), (3, 8))
    async with transaction(database) as session:
        await inbox.set_aside(session, failed.id, "KeyError", "aaaaaaaa")
    await set_to(database, later, state=state)
    async with transaction(database) as session:
        (row,) = await inbox.failed(session)
        assert not await inbox.retry(session, row)
    await set_to(database, later, chat_id=elsewhere.chat_id)
    async with transaction(database) as session:
        assert await inbox.retry(session, row), "somebody else's chat is no reason"


async def test_the_old_is_forgotten_and_what_is_in_hand_never(database: Database) -> None:
    items = await take(database, *((number, 7) for number in range(5)))
    for item, state in zip(items, (WAITING, ANSWERED, DONE, FAILED, RETRY), strict=True):
        await set_to(database, item, state=state)
    for moment, left in ((NOW + UNIQUE_FOR, 5), (NOW + UNIQUE_FOR + timedelta(seconds=1), 3)):
        async with transaction(database) as session:
            await inbox.prune(session, moment)
        assert len(await rows(database)) == left
    assert [row.state for row in await rows(database)] == [WAITING, ANSWERED, RETRY]


async def test_no_number_is_given_twice(database: Database) -> None:
    (first,) = await take(database, (1, 7))
    await set_to(database, first, state=FAILED)
    async with transaction(database) as session:
        await inbox.prune(session, NOW + 2 * UNIQUE_FOR)
    assert [(row.state, row.raw) for row in await rows(database)] == [(DONE, "")], "it says nothing any more"
    (second,) = await take(database, (2, 7))
    assert second.id > first.id
