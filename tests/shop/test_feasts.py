"""Easter and the public holidays, against dates entered by hand."""

from datetime import date, timedelta

import pytest

from xenia.shop.feasts import orthodox_easter, public_holidays

EASTER = tuple(
    date.fromisoformat(day)
    for day in (
        *("2025-04-20", "2026-04-12", "2027-05-02", "2028-04-16", "2029-04-08", "2030-04-28", "2031-04-13"),
        *("2032-05-02", "2033-04-24", "2034-04-09", "2035-04-29", "2036-04-20", "2037-04-05", "2038-04-25"),
        *("2039-04-17", "2040-05-06", "2041-04-21", "2042-04-13", "2043-05-03", "2044-04-24", "2045-04-09"),
        *("2046-04-29", "2047-04-21", "2048-04-05", "2049-04-25", "2050-04-17"),
    )
)
"""As the Church has published them."""

FIXED = ((1, 1), (1, 6), (3, 25), (5, 1), (8, 15), (10, 28), (12, 25), (12, 26))

MOVABLE = {
    2025: ("03-03", "04-18", "04-21", "06-09"),
    2026: ("02-23", "04-10", "04-13", "06-01"),
    2027: ("03-15", "04-30", "05-03", "06-21"),
    2028: ("02-28", "04-14", "04-17", "06-05"),
    2029: ("02-19", "04-06", "04-09", "05-28"),
    2030: ("03-11", "04-26", "04-29", "06-17"),
}
"""Clean Monday, Good Friday, Easter Monday, Monday of the Holy Spirit."""

MAY_DAY_MOVED = {2022: "05-02", 2027: "05-04", 2032: "05-04", 2033: "05-02"}
"""Where 1 May is a Sunday or lies within Easter, the holiday is kept on a working day after it."""


@pytest.mark.parametrize("easter", EASTER, ids=str)
def test_easter_is_when_the_church_keeps_it(easter: date) -> None:
    assert orthodox_easter(easter.year) == easter


@pytest.mark.parametrize("year", MOVABLE)
def test_the_public_holidays_of_a_year(year: int) -> None:
    fixed = {date(year, *day) for day in FIXED}
    movable = {date.fromisoformat(f"{year}-{day}") for day in MOVABLE[year]}
    moved = {date.fromisoformat(f"{year}-{MAY_DAY_MOVED[year]}")} if year in MAY_DAY_MOVED else set()
    assert public_holidays(year) == fixed | movable | moved


@pytest.mark.parametrize("easter", EASTER, ids=str)
def test_what_hangs_on_easter_is_free_in_every_year(easter: date) -> None:
    free = public_holidays(easter.year)
    assert all(easter + timedelta(days=days) in free for days in (-48, -2, 1, 50))
    assert all(day.year == easter.year for day in free)


@pytest.mark.parametrize("year", MAY_DAY_MOVED)
def test_may_day_is_moved_out_of_easter_and_off_a_sunday(year: int) -> None:
    assert date.fromisoformat(f"{year}-{MAY_DAY_MOVED[year]}") in public_holidays(year)
