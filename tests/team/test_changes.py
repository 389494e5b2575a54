"""Who changed what, before and after: written by one place, whatever act it was, and never altered."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from house import House, open_house, said, taps, writes
from xenia.core.changes import Change, compare, watch
from xenia.core.transaction import reading, transaction
from xenia.rewards.models import Reward
from xenia.team.taps import ShowChanges

Meanwhile = Callable[[], Awaitable[None]]


async def lines(house: House) -> list[tuple[str, str]]:
    return [(one.what, one.of.split(" ")[0]) for one in await house.rows(Change) if one.of != "settings"]


async def test_what_an_owner_changes_is_told_before_and_after(house: House) -> None:
    owner, waiter = await house.owner(), await house.team_member()
    offered = await house.reward("Καφές", 100)
    await writes(owner, "/catalogue")
    await taps(owner, "Καφές")
    await taps(owner, "Πόντοι")
    await writes(owner, "120")
    assert await lines(house) == [
        ("changed", "reward"),
        ("changed", "reward_terms"),
        ("added", "reward_terms"),
    ]
    terms = (await house.rows(Change))[-1]
    assert terms.of == f"reward_terms {offered.reward.id} 2"
    assert json.loads(terms.after or "")["cost"] == 120

    await writes(owner, "/team")
    page = await taps(owner, "Ποιος είδε τι")
    assert "Ποιος άλλαξε τι" in page.labels
    page = await taps(owner, "Ποιος άλλαξε τι")
    assert "Κατερίνα: αλλαγή, δώρο" in said(page)
    assert "έκδοση: 1 → 2" in said(page)
    assert "πόντοι: 120" in said(page)

    await writes(owner, "/team")
    await taps(owner, "Μάρκος")
    await taps(owner, "Αφαίρεση: Μάρκος")
    (gone,) = [one for one in await house.rows(Change) if one.of.startswith("team_member")]
    assert list(json.loads(gone.after or "")) == ["removed_at"]
    await waiter.tap_data(ShowChanges().pack(), (await waiter.messages())[-1].message_id)
    assert "Ποιος άλλαξε τι" not in said((await waiter.messages())[-1])


async def _limits(house: House, member_id: int, reward_id: int, meanwhile: Meanwhile | None = None) -> None:
    rooms = house.app.ground.rooms
    async with transaction(house.app.database) as session:
        before = await watch(session, rooms)
        (await session.get_one(Reward, reward_id)).per_customer = 7
        if meanwhile is not None:
            await meanwhile()
        await compare(session, rooms, before, member_id, house.now)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_each_is_told_of_what_they_did_themselves_and_of_nothing_else(house: House) -> None:
    """Two of the team and a customer change something at once."""
    mine, theirs, bought = [(await house.reward(name)).reward.id for name in ("Καφές", "Τσάι", "Γλυκό")]
    others: list[asyncio.Task[None]] = []

    async def meanwhile() -> None:
        async with transaction(house.app.database) as session:
            (await session.get_one(Reward, bought)).stock = 3
        others.append(asyncio.create_task(_limits(house, 2, theirs)))
        waits = text("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
        async with asyncio.timeout(30):
            while not others[0].done():
                async with reading(house.app.database) as session:
                    if await session.scalar(waits):
                        return

    await _limits(house, 1, mine, meanwhile)
    await others[0]
    told = [(one.member_id, one.of) for one in await house.rows(Change) if one.of != "settings"]
    assert told == [(1, f"reward {mine}"), (2, f"reward {theirs}")]


async def test_a_line_stays_as_it_was_written(house: House) -> None:
    assert await house.rows(Change), "the rules with which the shop began"
    for statement in ("UPDATE change_line SET after = ''", "DELETE FROM change_line"):
        with pytest.raises(DBAPIError, match="stays as it was written"):
            async with transaction(house.app.database) as session:
                await session.execute(text(statement))


async def test_the_rules_of_points_are_told_when_they_are_others(database_url: str) -> None:
    for rate in (10, 10, 12):
        async with open_house(database_url, points_per_euro=rate) as house:
            told = [one.after or "" for one in await house.rows(Change)]
    assert [json.loads(one)["points_per_euro"] for one in told] == [10, 12]


async def test_the_rules_are_told_in_words_and_amounts_in_euros(house: House) -> None:
    owner = await house.owner()
    await writes(owner, "/team")
    await taps(owner, "Ποιος είδε τι")
    page = said(await taps(owner, "Ποιος άλλαξε τι"))
    limit = house.app.shop.rules.award_limit_cents // 100
    assert f"μεγαλύτερη αγορά: {limit},00\xa0€" in page
    assert "λεπτά για αναίρεση πόντων: 10" in page
    assert "_" not in page
