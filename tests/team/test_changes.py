"""Who changed what, before and after: written by one place, whatever act it was, and never altered."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from house import House, open_house, said, taps, writes
from xenia.core.changes import Change
from xenia.core.transaction import transaction
from xenia.team.taps import ShowChanges


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
