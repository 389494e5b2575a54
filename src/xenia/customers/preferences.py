"""What a customer tells us about themselves and about how we may write to them. Nothing of it is required."""

from calendar import isleap, monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, delete, or_, select

from xenia.core.database import AsyncSession
from xenia.core.refusal import Refusal
from xenia.customers import name_days
from xenia.customers.models import Preferences
from xenia.customers.zones import ZONES

USUAL_QUIET = (21, 9)
"""Local hours from and until which nothing unasked is sent to those who chose no others."""
USUAL_MONTHLY = 4
"""Unasked messages in 30 days for those who chose no other number."""
OFTEN = (1, 2, 4)
"""The numbers from which a customer chooses."""

BEFORE, AFTER = "before", "after"
_A_LEAP_YEAR = 2024


class TooYoung(Refusal):
    """The customer says they are not 15 yet: they cannot agree by themselves; no day of theirs is kept."""

    def __init__(self) -> None:
        super().__init__("customers-refusal-young")


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day and a month; no year is asked for.

    Raises:
        ValueError: there is no such day, or it is 29 February (or is not) and what `leap` says does not fit.
    """

    month: int
    day: int
    leap: Literal["before", "after"] | None = None
    """Of 29 February, in other years: on the day before (28 February) or after (1 March)."""

    def __post_init__(self) -> None:
        if not 1 <= self.day <= days_of(self.month):
            raise ValueError(f"there is no day {self.day} in month {self.month}")
        if self.leap not in ({BEFORE, AFTER} if self.is_leap_day else {None}):
            raise ValueError("29 February needs a day for other years, and no other day does")

    @property
    def is_leap_day(self) -> bool:
        """Whether it is the day that most years do not have."""
        return (self.month, self.day) == (2, 29)

    def in_year(self, year: int) -> date:
        """The day on which it falls in that year."""
        if self.is_leap_day and not isleap(year):
            return date(year, 2, 28) if self.leap == BEFORE else date(year, 3, 1)
        return date(year, self.month, self.day)


def days_of(month: int) -> int:
    """The most days that a month can have.

    Raises:
        ValueError: there is no such month.
    """
    if not 1 <= month <= 12:  # noqa: PLR2004 - the months of a year
        raise ValueError(f"there is no month {month}")
    return monthrange(_A_LEAP_YEAR, month)[1]


def birthday_of(preferences: Preferences | None) -> Birthday | None:
    """The birthday somebody told us."""
    if preferences is None or preferences.birth_month is None or preferences.birth_day is None:
        return None
    leap = cast('Literal["before", "after"] | None', preferences.leap_day)
    return Birthday(preferences.birth_month, preferences.birth_day, leap)


def birthday_on(day: date) -> ColumnElement[bool]:
    """The condition on `Preferences` that the customer's birthday falls on that day, where they are."""
    today = and_(Preferences.birth_month == day.month, Preferences.birth_day == day.day)
    choice = {(2, 28): BEFORE, (3, 1): AFTER}.get((day.month, day.day))
    if choice is None or isleap(day.year):
        return today
    leap_day = and_(
        Preferences.birth_month == 2,  # noqa: PLR2004 - February
        Preferences.birth_day == 29,  # noqa: PLR2004 - which this year does not have
        Preferences.leap_day == choice,
    )
    return or_(today, leap_day)


def zone_of(preferences: Preferences | None, shop: ZoneInfo) -> ZoneInfo:
    """The time zone in which a customer lives; the shop's unless they chose another."""
    return ZoneInfo(preferences.zone) if preferences is not None and preferences.zone else shop


def quiet_hours_of(preferences: Preferences | None) -> tuple[int, int]:
    """The local hours from and until which nothing unasked is sent to a customer."""
    if preferences is None or preferences.quiet_from is None or preferences.quiet_until is None:
        return USUAL_QUIET
    return preferences.quiet_from, preferences.quiet_until


