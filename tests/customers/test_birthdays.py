"""Whose birthday is today: everybody's once a year, 29 February as the person picked."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select

from house import START
from xenia.core.database import Database
from xenia.core.transaction import reading, transaction
from xenia.customers.models import Customer, Preferences
from xenia.customers.preferences import Birthday, birthday_of, birthday_on, days_of, set_birthday

DAYS = [date(2028, 1, 1) + timedelta(days=days) for days in range(366)]
BIRTHDAYS = [
    *(Birthday(day.month, day.day) for day in DAYS if (day.month, day.day) != (2, 29)),
    Birthday(2, 29, "before"),
    Birthday(2, 29, "after"),
]


def somebody(number: int) -> dict[str, Any]:
    """A customer's row."""
    return {
        "id": number,
        "telegram_id": number,
        "first_name": "Άννα",
        "language": "el",
        "card_number": f"{number:04}",
        "joined_at": START,
    }


@pytest.mark.parametrize("year", [2027, 2028])
async def test_each_birthday_is_on_one_day_of_the_year(database: Database, year: int) -> None:
    async with transaction(database) as session:
        await session.execute(insert(Customer), [somebody(number) for number in range(1, 368)])
        for number, birthday in enumerate(BIRTHDAYS, 1):
            await set_birthday(session, number, birthday)
    async with reading(database) as session:
        told = await session.scalars(select(Preferences).order_by(Preferences.customer_id))
        assert [birthday_of(one) for one in told] == BIRTHDAYS
        for day in {
            each.replace(year=year) for each in DAYS if year == 2028 or (each.month, each.day) != (2, 29)
        }:
            today = await session.scalars(select(Preferences.customer_id).where(birthday_on(day)))
            expected = {number for number, one in enumerate(BIRTHDAYS, 1) if one.in_year(year) == day}
            assert set(today) == expected
            assert expected, "nobody is born on a day that there is not"


@given(birthday=st.sampled_from(BIRTHDAYS), year=st.integers(1900, 2200))
def test_in_every_year_it_falls_on_its_day_or_the_one_that_was_picked(birthday: Birthday, year: int) -> None:
    day = birthday.in_year(year)
    assert day.year == year
    if (day.month, day.day) != (birthday.month, birthday.day):
        assert (birthday.month, birthday.day) == (2, 29)
        assert (day.month, day.day) == ((2, 28) if birthday.leap == "before" else (3, 1))
        assert day.replace(month=3, day=1) - day.replace(month=2, day=28) == timedelta(days=1)


@pytest.mark.parametrize(
    ("month", "day", "leap"),
    [
        (2, 30, None),
        (4, 31, None),
        (0, 1, None),
        (13, 1, None),
        (5, 0, None),
        (2, 29, None),
        (2, 28, "before"),
    ],
)
def test_what_is_no_birthday_cannot_be_one(month: int, day: int, leap: Any) -> None:
    with pytest.raises(ValueError, match=r"there is no|29 February"):
        Birthday(month, day, leap)


def test_the_days_of_a_month_are_those_of_a_leap_year() -> None:
    assert [days_of(month) for month in range(1, 13)] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


@pytest.mark.parametrize("birthday", [Birthday(2, 29, "before"), Birthday(2, 29, "after")])
def test_29_february_is_itself_where_the_year_has_it(birthday: Birthday) -> None:
    assert birthday.in_year(2028) == date(2028, 2, 29)
