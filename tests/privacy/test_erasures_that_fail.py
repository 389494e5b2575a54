"""An erasure that cannot be done keeps nobody waiting, and the owner knows of it."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from house import House, open_house, said
from privacy.test_erased import wants_to_go
from xenia.core.held import Person
from xenia.core.room import Moment
from xenia.customers.models import Customer
from xenia.privacy import erase
from xenia.privacy.models import Erasure


async def _names(house: House) -> list[str]:
    return [one.first_name for one in await house.rows(Customer)]


async def _later(house: House) -> None:
    house.sandbox.clock.advance(timedelta(minutes=11))
    await house.tick()


async def test_who_cannot_be_erased_keeps_nobody_waiting_and_the_owner_hears_of_it_once(
    database_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole = erase.erase

    async def fails(moment: Moment, person: Person) -> None:
        await whole(moment, person)
        if person.id in (1, 2):
            raise IntegrityError("UPDATE", {"name": "Άννα"}, ValueError("Άννα"))

    async with open_house(database_url) as house:
        owner = await house.owner()
        customers = [await house.customer(name) for name in ("Άννα", "Βασίλης", "Γιώργος")]
        with monkeypatch.context() as patch:
            patch.setattr(erase, "erase", fails)
            for one in customers:
                await wants_to_go(one)
            await house.tick()
            assert await _names(house) == ["Άννα", "Βασίλης", "–"], "the third does not wait for the others"
            assert await house.faults() == []
            for _ in range(3):
                await _later(house)
            assert [one.failures for one in await house.rows(Erasure)] == [4, 4, 0]
            assert await house.faults() == [
                "privacy: erasure of customer 1: tried in vain 4 times",
                "privacy: erasure of customer 2: tried in vain 4 times",
            ]
        told = [one for one in await owner.messages() if "Μια διαγραφή δεν ολοκληρώνεται" in said(one)]
        assert [("αριθμό 1" in said(one), "Άννα" in said(one)) for one in told] == [(True, False)]
        assert "due work failed on one thing" in caplog.text
        assert "Άννα" not in caplog.text

    monkeypatch.setattr(erase, "erase", fails)
    async with open_house(database_url) as house:
        assert await _names(house) == ["Άννα", "Βασίλης", "–"], "the shop opens all the same"
        monkeypatch.setattr(erase, "erase", whole)
        house.sandbox.clock.advance(timedelta(days=1))
        await house.tick()
        assert await _names(house) == ["–", "–", "–"]
        assert await house.faults() == []