def is_quiet(hour: int, quiet: tuple[int, int]) -> bool:
    """Whether that local hour lies in the quiet ones; they may reach across midnight.

    Twice the same hour is no quiet at all.
    """
    start, end = quiet
    return start <= hour < end if start <= end else hour >= start or hour < end


def monthly_of(preferences: Preferences | None) -> int:
    """The most unasked messages that a customer gets in 30 days."""
    return USUAL_MONTHLY if preferences is None or preferences.monthly is None else preferences.monthly


async def preferences_of(session: AsyncSession, customer_ids: Collection[int]) -> dict[int, Preferences]:
    """What these customers told us; who told nothing is not in it."""
    found = await session.scalars(select(Preferences).where(Preferences.customer_id.in_(customer_ids)))
    return {one.customer_id: one for one in found}


async def say_age(session: AsyncSession, customer_id: int, *, of_age: bool) -> None:
    """The customer says whether they are 15 or older; they may say otherwise later.

    Of somebody younger neither birthday nor name day is kept.
    """
    row = await _row(session, customer_id)
    row.of_age = of_age
    if not of_age:
        row.birth_month = row.birth_day = row.leap_day = row.name_day = None
    await session.flush()


async def set_birthday(session: AsyncSession, customer_id: int, birthday: Birthday | None) -> None:
    """The customer tells us their birthday, or with None takes it back.

    Raises:
        TooYoung: they say that they are under 15.
    """
    row = await _row(session, customer_id)
    if birthday is not None and row.of_age is False:
        raise TooYoung
    row.birth_month = birthday.month if birthday else None
    row.birth_day = birthday.day if birthday else None
    row.leap_day = birthday.leap if birthday else None
    await session.flush()


async def set_name_day(session: AsyncSession, customer_id: int, key: str | None) -> None:
    """The customer keeps the feast of that name, or with None of none.

    Raises:
        KeyError: the calendar has no such name.
        TooYoung: they say that they are under 15.
    """
    if key is not None and not name_days.is_known(key):
        raise KeyError(key)
    row = await _row(session, customer_id)
    if key is not None and row.of_age is False:
        raise TooYoung
    row.name_day = key
    await session.flush()


async def set_zone(session: AsyncSession, customer_id: int, zone: str | None) -> None:
    """The customer lives in that time zone, one of `ZONES`; None is the shop's.

    Raises:
        ValueError: we do not offer it.
    """
    if zone is not None and zone not in ZONES:
        raise ValueError(f"{zone!r} is not among the time zones")
    (await _row(session, customer_id)).zone = zone
    await session.flush()


async def set_quiet_hours(session: AsyncSession, customer_id: int, quiet: tuple[int, int] | None) -> None:
    """The customer wants quiet from the one local hour to the other; None is the usual, 21 to 9.

    Raises:
        ValueError: an hour is none, or both are the same.
    """
    if quiet is not None and (not all(0 <= hour <= 23 for hour in quiet) or quiet[0] == quiet[1]):  # noqa: PLR2004 - the hours of a day
        raise ValueError(f"{quiet} are no quiet hours")
    row = await _row(session, customer_id)
    row.quiet_from, row.quiet_until = quiet if quiet is not None and quiet != USUAL_QUIET else (None, None)
    await session.flush()


async def set_monthly(session: AsyncSession, customer_id: int, monthly: int) -> None:
    """The customer wants at most that many unasked messages in 30 days, one of `OFTEN`.

    Raises:
        ValueError: we do not offer that number.
    """
    if monthly not in OFTEN:
        raise ValueError(f"{monthly} is not among the numbers")
    (await _row(session, customer_id)).monthly = monthly if monthly != USUAL_MONTHLY else None
    await session.flush()


async def forget_preferences(session: AsyncSession, customer_id: int) -> None:
    """Nothing of what the customer told us is kept."""
    await session.execute(delete(Preferences).where(Preferences.customer_id == customer_id))


async def _row(session: AsyncSession, customer_id: int) -> Preferences:
    row = await session.get(Preferences, customer_id)
    if row is None:
        row = Preferences(customer_id=customer_id)
        session.add(row)
    return row
