"""A wish goes on a day of rest when that is its day, or nothing else is left to it."""

from datetime import datetime

import pytest

from deliveries.mail import ATHENS
from house import ON_SQLITE, House
from outreach.people import at, athens, born, decides, keeps, reads
from xenia.customers.preferences import Birthday
from xenia.deliveries import governor
from xenia.deliveries.governor import Facts, Go, Reason, Verdict, Wait, Wish, judge
from xenia.deliveries.models import Delivery
from xenia.outreach import places


def test_a_wish_ends_so_many_days_behind_its_day() -> None:
    assert governor.LATE == places.LATE


def _on(day: int, its_own: int, *, rests: frozenset[int]) -> Verdict:
    """What is said at ten on that day of June 2027 of a birthday wish."""
    facts = Facts(ATHENS, (21, 9), 4, lambda one: one.day in rests, {"birthday": 7})
    ends = datetime(2027, 6, its_own + 3, tzinfo=ATHENS)
    return judge(Wish(1, "birthday", 7, 1, ends), facts, datetime(2027, 6, day, 10, tzinfo=ATHENS))


@pytest.mark.parametrize(
    ("day", "its_own", "rests", "goes_on"),
    [
        (6, 6, {6}, 6),  # its own
        (6, 5, {6}, 7),  # the day behind it
        (6, 5, {6, 7}, 6),  # nothing but days of rest until it ends
        (6, 4, {6}, 6),  # its last day
        (6, 5, set(), 6),
    ],
)
def test_the_day_on_which_it_goes(day: int, its_own: int, rests: set[int], goes_on: int) -> None:
    verdict = _on(day, its_own, rests=frozenset(rests))
    if goes_on == day:
        assert verdict == Go()
        return
    later = datetime(2027, 6, goes_on, 9, tzinfo=ATHENS)
    assert verdict == Wait(later, Reason.QUIET_DAY)


@ON_SQLITE
async def test_a_wish_that_had_to_wait_leaves_the_sunday_alone(house: House) -> None:
    """Birthday and name day on one Saturday: one goes then, the other on Monday."""
    savvas = await house.customer("Σάββας")
    await decides(house, 1, "birthday", "nameday")
    await born(house, 1, Birthday(12, 5))
    await keeps(house, 1, "savvas")
    arrived = []
    for day in (5, 6, 7):
        await at(house, athens(2026, 12, day, 11))
        arrived.append(len(await reads(savvas)))
    assert arrived == [1, 1, 2]
    assert [one.reason for one in await house.rows(Delivery)] == [None, None]


@ON_SQLITE
async def test_a_wish_goes_on_the_sunday_that_is_its_day(house: House) -> None:
    nikos = await house.customer("Νίκος")
    await decides(house, 1, "nameday")
    await keeps(house, 1, "nikolaos")
    await at(house, athens(2026, 12, 6, 11))
    assert len(await reads(nikos)) == 1
